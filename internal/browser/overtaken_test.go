//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// overtaken holds what a page fetches until it has heard of something that came later: on a slow
// network where much is said it is always so.
const overtaken = `(() => {
	const real = window.fetch;
	window.fetch = async (...args) => {
		const answer = await real(...args);
		if (new URL(args[0], location.href).pathname !== location.pathname) return answer;
		const main = document.getElementById('main');
		window.held = main.dataset.position;
		while (!window.atOnce && main.dataset.position === window.held) await new Promise((go) => setTimeout(go, 20));
		return answer;
	};
})()`

// Pages that load themselves anew are not put off for good by what comes in meanwhile: they take
// what they asked for, with what came since.
func TestAPageThatIsOvertakenIsTakenAllTheSame(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "overtaken")
	said := func(words string) int {
		t.Helper()
		n := s.post(t, slug, "Minato: "+words, words)
		s.mark(t, slug, n, words)
		return n
	}
	said("We offer three boats.")
	some := s.open(t, look{before: overtaken}).visit("/c/" + slug + "?speaker=minato")
	all := s.open(t, look{before: overtaken}).visit("/c/" + slug)
	for _, p := range []*tab{some, all} {
		p.do(`window.same = true`)
	}

	// The order of its own is what no event tells: the page of all is loaded anew, too.
	n := said("We offer a lamp.")
	c := s.api(t, "GET", "/coverages/"+slug, nil)
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": c["revision"], "order": "editorial"})
	all.until(`window.held`)
	some.until(`window.held === ` + js(eval[string](all, `window.held`)))
	last := s.post(t, slug, "The lamp is lit", "Everybody sees it.") // one thing only: what is asked for next waits for another
	some.reads(at(n), "We offer a lamp.")
	some.reads("#part-filter", "2 of 2 updates match")
	all.reads("#part-order", "In the order the editors chose")
	all.reads(at(last), "The lamp is lit")
	if got, want := all.stands(), fmt.Sprintf("u-%d u-%d u-1", last, n); got != want {
		t.Errorf("on the page of all: got %s, want %s", got, want)
	}

	some.do(`window.atOnce = true`)
	some.reads("#part-filter", "2 of 3 updates match")
	s.edit(t, slug, n, fields{"headline": "Minato: one lamp"})
	for _, p := range []*tab{some, all} {
		p.do(`window.atOnce = true`)
		p.reads(at(n), "Minato: one lamp")
		p.equalsFreshLoad()
		if !eval[bool](p, `window.same === true`) {
			t.Error("the page was loaded anew by the browser instead of being mended")
		}
	}
}
