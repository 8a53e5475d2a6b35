//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// A page of one speaker's updates gets what is put on record of them, and nothing of others; what
// is taken back goes from it. The form comes without a script, and what somebody has
// chosen and not sent yet stays while the page changes.
func TestAFilteredPageGetsWhatMatches(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "chosen")
	one := s.post(t, slug, "Minato begins", "We offer three boats.")
	s.mark(t, slug, one, "We offer three boats.", fields{"kind": "offer"})
	two := s.post(t, slug, "Orga answers", "We have boats enough.")
	s.mark(t, slug, two, "We have boats enough.", fields{"speaker": []string{"orga"}, "kind": "object"})

	p := s.open(t, laptop).visit("/c/" + slug)
	p.leaving(func() { p.click("#part-order a[href$='filter=on']") })
	if got := p.count("#timeline > *"); got != 2 {
		t.Errorf("with nothing chosen: got %d updates, want both", got)
	}
	p.do(`document.querySelector('#filter-speaker').value = 'minato'`)
	p.leaving(func() { p.click("#part-filter [type=submit]") })
	if got, want := eval[string](p, `location.search`), "?speaker=minato"; got != want {
		t.Errorf("the address: got %s, want %s", got, want)
	}
	p.reads(at(one), "Minato begins")
	p.reads("#part-filter", "1 of 2 updates matches")
	if p.has(at(two)) || p.count("#part-record li") != 1 {
		t.Error("what somebody else said stands on the page")
	}

	p.do(`window.same = true; document.querySelector('#filter-kind').value = 'offer'`)
	three := s.post(t, slug, "Orga again", "We like the lighthouse.")
	s.mark(t, slug, three, "We like the lighthouse.", fields{"speaker": []string{"orga"}, "kind": "welcome"})
	four := s.post(t, slug, "Minato again", "We propose a lamp.")
	s.mark(t, slug, four, "We propose a lamp.")
	p.reads(at(four), "Minato again")
	p.reads("#part-filter", "2 of 4 updates match")
	if p.has(at(three)) {
		t.Error("an update that does not match came in")
	}
	if got := p.count("#part-record li"); got != 2 {
		t.Errorf("on record beside it: got %d, want 2", got)
	}
	if got := eval[string](p, `document.querySelector('#filter-kind').value`); got != "offer" {
		t.Errorf("what was chosen and not sent: got %q, want it to stay", got)
	}
	p.equalsFreshLoad()

	s.retract(t, slug, one, "Minato did not say so.")
	p.until(fmt.Sprintf(`!document.querySelector('#u-%d')`, one))
	p.reads("#part-filter", "1 of 3 updates matches")
	p.equalsFreshLoad()
	if !eval[bool](p, `window.same === true`) {
		t.Error("the page was loaded anew instead of being mended")
	}

	p.isForEverybody("filtered")
	p.leaving(func() { p.click("#part-filter .filter-set a") })
	if got := eval[string](p, `location.pathname + location.search`); got != "/c/"+slug {
		t.Errorf("with the last choice taken away: got %s, want the page of all", got)
	}
}
