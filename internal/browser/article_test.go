//go:build browser

package browser

import (
	"strings"
	"testing"
	"time"
)

// Without JavaScript, on a phone: an article is made of a readout. One section follows the record,
// one is frozen, with the author's words between; what is said later stands in the one alone, and
// what is taken back leaves the day in the other.
func TestAnArticleFromAReadoutWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "quay", fields{"event": "as-3"})
	first := s.post(t, slug, "At the quay", "We want the lamp mended. We cannot pay for the lamp.")
	s.mark(t, slug, first, "We want the lamp mended.", fields{"kind": "request", "issues": []string{"lighthouse"}, "gist": fields{"en": "The lamp is to be mended"}})
	s.mark(t, slug, first, "We cannot pay for the lamp.", fields{"speaker": []string{"orga"}, "kind": "reject", "issues": []string{"lighthouse"}})

	p := s.open(t, noScript).visit("/talks/as/as-3")
	fits := func() {
		t.Helper()
		if wide := eval[int](p, `document.documentElement.scrollWidth`); wide > 390 {
			t.Errorf("%s: %d px wide", eval[string](p, `location.href`), wide)
		}
	}
	p.leaving(func() { p.click(`a[href*="/desk/new?readout="]`) })
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.reads("main h1", "Start an article from this readout")
	fits()
	p.leaving(func() { p.click("button[name=do][value=lines]") })
	if got := eval[string](p, `document.querySelector('#readout-lines').value`); !strings.HasPrefix(got, "::readout{round=as-3 section=contention live}") {
		t.Errorf("the lines to be pasted: got %q", got)
	}
	p.choose("#readout-as-contention", "frozen")
	p.leaving(func() { p.click("button[name=do][value=article]") })
	fits()
	frozen := eval[string](p, `document.querySelector('#coverage-body').value`)
	p.fill("#coverage-body", "What I make of it.\n\n"+frozen+"\n\nAnd by now:\n\n::readout{round=as-3 section=contention live}\n\nThe last word is mine.")
	p.fill("#coverage-slug", "my-view")
	p.click("#coverage-draft")
	p.leaving(func() { p.click("main form [data-primary]") })
	if got := eval[string](p, `location.pathname`); got != "/desk/c/my-view" {
		t.Fatalf("the article is not stored: at %s: %s", got, p.text("main"))
	}

	isOver(t, frozen)
	later := s.post(t, slug, "At the door", "Then we mend the lamp ourselves.")
	s.mark(t, slug, later, "Then we mend the lamp ourselves.", fields{"kind": "announce", "issues": []string{"lighthouse"}})
	p.visit("/c/my-view")
	fits()
	both := func(want ...string) {
		t.Helper()
		for i, words := range want {
			shown := eval[string](p, `[...document.querySelectorAll('section.from-record')].map((e) => e.textContent).join('\n=====\n')`)
			if parts := strings.Split(shown, "====="); len(parts) != 2 || !strings.Contains(parts[i], words) {
				t.Errorf("section %d lacks %q: %s", i, words, shown)
			}
		}
	}
	both("The lamp is to be mended", "Then we mend the lamp ourselves.")
	if p.text("section.from-record") == "" || strings.Contains(p.text("section.from-record"), "ourselves") {
		t.Error("what is frozen has what was said later")
	}
	p.leaving(func() { p.click(`section.from-record a[href*="/c/quay/u/"]`) })
	if got := eval[string](p, `location.pathname`); got != "/c/quay/u/1" {
		t.Errorf("a line leads to %s, want the update that it rests on", got)
	}
	s.retract(t, slug, first, "It was not said.")
	p.visit("/c/my-view")
	both("A line was taken back on", "Points of contention")
	if strings.Contains(p.text("main"), "to be mended") {
		t.Error("words that were retracted stand in the article")
	}
}

// isOver waits until the moment as of which a line is frozen has passed: it is the end of a second.
func isOver(t *testing.T, line string) {
	t.Helper()
	_, after, _ := strings.Cut(line, "frozen=")
	moment, _, _ := strings.Cut(strings.TrimSuffix(after, "}"), " ")
	at, err := time.Parse(time.RFC3339, strings.TrimSuffix(moment, "}"))
	if err != nil {
		t.Fatalf("frozen as of no moment: %s: %v", line, err)
	}
	time.Sleep(time.Until(at.Add(time.Second)))
}

// Offsets of marked words count the author's own text, whatever the article shows before them.
func TestWordsBehindAReadoutAreMarked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "pier", fields{"event": "as-3"})
	n := s.post(t, slug, "At the pier", "The lamp is out, they say.")
	s.mark(t, slug, n, "The lamp is out, they say.", fields{"about": "as-3", "kind": "assert"})
	s.cover(t, "column", fields{"form": "article", "state": "ended"})
	s.post(t, "column", "", "Before it.\n\n::readout{round=as-3 section=experts live}\n\nThe lamp is out indeed.")

	p := s.open(t, laptop).logIn().visit("/desk/c/column")
	p.reads("[data-field=body] [data-readout]", "The lamp is out, they say.")
	p.selects(1, "The lamp is out indeed", "indeed")
	p.until(`!document.querySelector('#mark-button').hidden`)
	p.marks("minato", "assert", "lighthouse")
	p.visit("/c/column")
	if got := p.text("mark"); got != "The lamp is out indeed" {
		t.Errorf("marked: got %q", got)
	}
}
