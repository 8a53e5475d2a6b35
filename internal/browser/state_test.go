//go:build browser

package browser

import (
	"strings"
	"testing"
	"time"
)

// A page that is open says when it is to begin and how far off that is; a marker that is
// posted at the desk brings it to life, and the summary of what is known stands on top.
func TestStatesChangeOnOpenPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "states", fields{"state": "planned", "starts": time.Now().Add(3*time.Hour + 5*time.Minute).UTC().Format(time.RFC3339)})
	p := s.open(t, phone).visit("/c/" + slug)
	p.reads("#part-state", "(in 3 hours)")
	ja := s.open(t, phone).visit("/ja/c/" + slug)
	ja.reads("#part-state", "（3 時間後）")
	front := s.open(t, laptop).visit("/")
	front.reads(".front-next", "begins at")

	d := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	d.fill("#compose-headline", "They sit down")
	d.choose("#compose-kind", "marker:start")
	d.click("#compose-moves")
	d.click("form[data-compose] [data-primary]")
	for _, page := range []*tab{p, ja} {
		page.until(`document.querySelector('#part-state .state-live')`)
		page.reads("#u-1", "They sit down")
		page.equalsFreshLoad()
	}
	if got := p.text("#part-state"); strings.Contains(got, "in 3 hours") {
		t.Errorf("it has begun, and the page says %q", got)
	}
	front.reload()
	front.reads(".front-live", "They sit down")

	s.post(t, slug, "What is known", "- One thing.\n- And another.", fields{"kind": "summary"})
	p.reads("#part-pinned .known-summary", "And another.")
	s.post(t, slug, "What is known by now", "- Three things.", fields{"kind": "summary"})
	p.reads("#part-pinned .known-summary", "Three things.")
	if got := p.text("#part-pinned"); strings.Contains(got, "And another.") {
		t.Errorf("the older summary stands there still: %s", got)
	}
	s.post(t, slug, "They rise", "", fields{"kind": "marker", "mark": "end", "moves_state": true})
	p.until(`document.querySelector('#part-state .state-ended')`)
	p.equalsFreshLoad()
}

// A page that was ended by a slip is live again within seconds, by keyboard and on a phone: the word that
// says so has the button, the keyboard begins there. Pages that are open were told that nothing comes any
// more; they ask once the time for taking it back is over.
func TestAnEndedPageIsTakenBack(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "ended-by-slip", fields{"state": "live"})
	reading := s.open(t, phone).visit("/c/" + slug)
	reading.until(`document.querySelector('#part-state .state-live')`)
	for _, at := range []look{laptop, phone} {
		d := s.open(t, at).logIn().visit("/desk/c/" + slug)
		d.fill("#compose-headline", "Half a sentence")
		d.leaving(func() { d.click(".state-buttons [value=ended]") })
		d.reads("#desk-said", "The page is now “ended”.")
		reading.until(`document.querySelector('#part-state .state-ended')`)
		d.until(`document.activeElement.matches('#desk-said [data-flash]')`)
		d.leaving(func() { d.press("Tab"); d.press("Enter") })
		d.reads("#desk-said", "The page is “live” again, as it was before.")
		d.until(`document.querySelector('.state-buttons [value=live]').getAttribute('aria-pressed') === 'true' && !document.querySelector('[data-undo]')`)
		if got := eval[string](d, `document.querySelector('#compose-headline').value`); got != "Half a sentence" {
			t.Errorf("what stood in the composer: got %q", got)
		}
		d.fill("#compose-headline", "")
		reading.until(`document.querySelector('#part-state .state-live')`)
	}
	reading.equalsFreshLoad()
}
