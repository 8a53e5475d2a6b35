//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// offer is a draft as it stands in the tray.
type offer struct{ Ref, Words, Speaker, Kind string }

// offersIn gives the drafts that the trays hold, in their order.
func (p *tab) offersIn() []offer {
	p.t.Helper()
	return eval[[]offer](p, `[...document.querySelectorAll('#drafts-trays [data-draft-item]:not([hidden])')].map((e) => ({
		Ref: e.dataset.draftItem, Words: e.querySelector('mark').textContent,
		Speaker: e.querySelector('[name^="speaker."]').value, Kind: e.querySelector('[name^="kind."]').value,
	}))`)
}

// of tells whether a draft's words are those of a mark, or most of them.
func (o offer) of(m toMark) bool {
	return strings.Contains(o.Words, strings.Trim(m.words, "。、 ")) || strings.Contains(m.words, strings.Trim(o.Words, "。、 "))
}

// decides has the draft that has the focus become what a person made of the same words, mends what is
// otherwise, or rejects it; -1: nobody marked these words.
func (h *hand) decides(o offer, marks []toMark) int {
	h.t.Helper()
	h.until(fmt.Sprintf(`document.activeElement.dataset.draftItem === %s`, js(o.Ref)))
	i := slices.IndexFunc(marks, o.of)
	if i < 0 {
		h.goes("x")
		return i
	}
	speaker, kind := strings.Join(marks[i].speakers, ","), "statement:"+marks[i].kind
	if o.Speaker == speaker && o.Kind == kind {
		h.goes("a")
		return i
	}
	at := func(name string) string { return fmt.Sprintf(`[name="%s.%s"]`, name, o.Ref) }
	h.goes("e")
	if o.Speaker != speaker {
		h.moves += 2 // the list is opened and somebody chosen in it
		h.do(fmt.Sprintf(`(() => {
			const list = document.querySelector(%s);
			if (![...list.options].some((one) => one.value === %s)) list.add(new Option('', %[2]s));
		})()`, js(at("speaker")), js(speaker)))
		h.choose(at("speaker"), speaker)
	}
	if o.Kind != kind {
		h.moves += 2
		h.choose(at("kind"), kind)
	}
	h.goes("Enter")
	return i
}

// With READOUT_CORPUS the afternoon of 2017 is typed into the composer, update by update. What a person
// found in it by hand is accepted from the trays, mended where it is otherwise; the rest is rejected. It
// says how many keys an accepted item took, and how many of that person's statements are on record.
func draftsTheGold(t *testing.T, dir string) {
	marks := goldMarks(t, dir)["jr-2017"]
	s := realPages(t, dir)
	file, names := withoutStatements(t, dir)
	s.run(t, "", "record", "import", file)
	slug := s.cover(t, "typed", fields{"event": "jr22-2", "language": "ja", "title": "午後"})
	h := &hand{tab: s.open(t, laptop).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: names}
	h.excuse("status of 4\\d\\d")
	updates := s.api(t, "GET", "/coverages/jr-2017", nil)
	if updates["updates"] == nil {
		t.Fatalf("no updates: %v", updates)
	}
	posted, accepted, rejected := 0, 0, 0
	found := map[int]bool{}
	for n := 1; n <= int(updates["updates"].(float64)); n++ {
		u := s.api(t, "GET", updatePath("jr-2017", n), nil)
		headline, _ := u["headline"].(string)
		body, _ := u["body"].(string)
		if strings.TrimSpace(headline+body) == "" {
			continue
		}
		h.fill("#compose-headline", headline)
		h.fill("#compose-body", body)
		h.until(`document.querySelector('[data-drafts-typed]:not([hidden]) [data-drafts-of]').children.length > 0 && document.querySelector('[data-drafts-say]').textContent === ''`)
		h.press("Ctrl+Enter")
		posted++
		h.until(fmt.Sprintf(`document.querySelector('#compose-body').value === '' && document.querySelector('#drafts-trays').dataset.read === '%d'`, posted))
		offers := h.offersIn()
		if len(offers) == 0 {
			continue
		}
		h.goes("Escape")
		for _, o := range offers {
			if i := h.decides(o, marks); i >= 0 {
				accepted++
				found[i] = true
			} else {
				rejected++
			}
		}
		h.until(`!document.querySelector('#drafts-trays [data-draft-item]')`)
	}
	t.Logf("%d accepted and %d rejected by %d keys and %d moves: %.1f for each accepted; of %d statements that a person found %d are on record",
		accepted, rejected, h.keys, h.moves, float64(h.all())/float64(max(1, accepted)), len(marks), len(found))
}
