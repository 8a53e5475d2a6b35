package markup

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads * and _ by CommonMark's rules with one change, that of
// https://github.com/tats-u/markdown-cjk-friendly: CommonMark takes punctuation beside
// the stars for a sign which way they face, and so does not see the end of **日本語。**次,
// where no space follows the sentence. Here Chinese, Japanese and Korean punctuation
// counts as a letter, and other punctuation may stand beside such a letter.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasisParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	length := runLength(line)
	after := ' '
	if length < len(line) {
		after, _ = utf8.DecodeRune(line[length:])
	}
	opens, closes := flanks(line[0], before, after)
	if !opens && !closes || countIn(parent, pc, markCount) > maxMarks {
		return plainRun(block, segment, length)
	}
	node := parser.NewDelimiter(opens, closes, length, line[0], emphasisProcessor{})
	node.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(node)
	return node
}

// plainRun takes the whole run as text; left to the parser, its second star would be met
// on its own.
func plainRun(block gtext.Reader, segment gtext.Segment, length int) ast.Node {
	block.Advance(length)
	return ast.NewTextSegment(segment.WithStop(segment.Start + length))
}

func runLength(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

// flanks tells whether a run of mark between two characters may open or close emphasis.
func flanks(mark byte, before, after rune) (opens, closes bool) {
	left := !util.IsSpaceRune(after) && (!isWesternMark(after) || isEdge(before))
	right := !util.IsSpaceRune(before) && (!isWesternMark(before) || isEdge(after))
	if mark == '_' {
		return left && (!right || util.IsPunctRune(before)), right && (!left || util.IsPunctRune(after))
	}
	return left, right
}

// isEdge tells whether punctuation on the other side of the stars may face away from r.
func isEdge(r rune) bool { return util.IsSpaceRune(r) || util.IsPunctRune(r) || isCJK(r) }

func isWesternMark(r rune) bool { return util.IsPunctRune(r) && !isCJK(r) }

func isCJK(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case 0x3000 <= r && r <= 0x303F, // 、。「」〜
		0xFE30 <= r && r <= 0xFE4F, // vertical forms
		0xFF00 <= r && r <= 0xFFEF: // full-width and half-width forms
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) ||
		r == 'ー'
}

type emphasisProcessor struct{}

func (emphasisProcessor) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisProcessor) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
