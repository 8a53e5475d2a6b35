package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

// HistoryPage is the published states of an update, oldest first, each with what it changed
// and what was said of the change.
type HistoryPage struct {
	Page
	Body   CoverageBody
	Entry  Entry
	States []PastState

	Past    bool // a page of earlier states: what came later is a link away
	Earlier int  // cursor of the page of states before these, 0 if there are none
	Erased  bool // states before them were public and are gone for good
}

// PastState is one published state of an update, or of a coverage's own words.
type PastState struct {
	Words
	Number  int
	When    time.Time
	TZ      string
	First   bool
	Newest  bool
	Changes []FieldChange // against the state before; of the first state all that it said
	Note    *Note         // what was said of the change, nil if nothing was
}

// FieldChange is how one part of them changed.
type FieldChange struct {
	Words
	Name       string
	Lang       string
	Paragraphs []Paragraph
}

func (s *Server) history(w http.ResponseWriter, r *http.Request) error {
	slug, before := r.PathValue("slug"), number(r.URL.Query().Get("before"))
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	return s.showPublic(w, r, "?before="+strconv.Itoa(before), func(ctx context.Context) (Built, error) {
		view, err := s.desk.History(ctx, slug, n, before)
		if err != nil {
			return Built{}, err
		}
		around, err := s.desk.Update(ctx, slug, n)
		if err != nil {
			return Built{}, err
		}
		page := s.historyPage(r, view, around)
		page.Past = before > 0
		return s.built("history", page, streamsOf(around)...)
	})
}

func (s *Server) historyPage(r *http.Request, view *desk.HistoryView, around *desk.CoverageView) *HistoryPage {
	page := &HistoryPage{Page: s.page(r, ""), Earlier: view.Earlier, Erased: view.Erased}
	page.Body = CoverageBody{Words: page.Words, View: around}
	page.Entry = Entry{Words: page.Words, View: &view.Update, Coverage: &around.Coverage}
	page.Title = page.T("web.history.title") + " – " + page.T("web.update_number", "n", page.Entry.N())
	page.States = pastStates(page.Words, view, &around.Coverage.Content)
	page.Class, page.NoIndex = "history", true
	page.Modules = []string{"zone.js"}
	s.address(&page.Page, page.Entry.Path()+"/history")
	return page
}

func pastStates(w Words, view *desk.HistoryView, c *coverage.Content) []PastState {
	states := make([]PastState, len(view.Revisions))
	compare := comparer{words: w, differ: newDiffer()}
	if view.Before != nil {
		compare.since(fields(w, c, view.Before))
	}
	for i := range view.Revisions {
		now := &view.Revisions[i]
		states[i] = PastState{
			Words: w, Number: now.Number, When: now.At, TZ: c.TZ,
			First: compare.before == nil, Newest: now.Number == view.Update.Update.Revision,
			Changes: compare.next(fields(w, c, &now.Message)), Note: noteOf(w, now.Message.Told(), now.Message.Telling(c.Lang)),
		}
	}
	return states
}

// noteOf gives what was said of a change, nil if nothing was.
func noteOf(w Words, kind coverage.CorrectionKind, told text.Local) *Note {
	if len(told) == 0 {
		return nil
	}
	return &Note{Words: w, Kind: kind, Text: told}
}

// comparer compares states part by part, each with the one before.
type comparer struct {
	words  Words
	differ *differ
	before []field // nil before the first
}

// since says which state comes before the next.
func (c *comparer) since(before []field) { c.before = before }

// next compares the next state. What stayed the same is left out, but of a first state there
// is no before: it is all shown, as it was.
func (c *comparer) next(now []field) []FieldChange {
	var out []FieldChange
	add := func(f field, paragraphs []Paragraph) {
		out = append(out, FieldChange{Words: c.words, Name: f.name, Lang: f.lang, Paragraphs: paragraphs})
	}
	for i, f := range now {
		switch {
		case c.before == nil && f.text != "":
			add(f, c.differ.paragraphs(f.text, f.text))
		case c.before != nil && f.text != c.before[i].text:
			add(f, folded(c.differ.paragraphs(c.before[i].text, f.text)))
		}
	}
	c.before = now
	return out
}

type field struct{ name, lang, text string }

func fields(w Words, c *coverage.Content, m *coverage.Message) []field {
	return []field{
		{w.T("web.history.headline"), c.Lang, m.Headline},
		{w.T("web.history.body"), c.Lang, m.Body.Named().Plain()},
		{w.T("web.history.links"), c.Lang, linksBehindWords(m.Body)},
		{w.T("web.history.pictures"), c.Lang, pictureLines(w, m.Pictures)},
		{w.T("web.history.cards"), c.Lang, cardLines(w, m.Cards)},
		{w.T("web.history.time"), w.Lang, w.Moment(zone(m.Said, c.TZ))},
		{w.T("web.history.kind"), w.Lang, kindAndMark(w, m)},
	}
}

func kindAndMark(w Words, m *coverage.Message) string {
	if m.Mark == "" {
		return w.T("update." + string(m.Kind))
	}
	return w.T("update."+string(m.Kind)) + w.T("web.comma") + w.T("web.mark."+string(m.Mark))
}

// At is when the state was published, in the event's zone.
func (p PastState) At() Time { return Time{Words: p.Words, At: zone(p.When, p.TZ), TZ: p.TZ} }

// Becomes says what became of a paragraph, "" where its marks say it.
func (c FieldChange) Becomes(p Paragraph) string {
	switch p.Op {
	case Left:
		return c.T("web.history.left")
	case Moved:
		return c.T("web.history.moved")
	case Skipped:
		return c.T("web.history.skipped", "count", p.Count)
	default:
		return ""
	}
}
