package web

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/i18n"
)

// The storybook shows every page with made-up data in every language. To look at it:
//
//	go test ./internal/web -run TestStories -stories DIR
//
// writes the pages and their files under DIR; serve that folder and open index.html.
var storiesDir = flag.String("stories", "", "write the storybook's pages as files under this folder")

// story is a page to look at: the template it shows, and how the page is come by.
type story struct {
	name     string // of the file
	template string // such as "coverage"
	page     func(t *testing.T, lang string) []byte
}

// stories holds all of them; another room's tests add theirs in an init function.
var stories = []story{
	{"front", "front", visit("/")},
	{"live", "coverage", visit("/c/harbour-live")},
	{"live-oldest", "coverage", visit("/c/harbour-live?order=oldest")},
	{"live-filter", "coverage", visit("/c/harbour-live?filter=on")},
	{"live-filtered", "coverage", visit("/c/harbour-live?speaker=orlin&kind=concern")},
	{"live-filtered-nothing", "coverage", visit("/c/harbour-live?speaker=orlin&kind=threaten")},
	{"live-ended", "coverage", visitWith("/c/harbour-live", func(d *fakeDesk) {
		d.coverages["harbour-live"] = liveCoverage(coverage.Ended)
	})},
	{"live-planned", "coverage", visitWith("/c/harbour-live", func(d *fakeDesk) {
		v := liveCoverage(coverage.Planned)
		v.Updates, v.Keys, v.Pinned, v.Record, v.First, v.Last, v.Total, v.Older = nil, nil, nil, nil, nil, nil, 0, ""
		d.coverages["harbour-live"] = v
	})},
	{"article", "coverage", visit("/c/norden-storm")},
	{"update", "update", visit("/c/harbour-live/u/3")},
	{"update-withdrawn", "update", visit("/c/harbour-live/u/5")},
	{"history", "history", visit("/c/harbour-live/u/6/history")},
	{"history-withdrawn", "history", visit("/c/harbour-live/u/5/history")},
	{"live-reworded", "coverage", visitWith("/c/harbour-live", reworded)},
	{"coverage-history", "coverage_history", visit("/c/harbour-live/history")},
	{"coverage-history-earlier", "coverage_history", visit("/c/harbour-live/history?before=1")},
	{"corrections", "corrections", visit("/corrections")},
	{"corrections-of-one", "corrections", visit("/c/harbour-live/corrections")},
	{"corrections-none", "corrections", visit("/c/norden-storm/corrections")},
	{"corrections-no-more", "corrections", visit("/corrections?before=39")},
	{"series", "series", visit("/talks/harbour")},
	{"round", "round", visit("/talks/harbour/harbour-3")},
	{"round-empty", "round", visitWith("/talks/harbour/harbour-3", func(d *fakeDesk) {
		d.round.Statements, d.round.People, d.round.Record = nil, nil, nil
	})},
	{"compare", "compare", visit("/talks/harbour/harbour-3/compare?source=belmar-gazette")},
	{"compare-sources", "compare", visit("/talks/harbour/harbour-3/compare?source=belmar-gazette&with=aruvia-courier")},
	{"compare-none", "compare", visitWith("/talks/harbour/harbour-3/compare", func(d *fakeDesk) { d.round.Record = nil })},
	{"actor", "actor", visit("/actors/orlin")},
	{"actor-older", "actor", visit("/actors/orlin?after=dxkm.4")},
	{"issue", "issue", visit("/issues/patrols")},
	{"issue-older", "issue", visit("/issues/patrols?after=dxkm.4")},
	{"outcome", "outcome", visit("/outcomes/ferries-again")},
	{"outcome-overdue", "outcome", visit("/outcomes/fourth-round")},
	{"missing", "fault", visit("/nothing/here")},
}

func visit(path string) func(*testing.T, string) []byte {
	return visitWith(path, func(*fakeDesk) {})
}

