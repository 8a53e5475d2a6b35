package desk

import (
	"strings"
	"testing"

	"readout/internal/text"
)

// TestWhatIsLeftOfSentences: whole ones, and of those that words are taken of what is long enough; words
// that lie over each other and over the end of a sentence take nothing twice.
func TestWhatIsLeftOfSentences(t *testing.T) {
	for _, c := range []struct {
		plain string
		taken []string
		want  string
	}{
		{"It rained. They met.", nil, "It rained|They met"},
		{"It rained. They met.", []string{"They met"}, "It rained"},
		{"They met at noon, and in the evening the ferry left for the islands.", []string{"They met at noon"}, "and in the evening the ferry left for the islands"},
		{"They met at noon, and went home.", []string{"They met at noon"}, ""},
		{"雨が降った。双方は会談し、夕方には連絡船が島へ向けて出発した。", []string{"双方は会談し"}, "雨が降った|夕方には連絡船が島へ向けて出発した"},
		{"One two three. Four five six. Seven.", []string{"One two three. Four", "two three. Four five", "five six"}, "Seven"},
		{"「終わった。」\n…\n—", nil, "「終わった。」"},
	} {
		var taken []span
		for _, words := range c.taken {
			before, _, _ := strings.Cut(c.plain, words)
			start := len([]rune(before))
			taken = append(taken, span{start, start + len([]rune(words))})
		}
		r := []rune(c.plain)
		var got []string
		for _, s := range leftOf(text.Sentences(c.plain), r, taken) {
			got = append(got, string(r[s.start:s.end]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q without %q: got %q, want %q", c.plain, c.taken, got, c.want)
		}
	}
}
