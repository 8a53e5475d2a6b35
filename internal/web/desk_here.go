package web

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/presence"
)

// Presence says who is at the desk of a coverage.
type Presence interface {
	Arrive(ctx context.Context, slug string, t presence.Tab) error
	Leave(ctx context.Context, slug, tab string) error
	Lost(ctx context.Context, slug, tab string, since time.Duration) error
	Here(ctx context.Context, slug string) ([]presence.Person, error)
	WatchHere(ctx context.Context, slug string) (<-chan struct{}, error)
}

var _ Presence = (*desk.Desk)(nil)

// Here is who else is at the desk of a coverage, as a page shows it: of one update those who
// have it open. Who came by a link is shown to others there and is told of nobody.
type Here struct {
	Words
	Slug   string
	N      int    // of the update that the page is about, 0 for the coverage
	Page   string // what the page is called that says so, until its script does; "" if it was asked for by one
	People []HereLine
}

// HereLine is a colleague with what they have open.
type HereLine struct {
	Words
	presence.Person
	Since Time
	Slug  string
	Own   bool // it is the reader of the page, in another window
	Ago   int  // minutes since
}

// Said tells what they do, in words.
func (l HereLine) Said() string {
	switch {
	case l.Doing == presence.Opened && l.Ago == 0:
		return l.T("together.here.opened_now")
	case l.Doing == presence.Opened:
		return l.T("together.here.opened", "count", l.Ago)
	case l.Doing == presence.Writing && l.Idle:
		return l.T("together.here.idle")
	case l.Doing == presence.Writing && l.N == 0:
		return l.T("together.here.composing")
	case l.Doing == presence.Writing:
		return l.T("together.here.writing")
	case l.N == 0:
		return l.T("together.here.here")
	}
	return l.T("together.here.open")
}

// SaidAt tells what they do before a link to where: of an update that is open "has it open" would
// have said twice what.
func (l HereLine) SaidAt() string {
	if l.Doing == presence.Reading && l.N > 0 {
		return l.T("together.here.open_at")
	}
	return l.Said()
}

// Place is the address of what they have open, if it is an update.
func (l HereLine) Place() string {
	if l.N == 0 {
		return ""
	}
	return l.Link(deskUpdatePath(l.Slug, l.N))
}

// Heard tells whether something was heard of it since it was opened.
func (l HereLine) Heard() bool { return l.Doing != presence.Opened }

// opened notes that somebody has opened a page of a coverage, or of update n of it, and gives
// what the page is called: without a script it is all that colleagues ever hear of it. Presence
// is a courtesy: where it cannot be noted, the page is there all the same.
func (s *Server) opened(r *http.Request, c *coverage.Coverage, n int) string {
	if to := r.Header.Get("Sec-Fetch-Dest"); to != "" && to != "document" || forScript(r) || r.Header.Get("Sec-Purpose") != "" {
		return "" // a script asks, to show what is new, or a browser, should somebody go there
	}
	page := people.NewSecret()
	if err := s.newsroom.Arrive(r.Context(), c.Slug, presence.Tab{ID: page, N: n, Doing: presence.Opened}); err != nil {
		s.log.WarnContext(r.Context(), "not noted who is here", "coverage", c.Slug, "err", err)
	}
	return page
}

// hereOnPage reads who is there but for whoever opens the page, and notes that they do. Who may
// only hand in is told of nobody: a part without people is where their script learns what to say.
func (s *Server) hereOnPage(r *http.Request, p DeskPage, c *coverage.Coverage, n int) (*Here, error) {
	if !p.May(string(people.Submit)) {
		return nil, nil
	}
	page := s.opened(r, c, n)
	if !p.May(string(people.ReadDrafts)) {
		return &Here{Words: p.Words, Slug: c.Slug, N: n, Page: page}, nil
	}
	h, err := s.here(r, p, c, n, "")
	if err == nil {
		h.Page = page
	}
	return h, err
}

// here reads who is there but for the tab that asks.
func (s *Server) here(r *http.Request, p DeskPage, c *coverage.Coverage, n int, tab string) (*Here, error) {
	if !p.May(string(people.ReadDrafts)) {
		return nil, nil
	}
	all, err := s.newsroom.Here(r.Context(), c.Slug)
	if err != nil {
		return nil, err
	}
	h := &Here{Words: p.Words, Slug: c.Slug, N: n}
	for _, one := range all {
		if n > 0 && one.N != n || one.User == string(p.User.ID) && (tab == "" || one.N == n) {
			continue
		}
		h.People = append(h.People, HereLine{
			Words: p.Words, Person: one, Slug: c.Slug, Own: one.User == string(p.User.ID),
			Ago: int(s.now().Sub(one.Since) / time.Minute), Since: Time{Words: p.Words, At: zone(one.Since, c.Content.TZ), TZ: c.Content.TZ},
		})
	}
	return h, nil
}

// sayHere takes what a tab says of itself, and answers with who is there: a part of the page.
func (s *Server) sayHere(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	slug, n, tab := r.PathValue("slug"), number(typed.Get("n")), typed.Get("tab")
	if typed.Get("leave") != "" {
		if err := s.newsroom.Leave(r.Context(), slug, tab); err != nil {
			return err
		}
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	view, err := s.newsroom.DeskCoverage(r.Context(), slug)
	if err != nil {
		return err
	}
	err = s.newsroom.Arrive(r.Context(), slug, presence.Tab{
		ID: tab, Page: typed.Get("page"), N: n, Doing: presence.Doing(typed.Get("doing")), Silent: time.Duration(number(typed.Get("silent"))) * time.Second,
	})
	if err != nil {
		return err
	}
	page := s.deskPage(r, "desk", "").about(&view.Coverage)
	h, err := s.here(r, page, &view.Coverage, n, tab)
	if err != nil {
		return err
	}
	if h == nil {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return s.show(w, r, http.StatusOK, "desk/here", &HerePage{DeskPage: page, Others: h})
}

// HerePage is the part of a page that says who is there, alone.
type HerePage struct {
	DeskPage
	Others *Here
}
