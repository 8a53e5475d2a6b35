package web

import (
	"net/http"
	"net/url"

	"readout/internal/desk"
)

// previewJSON is an update as readers would see it, for the composer's script.
type previewJSON struct {
	HTML string `json:"html"`
}

// preview shows an update as readers would see it, by the template of what is published, and
// stores nothing.
func (s *Server) preview(w http.ResponseWriter, r *http.Request, typed url.Values) error {
	update, err := s.readUpdate(r, typed)
	if err != nil {
		return s.refuseUpdate(w, r, typed, err)
	}
	view, err := s.newsroom.PreviewUpdate(r.Context(), r.PathValue("slug"), update)
	if err != nil {
		return s.refuseUpdate(w, r, typed, err)
	}
	if forScript(r) {
		html, err := s.pages.part("entry", unstored(s.words(r), view))
		if err != nil {
			return err
		}
		return writeJSON(w, http.StatusOK, previewJSON{html})
	}
	composer := emptyComposer(language(r)).take(typed)
	composer.Typed, composer.shown = true, view
	return s.showDeskCoverage(w, r, http.StatusOK, composer, nil)
}

// unstored is the entry of an update that is not stored: it leads nowhere yet.
func unstored(w Words, view *desk.UpdateView) Entry {
	return Entry{Words: w, View: view, Coverage: view.Coverage, Unstored: true}
}

// Preview is what the composer holds as readers would see it, nil if nobody asked.
func (p *DeskCoveragePage) Preview() *Entry {
	if p.Composer.shown == nil {
		return nil
	}
	e := unstored(p.Words, p.Composer.shown)
	return &e
}
