package web

import (
	"net/http"
	"net/url"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

// lostSight tells whether an update is not there any more for who asks for it.
func lostSight(err error) bool { return fault.Is(err, fault.NotFound) || fault.Is(err, fault.Denied) }

// takesEdits tells whether the user may still change an update that they began to.
func (s *Server) takesEdits(r *http.Request, view *desk.DeskUpdateView) bool {
	u := deskUpdateOf(s.deskPage(r, "desk", "").about(view.Update.Coverage), &view.Update)
	switch u.View.Update.Standing {
	case coverage.Withdrawn, coverage.Undone, coverage.Discarded:
		return false
	}
	return u.MayChange()
}

// leaveInComposer gives back what was written about an update that takes no edit any more: a
// colleague has withdrawn it meanwhile, or an editor has published what a reporter still wrote
// at. It stands in the composer, to be sent as an update of its own. err is the fault of the
// edit, which is told where there is no composer either.
func (s *Server) leaveInComposer(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	n, bad := updateNumber(r)
	if bad != nil || (typed.Get("headline") == "" && typed.Get("body") == "" && !typed.Has("pictures")) {
		return err
	}
	composer := emptyComposer(language(r)).take(typed).set("once", onceKey())
	composer.set("pinned", "").refuse(fault.New(fault.Conflict, "update.left", "n", n))
	composer.keep = "edit:" + r.PathValue("slug") + ":" + r.PathValue("n")
	if failed := s.showDeskCoverage(w, r, http.StatusConflict, composer, nil); failed != nil {
		return err
	}
	return nil
}
