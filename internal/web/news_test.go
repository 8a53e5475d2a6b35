package web

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
)

// followed are the pages that can be followed.
var followed = []string{"/c/harbour-live", "/c/norden-storm", "/actors/orlin", "/issues/patrols", "/outcomes/ferries-again", "/talks/harbour", "/talks/harbour/harbour-3"}

type followedEntry struct {
	ID, Title, Page, Updated, Content string
}

// readFeed reads a feed of either form as a program that follows it does, and wants it to be
// valid: RFC 4287 and JSON Feed 1.1.
func readFeed(t *testing.T, path string, body []byte) (entries []followedEntry) {
	t.Helper()
	var id, title, updated, self string
	if strings.HasSuffix(path, ".rss") {
		return readRSS(t, path, body)
	}
	if strings.HasSuffix(path, ".atom") {
		var f struct {
			XMLName xml.Name
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Author  struct {
				Name string `xml:"name"`
			} `xml:"author"`
			Links   []followedLink `xml:"link"`
			Entries []struct {
				ID      string         `xml:"id"`
				Title   string         `xml:"title"`
				Updated string         `xml:"updated"`
				Links   []followedLink `xml:"link"`
				Content struct {
					Type  string `xml:"type,attr"`
					Words string `xml:",chardata"`
				} `xml:"content"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(body, &f); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if f.XMLName.Space != "http://www.w3.org/2005/Atom" || f.Author.Name == "" || len(f.Links) != 2 {
			t.Errorf("%s: got %v by %q with %v", path, f.XMLName, f.Author.Name, f.Links)
		}
		id, title, updated, self = f.ID, f.Title, f.Updated, f.Links[len(f.Links)-1].Href
		for _, e := range f.Entries {
			if wantType := map[bool]string{true: "text", false: "html"}[strings.Contains(path, "/c/")]; len(e.Links) != 1 || e.Content.Type != wantType && e.Content.Words != "" {
				t.Errorf("%s: %s: got %v and %q", path, e.ID, e.Links, e.Content.Type)
			}
			entries = append(entries, followedEntry{e.ID, e.Title, e.Links[0].Href, e.Updated, e.Content.Words})
		}
	} else {
		var f struct {
			Version, Title, Language string
			Page                     string `json:"home_page_url"`
			Self                     string `json:"feed_url"`
			Items                    []struct {
				ID, URL, Title string
				HTML           string `json:"content_html"`
				At             string `json:"date_published"`
			}
		}
		if err := json.Unmarshal(body, &f); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if f.Version != "https://jsonfeed.org/version/1.1" || f.Language == "" {
			t.Errorf("%s: got version %q in %q", path, f.Version, f.Language)
		}
		id, title, self = f.Page, f.Title, f.Self
		for _, e := range f.Items {
			entries = append(entries, followedEntry{e.ID, e.Title, e.URL, e.At, e.HTML})
		}
		updated = entries[0].Updated
	}
	if title == "" || !absolute(id) || self != "https://example.org"+path {
		t.Errorf("%s: got title %q, id %q, self %q", path, title, id, self)
	}
	var seen []string
	for i, e := range entries {
		at, err := time.Parse(time.RFC3339, e.Updated)
		if err != nil || i > 0 && e.Updated > entries[i-1].Updated || at.After(time.Now().AddDate(100, 0, 0)) {
			t.Errorf("%s: %s: updated %q, %v: want the newest first", path, e.ID, e.Updated, err)
		}
		if !absolute(e.ID) || !absolute(e.Page) || e.Title == "" || slices.Contains(seen, e.ID) {
			t.Errorf("%s: got %+v, want an id of its own, a title and an address", path, e)
		}
		seen = append(seen, e.ID)
	}
	if len(entries) == 0 || updated != entries[0].Updated {
		t.Errorf("%s: %d entries, updated %q", path, len(entries), updated)
	}
	return entries
}

// readRSS reads RSS 2.0 in the same way.
func readRSS(t *testing.T, path string, body []byte) (entries []followedEntry) {
	t.Helper()
	var f struct {
		Channel struct {
			Title string         `xml:"title"`
			Links []followedLink `xml:"http://www.w3.org/2005/Atom link"`
			Items []struct {
				GUID  string `xml:"guid"`
				Title string `xml:"title"`
				Link  string `xml:"link"`
				At    string `xml:"pubDate"`
				Words string `xml:"description"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal(body, &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if c := f.Channel; c.Title == "" || len(c.Links) != 1 || c.Links[0].Href != "https://example.org"+path || len(c.Items) == 0 {
		t.Errorf("%s: got %q with %v and %d items", path, c.Title, c.Links, len(c.Items))
	}
	last := time.Now().AddDate(100, 0, 0)
	for _, item := range f.Channel.Items {
		at, err := time.Parse(time.RFC1123Z, item.At)
		if err != nil || at.After(last) || !absolute(item.GUID) || !absolute(item.Link) || item.Title == "" {
			t.Errorf("%s: got %+v, %v", path, item, err)
		}
		last = at
		entries = append(entries, followedEntry{item.GUID, item.Title, item.Link, at.Format(time.RFC3339), item.Words})
	}
	return entries
}

type followedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func absolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.IsAbs() && u.Host != ""
}

// TestWhatCanBeFollowed: each page names its feeds, to programs and to people; each is valid in
// each language; entries have the same ids in all of them.
func TestWhatCanBeFollowed(t *testing.T) {
	s := newTestServer()
	for _, path := range followed {
		for _, lang := range []string{"", "/en", "/ru"} {
			page := html.UnescapeString(string(get(t, s, lang+path).body))
			var ids []string
			for _, form := range []struct{ ext, media string }{{"atom", "application/atom+xml"}, {"rss", "application/rss+xml"}, {"json", "application/feed+json"}} {
				feed := lang + path + "/feed." + form.ext
				for _, want := range []string{`<link rel="alternate" type="` + form.media + `"`, `<a href="` + feed + `" type="` + form.media + `">`} {
					if !strings.Contains(page, want) {
						t.Errorf("%s%s: no %s", lang, path, want)
					}
				}
				got := get(t, s, feed)
				if got.status != http.StatusOK || got.header.Get("Content-Type") != form.media+"; charset=utf-8" || got.header.Get("ETag") == "" {
					t.Fatalf("%s: got %d %v", feed, got.status, got.header)
				}
				for i, e := range readFeed(t, feed, got.body) {
					if form.ext == "atom" {
						ids = append(ids, e.ID)
					} else if ids[i] != e.ID {
						t.Errorf("%s: entry %d: got %s, want %s as in the other form", feed, i, e.ID, ids[i])
					}
				}
			}
		}
	}
}

// TestNewsOfAnActor: the sentence with its address, who spoke in which office, and what became of
// an outcome, with the words that say so.
func TestNewsOfAnActor(t *testing.T) {
	said, moved := 0, 0
	for _, e := range readFeed(t, "/en/actors/orlin/feed.atom", get(t, newTestServer(), "/en/actors/orlin/feed.atom").body) {
		switch {
		case strings.HasPrefix(e.ID, "https://example.org/record/statement/"):
			said++
			if !regexp.MustCompile(`<blockquote lang="ja" cite="https://example\.org/en/c/harbour-live/u/\d+#:~:text=[^"]+"><p><a href=`).MatchString(e.Content) || !strings.Contains(e.Content, "<p>— ") {
				t.Errorf("got %s: %s", e.Title, e.Content)
			}
		case strings.HasPrefix(e.ID, "https://example.org/record/outcome/"):
			moved++
			if !strings.Contains(e.Page, "/en/outcomes/") || !strings.Contains(e.Content, "as of") {
				t.Errorf("got %s: %s", e.Title, e.Content)
			}
		default:
			t.Errorf("got the id %s", e.ID)
		}
	}
	if said == 0 || moved == 0 {
		t.Errorf("got %d statements and %d states", said, moved)
	}
}

func TestAFeedIsSentAgainOnlyIfItChanged(t *testing.T) {
	s := newTestServer()
	for _, page := range followed {
		first := get(t, s, page+"/feed.atom")
		r, w := httptest.NewRequest(http.MethodGet, page+"/feed.atom", nil), httptest.NewRecorder()
		r.Header.Set("If-None-Match", first.header.Get("ETag"))
		s.ServeHTTP(w, r)
		if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: got %d with %d bytes", page, w.Code, w.Body.Len())
		}
	}
}

func TestTheFeedOfADoubleLeadsOn(t *testing.T) {
	got := get(t, newTestServer(), "/ru/actors/orlin-double/feed.json")
	if got.status != http.StatusMovedPermanently || got.header.Get("Location") != "/ru/actors/orlin/feed.json" {
		t.Errorf("got %d %s", got.status, got.header.Get("Location"))
	}
	for _, path := range []string{"/actors/nobody/feed.atom", "/issues/nothing/feed.json", "/outcomes/nothing/feed.atom", "/talks/none/feed.atom", "/talks/harbour/none/feed.json"} {
		if got := get(t, newTestServer(), path); got.status != http.StatusNotFound {
			t.Errorf("%s: got %d", path, got.status)
		}
	}
}

// TestNewsFromASource: it has no page of ours. Its words stand with its name and lead to where it was
// found, and the entry leads to where they stand in a readout.
func TestNewsFromASource(t *testing.T) {
	d := newFakeDesk()
	for i := range d.round.Statements {
		if s := &d.round.Statements[i]; s.Statement.Event != "" {
			s.Place = desk.Place{Slug: "belmar-gazette", N: 1, Said: s.Said, TZ: s.TZ, Source: gazette, Address: "https://gazette.example/a"}
		}
	}
	found := 0
	for _, e := range readFeed(t, "/en/actors/orlin/feed.atom", get(t, newServerWith(d), "/en/actors/orlin/feed.atom").body) {
		if strings.Contains(e.Page+e.Content, "belmar-gazette") {
			t.Errorf("%s leads to a source: %s %s", e.Title, e.Page, e.Content)
		}
		if strings.Contains(e.Content, "The Belmar gazette") {
			found++
			if !strings.Contains(e.Content, "https://gazette.example/a#:~:text=") {
				t.Errorf("%s: its words do not lead to where they were found: %s", e.Title, e.Content)
			}
			if !strings.HasPrefix(e.Page, "https://example.org/en/talks/harbour/harbour-3#st-") {
				t.Errorf("%s: got the address %s", e.Title, e.Page)
			}
		}
	}
	if found == 0 {
		t.Error("no entry names the source")
	}
}
