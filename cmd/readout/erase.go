package main

import (
	"context"
	"fmt"
	"io"

	"readout/internal/i18n"
)

// eraseCmd erases the words of an update for good.
type eraseCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Slug      string `help:"The coverage it stands in." required:""`
	N         int    `help:"Its number there." required:""`
	Reason    string `help:"Why. Readers see it in place of the words." required:""`
}

// Run makes eraseCmd a command.
func (c *eraseCmd) Run(s *session) error {
	return s.perform("erase", c.siteFlags, eraseParams{Slug: c.Slug, N: c.N, Reason: c.Reason, Lang: s.lang()})
}

type eraseParams struct {
	Slug   string
	N      int
	Reason string
	Lang   string
}

func erase(ctx context.Context, a *app, p eraseParams, out io.Writer) error {
	e, err := a.desk.EraseUpdate(ctx, p.Slug, p.N, p.Reason)
	for _, file := range e.Files { // no page shows them any more, whether the database is scrubbed or not
		err = first(err, a.media.Remove(file))
	}
	if err != nil {
		return err
	}
	say := func(key string, args ...any) { fmt.Fprintln(out, i18n.T(p.Lang, key, args...)) }
	say("erase.done", "n", p.N, "slug", p.Slug)
	if e.Statements > 0 {
		say("erase.statements", "count", e.Statements)
	}
	if len(e.Files) > 0 {
		say("erase.files", "count", len(e.Files))
	}
	say("erase.backups")
	return nil
}
