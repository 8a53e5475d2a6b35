package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"readout/internal/desk"
	"readout/internal/i18n"
)

// eraseCmd erases words for good: those of an update, or earlier ones of a page itself.
type eraseCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Slug      string `help:"help.slug" required:""`
	N         int    `help:"help.erase_n" xor:"what" required:""`
	Earlier   bool   `help:"help.erase_earlier" xor:"what" required:""`
	Reason    string `help:"help.erase_reason" required:""`
}

// Run makes eraseCmd a command.
func (c *eraseCmd) Run(s *session) error {
	return s.perform("erase", c.siteFlags, eraseParams{Slug: c.Slug, N: c.N, Earlier: c.Earlier, Reason: c.Reason, Lang: s.lang()})
}

type eraseParams struct {
	Slug    string
	N       int
	Earlier bool
	Reason  string
	Lang    string
}

func erase(ctx context.Context, a *app, p eraseParams, out io.Writer) error {
	if p.Earlier {
		return eraseEarlier(ctx, a, p, out)
	}
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
	whereStands(out, p.Lang, "erase.cards", e.Cards)
	whereStands(out, p.Lang, "erase.quoted", e.QuotedIn)
	say("erase.backups")
	return nil
}

// whereStands says something of updates, and where the desk has each.
func whereStands(out io.Writer, lang, key string, updates []desk.Quoting) {
	if len(updates) == 0 {
		return
	}
	fmt.Fprintln(out, i18n.T(lang, key, "count", len(updates)))
	for _, q := range updates {
		fmt.Fprintf(out, "  /desk/c/%s/u/%d\n", q.Coverage.Slug, q.N)
	}
}

func eraseEarlier(ctx context.Context, a *app, p eraseParams, out io.Writer) error {
	e, err := a.desk.EraseCoverageWords(ctx, p.Slug, p.Reason)
	for _, file := range e.Files {
		err = first(err, a.media.Remove(file))
	}
	if err != nil {
		return err
	}
	say := func(key string, args ...any) { fmt.Fprintln(out, i18n.T(p.Lang, key, args...)) }
	say("erase.earlier", "slug", p.Slug)
	if len(e.Items) > 0 {
		say("erase.items", "count", len(e.Items), "items", strings.Join(e.Items, ", "))
	}
	whereStands(out, p.Lang, "erase.cards_anew", e.Cards)
	if len(e.Files) > 0 {
		say("erase.files", "count", len(e.Files))
	}
	say("erase.backups")
	return nil
}
