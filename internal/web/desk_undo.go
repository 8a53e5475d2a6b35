package web

import (
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/desk"
)

// Undo takes back what has just been posted. It is offered beside the word that it was.
type Undo struct {
	Action   string
	Revision int
	Label    string
	Seconds  int // for so long; later it is retracted
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
