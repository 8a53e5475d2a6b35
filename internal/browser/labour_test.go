//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// toMark is a statement as somebody wants it in the record, with the words it rests on.
type toMark struct {
	n        int // of the update
	words    string
	speakers []string
	kind     string
	issues   []string
}

// labour is what it takes to mark one statement: keys that go down, each of a chord too, and
// places that a pointer goes to.
type labour struct{ keys, moves int }

func (l labour) all() int { return l.keys + l.moves }

// hand marks statements with a keyboard and a mouse, as little of both as the panel lets it,
// and counts.
type hand struct {
	*tab
	labour
	kinds map[string]string // labels of the kinds that were chosen or found right
	names map[string]string // of actors and issues by id: what one types to find them
}

// goes presses keys.
func (h *hand) goes(chords ...string) {
	h.t.Helper()
	for _, c := range chords {
		h.keys += len(strings.Split(c, "+"))
	}
	h.press(chords...)
}

func (h *hand) points(selector string) {
	h.t.Helper()
	h.moves++
	h.click(selector)
}

// marksIt marks one statement and gives what it took.
func (h *hand) marksIt(m toMark) labour {
	h.t.Helper()
	h.labour = labour{}
	if got := eval[string](h.tab, `document.getSelection().toString()`); strings.TrimSpace(got) != m.words {
		h.moves += 2 // from the first of the words to the last
		h.selects(m.n, m.words, m.words[len(m.words)-1:])
		if got := eval[string](h.tab, `document.getSelection().toString()`); strings.TrimSpace(got) != m.words {
			h.t.Fatalf("selected %q, want %q", got, m.words)
		}
	}
	h.goes("m")
	h.until(`document.querySelector('#mark-panel').open && document.querySelector('#mark-panel form').dataset.guessing === 'false'`)
	h.ticks("speaker", "s", m.speakers)
	h.ticks("issue", "i", m.issues)
	h.picksKind(m.kind)
	h.goes("Enter")
	h.until(`!document.querySelector('#mark-panel').open`)
	return h.labour
}

// ticks has exactly these ticked: wrong ones are clicked away, missing ones are looked for by
// their names.
func (h *hand) ticks(name, key string, want []string) {
	h.t.Helper()
	here := eval[bool](h.tab, fmt.Sprintf(`document.activeElement.matches('#mark-%s input[type=search]')`, name))
	box := func(id string) string { return fmt.Sprintf(`#mark-panel input[name=%s][value="%s"]`, name, id) }
	ticked := strings.Fields(eval[string](h.tab, fmt.Sprintf(`[...document.querySelectorAll('#mark-panel input[name=%s]:checked')].map((e) => e.value).join(' ')`, name)))
	for _, id := range ticked {
		if !slices.Contains(want, id) {
			h.points(box(id))
			here = false
		}
	}
	for _, id := range want {
		if slices.Contains(ticked, id) {
			continue
		}
		if !here {
			h.goes("Alt+" + key)
			here = true
		}
		h.seeks(box(id), h.names[id])
	}
}

// seeks types as much of a name as it takes until what is looked for is the first that Enter
// would take.
func (h *hand) seeks(box, name string) {
	h.t.Helper()
	first := fmt.Sprintf(`(() => {
		const wanted = document.querySelector(%s);
		const left = [...wanted.closest('[data-pick]').querySelectorAll('label')].filter((l) => !l.hidden && !l.querySelector('input').checked);
		return left[0]?.querySelector('input') === wanted;
	})()`, js(box))
	for _, letter := range strings.ToLower(name) {
		h.keys++
		h.types(string(letter))
		if eval[bool](h.tab, first) {
			break
		}
	}
	h.goes("Enter")
}

// picksKind goes to the list of kinds and types its first letters, where it is another.
func (h *hand) picksKind(kind string) {
	h.t.Helper()
	at := func() string { return eval[string](h.tab, `document.querySelector('#mark-kind').value`) }
	label := eval[string](h.tab, fmt.Sprintf(`document.querySelector('#mark-kind option[value=%s]').label`, kind))
	h.kinds[kind] = label
	if at() == kind {
		return
	}
	h.goes("Alt+k")
	for _, letter := range label {
		if letter == ' ' {
			break
		}
		h.goes(string(letter))
		if at() == kind {
			return
		}
	}
	h.moves++ // the list is opened and the kind chosen in it
	h.choose("#mark-kind", kind)
}

// reckons says what marking took, and wants under twelve for each.
func reckons(t *testing.T, all []labour) {
	t.Helper()
	sum, most := 0, 0
	for i, l := range all {
		sum, most = sum+l.all(), max(most, l.all())
		if l.all() >= 12 {
			t.Errorf("statement %d: %d keys and %d moves of the pointer, want under twelve", i+1, l.keys, l.moves)
		}
	}
	t.Logf("%d statements: %.1f keys and moves each, %d at most: %v", len(all), float64(sum)/float64(len(all)), most, all)
}

// A page of ten sentences becomes ten statements of the record by hand: what the words
// themselves tell is filled in, who spoke last speaks on, and after each the next sentence is
// selected. What it takes is counted.
func TestMarkingTakesFewKeys(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "labour", fields{"event": "as-3"})
	sentences := []string{
		"Minato said the lighthouse must be repaired.",
		"She proposed joint work on the lighthouse.",
		"Orga said that Shirahama was ready to pay half.",
		"He voiced concern about fishing near the cape.",
		"Minato rejected the claim.",
		"She asked Shirahama to withdraw its boats.",
		"Orga declined to comment.",
		"He welcomed the offer of new lamps.",
		"Minato and Orga agreed to meet again in autumn.",
		"Orga hoped for a quiet winter.",
	}
	n := s.post(t, slug, "At the table", strings.Join(sentences, " "))
	who := [][]string{{"minato"}, {"minato"}, {"orga"}, {"orga"}, {"minato"}, {"minato"}, {"orga"}, {"orga"}, {"minato", "orga"}, {"orga"}}
	kinds := []string{"assert", "propose", "offer", "concern", "reject", "request", "decline", "welcome", "agree", "expect"}
	about := [][]string{{"lighthouse"}, {"lighthouse"}, {"lighthouse"}, {"fishing"}, {"fishing"}, {"fishing"}, nil, nil, nil, nil}
	h := &hand{tab: s.open(t, laptop).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: map[string]string{"minato": "Minato", "orga": "Orga", "fishing": "Fishing", "lighthouse": "The lighthouse"}}
	var all []labour
	for i, words := range sentences {
		all = append(all, h.marksIt(toMark{n, words, who[i], kinds[i], about[i]}))
	}
	reckons(t, all)

	h.visit("/talks/as/as-3")
	if got := h.count("#timeline > .statement"); got != len(sentences) {
		t.Errorf("the readout has %d statements, want %d", got, len(sentences))
	}
	for _, kind := range kinds {
		label := strings.SplitN(h.kinds[kind], " ", 2)[0]
		if got := h.text("#timeline"); !strings.Contains(got, label) {
			t.Errorf("nobody %s in %s", label, got)
		}
	}
}
