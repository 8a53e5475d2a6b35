//go:build browser

package browser

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// toMark is a statement as somebody wants it in the record, with the words it rests on.
type toMark struct {
	n        int    // of the update
	field    string // "" = its body
	words    string
	speakers []string
	kind     string
	issues   []string
	via      string // who told of it, "" = the speaker
	about    bool   // it is about the round, said elsewhere
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

	onIssues int // how much of the labour was about issues, which drafts leave as they are read
}

// withMouse is a laptop that says that it has one; a browser without a screen says it has none.
var withMouse = look{width: 1280, height: 800, before: `(() => {
	const asked = window.matchMedia;
	window.matchMedia = (query) => query.includes('pointer: fine') ? {matches: true} : asked.call(window, query);
})()`}

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
		lines := strings.Split(m.words, "\n")
		h.selectsIn(m.n, cmp.Or(m.field, "body"), lines[0], lines[len(lines)-1])
		if got := eval[string](h.tab, `document.getSelection().toString()`); strings.TrimSpace(got) != m.words {
			h.t.Fatalf("selected %q, want %q", got, m.words)
		}
	}
	h.goes("m")
	h.fillsPanel(m)
	return h.labour
}

// fillsPanel has in the panel what the words say, and sends it.
func (h *hand) fillsPanel(m toMark) {
	h.t.Helper()
	h.until(`document.querySelector('#mark-panel').open && document.querySelector('#mark-panel form').dataset.guessing === 'false'`)
	if other := h.inner(); other.Teller != "" && other.Teller == m.via && slices.Equal(slices.Sorted(slices.Values(other.Inner)), slices.Sorted(slices.Values(m.speakers))) {
		h.goes("t")
	}
	h.ticks("speaker", "s", m.speakers)
	before := h.all()
	h.ticks("issue", "i", m.issues)
	h.onIssues += h.all() - before
	h.picksKind(m.kind)
	h.tellsMore(m)
	shown := eval[string](h.tab, `document.querySelector('#mark-panel form [data-words]').textContent`)
	h.goes("Enter")
	h.until(fmt.Sprintf(`!document.querySelector('#mark-panel').open || document.querySelector('#mark-panel form [data-words]').textContent !== %s || document.querySelector('#mark-panel .amiss, #mark-panel [data-faults]')`, js(shown)))
	if h.has("#mark-panel[open] .amiss, #mark-panel[open] [data-faults]") {
		h.t.Fatalf("%+v was refused: %s", m, h.text("#mark-panel form"))
	}
}

// otherReading is what the panel offers: whose act it is that the speaker tells of.
type otherReading struct {
	Teller string
	Inner  []string
}

func (h *hand) inner() (other otherReading) {
	h.t.Helper()
	if raw := eval[string](h.tab, `document.querySelector('#mark-panel [data-inner]:not([hidden])')?.dataset.takes ?? ''`); raw != "" {
		decode(h.t, []byte(raw), &other)
	}
	return other
}

// ticks has exactly these ticked: wrong ones are clicked away, missing ones are looked for by
// their names.
func (h *hand) ticks(name, key string, want []string) {
	h.t.Helper()
	here := eval[bool](h.tab, fmt.Sprintf(`document.activeElement.matches('#mark-%s input[type=search]')`, name))
	box := func(id string) string { return fmt.Sprintf(`#mark-panel input[name=%s][value="%s"]`, name, id) }
	ticked := strings.Fields(eval[string](h.tab, fmt.Sprintf(`[...document.querySelectorAll('#mark-panel input[name=%s]:checked')].map((e) => e.value).join(' ')`, name)))
	missing := slices.DeleteFunc(slices.Clone(want), func(id string) bool { return slices.Contains(ticked, id) })
	wrong := slices.ContainsFunc(ticked, func(id string) bool { return !slices.Contains(want, id) })
	if len(missing) == 0 && !wrong {
		return
	}
	if !here {
		h.leads(key)
	}
	for len(ticked) > 0 && !slices.Contains(want, ticked[len(ticked)-1]) {
		h.goes("Backspace")
		ticked = ticked[:len(ticked)-1]
	}
	for i, id := range missing {
		takes := "Enter"
		if i < len(missing)-1 {
			takes = ","
		}
		h.seeks(box(id), h.names[id], takes)
	}
	for _, id := range ticked {
		if !slices.Contains(want, id) {
			h.points(box(id))
		}
	}
}

// leads goes to a field of the panel by its letter, with Alt where one types.
func (h *hand) leads(key string) {
	h.t.Helper()
	if eval[bool](h.tab, `document.activeElement.matches('select, textarea, input:not([type=checkbox], [type=radio])')`) {
		key = "Alt+" + key
	}
	h.goes(key)
}

// seeks types as much of a name as it takes until what is looked for is what Enter would take:
// of its words the one that tells most, as somebody does who knows the names.
func (h *hand) seeks(box, name, takes string) {
	h.t.Helper()
	best := ""
	for _, word := range strings.Fields(strings.ToLower(name)) {
		for end := range word {
			typed := word[:end]
			if best != "" && len([]rune(typed)) >= len([]rune(best)) {
				break
			}
			if typed != "" && h.wouldTake(box, typed) {
				best = typed
			}
		}
		if best == "" && h.wouldTake(box, word) {
			best = word
		}
	}
	if best == "" {
		h.t.Fatalf("%s is not found by its name %q", box, name)
	}
	h.wouldTake(box, "") // the field is empty again
	for _, letter := range best {
		h.keys++
		h.types(string(letter))
	}
	h.goes(takes)
	h.until(fmt.Sprintf(`document.querySelector(%s).checked`, js(box)))
}

