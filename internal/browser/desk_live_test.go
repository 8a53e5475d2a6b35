//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// asFresh tells whether the parts of the desk's page that follow what others do say what those
// of a page that is loaded anew say.
const asFresh = `(async () => {
	const answer = await fetch(location.pathname, {headers: {Accept: 'text/html'}});
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const plain = (part) => {
		const copy = part.cloneNode(true);
		for (const e of copy.querySelectorAll('*')) for (const name of ['tabindex', 'open', 'data-changed']) e.removeAttribute(name);
		copy.normalize();
		return copy;
	};
	return [...document.querySelectorAll('[data-live]')].every((part) => plain(part).isEqualNode(plain(page.getElementById(part.id))));
})()`

// logInAs gives the window somebody's session.
func (p *tab) logInAs(name string) *tab {
	p.t.Helper()
	p.become(name, password)
	return p
}

// The desk of a coverage shows what others do without a reload, while something is typed: the
// words, the caret, the scroll position and what is open stay.
func TestTheDeskFollowsWhatOthersDo(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "desk-follows", fields{"order": "editorial"})
	for i := range 12 {
		s.post(t, slug, fmt.Sprintf("Report %d", i+1), "The doors are open.\n\nThe delegations wait.\n\nIt rains.")
	}
	olga := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	other := s.open(t, phone).logIn().visit("/desk/c/" + slug)

	olga.fill("#compose-body", "They met at noon and went on.")
	olga.do(`(() => { const f = document.querySelector('#compose-body'); f.setSelectionRange(8, 11); document.querySelector('.composer details.more-fields').open = true; })()`)
	kept := `document.activeElement?.id + ' ' + document.activeElement?.selectionStart + ' ' + document.querySelector('#compose-body').value + ' ' + document.querySelector('.composer details.more-fields').open`
	typed := eval[string](olga, kept)

	// Posted in the other window; then by programs: edited, retracted, pinned, moved, put off, put into another state.
	other.fill("#compose-headline", "A boat arrives")
	other.press("Ctrl+Enter")
	olga.reads("#timeline #u-13 h3", "A boat arrives")
	s.edit(t, slug, 13, fields{"headline": "Two boats arrive"})
	olga.reads("#timeline #u-13 h3", "Two boats arrive")
	s.api(t, "PUT", updatePath(slug, 12)+"/pin", fields{})
	olga.until(`document.querySelector('#u-12 .tag')`)
	s.api(t, "PUT", updatePath(slug, 3)+"/place", fields{"to": "top"})
	olga.until(`document.querySelector('#timeline article').id === 'u-3'`)
	s.retract(t, slug, 11, "It was not so.")
	olga.reads("#u-11.standing-withdrawn", "It was not so.")
	draft := s.post(t, slug, "For tomorrow", "Text.", fields{"publish_at": time.Now().Add(time.Hour).UTC().Format(time.RFC3339)})
	olga.reads(at(draft), "For tomorrow")
	s.setState(t, slug, "paused")
	olga.until(`document.querySelector('.state-buttons [value=paused]').getAttribute('aria-pressed') === 'true'`)
	olga.until(asFresh)
	other.until(asFresh)
	if got := eval[string](olga, kept); got != typed {
		t.Errorf("while others worked: got %q, want as it was: %q", got, typed)
	}
	if said := olga.text("#desk-news"); said == "" {
		t.Error("nothing was said to who does not see it")
	}

	// Who reads further down stays at what they read.
	olga.do(`(() => { document.activeElement.blur(); document.querySelector('#u-5').scrollIntoView({block: 'center', behavior: 'instant'}); })()`)
	before := eval[float64](olga, `document.querySelector('#u-5').getBoundingClientRect().top`)
	n := s.post(t, slug, "And a third boat", "It is late.")
	s.api(t, "PUT", updatePath(slug, n)+"/place", fields{"to": "top"})
	olga.until(fmt.Sprintf(`document.querySelector('#timeline article').id === 'u-%d'`, n))
	if after := eval[float64](olga, `document.querySelector('#u-5').getBoundingClientRect().top`); after-before > 2 || before-after > 2 {
		t.Errorf("what is read moved from %v to %v", before, after)
	}

	// The network goes and comes: nothing is missed.
	olga.excuse(networkIsDown)
	olga.offline(true)
	missed := s.post(t, slug, "While the network was away", "Unseen.")
	olga.offline(false)
	olga.untilWithin(3*patience, fmt.Sprintf(`document.querySelector('#timeline %s')`, at(missed)))

	// Of a page that shows one update that update; what stands in its form is not touched.
	olga.visit("/desk/c/" + slug + "/u/1")
	olga.fill("#edit-headline", "Report one")
	s.edit(t, slug, 1, fields{"body": "The doors are closed."})
	olga.reads("#as-is", "The doors are closed.")
	if got := eval[string](olga, `document.querySelector('#edit-headline').value`); got != "Report one" {
		t.Errorf("in the form: %q", got)
	}
	if rings := len(olga.requests("/here/stream")); rings > 12 {
		t.Errorf("the bell was asked for %d times", rings)
	}
}

// The list of what waits on the desk's first page follows too; who may only hand in hears of
// what concerns them and of nothing else.
func TestWhatWaitsFollows(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "waits-follows")
	s.run(t, password, "user", "add", "rune", "--role", "reporter", "--password-stdin")
	desk := s.open(t, laptop).logIn().visit("/desk")
	rune := s.open(t, phone).logInAs("rune").visit("/desk/c/" + slug)
	rune.fill("#compose-headline", "The minister has left by the side door")
	rune.press("Ctrl+Enter")
	desk.reads("[data-waiting]", "The minister has left by the side door")
	desk.press("j")
	mine := `[...document.querySelectorAll('[data-waiting] article')].findIndex((e) => e.textContent.includes('side door'))`
	desk.until(`document.activeElement.matches('[data-waiting] article')`)
	for range eval[int](desk, mine) {
		desk.press("j")
	}
	s.edit(t, slug, 1, fields{"headline": "The minister has left by the main door"})
	desk.reads("[data-waiting]", "main door")
	if !eval[bool](desk, `document.activeElement.textContent.includes('main door')`) {
		t.Errorf("the focus is on %q", eval[string](desk, `document.activeElement.outerHTML.slice(0, 200)`))
	}
	s.api(t, "POST", updatePath(slug, 1)+"/return", fields{"revision": s.revision(t, slug, 1), "reason": "Which door was it?"})
	rune.reads("#timeline .own", "Which door was it?")
	desk.until(`!document.querySelector('[data-waiting]')?.textContent.includes('main door')`)
	desk.until(asFresh)
	if got := desk.requests("/desk/stream"); len(got) == 0 || strings.Contains(got[0].url, "main") {
		t.Errorf("the bell of the first page: %v", got)
	}
}
