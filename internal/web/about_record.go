package web

import (
	"context"
	"html/template"
	"net/http"
	"strings"

	"readout/internal/journal"
	"readout/internal/text"
)

// AboutRecordPage says how errors are corrected and how anybody can check that nothing was
// changed without a word.
type AboutRecordPage struct {
	Page
	Policy  template.HTML // of corrections, in the site's own words; "": the built-in ones
	Command string        // that checks the whole site
	Takings []Taking
}

// Taking is something that anybody can take with them.
type Taking struct {
	Title string
	About string
	Kind  string // what a program finds there
	Href  string
}

// takings are all of them. The script about_record.txt asks for each.
var takings = []struct{ key, kind, href string }{
	{"log_lines", "text", "/log/leaves?from=1"},
	{"log_words", "JSON Lines", "/log/contents?from=1"},
	{"corrections", "Atom", "/corrections.atom"},
	{"pages", "JSON", "/api/v1/coverages"},
	{"api", "OpenAPI", "/api/v1/docs"},
}

// languageless are the addresses that are the same in all languages.
func languageless(href string) bool {
	return strings.HasPrefix(href, "/log/") || strings.HasPrefix(href, "/api/")
}

func (w Words) takings() []Taking {
	var all []Taking
	for _, t := range takings {
		one := Taking{Title: w.T("web.about.take." + t.key), About: w.T("web.about.take." + t.key + "_about"), Kind: t.kind, Href: t.href}
		if !languageless(t.href) {
			one.Href = w.Link(t.href)
		}
		all = append(all, one)
	}
	return all
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
		page.Class, page.Takings = "about", page.takings()
		page.Styles = append(page.Styles, "about.css")
		s.address(&page.Page, aboutRecordPath)
		return s.built("about_record", page, journal.Site)
	})
}
