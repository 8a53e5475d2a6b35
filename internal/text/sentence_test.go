package text

import (
	"strings"
	"testing"
)

func TestSentencesAreOfferedWhole(t *testing.T) {
	for _, c := range []struct{ plain, want string }{
		{"岸田氏は「協議する。必ずだ。」と述べた。次は秋。", "岸田氏は「協議する。必ずだ。」と述べた。|次は秋。"},
		{"Mr. Lavrov agreed to 3.5 points. He left.", "Mr. Lavrov agreed to 3.5 points.|He left."},
		{"С. В. Лавров согласился. Раунд завершён!", "С. В. Лавров согласился.|Раунд завершён!"},
		{"first line\n\nsecond line", "first line|second line"},
		{"“It is over.” They rose.", "“It is over.”|They rose."},
		{"", ""},
	} {
		var words []string
		for _, s := range Sentences(c.plain) {
			words = append(words, s.Words)
			if got := string([]rune(c.plain)[s.Start:s.End]); got != s.Words {
				t.Errorf("%q: the place holds %q, want %q", c.plain, got, s.Words)
			}
		}
		if got := strings.Join(words, "|"); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