func visitWith(path string, change func(*fakeDesk)) func(*testing.T, string) []byte {
	return func(t *testing.T, lang string) []byte {
		path := path
		d := newFakeDesk()
		change(d)
		if lang != "ja" {
			path = "/" + lang + path
		}
		a := get(t, newServerWith(d), path)
		if a.status >= http.StatusInternalServerError {
			t.Errorf("%s: got status %d", path, a.status)
		}
		return a.body
	}
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

func get(t *testing.T, s http.Handler, path string) answer {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

func TestStories(t *testing.T) {
	for _, s := range stories {
		for _, lang := range i18n.Langs {
			t.Run(s.name+"/"+lang, func(t *testing.T) {
				page := s.page(t, lang)
				checkPage(t, page)
				keepStory(t, s.name+"-"+lang+".html", page)
			})
		}
	}
	keepFiles(t)
}

// TestEveryTemplateHasAStory keeps the storybook whole: a page nobody can look at was never looked at.
func TestEveryTemplateHasAStory(t *testing.T) {
	shown := make(map[string]bool)
	for _, s := range stories {
		shown[s.template] = true
	}
	for name := range loadPages().named {
		if !shown[name] {
			t.Errorf("no story shows the template %q", name)
		}
	}
}

var (
	idPattern     = regexp.MustCompile(`\sid="([^"]*)"`)
	missingWord   = regexp.MustCompile(`\[[a-z_]+(\.[a-z_]+)+\]`)
	inlinePattern = regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>|\sstyle="|\son[a-z]+="`)
)

// checkPage looks at what holds for every page: one of each id, all words found, nothing inline.
func checkPage(t *testing.T, page []byte) {
	t.Helper()
	if err := wellFormed(page); err != nil {
		t.Errorf("not well formed: %v", err)
	}
	var ids []string
	for _, m := range idPattern.FindAllSubmatch(page, -1) {
		id := string(m[1])
		if slices.Contains(ids, id) {
			t.Errorf("id %q stands twice", id)
		}
		ids = append(ids, id)
	}
	if m := missingWord.Find(page); m != nil {
		t.Errorf("words missing: %s", m)
	}
	for _, m := range inlinePattern.FindAllString(string(page), -1) {
		if !strings.Contains(m, "src=") && !strings.Contains(m, "application/ld+json") {
			t.Errorf("inline: %s", m)
		}
	}
	for _, want := range []string{"<h1", `<main id="main"`, "<title>", "lang="} {
		if !strings.Contains(string(page), want) {
			t.Errorf("no %s on the page", want)
		}
	}
}

func keepStory(t *testing.T, name string, page []byte) {
	if *storiesDir == "" {
		return
	}
	if err := os.MkdirAll(*storiesDir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*storiesDir, name), page, 0o644); err != nil {
		t.Fatal(err)
	}
}

// keepFiles writes style sheets, modules and pictures beside the pages, and an index.
func keepFiles(t *testing.T) {
	if *storiesDir == "" {
		return
	}
	static := filepath.Join(*storiesDir, Asset(""))
	media := filepath.Join(*storiesDir, "media")
	for _, dir := range []string{static, media} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, f := range loadFiles().named {
		if err := os.WriteFile(filepath.Join(static, name), f.body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w := httptest.NewRecorder()
	fakeMedia.ServeHTTP(w, nil)
	picture, _ := io.ReadAll(w.Body)
	if err := os.WriteFile(filepath.Join(media, "harbour.svg"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
	var index strings.Builder
	index.WriteString("<!doctype html><meta charset=utf-8><title>Storybook</title><ul>")
	for _, s := range stories {
		index.WriteString("<li>" + s.name)
		for _, lang := range i18n.Langs {
			fmt.Fprintf(&index, ` <a href="%s-%s.html">%s</a>`, s.name, lang, lang)
		}
	}
	keepStory(t, "index.html", []byte(index.String()))
}
