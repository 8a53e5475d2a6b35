//go:build browser

package browser

import (
	"strings"
	"testing"
)

// A title that is corrected changes on pages that are open, with the note; what stands there
// then is what a fresh load shows.
func TestACorrectedTitleReachesOpenPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	settings := s.api(t, "GET", "/settings/site", nil)
	s.api(t, "PATCH", "/settings/site", fields{"revision": settings["revision"], "name": fields{"en": "Harbour · Radio"}})
	slug := s.cover(t, "reworded", fields{"title": "The second round"})
	s.post(t, slug, "The doors open", "")
	pages := []*tab{s.open(t, laptop).visit("/c/" + slug), s.open(t, phone).visit("/ru/c/" + slug)}
	for _, p := range pages {
		p.do(`window.same = true`)
	}
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": 1, "title": "The third round", "note": "It is the third, not the second."})
	for _, p := range pages {
		p.reads("#part-head h1", "The third round")
		p.reads("#part-head .corrections", "It is the third, not the second.")
		p.reads("#part-about", "1")
		p.equalsFreshLoad()
		p.until(`document.title === 'The third round · Harbour · Radio'`)
		if !eval[bool](p, `window.same === true`) {
			t.Error("the page was loaded anew")
		}
	}
	p := pages[0].visit("/c/" + slug + "/history")
	if got := p.text("main"); !strings.Contains(got, "It is the third, not the second.") {
		t.Errorf("history: got %s", got)
	}
	p.reads("main ins", "third")
}

// The form at the desk asks what readers are to be told, with the keyboard as with a finger.
func TestCorrectingATitleAtTheDesk(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "reword-desk", fields{"title": "Four boats"})
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug + "/edit?as=correction")
	p.fill("#coverage-title", "Two boats")
	p.fill("#coverage-note", "Two, not four.")
	p.leaving(func() { p.click("main form [data-primary]") })
	p.visit("/c/" + slug)
	p.reads("#part-head", "Two, not four.")
	p.visit("/desk")
	p.reads("main", "Two, not four.")
}
