package web

import (
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// Handout gives the readout of a round as text in a language: the sections of its page that
// have something in them. Print, copies and the blocks of articles are made of it.
func Handout(view *desk.RoundView, lang, own string) []text.Section {
	h := handout{Readout{Words: Words{Lang: lang, Own: own}, View: view}}
	if h.View.Record == nil {
		return nil
	}
	var all []text.Section
	for _, name := range text.SectionNames {
		if s := h.section(name); len(s.Parts) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// handout writes the lines of a readout.
type handout struct{ Readout }

func (h handout) section(name string) text.Section {
	s := text.Section{Name: name, Title: h.T("handout." + name)}
	switch name {
	case "results":
		s.Parts = h.groups(func(status record.OutcomeStatus) bool { return status != record.Proposed })
	case "proposals":
		for _, p := range h.groups(func(status record.OutcomeStatus) bool { return status == record.Proposed }) {
			s.Parts = append(s.Parts, text.Part{Lines: p.Lines})
		}
	case "afterwards":
		s.Parts = h.outcomes(h.Afterwards())
	case "contention":
		s.Parts = h.contention(h.Contention())
	case "oneside":
		s.Parts = h.contention(h.OneSide())
	case "onetells":
		s.Lead = h.T("readout.one_tells_lead")
		s.Parts = h.outcomes(h.OneTells())
	case "accounts":
		s.Parts = h.accounts()
	case "next":
		s.Parts = h.outcomes(h.Meetings())
	case "promises":
		s.Parts = h.promises()
	case "leaks":
		s.Parts = h.forecasts()
	case "experts":
		s.Parts = part(h.said(h.Others()))
	}
	return s
}

// part puts lines right under a section's title; no lines are no part.
func part(lines []text.Line) []text.Part {
	if len(lines) == 0 {
		return nil
	}
	return []text.Part{{Lines: lines}}
}

func (h handout) groups(wanted func(record.OutcomeStatus) bool) []text.Part {
	var parts []text.Part
	for _, g := range h.Glance() {
		if wanted(g.Status) {
			parts = append(parts, text.Part{Title: g.Label(), Lines: h.outcomeLines(g.Results)})
		}
	}
	return parts
}

func (h handout) outcomes(results []Result) []text.Part { return part(h.outcomeLines(results)) }

func (h handout) outcomeLines(results []Result) []text.Line {
	lines := make([]text.Line, len(results))
	for i, o := range results {
		lines[i] = h.outcome(o)
	}
	return lines
}

func (h handout) outcome(o Result) text.Line {
	held := &o.View.Outcome
	l := text.Line{Item: itemName(held), From: h.sources(held.Citations)}
	l.Words, l.Lang = h.wordsOf(held.Title, held.Citations)
	if teller := o.View.ToldBy; !o.View.ByPage && len(teller) == 1 {
		l.Notes = append(l.Notes, h.T("handout.told_by", "who", h.NameText(teller[0].Names)))
	}
	if due := o.Due(); due != "" {
		l.Notes = append(l.Notes, h.T("readout.due", "when", due))
	}
	if moved := o.Moved(); moved != "" {
		l.Notes = append(l.Notes, moved)
	}
	return l
}

// wordsOf gives a text in the handout's language; where there is none, the cited words if those
// are in it.
func (h handout) wordsOf(t text.Local, cited []record.Citation) (words, lang string) {
	if words = t[h.Lang]; words != "" {
		return words, h.Lang
	}
	if len(cited) > 0 && cited[0].Lang == h.Lang {
		return cited[0].Quote.Exact, h.Lang
	}
	return t.In(h.Lang, h.Own, "en")
}

func itemName(item record.Item) string { return string(item.ItemKind()) + "/" + item.ItemID() }

func (h handout) contention(points []Point) []text.Part {
	var parts []text.Part
	for _, p := range points {
		title := h.NameText(p.Issue.Names)
		if p.Disputed {
			title = h.Aside(title, h.T("readout.disputed"))
		}
		var lines []text.Line
		for _, stand := range p.Stands {
			lines = append(lines, h.said(stand.Said)...)
		}
		parts = append(parts, text.Part{Title: title, Lines: lines})
	}
	return parts
}

func (h handout) said(all []Said) []text.Line {
	var lines []text.Line
	for _, s := range all {
		held := &s.View.Statement
		l := text.Line{Item: itemName(held), Who: h.speakers(s), Notes: []string{s.Kind()}, From: h.sources(held.Citations)}
		l.Words, l.Lang = h.saidWords(s)
		lines = append(lines, l)
	}
	return lines
}

// saidWords gives the speaker's own words where they are in the handout's language, else the
// gist, with the speaker's words behind it, else the words that tell of it.
func (h handout) saidWords(s Said) (words, lang string) {
	gist := s.View.Statement.Gist[h.Lang]
	quoted, lang := s.Quoted(), s.WordsLang()
	switch {
	case gist == "" || s.View.Direct() && lang == h.Lang:
		return quoted, lang
	case s.View.Direct():
		return gist + " " + quoted, h.Lang
	}
	return gist, h.Lang
}

func (h handout) speakers(s Said) string {
	var names []string
	for _, sp := range s.Speakers() {
		name := h.NameText(sp.View.Actor.Names)
		if office := h.LocalText(sp.View.Office); office != "" {
			name = h.Aside(name, office)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return strings.Join(names, h.T("web.comma")) + h.T("web.colon")
}

func (h handout) accounts() []text.Part {
	var parts []text.Part
	for _, two := range h.Accounts() {
		p := text.Part{Title: two.Title}
		for _, t := range two.Tellings {
			p.Lines = append(p.Lines, text.Line{Item: two.Item, Label: t.As, Words: t.Cited.Quote, Lang: t.Cited.Lang, From: h.sources([]record.Citation{t.Citation})})
		}
		parts = append(parts, p)
	}
	return parts
}

func (h handout) promises() []text.Part {
	var lines []text.Line
	for _, k := range h.Promises() {
		held := &k.View.Outcome
		l := text.Line{Item: itemName(held), Label: k.FoundLabel(), Notes: []string{h.Span(k.Found.AsOf)}, From: h.sources(foundIn(k))}
		l.Words, l.Lang = h.wordsOf(held.Title, held.Citations)
		lines = append(lines, l)
	}
	return part(lines)
}

// foundIn are the words that tell what became of a promise, of one that stands as it was those
// that put it.
func foundIn(k Kept) []record.Citation {
	if len(k.Found.Citations) > 0 {
		return k.Found.Citations
	}
	return k.View.Outcome.Citations
}

func (h handout) forecasts() []text.Part {
	var lines []text.Line
	for _, f := range h.Forecasts() {
		held := &f.View.Forecast
		l := text.Line{Item: itemName(held), Label: f.Result(), Notes: []string{f.From()}, From: h.sources(held.Citations)}
		l.Words, l.Lang = h.wordsOf(held.Expects, held.Citations)
		lines = append(lines, l)
	}
	return part(lines)
}

// sources are where words stand: the first place alone, of the others the page tells.
func (h handout) sources(cited []record.Citation) []text.Source {
	if len(cited) == 0 {
		return nil
	}
	c := cited[0]
	page := h.View.Record.Cited[c.Coverage]
	from := text.Source{Coverage: c.Coverage, Update: c.Update, Exact: c.Quote.Exact, Title: h.LocalText(page.Title)}
	if from.Title == "" {
		from.Title = page.Slug
	}
	if c.N > 0 && !page.DayOnly && !page.Source {
		from.Title += h.T("web.comma") + h.T("handout.update", "n", c.N)
	}
	if told, ok := h.View.Record.Told[c.Update]; ok {
		from.Title += h.T("web.comma") + h.told(told, page)
	}
	if page.Slug != "" && !page.Source {
		from.Href = sentencePath(page.Slug, c)
	}
	return []text.Source{from}
}

func (h handout) told(at time.Time, page desk.CitedPage) string {
	at = zone(at, page.TZ)
	if page.DayOnly || page.Source {
		return h.Date(at)
	}
	return h.Moment(at)
}
