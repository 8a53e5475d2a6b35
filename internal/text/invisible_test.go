package text

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/fault"
)

// whole are words that have to stay as they are, whatever they look like to a program.
var whole = []string{
	"قال الوزير: «نوافق»", "می\u200cخواهم به خانه\u200cها بروم", "שלום, עולם", "क्\u200dष", "👩\u200d👩\u200d👧\u200d👦 ❤️ 👋🏽", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Alba",
	"葛󠄀城市", "a\u200eb\u200fc\u061cd", "He said \u2067שלום\u2069.", "\u2068one \u2066two\u2069\u2069", "co\u00adoperate", "ภาษา\u200bไทย", "\u2067א\u2069\n\u2067ב\u2069",
}

// TestWhatTurnsALineIsRefused, and told where it stands; what scripts and emoji need is not.
func TestWhatTurnsALineIsRefused(t *testing.T) {
	for _, words := range whole {
		if err := Check(words); err != nil {
			t.Errorf("%q: got %v, want it taken", words, err)
		}
		if tamed, n := Tame(words); tamed != words || n != 0 {
			t.Errorf("%q: got %q, %d taken out, want it whole", words, tamed, n)
		}
	}
	for words, want := range map[string]string{
		"access \u202egnp.exe": "text.turning 1 8 U+202E", "a\u202ab\u202c": "text.turning 1 2 U+202A", "one\ntwo\u202c": "text.turning 2 4 U+202C",
		"a\u2067b": "text.unclosed 1 2 U+2067", "a\u2069b": "text.unclosed 1 2 U+2069", "\u2067a\u2069\nb\u2066c\nd\u2069": "text.unclosed 2 2 U+2066",
		"pay\u2063ment": "text.ghost 1 4 U+2063", "\ufff9a\ufffab\ufffb": "text.ghost 1 1 U+FFF9", "a\u206eb": "text.ghost 1 2 U+206E",
		"hidden\U000e0068\U000e0069": "text.ghost 1 7 U+E0068", "🏴\U000e0067\U000e007f\U000e0068": "text.ghost 1 4 U+E0068", "🏴 \U000e0067": "text.ghost 1 3 U+E0067",
		"a\u180eb": "text.ghost 1 2 U+180E", "a\x07b": "text.control 1 2 U+0007",
	} {
		f, ok := Check(words).(*fault.Error)
		if !ok {
			t.Errorf("%q: got it taken, want %s", words, want)
			continue
		}
		if got := fmt.Sprint(f.Key, " ", f.Args["line"], " ", f.Args["column"], " ", f.Args["code"]); got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

// TestNamesThatLookAlikeAreOne: a name has nothing in it that is not seen; joiners are seen by what they do.
func TestNamesThatLookAlikeAreOne(t *testing.T) {
	for _, name := range []string{"Mo\u200bri", "\ufeffMori", "Mo\u2060ri", "Mo\u00adri", "Mo\u202eri"} {
		if CheckName(name) == nil {
			t.Errorf("%q: got it taken, want it refused", name)
		}
	}
	for _, name := range []string{"Mori", "علی\u200cرضا", "葛󠄀城", "森 花"} {
		if err := CheckName(name); err != nil {
			t.Errorf("%q: got %v", name, err)
		}
	}
}

// TestTamed: what is tamed is taken, and has lost nothing that is seen.
func TestTamed(t *testing.T) {
	for words, want := range map[string]string{
		"access \u202egnp.exe\u202c": "access gnp.exe", "a\u2067b": "ab", "\u2068a\u2069b\u2069c": "\u2068a\u2069bc", "x\u2063y\U000e0041": "xy",
		"one\u2067\ntwo\u2069\n": "one\ntwo\n", "a\xff\u202eb": "a\ufffdb",
	} {
		if got, n := Tame(words); got != want || n == 0 {
			t.Errorf("%q: got %q, %d, want %q", words, got, n, want)
		}
	}
	doc := Document{Blocks: []Block{
		{Kind: BlockParagraph, Inlines: []Inline{
			{Kind: InlineText, Text: "\u202e"},
			{Kind: InlineText, Text: "a\u2067"},
			{Kind: InlineStrong, Inlines: []Inline{{Kind: InlineText, Text: "b"}}},
			{Kind: InlineText, Text: "\u2069\u202d"},
		}},
		{Kind: BlockList, Items: [][]Block{{{Kind: BlockParagraph, Inlines: []Inline{{Kind: InlineText, Text: "c\u202a"}}}}}},
		{Kind: BlockTable, Rows: [][]Cell{{{Inlines: []Inline{{Kind: InlineText, Text: "d\u2064"}}}}}},
		{Kind: BlockCode, Text: "e\u202e"},
	}}
	if doc.Valid() == nil {
		t.Error("before: got a document with such characters taken")
	}
	tamed, n := doc.Tame()
	if err := tamed.Valid(); err != nil || n < 5 || strings.ContainsAny(tamed.Plain(), "\u202a\u202d\u202e\u2064") {
		t.Errorf("got %q, %d taken out, %v", tamed.Plain(), n, err)
	}
	if doc.Blocks[3].Text != "e\u202e" {
		t.Error("the document that was given has changed")
	}
}

// TestIsolated: words of another direction turn nothing of the sentence around them, however they end.
func TestIsolated(t *testing.T) {
	for words, want := range map[string]string{
		"Mori": "Mori", "森": "森", "12 — “a”": "12 — “a”", "": "", "מורי": "\u2068מורי\u2069", "Mori \u202eiroM": "\u2068Mori iroM\u2069", "a\u2069b": "\u2068ab\u2069",
	} {
		if got := Isolated(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// FuzzTame: whatever comes in, what is tamed is refused for none of the characters that it is tamed of, and
// taming it once more takes nothing.
func FuzzTame(f *testing.F) {
	for _, words := range append(whole, "a\u202eb", "\u2067\u2068\u2069", "🏴\U000e0067", "\xe2\x80\xae\xff", "\xf3\xa0\x81\U000e0074\x810") {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		tamed, _ := Tame(words)
		if f, ok := Check(tamed).(*fault.Error); ok && (f.Key == "text.turning" || f.Key == "text.unclosed" || f.Key == "text.ghost") {
			t.Errorf("%q: got %q, which is refused: %v", words, tamed, f)
		}
		if again, n := Tame(tamed); again != tamed || n != 0 {
			t.Errorf("%q: got %q, then %q", words, tamed, again)
		}
	})
}
