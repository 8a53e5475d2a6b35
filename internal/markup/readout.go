package markup

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"readout/internal/fault"
	"readout/internal/text"
)

// A line of its own that begins so is a section of a round's readout, as a block:
//
//	::readout{round=harbour-3 section=results live}
//	::readout{round=harbour-3 section=leaks frozen=2026-11-29 hide=forecast/f-1,forecast/f-2}
//
// It may come right behind a line of text; there is no need of an empty one.
const readoutStart = "::readout{"

// maxDirective is how long such a line can be: a hundred lines hidden, of the longest ids.
const maxDirective = 16 << 10

// readoutNode is such a line in goldmark's tree.
type readoutNode struct {
	ast.BaseBlock
	readout text.Readout
}

var kindReadout = ast.NewNodeKind("Readout")

// Kind implements ast.Node.
func (n *readoutNode) Kind() ast.NodeKind { return kindReadout }

// Dump implements ast.Node.
func (n *readoutNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// readouts is the parser of such lines.
type readouts struct{}

// Trigger implements parser.BlockParser.
func (readouts) Trigger() []byte { return []byte{':'} }

// Open implements parser.BlockParser.
func (readouts) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if parent.Kind() != ast.KindDocument || !bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte(readoutStart)) {
		return nil, parser.NoChildren
	}
	node := &readoutNode{}
	count := pc.ComputeIfAbsent(readoutCount, func() any { return new(int) }).(*int)
	*count++
	r, err := readDirective(string(bytes.TrimSpace(line)))
	if *count > text.MaxReadouts {
		err = fault.New(fault.TooLarge, "readout.too_many", "limit", text.MaxReadouts)
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		f.Field = "" // of the directive: whoever sent the text names it as a whole
		f.Args["line"] = lineAt(reader.Source(), segment.Start)
		pc.ComputeIfAbsent(readoutFault, func() any { return f })
	}
	node.readout = r
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (readouts) Continue(ast.Node, gtext.Reader, parser.Context) parser.State { return parser.Close }

// Close implements parser.BlockParser.
func (readouts) Close(ast.Node, gtext.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (readouts) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (readouts) CanAcceptIndentedLine() bool { return false }

// readDirective reads "::readout{...}".
func readDirective(line string) (r text.Readout, err error) {
	inside, ok := strings.CutSuffix(strings.TrimPrefix(line, readoutStart), "}")
	if !ok || len(line) > maxDirective {
		return r, malformed(line)
	}
	var seen []string
	for _, part := range strings.Fields(inside) {
		name, value, has := strings.Cut(part, "=")
		if name == "live" {
			name, has = "frozen", !has
		} else if value == "" {
			has = false
		}
		if !has || slices.Contains(seen, name) {
			return r, malformed(part)
		}
		seen = append(seen, name)
		switch name {
		case "round":
			r.Round = value
		case "section":
			r.Section = value
		case "frozen":
			r.Frozen = value
		case "hide":
			r.Hidden = strings.Split(value, ",")
		default:
			return r, malformed(part)
		}
	}
	return r, r.Valid()
}

// malformed says what of a directive is not understood.
func malformed(part string) error {
	const most = 64
	if runes := []rune(part); len(runes) > most {
		part = string(runes[:most]) + "…"
	}
	return fault.New(fault.Invalid, "readout.malformed", "got", part)
}
