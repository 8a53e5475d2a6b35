//go:build browser

package browser

import (
	"testing"
)

// Times stand in the event's zone with date and zone; the reader can have them in their own,
// where it may be another day.
func TestTheReadersOwnZone(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "zones")
	n := s.post(t, slug, "A late word", "", fields{"said_at": "2021-05-14T09:21:00Z"})
	early := s.post(t, slug, "An early word", "", fields{"said_at": "2021-05-14T01:05:00Z"})
	time := func(p *tab, n int) string { return p.text(at(n) + " .entry-time time") }

	p := s.open(t, look{zone: "America/New_York"}).visit("/c/" + slug)
	for _, c := range []struct {
		n    int
		want string
	}{{n, "18:21 JST 14 May 2021"}, {early, "10:05 JST 14 May 2021"}} {
		if got := time(p, c.n); got != c.want {
			t.Errorf("event's zone: got %q, want %q", got, c.want)
		}
	}
	p.click(`[data-zone-switch] [data-zone="own"]`)
	if got, want := time(p, n), "05:21 EDT 14 May 2021"; got != want && got != "05:21 UTC-4 14 May 2021" {
		t.Errorf("reader's zone: got %q, want %q", got, want)
	}
	if got, want := time(p, early), "21:05 EDT 13 May 2021"; got != want && got != "21:05 UTC-4 13 May 2021" {
		t.Errorf("reader's zone, the day before: got %q, want %q", got, want)
	}
	if got := eval[string](p, `document.querySelector('[data-zone=own]').getAttribute('aria-pressed')`); got != "true" {
		t.Errorf("the button is pressed: got %s, want true", got)
	}
	if got, want := eval[string](p, `document.querySelector('`+at(n)+` time').dateTime`), "2021-05-14T18:21:00+09:00"; got != want && got != "2021-05-14T09:21:00Z" {
		t.Errorf("for machines: got %s, want %s", got, want)
	}

	// What comes in is told in the chosen zone too, and the choice is kept for the next page.
	live := s.post(t, slug, "In between", "", fields{"said_at": "2021-05-14T03:00:00Z"})
	p.reads(at(live)+" .entry-time", "23:00")
	p.reads(at(live)+" .entry-time", "13 May 2021")
	p.visit("/ja/c/" + slug)
	p.reads(at(early)+" .entry-time", "2021年5月13日")
	p.click(`[data-zone-switch] [data-zone="event"]`)
	p.reads(at(early)+" .entry-time", "2021年5月14日")

	// Who is where the event is has nothing to choose.
	there := s.open(t, look{zone: "Asia/Tokyo"}).visit("/c/" + slug)
	if eval[bool](there, `[...document.querySelectorAll('[data-zone-switch]')].some((e) => e.offsetParent)`) {
		t.Error("the switch is shown where both zones are the same")
	}
}
