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
	return eval[[]offer](p, `[...document.querySelectorAll('#drafts-trays [data-draft-item]:not([hidden])')].map(`+offerJS+`)`)
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
	if own := slices.DeleteFunc(slices.Clone(marks), func(m toMark) bool { return m.n != o.N || !o.of(m) }); len(own) > 0 {
		marks = own // a headline elsewhere may say the same
	}
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
		if h.saysByKey(o, v.mark.speakers) {
			h.goes("a")
			return
		}
		h.goes("s")
		h.typesWho(o, v.mark.speakers)
		h.goes("Enter")
	default:
		if h.saysByKey(o, v.mark.speakers) {
			h.picksKindOf(o, v.mark.kind)
			return
		}
		h.goes("s")
		h.typesWho(o, v.mark.speakers)
		h.goes("Tab")
		h.picksLetter(o, v.mark.kind)
	}
}

// saysByKey has speakers say it whom a key stands for: one for all of them, or one for each of two.
func (h *hand) saysByKey(o offer, speakers []string) bool {
	h.t.Helper()
	if h.saysBoth(o, speakers) {
		return true
	}
	type near struct{ Key, Value string }
	all := eval[[]near](h.tab, fmt.Sprintf(`[...document.querySelectorAll('[data-draft-item="%s"] .draft-near button')].map((b) => ({Key: b.getAttribute('aria-keyshortcuts'), Value: b.dataset.value}))`, o.Ref))
	keyOf := func(who string) string {
		i := slices.IndexFunc(all, func(n near) bool { return sameIDs(n.Value, who) })
		if i < 0 {
			return ""
		}
		return all[i].Key
	}
	chords := []string{keyOf(strings.Join(speakers, ","))}
	if chords[0] == "" {
		chords = nil
		for i, id := range speakers {
			switch key := keyOf(id); {
			case i == 0 && o.Speaker == id:
			case key == "" || len(speakers) > 2:
				return false
			case i == 0:
				chords = append(chords, key)
			default:
				chords = append(chords, "Shift+"+key)
			}
		}
	}
	h.goes(chords...)
	h.until(fmt.Sprintf(`document.querySelector('[name="speaker.%s"]').value.split(',').sort().join() === %s`, o.Ref, js(strings.Join(slices.Sorted(slices.Values(speakers)), ","))))
	return true
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

// offerJS reads a draft of the page as an offer.
const offerJS = `(e) => ({
	Ref: e.dataset.draftItem, N: Number(e.dataset.draftItem.split('-')[0]), Clear: e.hasAttribute('data-clear'),
	Words: [...e.querySelectorAll('.words mark')].map((m) => m.textContent), Inner: e.querySelector('option[data-inner]')?.value ?? '',
	Speaker: e.querySelector('[name^="speaker."]').value, Issues: e.querySelector('[data-issues]').dataset.issues, Kind: e.querySelector('[name^="kind."]').value,
})`

// marksMissed has what the tray that has the focus does not offer accepted from there: m brings its sentences,
// which are decided about as drafts are; Escape folds away what is left.
func (h *hand) marksMissed(missed []toMark) {
	h.t.Helper()
	h.goes("m")
	h.until(`document.activeElement.closest('[data-missed]') || document.activeElement.closest('.draft-tray')?.querySelector('[data-missing-said]').textContent === document.querySelector('[data-missing-said]').dataset.none`)
	for len(missed) > 0 && eval[bool](h.tab, `Boolean(document.activeElement.closest('[data-missed]'))`) {
		o := eval[offer](h.tab, `(`+offerJS+`)(document.activeElement.closest('[data-draft-item]'))`)
		i := slices.IndexFunc(missed, o.of)
		if i < 0 {
			h.goes("j")
			if eval[string](h.tab, `document.activeElement.dataset.draftItem ?? ''`) == o.Ref {
				break // it was the last of all
			}
			continue
		}
		v := o.verdict(missed[i : i+1])
		if v.does != "accept" {
			h.t.Logf("missed, %s: %s was %s by %s; want %s by %s", v.does, o.Words, o.Kind, o.Speaker, v.mark.kind, v.mark.speakers)
		}
		h.decides(o, v)
		missed = slices.Delete(missed, i, i+1)
	}
	for _, m := range missed {
		h.t.Logf("%q is not among the sentences that are missing", m.words)
	}
	if eval[bool](h.tab, `Boolean(document.activeElement.closest('[data-missed]'))`) {
		h.goes("Escape")
	}
}

// walksTo goes to a draft or the line of an update, by the keys for the next one and the one before.
func (h *hand) walksTo(selector string) {
	h.t.Helper()
	if !eval[bool](h.tab, `Boolean(document.activeElement.closest('#drafts-trays'))`) {
		h.goes("Escape")
	}
	way := eval[int](h.tab, fmt.Sprintf(`(() => {
		const stops = [...document.querySelectorAll('#drafts-trays :is([data-draft-item]:not([hidden], [hidden] *), [data-nothing])')];
		return stops.indexOf(document.querySelector(%s)) - stops.indexOf(document.activeElement);
	})()`, js(selector)))
	for ; way != 0; way -= way / abs(way) {
		h.goes(map[bool]string{true: "j", false: "k"}[way > 0])
	}
	h.until(fmt.Sprintf(`document.activeElement.matches(%s)`, js(selector)))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// missedIn gives what a person found in an update that nothing offers.
func missedIn(marks []toMark, n int, offers []offer) []toMark {
	return slices.DeleteFunc(slices.Clone(marks), func(m toMark) bool {
		return m.n != n || slices.ContainsFunc(offers, func(o offer) bool { return o.of(m) })
	})
}

// besides gives what a person found others to say in the words of a draft, if no other draft has it.
func besides(marks []toMark, o offer, v verdict, all []offer) []toMark {
	if v.does == "reject" || !strings.HasPrefix(o.Kind, "statement:") {
		return nil
	}
	for _, m := range marks {
		mine := func(other offer) bool { return other.Ref != o.Ref && other.of(m) }
		if m.n == o.N && !sameIDs(strings.Join(m.speakers, ","), strings.Join(v.mark.speakers, ",")) && o.of(m) && !slices.ContainsFunc(all, mine) {
			return []toMark{m}
		}
	}
	return nil
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
	last := 0
	for _, m := range marks {
		last = max(last, m.n)
	}
	for n := 1; n <= last; n++ {
		tray := slices.DeleteFunc(slices.Clone(all), func(o offer) bool { return o.N != n })
		missed := missedIn(marks, n, all)
		switch row := fmt.Sprintf(`#drafts-trays [data-n="%d"] [data-nothing]`, n); {
		case len(tray) > 0:
			did("from one to the next", func() { h.walksTo(fmt.Sprintf(`[data-draft-item="%s"]`, tray[0].Ref)) })
		case len(missed) > 0 && h.has(row):
			did("from one to the next", func() { h.walksTo(row) })
		default:
			continue
		}
		if len(missed) > 0 {
			did(fmt.Sprintf("missed %d", len(missed)), func() { h.marksMissed(missed) })
			if len(tray) > 0 {
				did("from one to the next", func() { h.walksTo(fmt.Sprintf(`[data-draft-item="%s"]`, tray[0].Ref)) })
			}
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
			second := besides(marks, o, v, all)
			did(v.does, func() {
				if len(second) > 0 {
					h.goes("d")
				}
				h.decides(o, v)
			})
			if len(second) > 0 {
				did("in the same words", func() {
					again := eval[offer](h.tab, `(`+offerJS+`)(document.activeElement)`)
					h.decides(again, again.verdict(second))
				})
			}
			if v.does != "accept" {
				h.t.Logf("%s: %s was %s by %s; want %s by %s", v.does, o.Words, o.Kind, o.Speaker, v.mark.kind, v.mark.speakers)
			}
			tray = tray[1:]
		}
	}
	h.until(`!document.querySelector('#drafts-trays [data-draft-item]:not([data-missed] *)')`)
	return took
}
