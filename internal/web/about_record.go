package web

import (
	"context"
	"html/template"
	"net/http"

	"readout/internal/journal"
	"readout/internal/text"
)

// AboutRecordPage says how errors are corrected and how anybody can check that nothing was
// changed without a word.
type AboutRecordPage struct {
	Page
	Policy  template.HTML // of corrections, in the site's own words; "": the built-in ones
	Command string        // that checks the whole site
}

const aboutRecordPath = "/about/record"

func (s *Server) aboutRecord(w http.ResponseWriter, r *http.Request) error {
	return s.showPublic(w, r, "", func(context.Context) (Built, error) {
		site := s.site()
		page := &AboutRecordPage{Page: s.page(r, ""), Command: "readout verify " + site.BaseURL + " --head head.txt"}
		if doc, ok := site.Policy[page.Lang]; ok && !doc.Empty() {
			page.Policy = template.HTML(text.HTML(doc, nil))
		}
		page.Title, page.Description = page.T("web.about"), page.T("web.about.description")
		page.Class = "about"
		s.address(&page.Page, aboutRecordPath)
		return s.built("about_record", page, journal.Site)
	})
}
