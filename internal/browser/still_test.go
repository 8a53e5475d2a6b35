//go:build browser

package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// quickClock lets performance.now stand still and run on at a word, so that twenty seconds need not be
// waited for and are no fewer on a slow machine, and writes down what the live region announces.
const quickClock = `(() => {
	let now = 100000;
	performance.now = () => now;
	const wait = window.setTimeout.bind(window);
	const waiting = [];
	window.setTimeout = (act, after = 0, ...more) => {
		if (after < 15000) return wait(act, after, ...more);
		waiting.push({act, at: performance.now() + after});
		return -waiting.length;
	};
	window.goOn = (ms) => {
		now += ms;
		for (const w of waiting) if (w.act && w.at <= performance.now()) { const {act} = w; w.act = null; act(); }
	};
	window.announced = [];
	addEventListener('DOMContentLoaded', () => {
		const region = document.querySelector('#live [role=status]');
		if (region) new MutationObserver(() => region.textContent && announced.push(region.textContent)).observe(region, {childList: true, characterData: true, subtree: true});
	});
})()`

// long is a body that makes an update some lines high.
var long = strings.TrimSpace(strings.Repeat("The delegations went through the paper line by line and put their names in the margin. ", 6))

// A reader is in the middle of the page; ten updates come in, one is corrected and one is
// taken back above them. What they read stays where it is; the pill, the title and the live
// region tell how many are new.
func TestThePageHoldsStill(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	for _, c := range []struct {
		lang, pill, one, said string // of ten new ones, of one; what is announced of the first
	}{
		{"en", "10 new updates", "1 new update", "1 new update has arrived."},
		{"ja", "新着10件", "新着1件", ""},
		{"ru", "10 новых сообщений", "1 новое сообщение", ""},
	} {
		for _, order := range []string{"newest", "oldest"} {
			t.Run(c.lang+" "+order, func(t *testing.T) {
				t.Parallel()
				slug := s.cover(t, "still-"+c.lang+"-"+order)
				for i := range 30 {
					s.post(t, slug, fmt.Sprintf("Line %d of the communiqué", i+1), long)
				}
				query := ""
				if order == "oldest" {
					query = "?order=oldest"
				}
				p := s.open(t, look{width: 390, height: 844, moving: true, before: quickClock}).visit("/" + c.lang + "/c/" + slug + query)
				if c.lang == "en" {
					p.visit("/c/" + slug + query)
				}
				name := eval[string](p, `document.title`)
				p.do(`document.getElementById('u-15').scrollIntoView({block: 'start', behavior: 'instant'}); scrollBy(0, -40)`)
				where := func() float64 {
					return eval[float64](p, `document.getElementById('u-15').getBoundingClientRect().top`)
				}
				before := where()

				first := s.post(t, slug, "News 1", long)
				p.until(`document.title.startsWith('(1)')`)
				if got := p.text(".pill"); got != c.one {
					t.Errorf("pill: got %q, want %q", got, c.one)
				}
				p.until(`announced.length === 1`)
				if got := eval[string](p, `announced[0]`); c.said != "" && got != c.said {
					t.Errorf("announced: got %q, want %q", got, c.said)
				}
				for i := range 9 {
					s.post(t, slug, fmt.Sprintf("News %d", i+2), long)
				}
				s.edit(t, slug, 29, fields{"body": long + " " + long})
				s.edit(t, slug, 2, fields{"body": "Short."})
				s.retract(t, slug, 28, "Not said.")
				p.until(`document.title.startsWith('(10)')`)
				p.reads(at(28), "Not said.")
				p.reads(at(2), "Short.")

				if moved := math.Abs(where() - before); moved > 2 {
					t.Errorf("what is read moved by %.1f px, want at most 2", moved)
				}
				if got := p.text(".pill"); got != c.pill {
					t.Errorf("pill: got %q, want %q", got, c.pill)
				}
				if got, want := eval[string](p, `document.title`), "(10) "+name; got != want {
					t.Errorf("title: got %q, want %q", got, want)
				}
				if got := eval[int](p, `announced.length`); got != 1 {
					t.Errorf("announcements within 20 s: got %d, want 1", got)
				}
				p.do(`goOn(19000)`)
				if got := eval[int](p, `announced.length`); got != 1 {
					t.Errorf("announcements after 19 s: got %d, want 1", got)
				}
				p.do(`goOn(2000)`)
				p.until(`announced.length === 2`)
				if got := eval[string](p, `announced[1]`); !strings.Contains(got, "9") {
					t.Errorf("the second announcement %q does not tell of the other 9", got)
				}

				p.click(".pill")
				p.until(fmt.Sprintf(`(() => { const b = document.getElementById('u-%d').getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; })()`, first))
				p.until(fmt.Sprintf(`document.getElementById('u-%d').contains(document.activeElement)`, first))
				p.until(`!document.title.startsWith('(10)')`) // what has been in sight is no longer new
				p.do(`document.querySelector('#timeline').scrollIntoView({block: 'start', behavior: 'instant'})`)
				p.do(`(async () => { for (const e of document.querySelectorAll('#timeline > *')) { e.scrollIntoView({block: 'center', behavior: 'instant'}); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); } })()`)
				p.until(`document.title === ` + js(name))
				p.until(`document.querySelector('.pill').hidden`)
			})
		}
	}
}

// Somebody at the top of the page sees what is new at once: nothing is counted.
func TestAtTheTopNothingIsCounted(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "at-the-top")
	for i := range 12 {
		s.post(t, slug, fmt.Sprintf("Line %d", i+1), long)
	}
	p := s.open(t, laptop).visit("/c/" + slug)
	n := s.post(t, slug, "Just in", "")
	p.reads(at(n), "Just in")
	if !eval[bool](p, `document.querySelector('.pill').hidden && !document.title.startsWith('(')`) {
		t.Errorf("counted although it is in sight: %q, title %q", p.text(".pill"), eval[string](p, `document.title`))
	}
}
