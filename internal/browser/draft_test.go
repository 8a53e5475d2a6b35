//go:build browser

package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// offered tells which drafts wait in a part of the page, by how their words begin, the one with the
// focus in brackets.
func (p *tab) offered(within string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf(`[...document.querySelectorAll(%s + ' [data-draft-item]:not([hidden], [hidden] *)')].map((e) => {
		const words = e.querySelector('mark').textContent.split(' ').slice(0, 2).join(' ');
		return e === document.activeElement ? '[' + words + ']' : words;
	}).join(', ')`, js(within)))
}

// writes writes an update in the composer, waits until what it says is shown below, and posts it.
func (h *hand) writes(headline, body string, drafts int) {
	h.t.Helper()
	h.fill("#compose-headline", headline)
	h.fill("#compose-body", body)
	h.until(fmt.Sprintf(`document.querySelectorAll('[data-drafts-typed]:not([hidden]) .draft-item').length === %d`, drafts))
	h.press("Ctrl+Enter")
	h.until(`document.querySelector('#compose-body').value === ''`)
}

// TestAnAfternoonOfDrafts: as updates are written, what is said in them is shown below the composer;
// once they are posted it is offered beside the timeline and accepted by a key each. It takes a third of
// the keys, or less, that marking the same sentences by hand takes, and the readout has them all.
func TestAnAfternoonOfDrafts(t *testing.T) {
	t.Parallel()
	if dir := os.Getenv("READOUT_CORPUS"); dir != "" {
		s, a := goldAfternoon(t, dir)
		a.typed(t, s)
		return
	}
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "afternoon", fields{"event": "as-3"})
	byHand := s.cover(t, "by-hand", fields{"event": "as-3"})
	updates := []struct {
		headline string
		says     []string
		who      []string
		kinds    []string
	}{
		{
			"At the table",
			[]string{"Minato proposed joint work on the lighthouse", "Orga rejected the claim to the cape", "Orga voiced concern about fishing near the cape"},
			[]string{"minato", "orga", "orga"},
			[]string{"propose", "reject", "concern"},
		},
		{
			"After the break",
			[]string{"Minato asked Shirahama to withdraw its boats", "Orga welcomed the offer of new lamps", "Minato announced a second meeting in autumn"},
			[]string{"minato", "orga", "minato"},
			[]string{"request", "welcome", "announce"},
		},
	}
	h := &hand{tab: s.open(t, laptop).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: map[string]string{"minato": "Minato", "orga": "Orga", "fishing": "Fishing", "lighthouse": "The lighthouse"}}
	accepted := 0
	for _, u := range updates {
		h.writes(u.headline, strings.Join(u.says, ". The hall was full. ")+".", len(u.says))
		h.until(fmt.Sprintf(`document.querySelectorAll('#drafts-trays [data-draft-item]:not([hidden])').length === %d`, len(u.says)))
		h.goes("Escape")
		h.until(`document.activeElement.matches('#drafts-trays [data-draft-item]')`)
		for range u.says {
			h.goes("a")
			accepted++
		}
		h.until(`document.querySelector('#drafts-trays .decided') && !document.querySelector('#drafts-trays [data-draft-item]')`)
		if got := eval[string](h.tab, `document.activeElement.id`); got != "compose-headline" {
			t.Errorf("after the last draft %q has the focus, want the composer", got)
		}
	}
	drafted := h.labour
	h.visit("/talks/as/as-3")
	if got := h.count("#timeline > .statement"); got != accepted {
		t.Errorf("the readout has %d statements, want %d", got, accepted)
	}

	h.visit("/desk/c/" + byHand)
	hand := labour{}
	for _, u := range updates {
		n := s.post(t, byHand, u.headline, strings.Join(u.says, ". The hall was full. ")+".")
		h.until(fmt.Sprintf(`document.querySelector('#u-%d')`, n))
		for i, words := range u.says {
			m := toMark{n: n, words: words, speakers: []string{u.who[i]}, kind: u.kinds[i]}
			for issue, word := range map[string]string{"fishing": "fishing", "lighthouse": "lighthouse"} {
				if strings.Contains(words, word) {
					m.issues = []string{issue}
				}
			}
			l := h.marksIt(m)
			hand.keys, hand.moves = hand.keys+l.keys, hand.moves+l.moves
		}
	}
	t.Logf("%d statements: %.1f keys and moves each by drafts, %.1f by hand", accepted, float64(drafted.all())/float64(accepted), float64(hand.all())/float64(accepted))
	if 3*drafted.all() > hand.all() {
		t.Errorf("%d keys by drafts, %d by hand: want a third or less", drafted.all(), hand.all())
	}
}

