package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
)

// FrontPage is the first page of a site: what is live, what comes next, what was.
type FrontPage struct {
	Page
	Live   []Line
	Next   []Next
	Recent []Line
	Rounds []RoundEntry
}

// Next is something that is to come: a coverage or, where none covers it yet, a round.
type Next struct {
	Line  *Line
	Round *RoundEntry
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
	// What is to come depends on the day: tomorrow it is another page.
	day := "?day=" + s.now().In(s.site().Zone).Format(time.DateOnly)
	return s.showPublic(w, r, day, func(ctx context.Context) (Built, error) {
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
	page.Next = nextOf(page.Words, view)
	page.Recent = lines(page.Words, view.Recent)
	page.Rounds = roundEntries(page.Words, view.Rounds)
	page.Description = page.T("web.front.description")
	page.Modules = []string{"from_now.js"}
	page.Class = "front"
	s.address(&page.Page, "/")
	return page
}

// nextOf puts what is to come in order; what nobody knows the time of comes last.
func nextOf(w Words, view *desk.FrontView) []Next {
	var all []Next
	for _, l := range lines(w, view.Planned) {
		all = append(all, Next{Line: &l})
	}
	for _, l := range view.Coming {
		all = append(all, Next{Round: &RoundEntry{Words: w, View: l}})
	}
	slices.SortStableFunc(all, func(a, b Next) int { return a.at().Compare(b.at()) })
	return all
}

// at is when it starts, as far as that is known: a round has a day or a month.
func (n Next) at() time.Time {
	never := time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	if n.Line != nil {
		if starts := n.Line.View.Coverage.Content.Starts; starts != nil {
			return *starts
		}
		return never
	}
	e := &n.Round.View.Round
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.ParseInLocation(layout, e.Date, zoneOf(e.TZ)); err == nil {
			return at
		}
	}
	return never
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
