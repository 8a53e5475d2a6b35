package web

import (
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/text"
)

// TestNothingChangesUnseen: what is no word of an update is in its history too. Another picture
// under the same caption, another alt text, a link or a card that leads elsewhere.
func TestNothingChangesUnseen(t *testing.T) {
	linked := func(to string) text.Document {
		return text.Document{Blocks: []text.Block{{Kind: text.BlockParagraph, Inlines: []text.Inline{
			{Kind: text.InlineLink, Href: to, Inlines: []text.Inline{{Kind: text.InlineText, Text: "the paper"}}},
		}}}}
	}
	pictures := func(p coverage.Picture) coverage.Message { return coverage.Message{Pictures: []coverage.Picture{p}} }
	cards := func(c coverage.Card) coverage.Message { return coverage.Message{Cards: []coverage.Card{c}} }
	for _, row := range []struct {
		name          string
		before, after coverage.Message
		want          string // the name of what changed, and what stood and stands there
	}{
		{
			"another picture", pictures(coverage.Picture{Caption: "They meet", File: "aaaaaaaa1.jpg"}), pictures(coverage.Picture{Caption: "They meet", File: "bbbbbbbb1.jpg"}),
			"Pictures: They meet [file aaaaaaaabbbbbbbb]",
		},
		{
			"another, without words", pictures(coverage.Picture{File: "aaaaaaaa1.jpg"}), pictures(coverage.Picture{File: "bbbbbbbb1.jpg"}),
			"Pictures: [file aaaaaaaa][file bbbbbbbb]",
		},
		{"the file has come", pictures(coverage.Picture{Name: "p.jpg"}), pictures(coverage.Picture{Name: "p.jpg", File: "bbbbbbbb1.jpg"}), "Pictures: [no file yet p.jpg][file bbbbbbbb]"},
		{
			"another film", pictures(coverage.Picture{File: "cccccccc1.jpg", Play: "aaaaaaaa1.mp4"}), pictures(coverage.Picture{File: "cccccccc1.jpg", Play: "bbbbbbbb1.mp4"}),
			"Pictures: [file aaaaaaaabbbbbbbb, file cccccccc]",
		},
		{
			"another alt text", pictures(coverage.Picture{Alt: "two people", File: "aaaaaaaa1.jpg"}), pictures(coverage.Picture{Alt: "three people", File: "aaaaaaaa1.jpg"}),
			"Pictures: [alt text: twothree people, file aaaaaaaa]",
		},
		{
			"a card that leads elsewhere", cards(coverage.Card{Title: "Before", Href: "/c/one"}), cards(coverage.Card{Title: "Before", Href: "/c/two"}),
			"Related: Before [/c/onetwo]",
		},
		{
			"a link that leads elsewhere",
			coverage.Message{Body: linked("https://one.example/")},
			coverage.Message{Body: linked("https://two.example/")},
			"Links: https://onetwo.example/",
		},
	} {
		w := Words{Lang: "en", Own: "en"}
		compare := comparer{words: w, differ: newDiffer()}
		c := &coverage.Content{Lang: "en", TZ: "UTC"}
		compare.since(fields(w, c, &row.before))
		var got []string
		for _, change := range compare.next(fields(w, c, &row.after)) {
			line := change.Name + ": "
			for _, p := range change.Paragraphs {
				for _, run := range p.Pieces {
					line += run.Text
				}
			}
			got = append(got, line)
		}
		if all := strings.Join(got, "; "); all != row.want {
			t.Errorf("%s: got %q, want %q", row.name, all, row.want)
		}
	}
}
