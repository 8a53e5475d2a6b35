package text

import "strings"

// The separators of the plain text. They stand between blocks, items, rows and cells, and
// the HTML holds the same characters at the same places: its text content is the plain text.
const (
	betweenBlocks = "\n"
	betweenCells  = "\t"
	lineBreak     = "\n"
)

// Plain gives the plain text, the string that every citation offset counts, in code
// points. Blocks, list items and table rows are joined by "\n", cells by "\t", a break
// is "\n"; a rule, a readout, an empty item and an empty cell are empty strings between their
// separators. Marks of lists and numbers are not part of it. The result depends on the
// Document alone and its form never changes: stored offsets rely on it.
func (d Document) Plain() string {
	var b strings.Builder
	plainBlocks(&b, d.Blocks)
	return b.String()
}

func plainBlocks(b *strings.Builder, blocks []Block) {
	for i, block := range blocks {
		separate(b, i, betweenBlocks)
		plainBlock(b, block)
	}
}

func plainBlock(b *strings.Builder, block Block) {
	switch block.Kind {
	case BlockParagraph, BlockHeading:
		plainInlines(b, block.Inlines)
	case BlockQuote:
		plainBlocks(b, block.Blocks)
	case BlockCode:
		b.WriteString(block.Text)
	case BlockList:
		for i, item := range block.Items {
			separate(b, i, betweenBlocks)
			plainBlocks(b, item)
		}
	case BlockTable:
		for i, row := range block.Rows {
			separate(b, i, betweenBlocks)
			for j, cell := range row {
				separate(b, j, betweenCells)
				plainInlines(b, cell.Inlines)
			}
		}
	}
}

func plainInlines(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case InlineText, InlineCode:
			b.WriteString(in.Text)
		case InlineBreak:
			b.WriteString(lineBreak)
		case InlineStrong, InlineEmphasis, InlineLink:
			plainInlines(b, in.Inlines)
		}
	}
}

func separate(b *strings.Builder, i int, separator string) {
	if i > 0 {
		b.WriteString(separator)
	}
}
