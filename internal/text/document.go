// Package text holds the Document: the text of a revision as our few block and inline
// kinds, its plain text, its HTML, and the quotes that tie a record item to its words.
// What is not one of these kinds cannot be stored, and so cannot be published: the allow
// list is the type itself. Positions count Unicode code points of [Document.Plain],
// never bytes and never UTF-16 units.
package text

import (
	"slices"
	"strings"
)

// BlockKind says what a [Block] is, and by that which of its fields count.
type BlockKind string

// The kinds of block. They are named Block… because [Quote] is the tie to a sentence.
const (
	BlockParagraph BlockKind = "paragraph" // Inlines
	BlockHeading   BlockKind = "heading"   // Level, Inlines
	BlockList      BlockKind = "list"      // Ordered, Start, Items
	BlockQuote     BlockKind = "quote"     // Blocks
	BlockCode      BlockKind = "code"      // Text, Lang
	BlockTable     BlockKind = "table"     // Rows
	BlockRule      BlockKind = "rule"      // nothing
	BlockReadout   BlockKind = "readout"   // Readout; never within another block
)

// InlineKind says what an [Inline] is.
type InlineKind string

// The kinds of inline.
const (
	InlineText     InlineKind = "text"     // Text
	InlineStrong   InlineKind = "strong"   // Inlines
	InlineEmphasis InlineKind = "emphasis" // Inlines
	InlineCode     InlineKind = "code"     // Text
	InlineLink     InlineKind = "link"     // Href, Inlines
	InlineBreak    InlineKind = "break"    // nothing; "\n" in the plain text
)

// A Document is the text of one revision. Its JSON is what is stored and hashed: field
// order is fixed, empty fields are left out, and it reads back to an equal Document.
// A Document from outside is asked [Document.Valid] before anything else is done with it.
type Document struct {
	Blocks []Block `json:"blocks,omitempty"`
}

// A Block is a paragraph, a list, a table and so on; Kind says which fields count.
type Block struct {
	Kind    BlockKind `json:"kind"`
	Level   int       `json:"level,omitempty"`   // heading: 3 or 4, as the update's own headline is h2 or h3
	Ordered bool      `json:"ordered,omitempty"` // list: numbered
	Start   int       `json:"start,omitempty"`   // numbered list: its first number; 0 means 1
	Items   [][]Block `json:"items,omitempty"`   // list: the blocks of each item
	Blocks  []Block   `json:"blocks,omitempty"`  // quote
	Inlines []Inline  `json:"inlines,omitempty"` // paragraph, heading
	Text    string    `json:"text,omitempty"`    // code: its lines, without a newline at the end
	Lang    string    `json:"lang,omitempty"`    // code: the language after the fence, "go"
	Rows    [][]Cell  `json:"rows,omitempty"`    // table: the first row is the header
	Readout *Readout  `json:"readout,omitempty"` // readout: what it shows
}

// A Cell is one cell of a table.
type Cell struct {
	Inlines []Inline `json:"inlines,omitempty"`
}

// An Inline is a run of text, or something around further inlines.
type Inline struct {
	Kind    InlineKind `json:"kind"`
	Text    string     `json:"text,omitempty"`    // text, code: one line, a newline is an InlineBreak
	Href    string     `json:"href,omitempty"`    // link: see AllowedHref
	Inlines []Inline   `json:"inlines,omitempty"` // strong, emphasis, link
}

// Paragraphs makes a Document of plain paragraphs. Nothing in them is markup; a newline
// within one is a break, and an empty one is left out, since a reader would not see it.
func Paragraphs(paras ...string) Document {
	var d Document
	for _, p := range paras {
		if p != "" {
			d.Blocks = append(d.Blocks, Block{Kind: BlockParagraph, Inlines: Inlines(p)})
		}
	}
	return d
}

// Inlines gives plain text as inlines: runs of text with a break for every newline.
func Inlines(plain string) []Inline {
	var out []Inline
	for i, line := range strings.Split(plain, "\n") {
		if i > 0 {
			out = append(out, Inline{Kind: InlineBreak})
		}
		if line != "" {
			out = append(out, Inline{Kind: InlineText, Text: line})
		}
	}
	return out
}

// Empty tells whether a reader would see nothing: no text but blanks, no rule and no readout.
func (d Document) Empty() bool {
	return strings.TrimSpace(d.Plain()) == "" && !hasRule(d.Blocks) && len(d.Readouts()) == 0
}

func hasRule(blocks []Block) bool {
	for _, b := range blocks {
		if b.Kind == BlockRule || hasRule(b.Blocks) || slices.ContainsFunc(b.Items, hasRule) {
			return true
		}
	}
	return false
}
