package web

import (
	"context"
	"net/http"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
)

// UpdatePage is one update in its context, highlighted.
type UpdatePage struct {
	Page
	Body     CoverageBody
	N        int
	Stream   string
	Position journal.Position
}

func (s *Server) update(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	return s.showPublic(w, r, "", func(ctx context.Context) (Built, error) {
		view, err := s.desk.Update(ctx, slug, n)
		if err != nil {
			return Built{}, err
		}
		page, err := s.updatePage(r, view, n)
		if err != nil {
			return Built{}, err
		}
		return s.built("update", page, streamsOf(view)...)
	})
}

func (s *Server) updatePage(r *http.Request, view *desk.CoverageView, n int) (*UpdatePage, error) {
	page := &UpdatePage{Page: s.page(r, ""), N: n, Position: view.Position}
	page.Body = CoverageBody{Words: page.Words, View: view}
	page.Stream = page.Body.Stream()
	here := page.here()
	if here == nil {
		return nil, fault.New(fault.NotFound, "web.not_found")
	}
	page.Title = page.LocalText(view.Coverage.Content.Title)
	page.Description = page.Body.Description()
	if page.NoIndex = here.View.Withdrawn(); !page.NoIndex {
		page.Title = here.LineText() + " – " + page.Title
		page.Description = firstSentence(here.Message().Body.Plain())
	}
	page.Kind, page.Class = "article", "form-"+string(view.Coverage.Content.Form)
	page.Modules = []string{"zone.js", "share.js", "mark.js", "player.js", "live.js"}
	s.address(&page.Page, updatePath(view.Coverage.Slug, n))
	return page, nil
}

// Entries are the update and its neighbours, in the coverage's order.
func (p *UpdatePage) Entries() []Entry {
	entries := p.Body.Entries()
	for i := range entries {
		entries[i].Here = entries[i].N() == p.N
	}
	return entries
}

func (p *UpdatePage) here() *Entry {
	for _, e := range p.Entries() {
		if e.Here {
			return &e
		}
	}
	return nil
}

// updateNumber reads {n} of an address. What is no number is no page either.
func updateNumber(r *http.Request) (int, error) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || strconv.Itoa(n) != r.PathValue("n") {
		return 0, fault.New(fault.NotFound, "web.not_found")
	}
	return n, nil
}
