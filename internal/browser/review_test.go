//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// waitingOn tells which items wait on the page, in their order, the one with the focus in brackets
// and the chosen ones with a star.
func (p *tab) waitingOn() string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll('[data-review-item]')].map((e) => {
		const box = e.querySelector('[name=item]');
		const words = box.value.split('/')[1] + (box.checked ? '*' : '');
		return e === document.activeElement ? '[' + words + ']' : words;
	}).join(' ')`)
}

// What waits in the record is decided by keyboard alone: orphans first, then drafts in the order
// of the text; one by one, several together, and the last decision is taken back.
func TestReviewByKeyboard(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "reviewed", fields{"event": "as-3"})
	n := s.post(t, slug, "", "We repair the lighthouse. We buy two boats. We meet in May. We fish no more. It rained.")
	for i, words := range []string{"We buy two boats.", "We meet in May.", "We fish no more."} {
		s.mark(t, slug, n, words, fields{"id": fmt.Sprintf("rev-%d", i+1), "draft": true})
	}
	s.mark(t, slug, n, "We repair the lighthouse.", fields{"id": "rev-lost"})
	s.edit(t, slug, n, fields{"body": "We do nothing. We buy two boats. We meet in May. We fish no more. It rained."})

	p := s.open(t, laptop).logIn().visit("/desk/record/review?coverage=" + slug)
	stands := func(want string) {
		t.Helper()
		p.until(`document.activeElement.matches('[data-review-item]')`)
		if got := p.waitingOn(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	stands("[rev-lost] rev-1 rev-2 rev-3")
	p.press("j")
	p.press("j")
	p.press("k")
	stands("rev-lost [rev-1] rev-2 rev-3")
	p.leaving(func() { p.press("p") })
	stands("rev-lost [rev-2] rev-3")
	p.press(" ")
	p.press("j")
	p.press(" ")
	stands("rev-lost rev-2* [rev-3*]")
	p.leaving(func() { p.press("x") })
	stands("[rev-lost]")
	if got := p.text(".decided"); strings.Count(got, "Taken out") != 2 {
		t.Errorf("what was decided: got %q, want two that were taken out", got)
	}
	p.leaving(func() { p.press("u") })
	stands("[rev-lost] rev-2 rev-3")
	p.leaving(func() { p.press("e") })
	if got := eval[string](p, `location.pathname`); !strings.HasSuffix(got, "/desk/record/words/statement/rev-lost") {
		t.Errorf("e leads to %s, want where the words are chosen anew", got)
	}

	public := s.open(t, phone).visit("/c/" + slug)
	said := eval[[]string](public, `[...document.querySelectorAll('[data-statement], [id^="s-rev"], mark[id]')].map((e) => e.id || e.dataset.statement)`)
	if !slices.ContainsFunc(said, func(id string) bool { return strings.Contains(id, "rev-1") }) || slices.ContainsFunc(said, func(id string) bool { return strings.Contains(id, "rev-2") }) {
		t.Errorf("readers see %v, want rev-1 and not rev-2", said)
	}
}