// TestWhatATrayMissesIsAcceptedFromThere: an update that offers nothing has a line with a button of a
// thumb's size; m brings its sentences, first the one that names somebody, with all filled in that can be guessed; a key
// has another say it, a digit accepts it as a kind, what is accepted is taken back by one key. Two who say something in the
// words of one draft are two statements.
func TestWhatATrayMissesIsAcceptedFromThere(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	s.record(t)
	slug := s.cover(t, "missed", fields{"event": "as-3"})
	h := &hand{tab: s.open(t, withMouse).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: map[string]string{"minato": "Minato", "orga": "Orga", "fishing": "Fishing"}}
	missed := func(want string) {
		t.Helper()
		h.until(`document.activeElement.matches('[data-missed] [data-draft-item]')`)
		if got := h.offered("[data-missed]"); got != want {
			t.Errorf("missed are %q, want %q", got, want)
		}
	}
	says := func(want string) {
		t.Helper()
		if got := h.text(`:focus .draft-said`); !strings.HasPrefix(got, want) {
			t.Errorf("the draft says %q, want %q", got, want)
		}
	}
	h.writes("", "Rain fell on the quay. The lamps were lit as Minato came. A second hall must be found. Orga was late.", 0)
	h.until(`document.querySelector('#drafts-trays [data-nothing]')`)
	if got := eval[float64](h.tab, `document.querySelector('[data-nothing] [data-mark-missing]').getBoundingClientRect().height`); got < 44 {
		t.Errorf("the button that marks is %v px high, want 44", got)
	}
	h.goes("Escape")
	h.until(`document.activeElement.matches('[data-nothing]')`)
	h.goes("m")
	missed("[The lamps], Orga was, Rain fell, A second")
	says("Minato")
	if got := eval[float64](h.tab, `Math.min(...[...document.querySelectorAll(':focus .draft-near button')].map((b) => b.getBoundingClientRect().height))`); got < 44 {
		t.Errorf("who else may say it stands on buttons %v px high, want 44", got)
	}
	h.goes("a")
	missed("[Orga was], Rain fell, A second")
	h.goes("x")
	missed("[Rain fell], A second")
	h.goes("Escape") // they are not there any more, and come again
	h.until(`document.activeElement.matches('[data-nothing]') && !document.querySelector('[data-missed] form:not([hidden])') && document.querySelector('[data-drafts-undo]')`)
	h.goes("u")
	missed("[Orga was], Rain fell, A second")
	h.goes("x")
	missed("[Rain fell], A second")
	h.goes("j")
	missed("Rain fell, [A second]")
	key := eval[string](h.tab, `document.querySelector(':focus .draft-near [data-value="orga"]').getAttribute('aria-keyshortcuts')`)
	h.goes("Shift+" + key)
	says("Minato, Orga")
	h.goes(key)
	says("Orga")
	h.goes("5") // as a request
	missed("[Rain fell]")
	h.goes("Escape", "x")
	h.until(`!document.querySelector('[data-nothing]') && document.activeElement.id === 'compose-headline'`)

	h.writes("", "Minato rejected the claim, and Orga the answer.", 1)
	h.until(`document.querySelector('#drafts-trays [data-draft-item]')`)
	h.goes("Escape")
	h.until(`document.activeElement.matches('[data-draft-item]')`)
	h.goes("d")
	if got := h.offered("#drafts-trays"); got != "[Minato rejected], Minato rejected" {
		t.Errorf("two in the words of a draft are %q", got)
	}
	h.goes("a")
	h.until(`document.activeElement.matches('[data-draft-item*="-w"]')`)
	says("Orga")
	h.goes("a")
	h.until(`!document.querySelector('#drafts-trays [data-draft-item]')`)
	var who []string
	for _, st := range s.statementsOf(t, slug) {
		who = append(who, st.Kind+" "+strings.Join(st.Speaker, ","))
	}
	if got := strings.Join(who, "; "); got != "assert minato; request orga; reject minato; reject orga" {
		t.Errorf("on record are %q, want two sentences and two from the draft", got)
	}
}

