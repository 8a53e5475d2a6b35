package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/markup"
	"readout/internal/masthead"
	"readout/internal/people"
	"readout/internal/sample"
	"readout/internal/text"
)

// demoCmd opens a throwaway site.
type demoCmd struct {
	Listen string  `help:"help.demo_listen" default:"127.0.0.1:8080" env:"READOUT_LISTEN"`
	Lang   string  `help:"help.demo_lang" enum:"ja,en,ru" default:"en" env:"READOUT_LANG"`
	Speed  float64 `help:"help.demo_speed" default:"60"`
}

// demoHead is how many updates are there from the beginning, so that a stranger finds a
// page and not an empty one.
const demoHead = 4

// Run makes demoCmd a command. It makes a folder of its own and touches no other: who names one
// by hand expects something else, and is told.
func (c *demoCmd) Run(s *session) error {
	if slices.Contains(s.typed, "data") {
		return fault.At("--data", "demo.own_folder")
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(s.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	dir, err := os.MkdirTemp("", "readout-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	release, err := lock(dir)
	if err != nil {
		return err
	}
	sv := &server{
		dir: dir, front: frontFlags{Listen: freeAddress(c.Listen), TLS: &tlsFlags{}},
		site: desk.Site{Lang: c.Lang, TZ: "Asia/Tokyo"},
	}
	ctx, stop := untilHungUp(s.ctx)
	var playing chan error // what it came to; nil: it has not begun
	err = sv.serve(ctx, func(ctx context.Context) error {
		password, steps, err := c.furnish(people.With(ctx, system), sv)
		if err != nil {
			stop()
			return err
		}
		c.greet(s, sv, password)
		playing = make(chan error, 1)
		go func() { playing <- play(people.With(ctx, system), steps, c.Speed) }()
		return nil
	})
	stop()
	return first(err, played(playing), release())
}

// played waits until the demo plays no more, having been told to end, and gives what went wrong with it.
func played(playing <-chan error) error {
	if playing == nil {
		return nil
	}
	select {
	case err := <-playing:
		if errors.Is(err, context.Canceled) {
			return nil
		}
		return err
	case <-time.After(shutdown):
		return nil
	}
}

// untilHungUp ends with its terminal too, so that the folder goes then as it does else, unless
// whoever started it has it outlive that (nohup).
func untilHungUp(ctx context.Context) (context.Context, context.CancelFunc) {
	if signal.Ignored(syscall.SIGHUP) {
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}

// freeAddress gives the address, or its host with a free port if it is in use.
func freeAddress(address string) string {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		host, _, err := net.SplitHostPort(address)
		if err == nil {
			return net.JoinHostPort(host, "0")
		}
	}
	if err == nil {
		l.Close()
	}
	return address
}

func (c *demoCmd) greet(s *session, sv *server, password string) {
	say := func(key string, args ...any) string { return i18n.T(s.lang(), key, args...) }
	fmt.Fprintf(s.stdout, "%s\n\n", say("demo.is", "speed", fmt.Sprintf("%g", c.Speed)))
	for _, row := range [][]string{
		{say("demo.page"), "/c/jr-2017"},
		{say("demo.readouts"), "/talks/jr22/jr22-2", "/talks/jr22/jr22-1"},
		{say("demo.talks"), "/talks/jr22", "/talks/basin"},
		{"日本語, English, по-русски", "/ja/c/jr-2017", "/en/c/jr-2017", "/ru/c/jr-2017"},
		{say("demo.desk", "name", "editor", "password", password), "/desk"},
	} {
		fmt.Fprintf(s.stdout, "  %s\n", row[0])
		for _, path := range row[1:] {
			fmt.Fprintf(s.stdout, "    %s%s\n", sv.baseURL, path)
		}
	}
	fmt.Fprintf(s.stdout, "\n%s\n", say("demo.ends"))
}

// furnish puts the sample in and gives what is left to play.
func (c *demoCmd) furnish(ctx context.Context, sv *server) (password string, steps []step, err error) {
	site, err := sample.Load()
	if err != nil {
		return "", nil, err
	}
	password = people.NewSecret()[:14]
	if err := sv.app.desk.AddUser(ctx, "editor", people.Owner, password); err != nil {
		return "", nil, err
	}
	if err := furnishSections(ctx, sv.app, site.Sections); err != nil {
		return "", nil, err
	}
	if err := furnishRecord(ctx, sv.app, site); err != nil {
		return "", nil, err
	}
	cited, err := citing(sv.app, site)
	if err != nil {
		return "", nil, err
	}
	for i := range site.Coverages {
		some, err := furnishCoverage(ctx, sv.app, &site.Coverages[i], cited)
		if err != nil {
			return "", nil, fmt.Errorf("sample %s: %w", site.Coverages[i].Slug, err)
		}
		steps = append(steps, some...)
	}
	return password, steps, cited.takeAll(ctx)
}

func furnishSections(ctx context.Context, a *app, of []sample.Section) error {
	var all masthead.Sections
	for _, s := range of {
		all = append(all, masthead.Section{Slug: s.Slug, Names: s.Names})
	}
	_, err := a.desk.ConfigureSections(ctx, 0, all)
	return err
}

func furnishRecord(ctx context.Context, a *app, site *sample.Site) error {
	for _, it := range site.Actors {
		if err := a.desk.SaveActor(ctx, it, 0); err != nil {
			return err
		}
	}
	for _, it := range site.Tenures {
		if err := a.desk.SaveTenure(ctx, it, 0); err != nil {
			return err
		}
	}
	for _, it := range site.Events {
		if err := a.desk.SaveEvent(ctx, it, 0); err != nil {
			return err
		}
	}
	for _, it := range site.Issues {
		if err := a.desk.SaveIssue(ctx, it, 0); err != nil {
			return err
		}
	}
	return nil
}

// furnishCoverage opens a coverage of the sample. One that plays begins, and the rest of it is
// given as steps; others are put in whole.
func furnishCoverage(ctx context.Context, a *app, from *sample.Coverage, cited *demoRecord) ([]step, error) {
	content := coverage.Content{
		Form: from.Form, State: from.State, Lang: from.Lang, TZ: from.TZ, Title: from.Title, Standfirst: from.Standfirst,
		Section: from.Section, Topic: from.Topic, Tags: from.Tags, Event: string(from.Event), Notice: from.Notice, Address: from.Address,
	}
	if from.Plays {
		content.State = coverage.Running
	}
	var err error
	if content.Lead, err = drawn(a, from.Lead); err != nil {
		return nil, err
	}
	if _, err := a.desk.CopyCoverage(ctx, from.Slug, content); err != nil {
		return nil, err
	}
	var steps []step
	for i := range from.Updates {
		u := &from.Updates[i]
		steps = append(steps, step{at: u.Said, do: func(ctx context.Context) error {
			if err := furnishUpdate(ctx, a, from.Slug, u); err != nil {
				return err
			}
			return cited.posted(ctx, from.Slug, u)
		}})
	}
	if from.Plays {
		last := steps[len(steps)-1].at
		steps = append(steps, step{at: last, do: func(ctx context.Context) error { return endReplay(ctx, a, from.Slug) }})
	}
	now := len(steps)
	if from.Plays {
		now = demoHead
	}
	for _, s := range steps[:now] {
		if err := s.do(ctx); err != nil {
			return nil, err
		}
	}
	return steps[now:], nil
}

func furnishUpdate(ctx context.Context, a *app, slug string, u *sample.Update) error {
	body, err := markup.Markdown(ctx, u.Body)
	if err != nil {
		return err
	}
	pictures, err := drawn(a, u.Pictures)
	if err != nil {
		return err
	}
	posted, err := a.desk.CopyUpdate(ctx, slug, coverage.Message{
		Kind: u.Kind, Mark: u.Mark, Said: u.Said.UTC(), Headline: u.Headline, Headlines: u.Headlines, Body: body,
		Pictures: pictures, Cards: u.Cards, Pinned: u.Pinned,
	})
	if err != nil {
		return err
	}
	for _, s := range u.Statements {
		_, err := a.desk.MarkStatement(ctx, desk.NewStatement{
			ID: s.ID, Slug: slug, N: posted.N, From: posted.Revision, Field: s.Field, Quote: text.Quote{Exact: s.Exact, Start: -1},
			Speaker: s.Speaker, Via: s.Via, Kind: s.Kind, Mode: s.Mode, Issues: s.Issues, Target: s.Target,
			Event: s.Event, NoEvent: s.Event == "", About: s.About, Gist: s.Gist,
		})
		if err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
	}
	return nil
}

// drawn puts the drawings of pictures into the media store.
func drawn(a *app, pictures []coverage.Picture) ([]coverage.Picture, error) {
	kept := make([]coverage.Picture, len(pictures))
	for i, p := range pictures {
		svg, ok := sample.Drawing(p.File)
		if !ok {
			return nil, fmt.Errorf("no drawing %q", p.File)
		}
		name, err := a.media.PutDrawing(svg)
		if err != nil {
			return nil, err
		}
		p.File = name
		kept[i] = p
	}
	return kept, nil
}
