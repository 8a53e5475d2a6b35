//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"testing"
	"time"
)

// An editor orders the updates. Pages that were open all the time, in each order, show what
// somebody gets who comes now, whatever was moved, posted, edited and taken back meanwhile.
func TestMovesLandInEveryOrder(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "ordered")
	for i := range 6 {
		s.post(t, slug, fmt.Sprintf("No. %d", i+1), "", fields{"said_at": fmt.Sprintf("2024-05-14T0%d:00:00Z", i)})
	}
	before := s.open(t, laptop).visit("/c/" + slug)
	before.do(`window.same = true`)
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": 1, "order": "editorial"})
	before.reads("#part-order", "In the order the editors chose")
	if !eval[bool](before, `window.same === true`) {
		t.Error("the page was loaded anew when the order changed")
	}

	pages := []*tab{before}
	for _, query := range []string{"?order=newest", "?order=oldest", "?order=editorial", "/u/3"} {
		pages = append(pages, s.open(t, phone).visit("/c/"+slug+query))
	}
	place := func(n int, to fields) { s.api(t, "PUT", updatePath(slug, n)+"/place", to) }
	place(1, fields{"to": "top"})
	before.until(`document.querySelector('#timeline').firstElementChild.id === 'u-1'`)
	place(6, fields{"below": 3})
	place(3, fields{"to": "up"})
	n := s.post(t, slug, "News", "Of now.")
	s.edit(t, slug, 1, fields{"said_at": "2024-05-14T09:00:00Z"})
	s.edit(t, slug, 2, fields{"said_at": "2024-05-14T09:30:00Z", "note": "It was later."})
	place(n, fields{"below": 4})
	s.retract(t, slug, 5, "Not so.")
	place(1, fields{"to": "time"})
	s.api(t, "PUT", updatePath(slug, 4)+"/pin", fields{})
	s.api(t, "PUT", updatePath(slug, 6)+"/pin", fields{})
	s.api(t, "PUT", updatePath(slug, 4)+"/pin/place", fields{"to": "top"})
	for _, p := range pages {
		p.equalsFreshLoad()
	}
	if got := pages[0].stands(); got == pages[1].stands() || got == pages[2].stands() {
		t.Errorf("editorial order is that of the times: %s", got)
	}
}

// Nobody need press a key for a pin to end: it goes from open pages by itself, and the update
// is not called changed.
func TestAPinEndsOnOpenPages(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "pins-end")
	s.post(t, slug, "For good", "", fields{"pinned": true})
	p := s.open(t, laptop).visit("/c/" + slug)
	ending := func(ahead time.Duration) fields {
		return fields{"pinned_until": time.Now().Add(ahead).UTC().Format(time.RFC3339Nano)}
	}
	n := s.post(t, slug, "For a moment", "", ending(time.Hour))
	p.reads("#part-pinned", "For a moment")
	for ahead := time.Second; ; ahead *= 2 { // on a slow machine the moment has passed when the server hears of it
		status, answer := s.ask(t, "PUT", updatePath(slug, n)+"/pin", ending(ahead))
		if status == http.StatusOK {
			break
		}
		if ahead > patience {
			t.Fatalf("its end is not taken: %d %v", status, answer)
		}
	}
	p.until(`!document.querySelector('#part-pinned').textContent.includes('For a moment')`)
	p.reads("#part-pinned", "For good")
	p.reads(at(n), "For a moment")
	if p.has(at(n) + " .note") {
		t.Errorf("the update is marked: %s", p.text(at(n)))
	}
	p.equalsFreshLoad()
}

