package web

import (
	"html/template"
	"strings"
	"time"

	"readout/internal/i18n"
	"readout/internal/masthead"
	"readout/internal/text"
)

// Site is what all pages of a site say about it.
type Site struct {
	Name     text.Local
	Lang     string                   // its own language: pages in it have no prefix
	Langs    []string                 // that readers see, as they are offered; nil: all of the interface
	BaseURL  string                   // "https://example.org", without a slash at its end
	Zone     *time.Location           // nil: UTC
	HSTS     bool                     // browsers are told to come by HTTPS alone
	Imprint  map[string]text.Document // by language; empty: there is none
	Sections masthead.Sections
	Policy   map[string]text.Document // of corrections; a language without it has the built-in words
}

// whole fills in what a Site leaves open.
func (s Site) whole() *Site {
	if s.Zone == nil {
		s.Zone = time.UTC
	}
	if len(s.Langs) == 0 {
		s.Langs = i18n.Langs
	}
	s.BaseURL = strings.TrimRight(s.BaseURL, "/")
	return &s
}

// site gives what the site says of itself at this moment. A page asks once for what belongs together.
func (s *Server) site() *Site { return s.says.Load() }

// Say has the site say something else of itself from now on; where it is reached stays as it
// is. Whoever calls it drops rendered pages afterwards.
func (s *Server) Say(site Site) {
	before := s.site()
	site.BaseURL, site.HSTS = before.BaseURL, before.HSTS
	s.says.Store(site.whole())
}

// Section names the section that a page in a language prints, in the language of whoever
// reads; words that are no section of the site's stand as they are printed.
func (w Words) Section(printed, lang string) template.HTML {
	if w.site != nil {
		if s := w.site.Sections.Of(printed); s != nil {
			return w.mark(s.Names.In(w.Lang, w.Own, "en"))
		}
	}
	return w.mark(printed, lang)
}

// sectionText gives the same as plain text.
func (w Words) sectionText(printed string) string {
	if w.site != nil {
		if s := w.site.Sections.Of(printed); s != nil {
			return w.LocalText(s.Names)
		}
	}
	return printed
}

// documentIn gives words that are there in some languages as HTML, in the page's language if
// they are, and in which language that is. "": there are none at all.
func (w Words) documentIn(docs map[string]text.Document) (html template.HTML, lang string) {
	present := text.Local{}
	for lang, doc := range docs {
		if !doc.Empty() {
			present[lang] = lang
		}
	}
	_, lang = present.In(w.Lang, w.Own, "en")
	if lang == "" {
		return "", ""
	}
	return template.HTML(text.HTML(docs[lang], nil)), lang
}
