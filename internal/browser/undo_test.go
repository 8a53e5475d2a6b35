//go:build browser

package browser

import (
	"fmt"
	"testing"
	"time"
)

// What is undone goes from pages that are open, from the count and from the readout, as if it
// had not been: what then stands there is what a fresh load shows.
func TestWhatIsUndoneGoesFromOpenPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	slug := s.cover(t, "undone", fields{"event": "as-3"})
	s.post(t, slug, "The doors open", "Both delegations are inside.")
	pages := []*tab{
		s.open(t, laptop).visit("/c/" + slug), s.open(t, phone).visit("/ru/c/" + slug + "?order=oldest"), s.open(t, phone).visit("/ja" + round),
	}
	for _, p := range pages[:2] {
		p.do(`window.same = true`)
	}

	n := s.post(t, slug, "A slip", "“We shall sink the island”, Minato said.", fields{"kind": "key", "pinned": true})
	s.mark(t, slug, n, "We shall sink the island", fields{"id": "slip"})
	pages[0].reads(at(n), "A slip")
	pages[1].reads(at(n), "A slip")
	pages[2].reads("#st-slip", "We shall sink the island")

	s.api(t, "POST", updatePath(slug, n)+"/undo", fields{"revision": 1})
	for _, p := range pages[:2] {
		p.until(fmt.Sprintf(`!document.querySelector('#u-%d')`, n))
		p.until(`!document.querySelector('#main').textContent.includes('sink')`)
		p.equalsFreshLoad()
	}
	pages[2].until(`!document.querySelector('#st-slip')`)
	pages[2].equalsFreshLoad()
	if status, _ := s.ask(t, "POST", updatePath(slug, 1)+"/undo", fields{"revision": 2}); status != 409 {
		t.Errorf("undo of another revision: got %d, want 409", status)
	}
}

// On a page that is full an older update comes back into the place of what was undone.
func TestUndoOnAFullPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "full")
	for i := range 101 {
		s.post(t, slug, fmt.Sprintf("No. %d", i+1), "")
	}
	p := s.open(t, laptop).visit("/c/" + slug)
	n := s.post(t, slug, "A slip", "")
	p.reads(at(n), "A slip")
	s.api(t, "POST", updatePath(slug, n)+"/undo", fields{"revision": 1})
	p.until(fmt.Sprintf(`!document.querySelector('#u-%d')`, n))
	p.until(`document.querySelectorAll('#timeline > *').length === 100`)
	p.equalsFreshLoad()
}

// The button stands beside the word that it was posted; pressed, the words come back into
// the composer. Without JavaScript it is a form like any other.
func TestUndoAtTheDesk(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "undo-desk")
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.do(`window.same = true`)
	p.fill("#compose-headline", "A slip of the thumb")
	p.fill("#compose-body", "Not meant to be sent.")
	p.choosesFile("a.png", picture(t, 1))
	p.until(`document.querySelector('[data-picture] [data-of=local]')?.value || document.querySelector('[data-picture] [data-of=file]')?.value`)
	p.click("form[data-compose] [data-primary]") // its picture may be on its way still
	p.reads("#u-1", "A slip of the thumb")
	p.click("#desk-said [data-undo] button")
	p.until(`!document.querySelector('#u-1')`)
	p.reads("#desk-said", "Update 1 taken back.")
	if got := eval[string](p, `document.querySelector('#compose-headline').value + '|' + document.querySelector('#compose-body').value`); got != "A slip of the thumb|Not meant to be sent." {
		t.Errorf("in the composer: got %q", got)
	}
	p.until(`document.querySelector('[data-picture] [data-preview] img')?.naturalWidth > 0`)
	if !eval[bool](p, `window.same === true`) {
		t.Error("the page was loaded anew")
	}
	p.click("form[data-compose] [data-primary]")
	p.reads("#u-2", "A slip of the thumb")
	p.untilWithin(20*time.Second, `!document.querySelector('[data-undo]')`) // its time is over

	p = s.open(t, noScript).visit("/desk/c/" + slug)
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.visit("/desk/c/" + slug)
	p.fill("#compose-headline", "By form")
	p.leaving(func() { p.click("form[data-compose] [data-primary]") })
	p.reads("#desk-said", "Posted as no. 3.")
	p.leaving(func() { p.click("#desk-said [data-undo] button") })
	p.reads("#desk-said", "Update 3 taken back.")
	if p.has("#u-3") {
		t.Error("what was undone still stands in the timeline")
	}
}

// A file that could not go ahead, because the site was busy, goes with its update; whoever takes that back
// has the picture again.
func TestUndoGivesBackAFileThatWentLate(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "undo-late")
	p := s.open(t, look{width: 390, height: 844, before: `XMLHttpRequest.prototype.send = function() { setTimeout(() => this.dispatchEvent(new ProgressEvent('error'))); }`}).logIn().visit("/desk/c/" + slug)
	p.fill("#compose-headline", "A slip of the thumb")
	p.choosesFile("a.png", picture(t, 3))
	p.until(`document.querySelector('[data-picture] [data-of=local]')?.value`)
	p.click("form[data-compose] [data-primary]")
	p.reads("#u-1", "A slip of the thumb")
	p.click("#desk-said [data-undo] button")
	p.until(`!document.querySelector('#u-1')`)
	p.until(`document.querySelector('[data-picture] [data-preview] img')?.naturalWidth > 0`)
	p.until(`document.querySelector('[data-picture] [data-of=file]').value.length > 60`)
}
