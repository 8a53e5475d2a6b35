package markup

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/internal/fault"
	"readout/internal/text"
)

// goldmark is the parser of our dialect. It is safe for use by many goroutines. Left out
// against CommonMark are the two parsers of HTML, so that tags stay text; tables go
// without their last step, which is quadratic in the escaped pipes (see convert.go).
var goldmark = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(readouts{}, 250),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(boundedLinks{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(emphasisParser{}, 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(definitions{}, 100),
		util.Prioritized(boundedTables{extension.NewTableParagraphTransformer()}, 200),
	),
	parser.WithEscapedSpace(),
)

// read parses and converts; the caller watches the time.
func read(source string) (text.Document, error) {
	raw := []byte(source)
	pc := parser.NewContext()
	root := goldmark.Parse(gtext.NewReader(raw), parser.WithContext(pc))
	for _, key := range []parser.ContextKey{tableFault, readoutFault} {
		if err, ok := pc.Get(key).(error); ok {
			return text.Document{}, err
		}
	}
	return convert(raw, root)
}

// Brackets and emphasis marks that a block may hold before further ones are plain text.
// goldmark looks back, or ahead, over the whole block for many of them: its time grows
// with their number times the length of the block; 64 KB of "[a](b" without a bound is
// seconds. No honest paragraph comes near: 500 brackets are 250 links. (Source writes no
// more of either than were read, so that the bound does not change a text on its way back.)
const (
	maxBrackets = 500
	maxMarks    = 1000
)

// counter counts something within one block; parsers meet the blocks one after the other.
type counter struct {
	block ast.Node
	count int
}

func countIn(block ast.Node, pc parser.Context, key parser.ContextKey) int {
	c := pc.ComputeIfAbsent(key, func() any { return &counter{} }).(*counter)
	if c.block != block {
		*c = counter{block: block}
	}
	c.count++
	return c.count
}

var (
	bracketCount = parser.NewContextKey()
	markCount    = parser.NewContextKey()
	cellCount    = parser.NewContextKey()
	tableFault   = parser.NewContextKey()
	readoutFault = parser.NewContextKey()
	readoutCount = parser.NewContextKey()
)

// boundedLinks is goldmark's parser of links and images up to maxBrackets per block.
type boundedLinks struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p boundedLinks) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.HasPrefix(line, []byte("!")) && !bytes.HasPrefix(line, []byte("![")) {
		return nil // only a shout
	}
	if countIn(parent, pc, bracketCount) > maxBrackets {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock hands on to goldmark's parser, which turns open brackets back into text.
func (p boundedLinks) CloseBlock(parent ast.Node, block gtext.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// definitions takes a paragraph for link definitions when every line of it is one that
// leads somewhere; CommonMark would also swallow "[注]: 本文", and with it the words.
type definitions struct{}

var definition = regexp.MustCompile(`^\[[^\[\]\\]{1,200}\]:[ \t]*<?(?i:https?://|mailto:|/|#)[^ \t\n<>]*>?(?:[ \t]+"[^"\\\n]*")?[ \t]*\n?$`)

const maxDefinitions = 500

// Transform implements parser.ParagraphTransformer.
func (definitions) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() > maxDefinitions {
		return
	}
	for i := range lines.Len() {
		segment := lines.At(i)
		if !definition.Match(bytes.TrimLeft(segment.Value(reader.Source()), " ")) {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
}

// boundedTables is goldmark's parser of tables with a look at the size before it begins:
// every short row is filled up to the width of the header, which makes 5 MB out of 4 KB.
type boundedTables struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (p boundedTables) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	columns, rows := tableSize(node.Lines(), reader.Source())
	if columns == 0 {
		return
	}
	total := pc.ComputeIfAbsent(cellCount, func() any { return new(int) }).(*int)
	*total += columns * rows
	if columns > MaxColumns || columns*rows > MaxCells || *total > MaxTotalCells {
		pc.ComputeIfAbsent(tableFault, func() any {
			segment := node.Lines().At(0)
			return fault.New(fault.TooLarge, "markup.table_too_large",
				"line", lineAt(reader.Source(), segment.Start),
				"columns", columns, "rows", rows,
				"max_columns", MaxColumns, "max_cells", MaxCells, "max_total", MaxTotalCells)
		})
		return
	}
	p.ParagraphTransformer.Transform(node, reader, pc)
}

// tableSize finds the line of dashes that makes a table of the lines around it, and gives
// its columns and the rows including the header; 0 when there is none.
func tableSize(lines *gtext.Segments, source []byte) (columns, rows int) {
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(source))
		if !isDelimiterRow(line) {
			continue
		}
		line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
		return 1 + bytes.Count(line, []byte("|")), lines.Len() - i
	}
	return 0, 0
}

func isDelimiterRow(line []byte) bool {
	return len(bytes.Trim(line, "-|: \t")) == 0 && bytes.ContainsAny(line, "|:") && bytes.ContainsRune(line, '-')
}

// lineAt gives the number of the line that holds the byte at, counted from 1.
func lineAt(source []byte, at int) int {
	return 1 + bytes.Count(source[:min(max(at, 0), len(source))], []byte("\n"))
}
