package web

import (
	"context"
	"html/template"
	"net/http"

	"readout/internal/fault"
)

// ImprintPage says who is responsible for the site.
type ImprintPage struct {
	Page
	Text     template.HTML
	TextLang string
}

const imprintPath = "/imprint"

func (s *Server) imprint(w http.ResponseWriter, r *http.Request) error {
	return s.showPublic(w, r, "", func(context.Context) (Built, error) {
		page := &ImprintPage{Page: s.page(r, "")}
		page.Text, page.TextLang = page.documentIn(s.site().Imprint)
		if page.Text == "" {
			return Built{}, fault.New(fault.NotFound, "web.not_found")
		}
		page.Title, page.Class = page.T("web.imprint"), "about"
		s.address(&page.Page, imprintPath)
		return s.built("imprint", page)
	})
}
