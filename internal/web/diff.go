package web

import (
	"strings"
	"unicode"
)

// Piece is a run of text that two states share, or that one of them has alone.
type Piece struct {
	Op   PieceOp
	Text string
}

// PieceOp says which state a piece belongs to.
type PieceOp string

// The sorts of piece.
const (
	Same    PieceOp = "same"
	Deleted PieceOp = "del"
	Added   PieceOp = "ins"
)

// diffCells bounds the work on one pair of texts: about four thousand words against as many
// changed ones, or a hundredth of a second. Beyond it the middle is shown as replaced.
const diffCells = 1 << 22

// diff compares two texts word by word, where words have blanks between them, and sign by
// sign in Japanese, Chinese and Korean.
func diff(before, after string) []Piece {
	a, b := tokens(before), tokens(after)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var p pieces
	p.add(Same, a[:head]...)
	p.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	p.add(Same, a[len(a)-tail:]...)
	return p.flush()
}

// tokens cuts a text into words, blanks and single signs.
func tokens(s string) []string {
	var out []string
	var last rune
	for _, r := range s {
		if len(out) > 0 && oneWord(last, r) {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		last = r
	}
	return out
}

func oneWord(a, b rune) bool { return inWord(a) && inWord(b) || a == ' ' && b == ' ' }

// inWord tells letters of scripts that put blanks between words.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// pieces collects runs. Deletions and additions between two shared runs are kept apart, so
// that a reader sees first what went and then what came.
type pieces struct {
	out      []Piece
	del, ins strings.Builder
}

func (p *pieces) add(op PieceOp, words ...string) {
	text := strings.Join(words, "")
	switch {
	case text == "":
	case op == Deleted:
		p.del.WriteString(text)
	case op == Added:
		p.ins.WriteString(text)
	default:
		p.flush()
		if n := len(p.out); n > 0 && p.out[n-1].Op == Same {
			p.out[n-1].Text += text
			return
		}
		p.out = append(p.out, Piece{Same, text})
	}
}

func (p *pieces) flush() []Piece {
	if p.del.Len() > 0 {
		p.out = append(p.out, Piece{Deleted, p.del.String()})
	}
	if p.ins.Len() > 0 {
		p.out = append(p.out, Piece{Added, p.ins.String()})
	}
	p.del.Reset()
	p.ins.Reset()
	return p.out
}

// middle compares what is left by the longest common subsequence.
func (p *pieces) middle(a, b []string) {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > diffCells {
		p.add(Deleted, a...)
		p.add(Added, b...)
		return
	}
	common := lengths(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			p.add(Same, a[i])
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			p.add(Deleted, a[i])
			i++
		default:
			p.add(Added, b[j])
			j++
		}
	}
	p.add(Deleted, a[i:]...)
	p.add(Added, b[j:]...)
}

// lengths gives, for each pair of places, how long the longest common subsequence behind them is.
func lengths(a, b []string) [][]int32 {
	rows := make([][]int32, len(a)+1)
	for i := range rows {
		rows[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				rows[i][j] = rows[i+1][j+1] + 1
			} else {
				rows[i][j] = max(rows[i+1][j], rows[i][j+1])
			}
		}
	}
	return rows
}
