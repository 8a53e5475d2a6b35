//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

var noScript = look{width: 390, height: 844, noScript: true}

// Without JavaScript the live page is complete: every update with time, words, pictures and
// cards; the pictures of the carousel are within reach; a link gives the other order.
func TestReadingWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	s.importLive(t, "plain")
	p := s.open(t, noScript).visit("/ja/c/plain")

	if got := p.count("#timeline > article"); got != 25 {
		t.Errorf("updates: got %d, want 25", got)
	}
	for _, c := range []struct {
		what, selector string
		want           int
	}{
		{"times", "#timeline time", 25},
		{"related cards", "#timeline .card", 2},
		{"tags", ".tags li", 8},
		{"pictures with credit", "figure .credit", 17},
		{"the pill and other things for JavaScript alone", "#live button:not([hidden])", 0},
	} {
		if got := p.count(c.selector); got < c.want || (c.want == 0 && got > 0) {
			t.Errorf("%s: got %d, want %d", c.what, got, c.want)
		}
	}
	if hidden := eval[[]string](p, `[...document.querySelectorAll('main article, main h1, main .standfirst, main figure')].filter((e) => !e.checkVisibility({opacityProperty: true, visibilityProperty: true})).map((e) => e.outerHTML.slice(0, 80))`); len(hidden) > 0 {
		t.Errorf("not to be seen without JavaScript: %v", hidden)
	}

	if n := p.count(".slides > li"); n > 1 {
		p.tabTo(".slides")
		p.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
		p.until(`document.querySelector('.slides').scrollLeft > 0`)
	} else {
		t.Error("the page has no carousel")
	}

	newest := p.stands()
	p.leaving(func() { p.click(`a[href$="order=oldest"]`) })
	ids := strings.Fields(p.stands())
	for i, j := 0, len(ids)-1; i < j; i, j = i+1, j-1 {
		ids[i], ids[j] = ids[j], ids[i]
	}
	if strings.Join(ids, " ") != newest {
		t.Errorf("oldest first is not the reverse of newest first: %s / %s", p.stands(), newest)
	}
}

// Without JavaScript the desk works: log in, post, edit, retract, mark a statement by form,
// follow it to the round's page and from there back to the highlighted sentence.
func TestTheDeskWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	slug := s.cover(t, "by-form", fields{"event": "as-3"})
	p := s.open(t, noScript).visit("/desk")

	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.leaving(func() { p.click(`a[href$="/desk/c/by-form"]`) })

	p.fill("#compose-headline", "The lighthouse is open")
	p.fill("#compose-body", "It rained. “We shall paint it **red** and white”, Minato said. Nobody objected.")
	p.leaving(func() { p.click("form[data-compose] [data-primary]") })
	p.reads("#u-1", "The lighthouse is open")
	p.reads("#desk-said", "Posted as no. 1.")

	p.leaving(func() { p.click(`#u-1 a[href$="/u/1"]:not([href^="/c/"])`) })
	p.fill("#edit-headline", "The lighthouse stays open")
	p.choose("input[name=correction][value=correction]", "")
	p.fill("#edit-note", "It was never closed.")
	p.leaving(func() { p.click(".editor [data-primary]") })
	p.reads("#u-1", "The lighthouse stays open")

	p.leaving(func() { p.click(`#u-1 a[href$="/u/1/mark"]`) })
	p.choose(fmt.Sprintf("input[name=sentence][value=%q]", eval[string](p, `[...document.querySelectorAll('.sentences label')].find((l) => l.textContent.includes('red')).querySelector('input').value`)), "")
	p.choose("input[name=speaker][value=minato]", "")
	p.choose("#mark-kind", "announce")
	p.choose("input[name=issue][value=lighthouse]", "")
	p.leaving(func() { p.click("form[data-statement] [data-primary]") })
	p.reads("#desk-said", "Statement recorded.")
	p.leaving(func() { p.click("#desk-said a") })

	if got := eval[string](p, `location.pathname`); got != round {
		t.Errorf("the desk leads to %s, want the round's page %s", got, round)
	}
	line := eval[string](p, `[...document.querySelectorAll('.statement')].find((e) => e.textContent.includes('red')).id`)
	p.reads("#"+line, "Foreign Minister")
	p.leaving(func() { p.click("#" + line + ` .record-foot a[href*="/u/"]`) })
	p.standsAtTheSentence("We shall paint it red and white")

	p.visit("/desk/c/" + slug)
	p.leaving(func() { p.click(`#u-1 a[href$="/u/1/retract"]`) })
	p.fill("#retract-reason", "It was another lighthouse.")
	p.leaving(func() { p.click("form [data-primary]") })
	p.visit("/c/" + slug)
	p.reads("#u-1", "It was another lighthouse.")

	p.visit("/desk/c/" + slug)
	p.leaving(func() { p.click(".state-buttons [value=ended]") })
	p.reads("#desk-said", "The page is now “ended”.")
	p.leaving(func() { p.click("#desk-said [data-undo] button") })
	p.reads("#desk-said", "as it was before")
}

// standsAtTheSentence checks that the page is open at a marked sentence: it is the address's
// target, its words are these, and it is in sight.
func (p *tab) standsAtTheSentence(words string) {
	p.t.Helper()
	p.until(`document.querySelector(':target')`)
	id := eval[string](p, `document.querySelector(':target').id`)
	if !strings.HasPrefix(id, "s-") {
		p.t.Errorf("the target is #%s, want a sentence", id)
		return
	}
	got := eval[string](p, `[...document.querySelectorAll('mark[data-mark=' + CSS.escape(document.querySelector(':target').id.slice(2)) + ']')].map((m) => m.textContent).join('')`)
	flat := func(s string) string { return strings.Join(strings.Fields(strings.Trim(s, "“”「」")), "") }
	if !strings.Contains(flat(got), flat(words)) {
		p.t.Errorf("highlighted: got %q, want %q", got, words)
	}
	p.until(`(() => { const b = document.querySelector(':target').getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight; })()`)
	if bare := eval[bool](p, `(() => { const c = getComputedStyle(document.querySelector(':target')); return c.backgroundColor === 'rgba(0, 0, 0, 0)' && c.textDecorationLine === 'none' && c.boxShadow === 'none'; })()`); bare {
		p.t.Error("the sentence is not highlighted")
	}
}
