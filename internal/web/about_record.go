package web

import (
	"context"
	"net/http"

	"readout/internal/journal"
)

// AboutRecordPage says how errors are corrected and how anybody can check that nothing was
// changed without a word.
type AboutRecordPage struct {
	Page
	Command string // that checks the whole site
}

const aboutRecordPath = "/about/record"

func (s *Server) aboutRecord(w http.ResponseWriter, r *http.Request) error {
	return s.showPublic(w, r, "", func(context.Context) (Built, error) {
		page := &AboutRecordPage{Page: s.page(r, ""), Command: "readout verify " + s.site.BaseURL + " --head head.txt"}
		page.Title, page.Description = page.T("web.about"), page.T("web.about.description")
		page.Class = "about"
		s.address(&page.Page, aboutRecordPath)
		return s.built("about_record", page, journal.Site)
	})
}
