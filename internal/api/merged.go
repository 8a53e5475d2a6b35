package api

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/merge"
)

// Merged says what a change was merged with.
type Merged struct {
	From   int      `json:"from" doc:"The revision that both began from."`
	With   int      `json:"with" doc:"The newest revision of the others."`
	Theirs []string `json:"theirs" doc:"What they had changed: headline, body, pictures and so on."`
	Mine   []string `json:"yours" doc:"What you changed."`
}

// Dispute is something that both changed in different ways.
type Dispute struct {
	In     string `json:"in" doc:"The part of the update: headline, body, pictures and so on; of parts that are lists with the number of the dispute, body.1. Of an item of the record the field, as title.en, names.en or issues."`
	Was    string `json:"was" doc:"What stood there before both: of a body Markdown, of pictures their captions, of cards their titles, else the value. Empty: nothing did."`
	Theirs string `json:"theirs" doc:"What they made of it. Empty: they took it away."`
	Yours  string `json:"yours" doc:"What you made of it. Empty: you took it away."`
}

// bothTexts puts into a problem what a stale edit and its author's colleague wrote.
func (p *Problem) bothTexts(s *desk.Stale) {
	p.Current = &Version{Revision: s.Current, Headline: &s.Headline, Body: &s.Markdown}
	p.Yours = &Version{Revision: s.Yours.From, Headline: s.Yours.Headline, Body: s.Yours.Markdown}
	if d := s.Disputed; d != nil {
		m := d.Merged()
		body := d.Source(m.Body.Blocks)
		p.Merged = &Version{Revision: s.Current, Headline: &m.Headline, Body: &body}
		p.Disputes = disputes(d)
	}
}

// bothItems puts into a problem what both changed of an item of the record.
func (p *Problem) bothItems(s *desk.ItemStale) {
	p.Current = &Version{Revision: s.Current}
	for _, c := range s.Changed {
		if c.Clash {
			p.Disputes = append(p.Disputes, Dispute{c.Field, strings.Join(c.Was, ", "), strings.Join(c.Theirs, ", "), strings.Join(c.Mine, ", ")})
		}
	}
}

func disputes(d *desk.Disputed) []Dispute {
	var all []Dispute
	for _, name := range d.Fields {
		all = append(all, Dispute{name, merge.Value(d.Was, name), merge.Value(d.Now, name), merge.Value(d.Mine, name)})
	}
	all = append(all, ofList(d.Body, d.Source)...)
	all = append(all, ofList(d.Pictures, captions)...)
	return append(all, ofList(d.Cards, titles)...)
}

func ofList[T any](parts []merge.Part[T], say func([]T) string) []Dispute {
	var all []Dispute
	for _, p := range parts {
		if d := p.Dispute; d != nil {
			all = append(all, Dispute{d.ID, say(d.Base), say(d.Theirs), say(d.Mine)})
		}
	}
	return all
}

func captions(all []coverage.Picture) string {
	return lines(all, func(p coverage.Picture) string { return p.Caption + " " + p.Credit })
}

func titles(all []coverage.Card) string {
	return lines(all, func(c coverage.Card) string { return c.Title + " " + c.Href })
}

func lines[T any](all []T, line func(T) string) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = strings.TrimSpace(line(one))
	}
	return strings.Join(words, "\n")
}
