package web

import (
	"html/template"
	"net/http"

	"readout/internal/i18n"
	"readout/internal/journal"
	"readout/internal/people"
)

// Page is what every page has; the struct of each page embeds it.
type Page struct {
	Words
	SiteName    string
	Title       string
	Description string
	Canonical   string // whole address, "" if the page has none
	Alternates  []Alternate
	Switch      []Alternate // the same page in the interface's other languages
	User        *people.User
	NoIndex     bool
	Kind        string        // og:type, "article" or "website"
	Class       string        // of <body>
	Styles      []string      // further style sheets, by name
	Modules     []string      // JavaScript modules, by name
	JSONLD      []template.JS // from internal/feed, which escapes them
	Feeds       []Feed        // that tell programs of the same
	Imprint     bool          // there is one to link to
	Log         journal.Mark  // the state of the log that the page was made from, if it says so
}

// Feed is the page for programs that follow it.
type Feed struct {
	Title string
	Name  string // of its form
	Type  string // its media type
	Href  string
}

// Alternate is the same page in another language.
type Alternate struct {
	Lang string // "x-default" for the address without prefix
	Name string // what the language calls itself
	Href string
	Here bool
}

var languageNames = map[string]string{"ja": "日本語", "en": "English", "ru": "Русский"}

// page makes the Page for a request. Public pages must not depend on who asks: User is nil there.
func (s *Server) page(r *http.Request, title string) Page {
	words, site := s.words(r), s.site()
	p := Page{
		Words: words, Title: title, Kind: "website",
		SiteName: words.LocalText(site.Name),
		User:     people.From(r.Context()),
	}
	_, imprint := words.documentIn(site.Imprint)
	p.Imprint = imprint != ""
	query := ""
	if r.URL.RawQuery != "" {
		query = "?" + r.URL.RawQuery
	}
	offered := site.Langs
	if forStaff(r.URL.Path) {
		offered = i18n.Langs
	}
	for _, lang := range offered {
		href := Words{Lang: lang, Own: site.Lang}.Link(r.URL.Path)
		p.Switch = append(p.Switch, Alternate{Lang: lang, Name: languageNames[lang], Href: href + query, Here: lang == words.Lang})
	}
	return p
}

// address gives a public page its canonical address and those in the other languages.
func (s *Server) address(p *Page, path string) {
	site := s.site()
	p.Canonical = site.BaseURL + p.Link(path)
	for _, lang := range site.Langs {
		href := site.BaseURL + Words{Lang: lang, Own: site.Lang}.Link(path)
		p.Alternates = append(p.Alternates, Alternate{Lang: lang, Href: href})
	}
	p.Alternates = append(p.Alternates, Alternate{Lang: "x-default", Href: site.BaseURL + path})
}

// words gives the request's language with all that is said in it.
func (s *Server) words(r *http.Request) Words {
	return s.wordsIn(language(r))
}

// wordsIn gives a language with all that is said in it.
func (s *Server) wordsIn(lang string) Words {
	site := s.site()
	return Words{Lang: lang, Own: site.Lang, site: site}
}
