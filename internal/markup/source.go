package markup

import (
	"strconv"
	"strings"

	"readout/internal/text"
)

// Source gives Markdown that reads back to the same Document, for editing a text again
// or an imported one for the first time. Markdown(Source(d)) equals d for every Document that Markdown or
// text.Paragraphs made. Only what Markdown would take for markup is escaped, so Japanese
// stays as it is. A Document from elsewhere may hold what Markdown cannot say (a link
// without words, strong within strong): then the words are kept and the rest comes near.
func Source(d text.Document) string {
	return strings.Join(sourceBlocks(d.Blocks, false), "\n")
}

// sourceBlocks gives the lines of blocks, a blank line between each two. Lines rather than
// one string: whoever is around puts its marker before every line. inItem tells that the
// item of a list is somewhere around.
func sourceBlocks(blocks []text.Block, inItem bool) []string {
	var out []string
	var markers markerChoice
	for i, b := range blocks {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, sourceBlock(b, markers.next(b), inItem)...)
	}
	return out
}

func sourceBlock(b text.Block, marker string, inItem bool) []string {
	switch b.Kind {
	case text.BlockParagraph:
		return sourceParagraph(b.Inlines)
	case text.BlockHeading:
		return []string{sourceHeading(b)}
	case text.BlockQuote:
		return sourceQuote(b, inItem)
	case text.BlockCode:
		return sourceCode(b)
	case text.BlockList:
		return sourceList(b, marker, inItem)
	case text.BlockTable:
		return sourceTable(b)
	case text.BlockRule:
		return []string{"___"} // "---" could underline a heading, "***" begin a list
	case text.BlockReadout:
		if b.Readout != nil {
			return []string{b.Readout.String()}
		}
	}
	return nil
}

// markerChoice gives neighbouring lists different markers, which is how Markdown knows
// where one ends and the next begins.
type markerChoice struct {
	last text.Block
	odd  bool
}

func (m *markerChoice) next(b text.Block) string {
	m.odd = b.Kind == m.last.Kind && b.Ordered == m.last.Ordered && !m.odd
	m.last = b
	switch {
	case b.Ordered && m.odd:
		return ")"
	case b.Ordered:
		return "."
	case m.odd:
		return "*"
	}
	return "-"
}

func sourceHeading(b text.Block) string {
	hashes := "##"
	if b.Level > text.MinLevel {
		hashes = "###"
	}
	words := edges(oneLine(sourceInlines(b.Inlines)))
	if words == "" {
		return hashes
	}
	if strings.HasSuffix(words, "#") { // or it would end the heading
		words = words[:len(words)-1] + `\#`
	}
	return hashes + " " + words
}

func sourceQuote(b text.Block, inItem bool) []string {
	lines := sourceBlocks(b.Blocks, inItem)
	if len(lines) == 0 {
		return []string{">"}
	}
	for i, line := range lines {
		lines[i] = ">"
		if line != "" {
			lines[i] = "> " + line
		}
	}
	return lines
}

// sourceCode fences code with more backticks than it holds in a row.
func sourceCode(b text.Block) []string {
	fence := strings.Repeat("`", max(3, longestRun(b.Text, '`')+1))
	lines := []string{fence + b.Lang}
	if b.Text != "" {
		lines = append(lines, strings.Split(b.Text, "\n")...)
	}
	return append(lines, fence)
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

func sourceList(b text.Block, marker string, inItem bool) []string {
	var out []string
	for i, item := range b.Items {
		lead := marker
		if b.Ordered {
			// Only the first number counts; beyond nine digits it would be none.
			lead = strconv.Itoa(min(max(b.Start, 1)+i, text.MaxStart)) + marker
		}
		if len(item) == 0 && inItem {
			lead += " " + nothing
		}
		out = append(out, sourceItem(item, lead)...)
	}
	return out
}

// nothing is a reference to a character that Markdown leaves out. It stands in an empty
// item within another item: "- - -" would be a rule, and the outer item of "- -" would
// end at the next blank line.
const nothing = "&#8;"

func sourceItem(item []text.Block, lead string) []string {
	lines := sourceBlocks(item, true)
	if len(lines) == 0 {
		return []string{lead}
	}
	indent := strings.Repeat(" ", len(lead)+1)
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = lead + " " + line
		case line != "":
			lines[i] = indent + line
		}
	}
	return lines
}

func sourceTable(b text.Block) []string {
	var out []string
	for i, row := range b.Rows {
		line := "|"
		for _, cell := range row {
			line += sourceCell(cell)
		}
		out = append(out, line)
		if i == 0 {
			out = append(out, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	return out
}

func sourceCell(cell text.Cell) string {
	words := edges(oneLine(sourceInlines(cell.Inlines)))
	if words == "" {
		return " |"
	}
	return " " + pipes(words) + " |"
}
