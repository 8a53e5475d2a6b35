package onset

import (
	"slices"
	"strings"
	"testing"
)

// TestBodySigns: what stands above the text is measured by the text, wherever on the page that is.
func TestBodySigns(t *testing.T) {
	line := func(look Look, text string) Line { return Line{Text: text, Norm: text, Look: look} }
	said := "the herring talks in brenna ended on friday with a shared quota, both delegations told reporters."
	lines := []Line{
		line(Short, "home"), line(Short, "sport"), line(Short, "letters"), line(Short, "culture"), line(Short, "search"),
		line(Phrase, "two more ferries for the northern line"), line(Phrase, "herring talks in brenna end with a quota"), line(Stamp, "14 march 2031"), line(Telling, said), line(Telling, said),
	}
	for i := 8; i < 10; i++ {
		lines[i].Body = true
	}
	all := TitleSigns(lines, false, true)
	for _, want := range []string{"others to the body < 1", "said most by the body", "a stamp before the body", "phrase, others to the body < 1"} {
		if !slices.Contains(all[6], want) {
			t.Errorf("the title has not %q: %q", want, all[6])
		}
	}
	if !slices.Contains(all[5], "first below the menu") || slices.Contains(all[5], "said most by the body") {
		t.Errorf("another story has %q", all[5])
	}
	if !slices.Contains(all[8], "begins the body") || !slices.Contains(all[9], "within the body") {
		t.Errorf("the text has %q, %q", all[8], all[9])
	}
	if plain := TitleSigns(lines, false, false); slices.Contains(plain[8], "begins the body") || slices.ContainsFunc(plain[10], func(s string) bool { return strings.Contains(s, "body") }) {
		t.Errorf("a page that was not copied whole has %q, %q", plain[8], plain[10])
	}
}
