package text

import (
	"strings"
	"unicode"
)

// Section is one part of a readout as text: results, points of contention and so on. It is
// what a readout's print, its copies and an article's blocks are all made of.
type Section struct {
	Name  string // "results"
	Title string
	Lead  string // a sentence under the title
	Parts []Part
}

// Part is lines under a heading of their own: a status, an issue, a side.
type Part struct {
	Title string // "" for lines right under the section's title
	Lines []Line
}

// Line is one item of the record in words.
type Line struct {
	Item  string // "outcome/o-x": what may be hidden or withdrawn
	Label string // what stands in front of the words: a kind, a result
	Who   string // with the colon behind it
	Words string
	Lang  string   // of the words
	Notes []string // in small: told by whom, due when
	From  []Source
}

// Source is where a line's words stand.
type Source struct {
	Coverage, Update string // ids
	Title            string // of the page, with the number and the time of the update
	Href             string // "" for a source that is nobody's to publish
	Exact            string // the words there
}

// SectionNames are the parts of a readout in the order of its page.
var SectionNames = []string{"results", "afterwards", "contention", "oneside", "proposals", "onetells", "accounts", "next", "promises", "leaks", "experts"}

// Blocks gives a section as blocks of a Document: a heading, headings or strong words for its
// parts, lists. source is the word that links to where a line's words stand, "" for no links;
// base is put before the addresses of this site.
func (s Section) Blocks(source, base string) []Block {
	blocks := []Block{{Kind: BlockHeading, Level: MinLevel, Inlines: Inlines(s.Title)}}
	if s.Lead != "" {
		blocks = append(blocks, Block{Kind: BlockParagraph, Inlines: Inlines(s.Lead)})
	}
	return append(blocks, s.Lists(source, base)...)
}

// Lists gives the same without the heading and the sentence under it.
func (s Section) Lists(source, base string) []Block {
	var blocks []Block
	for _, p := range s.Parts {
		if p.Title != "" {
			blocks = append(blocks, Block{Kind: BlockHeading, Level: MaxLevel, Inlines: Inlines(p.Title)})
		}
		list := Block{Kind: BlockList}
		for _, l := range p.Lines {
			list.Items = append(list.Items, []Block{{Kind: BlockParagraph, Inlines: l.Inlines(source, base)}})
		}
		blocks = append(blocks, list)
	}
	return blocks
}

// Inlines gives a line as inlines, with links to its sources.
func (l Line) Inlines(source, base string) []Inline {
	var out []Inline
	put := func(kind InlineKind, words string) {
		if words == "" {
			return
		}
		run := Inline{Kind: InlineText, Text: words}
		if kind == InlineText {
			out = append(out, run)
			return
		}
		out = append(out, Inline{Kind: kind, Inlines: []Inline{run}})
	}
	put(InlineStrong, inOneLine(l.Label))
	words := l.Plain()
	if l.Label != "" {
		words = " " + words
	}
	put(InlineText, words)
	for _, f := range l.From {
		if source == "" || f.Href == "" || !AllowedHref(base+f.Href) {
			continue
		}
		put(InlineText, " ")
		out = append(out, Inline{Kind: InlineLink, Href: base + f.Href, Inlines: []Inline{{Kind: InlineText, Text: source}}})
	}
	return out
}

// Plain gives a line's words without its label and its sources.
func (l Line) Plain() string {
	words := l.Who + l.Words
	for _, n := range l.Notes {
		words += inBrackets(n)
	}
	return inOneLine(words)
}

// inBrackets gives a note as it stands behind words: in signs of full width where it is Japanese.
func inBrackets(note string) string {
	if strings.ContainsFunc(note, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }) {
		return "（" + note + "）"
	}
	return " (" + note + ")"
}

// inOneLine gives words without line ends: a run of text has none.
func inOneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
