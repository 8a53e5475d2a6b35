//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// unlooked lets a page be one that nobody looks at, as a tab behind another is.
const unlooked = `(() => {
	let seen = true;
	Object.defineProperty(document, 'hidden', {get: () => !seen});
	Object.defineProperty(document, 'visibilityState', {get: () => seen ? 'visible' : 'hidden'});
	window.look = (at) => {
		seen = at;
		document.dispatchEvent(new Event('visibilitychange'));
	};
})()`

// listens tells whether a page has a connection of its own.
const listens = `sources.some((s) => s.readyState !== EventSource.CLOSED)`

// A browser has six connections to a site that speaks HTTP/1. Somebody follows eight coverages in as many
// tabs of one window: each opens, and each tells the news as soon as it is looked at.
func TestManyTabsOfOneWindow(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var slugs []string
	var tabs []*tab
	for n := range 8 {
		slugs = append(slugs, s.cover(t, fmt.Sprintf("table-%d", n)))
		s.post(t, slugs[n], "They sit down", "")
		l := look{before: watchStream + ";" + unlooked}
		if n == 0 {
			tabs = append(tabs, s.open(t, l))
		} else {
			tabs = append(tabs, tabs[0].another(l))
		}
		tabs[n].visit("/c/" + slugs[n])
		tabs[n].until(listens)
		tabs[n].do(`look(false)`)
		if n >= 3 {
			tabs[n].until(`!(` + listens + `)`)
		}
	}
	for _, slug := range slugs {
		s.post(t, slug, "They rise", "")
	}
	for n, p := range tabs {
		if n < 3 {
			p.reads(at(2), "They rise")
		} else if p.has(at(2)) {
			t.Errorf("tab %d heard news without a seat", n)
		}
	}
	for _, p := range tabs {
		p.do(`look(true)`)
		p.reads(at(2), "They rise")
		p.do(`look(false)`)
	}
	tabs[7].do(`look(true)`)
	tabs[7].equalsFreshLoad()
}
