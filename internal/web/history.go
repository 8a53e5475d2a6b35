package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
)

// HistoryPage is every published state of an update, oldest first, each with what it changed.
type HistoryPage struct {
	Page
	Body   CoverageBody
	Entry  Entry
	States []PastState
}

// PastState is one published state.
type PastState struct {
	Words
	View     *desk.RevisionView
	TextLang string
	TZ       string
	First    bool
	Newest   bool
	Changes  []FieldChange // against the state before; of the first state all that it said
}

// FieldChange is how one part of an update changed.
type FieldChange struct {
	Name   string
	Lang   string
	Pieces []Piece
}

func (s *Server) history(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	return s.showPublic(w, r, "", func(ctx context.Context) (Built, error) {
		view, err := s.desk.History(ctx, slug, n)
		if err != nil {
			return Built{}, err
		}
		around, err := s.desk.Update(ctx, slug, n)
		if err != nil {
			return Built{}, err
		}
		return s.built("history", s.historyPage(r, view, around), streamsOf(around)...)
	})
}

func (s *Server) historyPage(r *http.Request, view *desk.HistoryView, around *desk.CoverageView) *HistoryPage {
	page := &HistoryPage{Page: s.page(r, "")}
	page.Body = CoverageBody{Words: page.Words, View: around}
	page.Entry = Entry{Words: page.Words, View: &view.Update, Coverage: &around.Coverage}
	page.Title = page.T("web.history.title") + " – " + page.T("web.update_number", "n", page.Entry.N())
	page.States = pastStates(page.Words, view.Revisions, &around.Coverage.Content)
	page.Class, page.NoIndex = "history", true
	page.Modules = []string{"zone.js"}
	s.address(&page.Page, page.Entry.Path()+"/history")
	return page
}

func pastStates(w Words, revisions []desk.RevisionView, c *coverage.Content) []PastState {
	states := make([]PastState, len(revisions))
	var before coverage.Message
	for i := range revisions {
		states[i] = PastState{
			Words: w, View: &revisions[i], TextLang: c.Lang, TZ: c.TZ,
			First: i == 0, Newest: i == len(revisions)-1,
			Changes: changes(w, c, &before, &revisions[i].Message, i == 0),
		}
		before = revisions[i].Message
	}
	return states
}

// changes compares two messages part by part. What stayed the same is left out, but of a
// first state there is no before: it is all shown, as it was.
func changes(w Words, c *coverage.Content, before, after *coverage.Message, first bool) []FieldChange {
	now, was := fields(w, c, after), fields(w, c, before)
	var out []FieldChange
	for i, f := range now {
		switch {
		case first && f.text != "":
			out = append(out, FieldChange{Name: f.name, Lang: f.lang, Pieces: []Piece{{Same, f.text}}})
		case !first && f.text != was[i].text:
			out = append(out, FieldChange{Name: f.name, Lang: f.lang, Pieces: diff(was[i].text, f.text)})
		}
	}
	return out
}

type field struct{ name, lang, text string }

func fields(w Words, c *coverage.Content, m *coverage.Message) []field {
	kind, said := "", ""
	if m.Kind != "" {
		kind = w.T("update." + string(m.Kind))
		said = w.Moment(zone(m.Said, c.TZ))
	}
	return []field{
		{w.T("web.history.headline"), c.Lang, m.Headline},
		{w.T("web.history.body"), c.Lang, m.Body.Plain()},
		{w.T("web.history.pictures"), c.Lang, captions(m.Pictures)},
		{w.T("web.history.time"), w.Lang, said},
		{w.T("web.history.kind"), w.Lang, kind},
	}
}

func captions(pictures []coverage.Picture) string {
	lines := make([]string, len(pictures))
	for i, p := range pictures {
		lines[i] = strings.TrimSpace(p.Caption + " " + p.Credit)
	}
	return strings.Join(lines, "\n")
}

// At is when the state was published, in the event's zone.
func (p PastState) At() Time { return p.moment(p.View.At) }

func (p PastState) moment(t time.Time) Time {
	return Time{Words: p.Words, At: zone(t, p.TZ), TZ: p.TZ}
}

// Note is what was wrong in the state before.
func (p PastState) Note() string { return p.View.Message.Note }
