package web

import (
	"net/http"
	"net/url"

	"readout/internal/desk"
)

// typedLimit bounds what the composer sends to be read: as much as an update can hold.
const typedLimit = 512 << 10

// trayJSON is what words offer for the record, for the page's script. Loading: what it takes to read
// them is being loaded, and the script asks again.
type trayJSON struct {
	Loading bool   `json:"loading,omitempty"`
	HTML    string `json:"html"`
	Count   int    `json:"count"`
}

// draftsForScript gives the drafts of an update to the page that shows it.
func (s *Server) draftsForScript(w http.ResponseWriter, r *http.Request, in desk.DraftScope) error {
	ready, err := s.newsroom.DraftsReady(r.Context(), in.Coverage)
	if err != nil {
		return err
	}
	if !ready {
		return writeJSON(w, http.StatusOK, trayJSON{Loading: true})
	}
	view, err := s.newsroom.Drafts(r.Context(), in)
	if err != nil {
		return err
	}
	page := s.draftsPage(r, in, view, noneChosen)
	part := "drafts-missed"
	if !in.Missed {
		part = "drafts-tray"
		page.ClearFirst()
	}
	if !view.Readable {
		return writeJSON(w, http.StatusOK, trayJSON{})
	}
	html, err := s.pages.part(part, page)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, trayJSON{HTML: html, Count: len(page.Lines)})
}

// draftTyped tells a page's script what words that are being written will offer. Without one, the
// composer's button asks for it as its preview is asked for (postUpdate).
func (s *Server) draftTyped(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	ready, err := s.newsroom.DraftsReady(r.Context(), slug)
	if err != nil {
		return err
	}
	if !ready {
		return writeJSON(w, http.StatusOK, trayJSON{Loading: true})
	}
	view, err := s.newsroom.DraftTyped(r.Context(), slug, number(typed.Get("n")), typed.Get("headline"), typed.Get("body"))
	if err != nil {
		return err
	}
	tray := s.typedTray(r, view)
	html, err := s.pages.part("drafts-typed", tray)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, trayJSON{HTML: html, Count: len(tray.Lines)})
}

// TypedTray is what words in the composer offer. Nothing is decided about it yet: what is not stored
// cannot be cited.
type TypedTray struct {
	Words
	Lines    []DraftLine
	Readable bool
}

func (s *Server) typedTray(r *http.Request, view *desk.DraftListView) *TypedTray {
	page := s.deskPage(r, "desk", "").about(view.Coverage)
	return &TypedTray{Words: page.Words, Lines: s.draftLines(page, view), Readable: view.Readable}
}

// showTyped shows what the words in the composer offer, below it, and stores nothing.
func (s *Server) showTyped(w http.ResponseWriter, r *http.Request, typed url.Values) error {
	view, err := s.newsroom.DraftTyped(r.Context(), r.PathValue("slug"), 0, typed.Get("headline"), typed.Get("body"))
	if err != nil {
		return s.refuseUpdate(w, r, typed, err)
	}
	composer := emptyComposer(language(r)).take(typed)
	composer.Typed, composer.said = true, s.typedTray(r, view)
	return s.showDeskCoverage(w, r, http.StatusOK, composer, nil)
}

// Said is what the words in the composer offer for the record, nil if nobody asked.
func (p *DeskCoveragePage) Said() *TypedTray { return p.Composer.said }

func noneChosen(DraftLine) bool { return false }
