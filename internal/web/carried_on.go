package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"readout/internal/desk"
	"readout/internal/people"
)

// CarriedPage shows a form that came without a session to whoever has logged in since: it is
// sent when they say so.
type CarriedPage struct {
	DeskPage
	Carried *carried
	Sealed  string    // to carry it on through another log-in
	Written []written // what somebody typed in it
	Other   bool      // it is somebody else's: not shown, and not sent in the asker's name
	Where   string    // the page that it was sent from, "" if none is known
}

// written is a field that somebody typed in.
type written struct{ Label, Text string }

// showCarried asks what to do with what was carried.
func (s *Server) showCarried(w http.ResponseWriter, r *http.Request, c *carried, sealed string) error {
	page := CarriedPage{DeskPage: s.deskPage(r, "", s.words(r).T("carried.title")), Carried: c, Sealed: sealed}
	page.Switch = nil // the words are in this page, not at its address
	if page.Other = !c.of(page.User); !page.Other {
		page.Written, page.Where = c.written(page.Words), s.shownAt(c.To)
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", deskPolicy)
	return s.show(w, r, http.StatusOK, "desk/carried", &page)
}

// unwritten are fields that nobody types in.
var unwritten = []string{"once", "by", "from", "seen", "pictures", "answer", "key", "slug", "tz", "lang", "kind", "do"}

// writtenLabels are what the fields are called in which people write.
var writtenLabels = map[string]string{
	"headline": "desk.headline", "body": "desk.body", "note": "desk.note", "reason": "desk.reason", "title": "desk.title",
	"standfirst": "desk.standfirst", "tags": "desk.tags", "gist": "desk.gist", "link": "desk.add_link", "caption": "desk.caption",
	"credit": "desk.credit", "alt": "desk.alt", "excerpt": "desk.card_excerpt", "variants": "desk.credit_variants", "names": "desk.names", "name": "desk.name",
	"words": "memo.words", "label": "join.label", "page": "desk_import.page", "topic": "desk.topic", "section": "desk.section", "url": "hooks.url",
}

// written lists what somebody typed: fields that are known for it, and what looks like words.
func (c *carried) written(words Words) []written {
	var all []written
	for _, f := range c.Fields {
		name, text := f[0], strings.TrimSpace(f[1])
		label := writtenLabels[name]
		for _, part := range strings.Split(name, ".") { // "p0.caption", "title.ja"
			if label == "" {
				label = writtenLabels[part]
			}
		}
		switch {
		case text == "" || slices.Contains(unwritten, name) || strings.HasSuffix(name, "_was"):
		case label != "":
			all = append(all, written{words.T(label), text})
		case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r > unicode.MaxASCII }):
			all = append(all, written{words.T("carried.field"), text})
		}
	}
	return all
}

// shownAt finds the page of the desk at an address that forms are sent to, or above it.
func (s *Server) shownAt(to string) string {
	u, err := url.ParseRequestURI(to)
	if err != nil {
		return ""
	}
	lang, path, ok := cutLanguage(u.Path)
	if !ok {
		lang, path = s.site().Lang, u.Path
	}
	for strings.HasPrefix(path, "/desk") {
		if _, pattern := s.mux.Handler(&http.Request{Method: http.MethodGet, URL: &url.URL{Path: path}}); strings.HasPrefix(pattern, "GET ") {
			return s.wordsIn(lang).Link(path)
		}
		path = path[:strings.LastIndexByte(path, '/')]
	}
	return ""
}

// LookFirst is the button of the page of what was carried with which somebody sees the form as
// it would come back.
const LookFirst = "look_first"

// looking has a form tried and not stored, if that button sent it. It comes back with what
// stands in it, as it does with faults.
func looking(route Route, r *http.Request) (*http.Request, error) {
	if route.public() || r.Method != http.MethodPost || formKind(r) != "multipart/form-data" || !strings.HasPrefix(r.URL.Path, "/desk") {
		return r, nil
	}
	typed, err := sent(r)
	if err != nil || typed.Get(LookFirst) == "" {
		return r, err
	}
	typed.Del(LookFirst)
	return r.WithContext(desk.Rehearse(r.Context())), nil
}

// whoOf finds the user of a session that has just been opened.
func (s *Server) whoOf(r *http.Request, session string) (*http.Request, error) {
	u, err := s.newsroom.UserBySession(r.Context(), session)
	if err != nil {
		return r, err
	}
	return r.WithContext(people.With(r.Context(), u)), nil
}
