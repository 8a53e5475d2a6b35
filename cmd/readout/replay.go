package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
)

// replayCmd plays an imported coverage as it happened.
type replayCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Slug      string  `help:"help.replay_slug" required:""`
	Speed     float64 `help:"help.replay_speed" default:"60"`
}

// Run makes replayCmd a command.
func (c *replayCmd) Run(s *session) error {
	if !(c.Speed > 0 && c.Speed <= 1e6) {
		return fault.At("--speed", "replay.speed", "got", c.Speed)
	}
	return s.perform("replay", c.siteFlags, replayParams{Slug: c.Slug, Speed: c.Speed, Lang: s.lang()})
}

type replayParams struct {
	Slug  string
	Speed float64
	Lang  string
}

func replay(ctx context.Context, a *app, p replayParams, out io.Writer) error {
	r, messages, err := a.desk.OpenReplay(ctx, p.Slug)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, i18n.T(p.Lang, "replay.into", "slug", r.Slug))
	steps := make([]step, len(messages))
	for i, m := range messages {
		steps[i] = step{at: m.Said, do: func(ctx context.Context) error {
			posted, err := a.desk.CopyUpdate(ctx, r.Slug, m)
			if err == nil {
				fmt.Fprintln(out, i18n.T(p.Lang, "replay.posted", "count", i+1, "of", len(messages), "n", posted.N))
			}
			return err
		}}
	}
	if err := play(ctx, steps, p.Speed); err != nil {
		return err
	}
	return endReplay(ctx, a, r.Slug)
}

// endReplay says that a coverage has ended. An editor may have changed it while it played:
// it ends as it stands now.
func endReplay(ctx context.Context, a *app, slug string) error {
	ended := coverage.Ended
	for {
		now, err := a.desk.DeskCoverage(ctx, slug)
		if err != nil {
			return err
		}
		_, err = a.desk.EditCoverage(ctx, slug, desk.CoverageEdit{From: now.Coverage.Revision, State: &ended})
		if fault.KindOf(err) != fault.Conflict {
			return err
		}
	}
}

// step is something that happened at a moment.
type step struct {
	at time.Time
	do func(context.Context) error
}

// play does the steps in order, with the time between them that there was, divided by speed. Of one that
// was told to end, what goes wrong is that: the store may be closed already while a step is done.
func play(ctx context.Context, steps []step, speed float64) error {
	for i, s := range steps {
		if i > 0 {
			wait := time.Duration(float64(s.at.Sub(steps[i-1].at)) / speed)
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if err := s.do(ctx); err != nil {
			return cmp.Or(ctx.Err(), err)
		}
	}
	return nil
}
