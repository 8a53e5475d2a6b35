//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/record"
)

// offer is a draft as it stands in the tray.
type offer struct {
	Ref, Speaker, Kind, Inner string
	N                         int // of its update
	Issues                    string
	Clear                     bool     // it can be accepted with others
	Words                     []string // at each place where they stand
}

// offersIn gives the drafts that the trays hold, in their order.
func (p *tab) offersIn() []offer {
	p.t.Helper()
	return eval[[]offer](p, `[...document.querySelectorAll('#drafts-trays [data-draft-item]:not([hidden])')].map((e) => ({
		Ref: e.dataset.draftItem, N: Number(e.dataset.draftItem.split('-')[0]), Clear: e.hasAttribute('data-clear'),
		Words: [...e.querySelectorAll('.words mark')].map((m) => m.textContent), Inner: e.querySelector('option[data-inner]')?.value ?? '',
		Speaker: e.querySelector('[name^="speaker."]').value, Issues: e.querySelector('[data-issues]').dataset.issues, Kind: e.querySelector('[name^="kind."]').value,
	}))`)
}

// of tells whether a draft's words are those of a mark, or most of them.
func (o offer) of(m toMark) bool {
	return slices.ContainsFunc(o.Words, func(words string) bool {
		return strings.Contains(words, strings.Trim(m.words, "。、. ")) || strings.Contains(m.words, strings.Trim(words, "。、. "))
	})
}

func sameIDs(a, b string) bool {
	return slices.Equal(slices.Sorted(slices.Values(strings.Split(a, ","))), slices.Sorted(slices.Values(strings.Split(b, ","))))
}

// made is a statement as a draft was that became it.
func (s goldStatement) made() (o offer) {
	for _, c := range s.Citations {
		o.Words = append(o.Words, c.Exact)
	}
	return o
}

// verdict is what a person does with a draft.
type verdict struct {
	does string // "accept", "reject", "other reading", "kind", "speaker" or "speaker and kind"
	mark toMark // what they made of the same words
}

func (o offer) verdict(marks []toMark) verdict {
	i := slices.IndexFunc(marks, func(m toMark) bool { return o.of(m) && sameIDs(o.Speaker, strings.Join(m.speakers, ",")) })
	if i < 0 {
		i = slices.IndexFunc(marks, o.of)
	}
	if i < 0 {
		return verdict{does: "reject"}
	}
	m := marks[i]
	speaker := strings.Join(m.speakers, ",")
	bySame, isSame := sameIDs(o.Speaker, speaker), o.Kind == "statement:"+m.kind
	switch {
	case bySame && isSame:
		return verdict{"accept", m}
	case isSame && o.Inner != "" && sameIDs(o.Inner, speaker):
		return verdict{"other reading", m}
	case bySame:
		return verdict{"kind", m}
	case isSame:
		return verdict{"speaker", m}
	}
	return verdict{"speaker and kind", m}
}

// decides has the draft that has the focus become what a person made of the same words, mends what is
// otherwise, or rejects it.
func (h *hand) decides(o offer, v verdict) {
	h.t.Helper()
	h.until(fmt.Sprintf(`document.activeElement.dataset.draftItem === %s`, js(o.Ref)))
	switch v.does {
	case "accept":
		h.goes("a")
	case "reject":
		h.goes("x")
	case "other reading":
		h.goes("t")
	case "kind":
		h.picksKindOf(o, v.mark.kind)
	case "speaker":
		if h.saysBoth(o, v.mark.speakers) {
			h.goes("a")
			return
		}
		h.goes("s")
		h.typesWho(o, v.mark.speakers)
		h.goes("Enter")
	default:
		if h.saysBoth(o, v.mark.speakers) {
			h.picksKindOf(o, v.mark.kind)
			return
		}
		h.goes("s")
		h.typesWho(o, v.mark.speakers)
		h.goes("Tab")
		h.picksLetter(o, v.mark.kind)
	}
}

// saysBoth has all sides say it by a key, if it is they.
func (h *hand) saysBoth(o offer, speakers []string) bool {
	h.t.Helper()
	sides := eval[string](h.tab, fmt.Sprintf(`document.querySelector('[name="speaker.%s"] option[data-sides]')?.value ?? ''`, o.Ref))
	if sides == "" || !sameIDs(sides, strings.Join(speakers, ",")) {
		return false
	}
	h.goes("b")
	h.until(fmt.Sprintf(`document.querySelector('[name="speaker.%s"]').value === %s`, o.Ref, js(sides)))
	return true
}

// picksKindOf accepts the draft with the focus as a kind: by its digit, if it has one.
func (h *hand) picksKindOf(o offer, kind string) {
	h.t.Helper()
	if i := slices.Index(record.StatementKinds, record.StatementKind(kind)); i < 10 {
		h.goes(strconv.Itoa((i + 1) % 10))
		return
	}
	h.goes("e")
	h.picksLetter(o, kind)
}

// picksLetter presses the letter that stands beside a kind.
func (h *hand) picksLetter(o offer, kind string) {
	h.t.Helper()
	h.until(`document.activeElement.matches('.draft-kinds button')`)
	h.goes(eval[string](h.tab, fmt.Sprintf(`document.activeElement.closest('[data-kinds]').querySelector('[data-value="statement:%s"]').dataset.letter`, kind)))
}

