package web

import (
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/desk"
	"readout/internal/people"
)

// Undo takes back what has just been posted. It is offered beside the word that it was.
type Undo struct {
	Action   string
	Revision int
	Label    string
	Seconds  int  // for so long; later it is retracted
	Page     bool // it concerns the page, which is loaded again, and not an update in its timeline
}

// undoUpdate takes back what has just been posted. What comes too late says what to do instead.
func (s *Server) undoUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.UndoUpdate(r.Context(), slug, n, number(typed.Get("from")))
	switch {
	case err == nil:
		return s.goOn(w, r, deskCoveragePath(slug), "done", "undone", "n", strconv.Itoa(n))
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}

// offerUndo puts the button beside the word that an update was posted, while there is time:
// a page that is loaded again says it for longer than that.
func (p *DeskCoveragePage) offerUndo(s *Server, query url.Values, view *desk.DeskCoverageView) {
	if p.Flash == nil || query.Get("done") != "posted" || !p.May("publish") {
		return
	}
	n, now := number(query.Get("n")), s.now()
	for i := range view.Updates {
		if u := &view.Updates[i].Update; u.N == n && u.Undoable(now) {
			p.Flash.Undo = &Undo{
				Action: p.Link(deskUpdatePath(view.Coverage.Slug, n) + "/undo"), Revision: u.Revision,
				Label: p.T("desk.undo"), Seconds: max(1, u.UndoSeconds(now)),
			}
		}
	}
}

// undoState sets the state of a page back, which was set a moment ago.
func (s *Server) undoState(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.UndoState(r.Context(), slug, number(typed.Get("from")))
	switch {
	case err == nil:
		return s.goOn(w, r, deskCoveragePath(slug), "done", "state_back")
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}

// tellState says which state the page was brought into, and offers to take that back while there is
// time: one tap has told readers that the event is over, and subscribers too.
func (p *DeskCoveragePage) tellState(s *Server, r *http.Request) error {
	done := r.URL.Query().Get("done")
	if p.Flash == nil || done != "state" && done != "state_back" {
		return nil
	}
	p.Flash.Words = p.T(dones[done], "state", p.T("state."+string(p.View.Coverage.Content.State)))
	p.Flash.Focus = true
	if done != "state" || !p.May(string(people.Cover)) {
		return nil
	}
	undo, err := s.newsroom.StateUndo(r.Context(), p.View.Coverage.Slug)
	if err != nil || undo.Revision == 0 {
		return err
	}
	p.Flash.Undo = &Undo{
		Action: p.Link(deskCoveragePath(p.View.Coverage.Slug) + "/state/undo"), Revision: undo.Revision,
		Label: p.T("desk.undo"), Seconds: max(1, undo.Seconds), Page: true,
	}
	return nil
}
