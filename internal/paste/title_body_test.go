package paste

import (
	"strings"
	"testing"
)

// TestMostText: the text is where most sentences stand, not the first of them and not the longest menu; a page of many
// lines above it is read from near the text on.
func TestMostText(t *testing.T) {
	teaser := "A reader of ours writes that the ferry was late again on Monday.\nMore letters\n"
	menu := strings.Repeat("Harbour news\n", 300)
	text := strings.Repeat("The talks in Brenna ended on Friday with a shared quota for herring, both delegations told reporters at the harbour.\n", 6)
	p := newPage(teaser + menu + "Fishing talks end with a shared quota\n" + text + menu)
	first, last := p.mostText(p.first, len(p.lines))
	if got := p.lines[first].Text; !strings.HasPrefix(got, "The talks in Brenna") || last-first != 6 {
		t.Errorf("from %q, %d lines", got, last-first)
	}
	if from := p.nearText(p.first, len(p.lines), first); from <= p.first || from > first-farAbove/2 {
		t.Errorf("looked for from line %d, the text begins at %d", from, first)
	}
	p = newPage("Harbour\nLetters\nSport\n")
	if first, last := p.mostText(p.first, len(p.lines)); first != len(p.lines) || last != len(p.lines) {
		t.Errorf("a page without a sentence has its text at %d to %d", first, last)
	}
}

// TestWholeText: only a page with much above its text was copied whole.
func TestWholeText(t *testing.T) {
	text := strings.Repeat("The talks in Brenna ended on Friday with a shared quota for herring, both delegations told reporters at the harbour.\n", 6)
	for above, want := range map[int]bool{0: false, 3: false, aboveWhole - 1: false, aboveWhole: true, 400: true} {
		p := newPage(strings.Repeat("Harbour news\n", above) + text)
		if _, _, whole := p.wholeText(p.first, len(p.lines)); whole != want {
			t.Errorf("with %d lines above its text: %v, want %v", above, whole, want)
		}
	}
}
