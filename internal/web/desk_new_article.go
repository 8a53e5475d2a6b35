package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/record"
	"readout/internal/text"
)

// startFromReadout fills the form with an article about a round, "series/round": its sections as
// they stand today, with links to the words they rest on. Whoever writes it puts their view
// before, between and behind them, and takes out or moves what they like.
func (s *Server) startFromReadout(r *http.Request, f *form, name string) error {
	series, round, _ := strings.Cut(name, "/")
	view, err := s.desk.Round(r.Context(), record.EventID(series), record.EventID(round))
	if err != nil {
		return err
	}
	body := s.bodyOf(s.words(r), view)
	f.set("form", string(coverage.Article)).set("state", string(coverage.Ended)).set("lang", body.Lang).set("round", string(view.Round.ID)).set("draft", "1")
	if view.Round.TZ != "" {
		f.set("tz", view.Round.TZ)
	}
	f.set("title", body.Title()).set("body", markup.Source(body.article()))
	return nil
}

// article is the readout as the text of an article: what it is made from and of which day, and
// the sections.
func (b RoundBody) article() text.Document {
	d := text.Document{Blocks: []text.Block{{Kind: text.BlockParagraph, Inlines: []text.Inline{
		{Kind: text.InlineLink, Href: b.Link(b.Path()), Inlines: text.Inlines(b.T("handout.as_of", "round", b.Title(), "when", b.Printed()))},
	}}}}
	for _, section := range Handout(b.View, b.Lang, b.Own) {
		d.Blocks = append(d.Blocks, section.Blocks(b.T("handout.source"), "")...)
	}
	return d
}

// checkFirstText tells what is wrong with the text that a coverage is opened with, before
// anything is stored.
func checkFirstText(ctx context.Context, body string) error {
	_, err := markup.Markdown(ctx, body)
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Field == "" {
		at := *f
		at.Field = "body"
		return &at
	}
	return err
}

// postFirstText puts the text into a coverage that was just opened. Sent twice it stands once.
func (s *Server) postFirstText(ctx context.Context, slug string, once desk.Once, body string) error {
	if strings.TrimSpace(body) == "" {
		return nil
	}
	if once.Key != "" {
		once.Key = "text " + once.Key
	}
	_, err := s.newsroom.PostUpdate(ctx, slug, desk.NewUpdate{Markdown: body, Once: once})
	return err
}