// Oldest first begins with the first updates, however many there are, and goes on from page
// to page; what comes in stands on the last of them.
func TestOldestFirstBeginsAtTheBeginning(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "long")
	for i := range 198 {
		s.post(t, slug, fmt.Sprintf("No. %d", i+1), "")
	}
	first := s.open(t, laptop).visit("/c/" + slug + "?order=oldest")
	if got := eval[string](first, `document.querySelector('#timeline').firstElementChild.id + ' ' + document.querySelector('#timeline').lastElementChild.id`); got != "u-1 u-100" {
		t.Errorf("the first page holds %s, want u-1 u-100", got)
	}
	last := s.open(t, laptop).visit("/c/" + slug + "?order=oldest")
	last.leaving(func() { last.click("#part-older a") })
	if got, want := last.count("#timeline > *"), 98; got != want {
		t.Errorf("the second page: got %d updates, want %d", got, want)
	}
	newest := s.open(t, laptop).visit("/c/" + slug)
	for i := range 4 { // the last page fills up and goes over
		n := s.post(t, slug, fmt.Sprintf("New %d", i+1), "")
		newest.reads(at(n), fmt.Sprintf("New %d", i+1))
		if i < 2 {
			last.reads(at(n), fmt.Sprintf("New %d", i+1))
		}
	}
	last.reads("#part-older", "Later updates")
	for _, p := range []*tab{first, last, newest} {
		p.equalsFreshLoad()
	}
	s.retract(t, slug, 100, "Wrong.")
	s.edit(t, slug, 101, fields{"headline": "Mended"})
	first.reads(at(100), "Wrong.")
	last.reads(at(101), "Mended")
	for _, p := range []*tab{first, last, newest} {
		p.equalsFreshLoad()
	}
}

// A page about one update is as alive as its coverage's.
func TestAPermalinkIsLive(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "one-of-many")
	for i := range 9 {
		s.post(t, slug, fmt.Sprintf("No. %d", i+1), "")
	}
	middle, top := s.open(t, laptop).visit("/c/"+slug+"/u/5"), s.open(t, phone).visit("/ja/c/"+slug+"/u/9")
	for _, p := range []*tab{middle, top} {
		p.do(`window.same = true`)
	}
	s.edit(t, slug, 5, fields{"headline": "Put right", "note": "It was wrong."})
	middle.reads("#u-5.here", "It was wrong.")
	middle.until(`document.title.startsWith('Put right')`)
	n := s.post(t, slug, "News", "")
	top.reads(at(n), "News")
	s.retract(t, slug, 4, "Not so.")
	middle.reads(at(4), "Not so.")
	s.edit(t, slug, 2, fields{"said_at": time.Now().Add(time.Minute).UTC().Format(time.RFC3339)})
	for _, p := range []*tab{middle, top} {
		p.equalsFreshLoad()
		if !eval[bool](p, `window.same === true`) {
			t.Error("the page was loaded anew")
		}
	}
	slip := s.post(t, slug, "A slip", "")
	gone := s.open(t, laptop).visit(fmt.Sprintf("/c/%s/u/%d", slug, slip))
	gone.excuse("404")
	s.api(t, "POST", updatePath(slug, slip)+"/undo", fields{"revision": 1})
	gone.until(`document.querySelector('h1') && !document.querySelector('#timeline')`)
}

// What is corrected after the end reaches a page that somebody left open, as soon as they
// look at it again; and when it goes on after all, so does the page.
func TestAfterTheEndPagesAskWhenLookedAt(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "after-the-end")
	s.post(t, slug, "One", "")
	stayed := s.open(t, look{before: quickClock}).visit("/c/" + slug)
	s.setState(t, slug, "ended")
	stayed.until(`!document.getElementById('main').dataset.stream`)
	came := s.open(t, look{before: quickClock}).visit("/ru/c/" + slug)
	s.edit(t, slug, 1, fields{"headline": "One, put right", "note": "It was one."})
	for _, p := range []*tab{stayed, came} {
		p.do(`goOn(16000); dispatchEvent(new Event('focus'))`)
		p.reads("#u-1", "One, put right")
		p.equalsFreshLoad()
		asked := len(p.requests("/c/" + slug))
		p.do(`dispatchEvent(new Event('focus')); document.dispatchEvent(new Event('visibilitychange'))`)
		if got := len(p.requests("/c/" + slug)); got != asked {
			t.Errorf("looked at twice within 15 seconds: asked %d times more, want none", got-asked)
		}
	}
	s.setState(t, slug, "live")
	for _, p := range []*tab{stayed, came} {
		p.do(`goOn(16000); dispatchEvent(new Event('focus'))`)
		p.until(`document.getElementById('main').dataset.stream`)
	}
	n := s.post(t, slug, "It goes on", "")
	stayed.reads(at(n), "It goes on")
	came.reads(at(n), "It goes on")
	came.equalsFreshLoad()
}