// wouldTake tells whether Enter would take a box if this were typed.
func (h *hand) wouldTake(box, typed string) bool {
	h.t.Helper()
	return eval[bool](h.tab, fmt.Sprintf(`(() => {
		const label = document.querySelector(%s).closest('label');
		const search = label.closest('[data-pick]').querySelector('input[type=search]');
		search.value = %s;
		search.dispatchEvent(new Event('input'));
		return label.classList.contains('next');
	})()`, js(box), js(typed)))
}

// picksKind goes to the list of kinds and types its first letters, where it is another.
func (h *hand) picksKind(kind string) {
	h.t.Helper()
	label := eval[string](h.tab, fmt.Sprintf(`document.querySelector('#mark-kind option[value=%s]').label`, kind))
	h.kinds[kind] = label
	if eval[string](h.tab, `document.querySelector('#mark-kind').value`) == kind {
		return
	}
	h.leads("k")
	h.typesAhead("#mark-kind", kind)
}

// tellsMore opens the fields that are seldom needed, where one of them is wrong.
func (h *hand) tellsMore(m toMark) {
	h.t.Helper()
	via := eval[string](h.tab, `document.querySelector('#mark-panel [name=via]').value`)
	about := eval[bool](h.tab, `document.querySelector('#mark-panel [name=about]').checked`)
	if via == m.via && about == m.about {
		return
	}
	if about != m.about {
		h.leads("a")
	}
	if via == m.via {
		return
	}
	h.leads("v")
	h.typesAhead("#mark-via", m.via)
}

// typesAhead types the first letters of a line in a list, or takes the pointer where they do not
// lead to it.
func (h *hand) typesAhead(list, want string) {
	h.t.Helper()
	label := eval[string](h.tab, fmt.Sprintf(`document.querySelector('%s option[value="%s"]').label`, list, want))
	at := func() bool {
		return eval[string](h.tab, fmt.Sprintf(`document.querySelector('%s').value`, list)) == want
	}
	word, _, _ := strings.Cut(label, " ")
	for _, letter := range word {
		h.goes(string(letter))
		if at() {
			return
		}
	}
	h.moves++ // the list is opened and the line chosen in it
	h.choose(list, want)
}

// reckons says what marking took, and wants less than so many for each, and under twelve for all
// together.
func reckons(t *testing.T, all []labour, less int) {
	t.Helper()
	sum, most := 0, 0
	for i, l := range all {
		sum, most = sum+l.all(), max(most, l.all())
		if l.all() >= less {
			t.Errorf("statement %d: %d keys and %d moves of the pointer, want less than %d", i+1, l.keys, l.moves, less)
		}
	}
	if sum >= 12*len(all) {
		t.Errorf("%d keys and moves for %d statements, want under twelve for each", sum, len(all))
	}
	t.Logf("%d statements: %.1f keys and moves each, %d at most: %v", len(all), float64(sum)/float64(len(all)), most, all)
}

// A page of ten sentences becomes ten statements of the record by hand: what the words
// themselves tell is filled in, who spoke last speaks on, and after each the next sentence is
// selected. What it takes is counted.
func TestMarkingTakesFewKeys(t *testing.T) {
	t.Parallel()
	if dir := os.Getenv("READOUT_CORPUS"); dir != "" {
		marksTheGold(t, dir)
		return
	}
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
	h := &hand{tab: s.open(t, withMouse).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: map[string]string{"minato": "Minato", "orga": "Orga", "fishing": "Fishing", "lighthouse": "The lighthouse"}}
	var all []labour
	for i, words := range sentences {
		all = append(all, h.marksIt(toMark{n: n, words: words, speakers: who[i], kind: kinds[i], issues: about[i]}))
	}
	reckons(t, all, 12)

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

// Who tells of another's act is who speaks, or the other one is: one key takes the other reading.
func TestTheOtherReadingIsOneKey(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.record(t)
	slug := s.cover(t, "retold", fields{"event": "as-3", "language": "ja", "title": fields{"ja": "協議"}})
	words := "ミナト外相は、白浜側が共同巡視を提案したことを明らかにした。"
	n := s.post(t, slug, "会見", words)
	h := &hand{tab: s.open(t, withMouse).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}}
	all := h.marksIt(toMark{n: n, words: words, speakers: []string{"shirahama"}, kind: "propose", via: "minato"})
	if all.all() != 5 { // to the words and over them; m, t, Enter
		t.Errorf("%d keys and %d moves, want five", all.keys, all.moves)
	}
	// The same of a draft.
	s.post(t, slug, "", "ミナト外相は、白浜側が灯台の修理を求めたことを明らかにした。")
	h.visit("/desk/c/" + slug + "/drafts")
	h.until(`document.activeElement.matches('[data-draft-item]') && document.activeElement.querySelector('option[data-inner]')`)
	h.press("t")
	h.until(`document.querySelector('main .nothing')`) // it was the last one
	h.visit("/talks/as/as-3")
	for i := range 2 {
		got := eval[string](h.tab, fmt.Sprintf(`document.querySelectorAll('#timeline > .statement')[%d]?.textContent ?? ''`, i))
		if !strings.Contains(got, "Shirahama") || !strings.Contains(got, "Minato") {
			t.Errorf("statement %d in the readout: %q", i, got)
		}
	}
}
