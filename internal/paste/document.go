package paste

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/paste/flat"
	"readout/internal/text"
)

// piece is what a Document is made of: an item's words and where they stood.
type piece struct {
	flat.Words
	text string
}

// document puts the items of an update that are its text into a Document: the quotes, lists,
// headings and tables that markup showed, and paragraphs.
func (p *page) document(items []item) text.Document {
	return text.Document{Blocks: blocksOf(p.piecesOf(items), 0)}
}

func (p *page) piecesOf(items []item) []piece {
	pieces := make([]piece, 0, len(items))
	for _, it := range items {
		pieces = append(pieces, p.pieceOf(it))
	}
	return pieces
}

// blockLines gives, for each block that items become, the index of the line where it begins.
func (p *page) blockLines(items []item) []int {
	var at []int
	pieces := p.piecesOf(items)
	for from := 0; from < len(pieces); from = blockEnd(pieces, from, 0) {
		at = append(at, items[from].i)
	}
	return at
}

func (p *page) pieceOf(it item) piece {
	l := p.lines[it.i]
	pc := piece{Words: l.Words, text: it.text}
	if it.text != l.Text {
		pc.Cells = nil
		if l.Spans != nil {
			pc.Spans = cutSpans(l.Spans, it.from, it.from+utf8.RuneCountInString(it.text))
		}
	}
	return pc
}

// blocksOf makes blocks of pieces whose outer frames, depth of them, they share.
func blocksOf(pieces []piece, depth int) []text.Block {
	var all []text.Block
	for from := 0; from < len(pieces); {
		to := blockEnd(pieces, from, depth)
		if len(pieces[from].Frames) <= depth {
			all = append(all, text.Block{Kind: text.BlockParagraph, Inlines: broken(pieces[from:to])})
		} else {
			all = append(all, blockOf(pieces[from].Frames[depth], pieces[from:to], depth))
		}
		from = to
	}
	return all
}

// blockEnd tells before which piece the block ends that begins with one.
func blockEnd(pieces []piece, from, depth int) int {
	to := from + 1
	if len(pieces[from].Frames) <= depth {
		for to < len(pieces) && len(pieces[to].Frames) <= depth && pieces[to].Para > 0 && pieces[to].Para == pieces[from].Para {
			to++
		}
		return to
	}
	for id := pieces[from].Frames[depth].ID; to < len(pieces) && len(pieces[to].Frames) > depth && pieces[to].Frames[depth].ID == id; {
		to++
	}
	return to
}

// broken joins the lines of a paragraph with breaks.
func broken(pieces []piece) []text.Inline {
	var all []text.Inline
	for i, pc := range pieces {
		if i > 0 {
			all = append(all, text.Inline{Kind: text.InlineBreak})
		}
		all = append(all, inlines(pc.text, pc.Spans)...)
	}
	return all
}

func blockOf(f flat.Frame, pieces []piece, depth int) text.Block {
	b := text.Block{Kind: f.Kind}
	switch f.Kind {
	case text.BlockQuote:
		b.Blocks = blocksOf(pieces, depth+1)
	case text.BlockList:
		b.Ordered, b.Start = f.Ordered, f.Start
		for from := 0; from < len(pieces); {
			to := from + 1
			for to < len(pieces) && pieces[to].Frames[depth].Item == pieces[from].Frames[depth].Item {
				to++
			}
			b.Items = append(b.Items, blocksOf(pieces[from:to], depth+1))
			from = to
		}
	case text.BlockHeading:
		b.Level = f.Level
		for i, pc := range pieces {
			if i > 0 {
				b.Inlines = append(b.Inlines, text.Inline{Kind: text.InlineText, Text: " "})
			}
			b.Inlines = append(b.Inlines, inlines(pc.text, pc.Spans)...)
		}
	case text.BlockCode:
		var lines []string
		for _, pc := range pieces {
			lines = append(lines, pc.text)
		}
		b.Text = strings.Join(lines, "\n")
	case text.BlockTable:
		b.Rows = rowsOf(pieces)
	}
	return b
}

// rowsOf gives the rows of a table, each with as many cells as the first.
func rowsOf(pieces []piece) [][]text.Cell {
	var rows [][]text.Cell
	for _, pc := range pieces {
		var row []text.Cell
		runes := []rune(pc.text)
		from := 0
		for _, end := range pc.Cells {
			row = append(row, cellOf(runes, pc.Spans, from, end))
			from = end
		}
		if pc.Cells == nil {
			row = append(row, cellOf(runes, pc.Spans, 0, len(runes)))
		}
		rows = append(rows, row)
	}
	wide := len(slices.MaxFunc(rows, func(a, b []text.Cell) int { return len(a) - len(b) }))
	for i := range rows {
		for len(rows[i]) < wide {
			rows[i] = append(rows[i], text.Cell{})
		}
	}
	return rows
}

// cellOf makes a cell of some of a row's runes, without the blank before it.
func cellOf(runes []rune, spans []flat.Span, from, end int) text.Cell {
	for from < end && runes[from] == ' ' {
		from++
	}
	if from >= end {
		return text.Cell{}
	}
	var cut []flat.Span
	if spans != nil {
		cut = cutSpans(spans, from, end)
	}
	return text.Cell{Inlines: inlines(string(runes[from:end]), cut)}
}

// paragraphs gives a Document's plain text block by block, as reports have it.
func paragraphs(d text.Document) string {
	var all []string
	for _, b := range d.Blocks {
		all = append(all, text.Document{Blocks: []text.Block{b}}.Plain())
	}
	return strings.Join(all, "\n\n")
}

// plainly tells whether a Document is nothing but paragraphs of plain words.
func isPlain(d text.Document) bool {
	return !slices.ContainsFunc(d.Blocks, func(b text.Block) bool {
		return b.Kind != text.BlockParagraph || slices.ContainsFunc(b.Inlines, func(in text.Inline) bool {
			return in.Kind != text.InlineText && in.Kind != text.InlineBreak
		})
	})
}