// TestDraftsOfAPageByKeyboard: all of a page in the order of its text; accepted, rejected and mended by
// keys, whoever is new comes in, the last decision is taken back, and after a reload it is as it was left.
func TestDraftsOfAPageByKeyboard(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	s.record(t)
	slug := s.cover(t, "drafted", fields{"event": "as-3"})
	s.post(t, slug, "", "Minato proposed a fund. Orga rejected the claim.")
	s.post(t, slug, "", "Quill said that the ferries would run again. Orga welcomed the offer. Minato demanded an answer.")

	p := s.open(t, phone)
	p.excuse("status of 422") // somebody new of no sort
	p.logIn().visit("/desk/c/" + slug + "/drafts")
	stands := func(want string) {
		t.Helper()
		p.until(fmt.Sprintf(`document.activeElement.matches('[data-draft-item]') && document.querySelectorAll('[data-draft-item]').length === %d`, strings.Count(want, ",")+1))
		if got := p.offered("#drafts"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	stands("[Minato proposed], Orga rejected, Quill said, Orga welcomed, Minato demanded")
	p.press("j", "j", "k")
	stands("Minato proposed, [Orga rejected], Quill said, Orga welcomed, Minato demanded")
	p.press("x")
	stands("Minato proposed, [Quill said], Orga welcomed, Minato demanded")
	p.press("a")
	p.until(`document.querySelector('[data-fault]:not([hidden])') && document.activeElement.name?.startsWith('sort.')`)
	p.choose("[name^='sort.']", "person")
	p.press("Enter")
	stands("Minato proposed, [Orga welcomed], Minato demanded")
	p.press("s")
	p.until(`document.activeElement.matches('[data-who]')`)
	p.types("mi")
	p.until(`document.querySelector('#draft-who-found [aria-selected="true"]')?.dataset.id === 'minato'`)
	p.press("Enter")
	stands("Minato proposed, [Minato demanded]")
	p.press("i")
	p.until(`document.activeElement.matches('[data-issues]')`)
	p.types("fi")
	p.until(`document.querySelector('#draft-issue-found')`)
	p.press("Escape", "Escape")
	p.until(`document.activeElement.matches('[data-draft-item]')`)
	if got := eval[string](p, `document.activeElement.querySelector('[data-issues]').value`); got != "" {
		t.Errorf("what was begun and left stands in the field: %q", got)
	}
	p.press("i")
	p.until(`document.activeElement.matches('[data-issues]')`)
	p.types("ligh")
	p.until(`document.querySelector('#draft-issue-found [aria-selected="true"]')?.dataset.id === 'lighthouse'`)
	p.press(",")
	p.until(`document.activeElement.value === 'The lighthouse, '`)
	p.types("fish")
	p.until(`document.querySelector('#draft-issue-found [aria-selected="true"]')?.dataset.id === 'fishing'`)
	p.press("Tab")
	p.until(`document.activeElement.closest('[data-kinds]')`)
	if got := p.text("[data-draft-item]:last-child .draft-said"); !strings.Contains(got, "The lighthouse Fishing") {
		t.Errorf("the draft is %q, want both issues in it", got)
	}
	p.press("Escape", "k")
	stands("[Minato proposed], Minato demanded")
	p.press("j")
	stands("Minato proposed, [Minato demanded]")
	if got := p.text(".draft-figures"); !strings.Contains(got, "2 of 3 decided were accepted") || !strings.Contains(got, "1 of them mended") {
		t.Errorf("the figures say %q, want two accepted of three, one mended", got)
	}
	p.leaving(func() { p.press("u") })
	stands("Minato proposed, [Orga welcomed], Minato demanded")
	p.visit("/desk/c/" + slug + "/drafts?rejected=1")
	if got := p.offered("#drafts"); !strings.Contains(got, "Orga rejected") {
		t.Errorf("rejected are %q, want Orga's", got)
	}
}
