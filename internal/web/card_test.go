package web

import (
	"testing"

	"readout/internal/coverage"
	"readout/internal/text"
)

// A card is cited as its title and its excerpt, each on a line: a mark stands where its words
// begin, once, and is cut where the line ends.
func TestMarksOnACard(t *testing.T) {
	for _, c := range []struct {
		name           string
		card           coverage.Card
		start, end     int
		title, excerpt string
	}{
		{"in the title", coverage.Card{Title: "𠮷田「懸念」", Excerpt: "港"}, 3, 5, "𠮷田「<mark", "港"},
		{"in the excerpt", coverage.Card{Title: "港", Excerpt: "深い懸念"}, 4, 6, "港", "深い<mark"},
		{"over both", coverage.Card{Title: "港の懸念", Excerpt: "深い"}, 2, 7, "港の<mark", "深い"},
		{"without a title", coverage.Card{Excerpt: "深い懸念"}, 2, 4, "", "深い<mark"},
	} {
		card := Card{Card: c.card, marks: []text.Mark{{ID: "s1", Start: c.start, End: c.end, Class: "said"}}}
		for _, got := range []struct{ html, want string }{{string(card.TitleHTML()), c.title}, {string(card.ExcerptHTML()), c.excerpt}} {
			if len(got.html) < len(got.want) || got.html[:len(got.want)] != got.want {
				t.Errorf("%s: got %q, want it to begin with %q", c.name, got.html, got.want)
			}
		}
	}
}
