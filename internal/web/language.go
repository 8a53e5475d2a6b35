package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/i18n"
)

// A page's language stands in its address: /en/c/vienna, or /c/vienna in the site's own.
// There is no negotiation by header and no cookie, so that one address is one page.

type languageKey struct{}

// asked is what the language middleware found in the address.
type asked struct {
	lang string
	path string // as it was asked for, with its prefix
}

// language takes the prefix from the address and puts the language into the context.
func (s *Server) language(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site := s.site()
		lang, rest, ok := cutLanguage(r.URL.Path)
		if ok && (lang == site.Lang || rest == "") {
			// No browser may keep it: the site's own language is a setting.
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, plainAddress(site, r, lang, rest), http.StatusPermanentRedirect)
			return
		}
		if ok && !slices.Contains(site.Langs, lang) && !forStaff(rest) {
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, plainAddress(site, r, site.Lang, rest), http.StatusTemporaryRedirect)
			return
		}
		a := asked{lang: lang, path: r.URL.Path}
		if !ok {
			a.lang, rest = site.Lang, r.URL.Path
		}
		r2 := r.WithContext(context.WithValue(r.Context(), languageKey{}, a))
		r2.URL = new(url.URL)
		*r2.URL = *r.URL
		r2.URL.Path, r2.URL.RawPath = rest, strings.TrimPrefix(r.URL.RawPath, "/"+lang)
		next.ServeHTTP(w, r2)
	})
}

// plainAddress is where an address belongs that has the site's own language as its prefix,
// or a prefix and nothing behind it. The slashes in front are one: "//host" would be another site.
func plainAddress(site *Site, r *http.Request, lang, rest string) string {
	to := url.URL{Path: "/" + strings.TrimLeft(rest, "/"), RawQuery: r.URL.RawQuery}
	if lang != site.Lang {
		to.Path = "/" + lang + to.Path
	}
	return to.String()
}

// forStaff tells whether an address is for people who work on the site. They choose among
// all languages of the interface, whatever the site shows to readers.
func forStaff(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return slices.Contains([]string{"desk", "login", "logout", "setup", "join"}, first)
}

// cutLanguage cuts "/en/c/x" into "en" and "/c/x".
func cutLanguage(path string) (lang, rest string, ok bool) {
	for _, lang := range i18n.Langs {
		if rest, ok := strings.CutPrefix(path, "/"+lang); ok && (rest == "" || rest[0] == '/') {
			return lang, rest, true
		}
	}
	return "", path, false
}

// language gives the language of a request.
func language(r *http.Request) string {
	a, _ := r.Context().Value(languageKey{}).(asked)
	return a.lang
}

// requested gives the address as it was asked for, with prefix and query.
func requested(r *http.Request) string {
	a, _ := r.Context().Value(languageKey{}).(asked)
	if r.URL.RawQuery == "" {
		return a.path
	}
	return a.path + "?" + r.URL.RawQuery
}
