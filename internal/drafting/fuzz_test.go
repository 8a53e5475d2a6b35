package drafting

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead reads whatever comes in all three languages: it must not crash, its places must be
// in the text, and the second time must give what the first gave.
func FuzzRead(f *testing.F) {
	for _, words := range []string{
		"モラン外相は「開く。」と述べ、再開を求めた。", "●合意\n「」『』（", "外相「", "Moran said: \"no.\" He left.", "«Да», — сказал он. По его словам, нет.",
		"首相:\n\n18:21\n\n「」」」と述べた", "と述べた。を求めた。は、が、も", "\u3000。。。\x00「\u0301", "Q: a\nX says X says X says", "Об этом заявил", strings.Repeat("「", 300) + strings.Repeat("」", 300),
		"【大臣】控えます。\n(主な成果)\n●協議の設置\n",
		"外相　（検問所は開かれる）\n\n――開くのですか\n「そうだ」（外相）\n問　開くのか\n答　事実はございません", "両氏は「」とのが", "「そのとおりである」（関係者",
		"Coast Wire, 9 February) Envoy Ida Holt said that the truce held", "“Open\n\n“on,” she said, adding that\n— сказал", "Такое заявление сделал\nОб этом сообщили, хотя",
	} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if !utf8.ValidString(words) || len(words) > 4000 {
			return // not for us
		}
		r := []rune(words)
		for _, lang := range []string{"ja", "ru", "en", ""} {
			page := Page{Lang: lang, Parts: []Part{{Text: words}}}
			first := Read(page, Options{})
			second := Read(page, Options{})
			if len(first) != len(second) {
				t.Fatalf("%s: %d drafts, then %d", lang, len(first), len(second))
			}
			for i, d := range first {
				if d.Key != second[i].Key || d.Kind != second[i].Kind || d.Speaker.Printed != second[i].Speaker.Printed {
					t.Fatalf("%s: draft %d is %v, then %v", lang, i, d, second[i])
				}
				for _, c := range d.Citations {
					if c.Start < 0 || c.End > len(r) || c.Start >= c.End || string(r[c.Start:c.End]) != c.Exact {
						t.Fatalf("%s: %d to %d of %d is %q", lang, c.Start, c.End, len(r), c.Exact)
					}
				}
			}
		}
	})
}
