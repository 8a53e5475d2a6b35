package web

import (
	"net/http"
	"strings"
	"testing"

	"readout/internal/desk"
)

// A source is cited and has no page of ours: where words rest on one, its name stands beside them
// and leads to where it was found, and no link leads nowhere.
func TestWordsOfASourceNameIt(t *testing.T) {
	d := newFakeDesk()
	for i := range d.round.Statements {
		if s := &d.round.Statements[i]; s.Statement.ID == "vale-trust" {
			s.Place = desk.Place{Slug: "belmar-gazette", N: 1, Said: s.Said, TZ: s.TZ, Source: gazette, Address: "https://gazette.example/a#b"}
		}
	}
	server := newServerWith(d)
	round := string(get(t, server, "/en/talks/harbour/harbour-3").body)
	to := func(address string) string {
		return `<cite><a href="https://gazette.example/` + address
	}
	for _, tt := range []struct{ what, part, want string }{
		{"a forecast, of a document that is nowhere on the web", partOf(t, round, "forecasts-title"), "<cite>The Belmar gazette</cite>"},
		{"another account of an act", partOf(t, round, "accounts-title"), to("2031/05/14#:~:text=Aruvia%20protested")},
		{"what somebody else said", partOf(t, round, "others-title"), to("a#b:~:text=")},
		{"the same in the list of all", round[strings.Index(round, `id="st-vale-trust"`):], to("a#b:~:text=")},
	} {
		if !strings.Contains(tt.part, tt.want) {
			t.Errorf("%s: no %s in\n%s", tt.what, tt.want, tt.part)
		}
	}
	for _, path := range []string{"/en/talks/harbour", "/en/talks/harbour/harbour-3", "/en/c/harbour-live", "/en/outcomes/ferries-again"} {
		a := get(t, server, path)
		if a.status != http.StatusOK {
			t.Fatalf("%s: got status %d", path, a.status)
		}
		if strings.Contains(string(a.body), "/c/belmar-gazette") {
			t.Errorf("%s leads to a source, which has no page", path)
		}
	}
}

// The names of sides and issues at the head of a page and over its parts lead to their pages.
func TestNamesLeadToTheirPages(t *testing.T) {
	server := newServerWith(newFakeDesk())
	series := string(get(t, server, "/en/talks/harbour").body)
	round := string(get(t, server, "/en/talks/harbour/harbour-3").body)
	head := func(page string) string { return page[strings.Index(page, `<h1>`):strings.Index(page, "<section")] }
	for _, tt := range []struct{ where, part, want string }{
		{"the head of a series", head(series), "/en/actors/aruvia /en/actors/belmar"},
		{"the head of a round", head(round), "/en/actors/aruvia /en/actors/belmar"},
		{"who was there", partOf(t, round, "people-title"), "/en/actors/aruvia /en/actors/belmar"},
		{"contention", partOf(t, round, "contention-title"), "/en/issues/patrols /en/actors/aruvia /en/actors/belmar"},
		{"the sides issue by issue", partOf(t, round, "issues-title"), "/en/actors/aruvia /en/actors/belmar /en/issues/patrols"},
	} {
		for path := range strings.FieldsSeq(tt.want) {
			if !strings.Contains(tt.part, `<a href="`+path+`"`) {
				t.Errorf("%s: no link to %s in\n%s", tt.where, path, tt.part)
			}
		}
	}
}
