package web

import (
	"net/http"
	"strings"
	"testing"
)

// What a form sends has an address of its own, the same however it was come by.
func TestAFilterHasOneAddress(t *testing.T) {
	server := newServerWith(newFakeDesk())
	for asked, want := range map[string]string{
		"?filter=on&speaker=orlin&side=&issue=&kind=": "?speaker=orlin",
		"?kind=concern&speaker=orlin":                 "?speaker=orlin&kind=concern",
		"?filter=on&speaker=&side=&issue=&kind=":      "?filter=on",
		"?speaker=":                                   "?filter=on",
		"?filter=on&order=oldest&issue=patrols":       "?issue=patrols&order=oldest",
		"?issue=patrols&order=sideways&more=1":        "?issue=patrols",
		"?speaker=orlin&older=%3C%22":                 "?speaker=orlin&older=%3C%22",
	} {
		a := get(t, server, "/en/c/harbour-live"+asked)
		if asked == want {
			continue
		}
		if got := a.header.Get("Location"); a.status != http.StatusFound || got != "/en/c/harbour-live"+want {
			t.Errorf("%s: got %d %q, want to be sent to %s", asked, a.status, got, want)
		}
		if again := get(t, server, a.header.Get("Location")); again.status == http.StatusFound {
			t.Errorf("%s: sent on for ever, to %s", asked, again.header.Get("Location"))
		}
	}
}

// A page of some updates says which, leads to the page with one choice less, and is no page of
// its own to a search engine.
func TestAPageOfSomeUpdates(t *testing.T) {
	server := newServerWith(newFakeDesk())
	a := get(t, server, "/en/c/harbour-live?speaker=orlin&kind=concern&order=oldest")
	page := string(a.body)
	if a.status != http.StatusOK {
		t.Fatalf("got status %d", a.status)
	}
	for what, want := range map[string]string{
		"not to be found by search":         `<meta name="robots" content="noindex`,
		"the page it is a part of":          `<link rel="canonical" href="https://example.org/en/c/harbour-live">`,
		"the choice in the form":            `<option value="orlin" selected`,
		"how many would match":              `>Jon Tessen (3)</option>`,
		"the order is kept":                 `<input type="hidden" name="order" value="oldest">`,
		"without the speaker":               `href="/en/c/harbour-live?kind=concern&amp;order=oldest"`,
		"without the kind":                  `href="/en/c/harbour-live?speaker=orlin&amp;order=oldest"`,
		"all updates":                       `href="/en/c/harbour-live?order=oldest"`,
		"the other order":                   `href="/en/c/harbour-live?speaker=orlin&amp;kind=concern"`,
		"the same in another language":      `/ru/c/harbour-live?speaker=orlin&amp;kind=concern&amp;order=oldest`,
		"what it is, for the title":         `Mira Orlin, voices concern`,
		"it is kept true while live":        `data-filtered="some"`,
		"that updates match":                `updates match`,
		"what is on record, by the choice":  `data-statement="orlin-patrols"`,
		"the update that the words rest on": `id="u-3"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s: the page lacks %s", what, want)
		}
	}
	for what, ban := range map[string]string{
		"others' words": `data-statement="tessen-ferries"`, "another update": `id="u-8"`, "data for search engines": "LiveBlogPosting",
	} {
		if strings.Contains(page, ban) {
			t.Errorf("%s: the page has %s", what, ban)
		}
	}
	all := string(get(t, server, "/en/c/harbour-live").body)
	if !strings.Contains(all, `<a href="/en/c/harbour-live?filter=on" rel="nofollow">Filter</a>`) || strings.Contains(all, "data-filtered") {
		t.Error("the page of all updates does not lead to the form, or thinks that it is filtered")
	}
}

// The next page is one of the same updates.
func TestOlderUpdatesKeepTheFilter(t *testing.T) {
	d := newFakeDesk()
	d.coverages["harbour-live"].Older = "1-2"
	page := string(get(t, newServerWith(d), "/en/c/harbour-live?issue=patrols&order=oldest").body)
	if want := `href="/en/c/harbour-live?issue=patrols&amp;order=oldest&amp;older=1-2"`; !strings.Contains(page, want) {
		t.Errorf("the page does not lead on to %s", want)
	}
}

// What nothing matches is a page that says so; what cannot be is a fault.
func TestFiltersThatFindNothing(t *testing.T) {
	server := newServerWith(newFakeDesk())
	for lang, want := range map[string]string{"ja": "該当する更新はありません", "en": "No update of this page matches", "ru": "Подходящих сообщений нет"} {
		a := get(t, server, "/"+lang+"/c/harbour-live?kind=threaten")
		if !strings.Contains(string(follow(t, server, a).body), want) {
			t.Errorf("%s: got status %d without %q", lang, a.status, want)
		}
	}
	for query, want := range map[string]string{
		"?kind=shout":                      "“shout” is not a kind of statement",
		"?speaker=Mira+Orlin":              "“Mira Orlin” is not the id",
		"?issue=%3Cscript%3E":              "“&lt;script&gt;” is not the id",
		"?side=" + strings.Repeat("a", 65): "is not the id",
		"?speaker=orlin&speaker=tessen":    "“speaker” is set more than once",
		"?speaker=orlin&older=bad":         "older",
	} {
		a := get(t, server, "/en/c/harbour-live"+query)
		if a.status != http.StatusUnprocessableEntity || query != "?speaker=orlin&older=bad" && !strings.Contains(string(a.body), want) {
			t.Errorf("%s: got %d, want a fault that says %q", query, a.status, want)
		}
	}
	if a := get(t, server, "/en/c/nothing?kind=concern"); a.status != http.StatusNotFound {
		t.Errorf("of a page that is not there: got %d", a.status)
	}
}

// follow goes where an answer leads.
func follow(t *testing.T, server http.Handler, a answer) answer {
	t.Helper()
	if to := a.header.Get("Location"); to != "" {
		return get(t, server, to)
	}
	return a
}
