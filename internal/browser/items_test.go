//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// With words selected, one key says what they are besides a statement, and the panel begins with
// what they tell. Few keys make an outcome, a forecast, a participant of them.
func TestWordsAreMarkedAsSomethingElse(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	slug := s.cover(t, "marked-as", fields{"event": "as-3"})
	n := s.post(t, slug, "", "Minato and Orga agreed to mend the lighthouse. The Gazette had written of two new boats. Minato led the delegation.")
	desk := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	h := &hand{tab: desk}
	marks := func(key, words string, choose func()) {
		t.Helper()
		h.labour = labour{moves: 2} // from the first of the words to the last
		desk.selects(n, words, words[len(words)-1:])
		h.goes(key)
		h.until(`document.querySelector('#mark-panel form[data-item]')?.dataset.begun`)
		h.do(`document.querySelector('#mark-panel').dispatchEvent(new Event('close'))`) // a busy browser tells late that it was closed before
		choose()
		h.goes("Enter")
		h.until(`!document.querySelector('#mark-panel').open`)
		if h.all() >= 12 {
			t.Errorf("%s: %d keys and %d moves of the pointer, want under twelve", key, h.keys, h.moves)
		}
		t.Logf("%s: %d keys and %d moves", key, h.keys, h.moves)
	}
	marks("o", "Minato and Orga agreed to mend the lighthouse.", func() {
		if got := eval[string](desk, `document.querySelector('#outcome-title-en').value`); !strings.HasPrefix(got, "Minato and Orga agreed") {
			t.Errorf("the title begins as %q, want the words", got)
		}
		if eval[string](desk, `document.querySelector('#outcome-status').value`) == "" {
			desk.choose("#outcome-status", "agreed")
			h.keys++
		}
	})
	desk.reads("#desk-said", "Outcome recorded")
	marks("f", "The Gazette had written of two new boats.", func() {})
	desk.reads("#desk-said", "Forecast recorded")
	marks("p", "Minato led the delegation.", func() {
		if got := eval[string](desk, `document.querySelector('#participant-actor').value`); got != "minato" {
			t.Errorf("who was there begins as %q, want minato", got)
		}
	})
	desk.reads("#desk-said", "who was there")

	p := s.open(t, phone).visit(round)
	words := p.text("main")
	for _, want := range []string{"agreed to mend the lighthouse", "two new boats"} {
		if !strings.Contains(words, want) {
			t.Errorf("the readout does not say %q", want)
		}
	}
	desk.visit("/desk/record/rounds/as-3").reads("main", "Minato")

	// A fault comes back into the panel with what was typed; another choice and back is a statement again.
	desk.visit("/desk/c/" + slug)
	desk.selects(n, "Minato led the delegation.", ".")
	desk.press("o")
	desk.until(`document.querySelector('#mark-panel form[data-item]')?.dataset.begun`)
	desk.excuse("status of 422")
	desk.choose("#outcome-status", "agreed")
	desk.do(`document.querySelector('#mark-panel [data-item] details').open = true`)
	desk.fill("#outcome-due", "in autumn")
	desk.press("Enter")
	desk.until(`document.querySelector('#mark-panel [data-item] [data-faults]')`)
	if got := eval[string](desk, `document.querySelector('#outcome-due').value`); got != "in autumn" {
		t.Errorf("what was typed came back as %q", got)
	}
	desk.press("Alt+m")
	desk.until(`!document.querySelector('#mark-panel form[data-statement]').hidden && !document.querySelector('#mark-panel form[data-item]')`)
	desk.press("Escape")
	desk.until(`!document.querySelector('#mark-panel').open`)
}

// Without JavaScript, on a phone: an outcome from a sentence, what became of it, a forecast and
// what came of that, who was there, and that the list is final.
func TestTheRecordOfARoundWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "by-forms", fields{"event": "as-3"})
	n := s.post(t, slug, "The end", "They agreed to paint the pier. It was said that a boat would be sold. Orga came too.")
	p := s.open(t, noScript).logIn()
	sends := func(selector string) { t.Helper(); p.leaving(func() { p.click(selector) }) }
	sentence := func(i int) { t.Helper(); p.click(fmt.Sprintf(".sentences label:nth-of-type(%d) input", i)) }

	p.visit(fmt.Sprintf("/desk/c/%s/u/%d/mark", slug, n))
	sends(`a[href*="/new/outcome"]`)
	p.fill("#outcome-title-en", "Paint the pier")
	p.choose("#outcome-status", "agreed")
	sentence(2) // after the headline
	sends("form[data-item] [data-primary]")
	p.reads("main", "Paint the pier")
	sends(`.record-list a[href*="/outcomes/"]:not([href*="mend"])`)
	sends(`a[href$="/status"]`)
	p.choose("#status-status", "kept")
	p.fill("#status-as_of", "2021-06")
	p.choose("#status-where", fmt.Sprintf("%s/%d", slug, n))
	sends("[name=look]")
	if got := eval[string](p, `document.querySelector('#status-as_of').value`); got != "2021-06" {
		t.Errorf("asking for the sentences loses what was typed: %q", got)
	}
	sentence(2)
	sends("form[data-item] [data-primary]")
	p.reads(".steps", "kept")

	p.visit(fmt.Sprintf("/desk/record/new/forecast?where=%s/%d", slug, n))
	p.fill("#forecast-expects-en", "A boat is sold")
	sentence(3)
	sends("form[data-item] [data-primary]")
	p.leaving(func() {
		p.do(`[...document.querySelectorAll('.record-list a')].find((a) => a.textContent.includes('A boat is sold')).click()`)
	})
	sends(`a[href$="/resolve"]`)
	p.choose("#resolve-result", "miss")
	p.fill("#resolve-why-en", "Nobody sold a boat")
	sends("form[data-item] [data-primary]")
	p.reads("main", "did not come true")

	p.visit("/desk/record/new/participant?round=as-3")
	p.choose("#participant-actor", "orga")
	p.choose("#participant-capacity", "head")
	sends("form[data-item] [data-primary]")
	p.reads("main", "Orga")
	sends(".final button")
	p.reads(".final", "The list of results is final")
	sends(".final button")
	p.reads(".final", "may still grow")
}
