package web

import (
	"context"
	"net/http"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
)

// FrontPage is the first page of a site: what is live, what comes next, what was.
type FrontPage struct {
	Page
	Live    []Line
	Planned []Line
	Recent  []Line
	Rounds  []RoundEntry
}

// Line is a coverage in a list.
type Line struct {
	Words
	View *desk.CoverageLine
}

func lines(w Words, views []desk.CoverageLine) []Line {
	out := make([]Line, len(views))
	for i := range views {
		out[i] = Line{Words: w, View: &views[i]}
	}
	return out
}

func (s *Server) front(w http.ResponseWriter, r *http.Request) error {
	return s.showPublic(w, r, "", func(ctx context.Context) (Built, error) {
		view, err := s.desk.Front(ctx)
		if err != nil {
			return Built{}, err
		}
		return s.built("front", s.frontPage(r, view), journal.Site)
	})
}

func (s *Server) frontPage(r *http.Request, view *desk.FrontView) *FrontPage {
	page := &FrontPage{Page: s.page(r, "")}
	page.Live = lines(page.Words, view.Live)
	page.Planned = lines(page.Words, view.Planned)
	page.Recent = lines(page.Words, view.Recent)
	page.Rounds = roundEntries(page.Words, view.Rounds)
	page.Description = page.T("web.front.description")
	page.Class = "front"
	s.address(&page.Page, "/")
	return page
}

// Path is the coverage's address, without language prefix.
func (l Line) Path() string { return coveragePath(l.View.Coverage.Slug) }

// IsLive tells a live page from an article.
func (l Line) IsLive() bool { return l.View.Coverage.Content.Form == coverage.Live }

// Form names what the coverage is read as.
func (l Line) Form() string { return l.T("form." + string(l.View.Coverage.Content.Form)) }

// State says how far the event is.
func (l Line) State() State {
	c := &l.View.Coverage.Content
	if l.View.Newest == nil {
		return stateOf(l.Words, c, nil, nil)
	}
	said := l.View.Newest.Update.Message.Said
	return stateOf(l.Words, c, nil, &said)
}

// Newest is the newest update with a headline, nil if there is none.
func (l Line) Newest() *Entry {
	if l.View.Newest == nil {
		return nil
	}
	return &Entry{Words: l.Words, View: l.View.Newest, Coverage: &l.View.Coverage}
}