// typesWho types as much of each name as it takes until it is the one that is taken; what takes the
// last one is left to whoever goes on.
func (h *hand) typesWho(o offer, speakers []string) {
	h.t.Helper()
	h.until(`document.activeElement.matches('[data-who]')`)
	for i, id := range speakers {
		if i > 0 {
			h.goes(",")
			h.until(`!document.querySelector('#draft-who-found')`)
		}
		before := eval[string](h.tab, `document.activeElement.value`)
		would := func(typed string) bool {
			h.do(fmt.Sprintf(`(() => { const f = document.activeElement; f.value = %s; f.dispatchEvent(new Event('input')); })()`, js(before+typed)))
			h.until(fmt.Sprintf(`document.activeElement.value === %s`, js(before+typed)))
			h.until(`document.querySelector('#draft-who-found [aria-selected="true"]')`)
			return eval[string](h.tab, `document.querySelector('#draft-who-found [aria-selected="true"]').dataset.id`) == id
		}
		best := ""
		for _, word := range strings.Fields(strings.ToLower(h.names[id])) {
			for end := 1; end <= len(word); end++ {
				if (best == "" || end < len(best)) && would(word[:end]) {
					best = word[:end]
				}
			}
		}
		if best == "" {
			h.t.Fatalf("%s is not found by the name %q", id, h.names[id])
		}
		h.keys += len(best)
		would(best)
	}
}

// marksMissed has what the tray that has the focus does not offer marked from there: the panel shows
// one sentence after the other, until all are marked or none is left.
func (h *hand) marksMissed(missed []toMark) {
	h.t.Helper()
	const here = `(document.activeElement.dataset.draftItem ?? document.activeElement.closest('[data-n]')?.dataset.n)`
	from := eval[string](h.tab, here)
	h.goes("m")
	for range 40 {
		h.until(`document.querySelector('#mark-panel').open || document.activeElement.closest('.draft-tray')?.querySelector('[data-missing-said]').textContent`)
		if !h.has("#mark-panel[open]") || len(missed) == 0 {
			break
		}
		shown := eval[string](h.tab, `document.querySelector('#mark-panel form [data-words]').textContent`)
		if i := slices.IndexFunc(missed, (offer{Words: []string{shown}}).of); i >= 0 {
			h.fillsPanel(missed[i])
			missed = slices.Delete(missed, i, i+1)
			continue
		}
		h.until(`document.querySelector('#mark-panel form').dataset.guessing === 'false'`)
		h.leads("n")
		h.until(fmt.Sprintf(`document.querySelector('#mark-panel form [data-words]').textContent !== %s || !document.querySelector('#mark-panel').open`, js(shown)))
	}
	for _, m := range missed {
		h.t.Logf("%q is not among the sentences that are missing", m.words)
	}
	if h.has("#mark-panel[open]") {
		h.until(`document.querySelector('#mark-panel form').dataset.guessing === 'false'`)
		h.goes("Escape")
	}
	h.until(fmt.Sprintf(`!document.querySelector('#mark-panel').open && %s === %s`, here, js(from)))
}

// missedIn gives what a person found in an update that nothing offers.
func missedIn(marks []toMark, n int, offers []offer) []toMark {
	return slices.DeleteFunc(slices.Clone(marks), func(m toMark) bool {
		return m.n != n || slices.ContainsFunc(offers, func(o offer) bool { return o.of(m) })
	})
}

// reviews goes through the trays of what was written: what they miss is marked from there, what is
// clear and right is accepted by one key, the rest one by one. It gives what each thing took.
func (h *hand) reviews(marks []toMark) (took map[string][]int) {
	h.t.Helper()
	took = make(map[string][]int)
	did := func(what string, do func()) {
		before := h.all()
		do()
		took[what] = append(took[what], h.all()-before)
	}
	did("to the tray", func() { h.goes("Escape") })
	all := h.offersIn()
	for len(all) > 0 {
		n := all[0].N
		end := slices.IndexFunc(all, func(o offer) bool { return o.N != n })
		if end < 0 {
			end = len(all)
		}
		tray, left := all[:end], all[end:]
		h.until(fmt.Sprintf(`document.activeElement.dataset.draftItem === %s`, js(tray[0].Ref)))
		if missed := missedIn(marks, n, append(slices.Clone(tray), left...)); len(missed) > 0 {
			did(fmt.Sprintf("missed %d", len(missed)), func() { h.marksMissed(missed) })
		}
		for len(tray) > 0 {
			clear := 0
			for clear < len(tray) && tray[clear].Clear && tray[clear].verdict(marks).does == "accept" {
				clear++
			}
			if clear > 1 && (clear == len(tray) || !tray[clear].Clear) {
				h.until(fmt.Sprintf(`document.activeElement.dataset.draftItem === %s`, js(tray[0].Ref)))
				did(fmt.Sprintf("accept %d clear ones", clear), func() { h.goes("y") })
				tray = tray[clear:]
				continue
			}
			o, v := tray[0], tray[0].verdict(marks)
			did(v.does, func() { h.decides(o, v) })
			if v.does != "accept" {
				h.t.Logf("%s: %s was %s by %s; want %s by %s", v.does, o.Words, o.Kind, o.Speaker, v.mark.kind, v.mark.speakers)
			}
			tray = tray[1:]
		}
		all = left
	}
	h.until(`!document.querySelector('#drafts-trays [data-draft-item]')`)
	return took
}
