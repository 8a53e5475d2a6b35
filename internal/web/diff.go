package web

import (
	"slices"
	"strings"
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

// diffCells bounds the work on one page: about four thousand words against as many changed
// ones, or some hundredths of a second. Beyond it what changed is shown as replaced.
const diffCells = 1 << 22

// differ compares texts for one page, as long as it has work left.
type differ struct{ cells int }

func newDiffer() *differ { return &differ{cells: diffCells} }

// diff compares two texts word by word: see words.
func diff(before, after string) []Piece { return newDiffer().words(before, after) }

// hunk is a stretch of two texts: what they share, then how they go apart.
type hunk struct{ same, del, ins []string }

func (h *hunk) changed() bool { return len(h.del)+len(h.ins) > 0 }

// words compares two texts by what a reader takes for a word: see tokens.
func (d *differ) words(before, after string) []Piece {
	hunks := d.hunks(tokens(before), tokens(after))
	if scattered(hunks) {
		return pieces([]hunk{{del: []string{before}, ins: []string{after}}})
	}
	return pieces(tight(joined(hunks)))
}

// hunks finds the longest common subsequence of two lists.
func (d *differ) hunks(a, b []string) []hunk {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	out := []hunk{{same: slices.Clip(a[:head])}}
	d.middle(&out, a[head:len(a)-tail], b[head:len(b)-tail])
	last := &out[len(out)-1]
	if end := a[len(a)-tail:]; !last.changed() {
		last.same = append(last.same, end...)
	} else if len(end) > 0 {
		out = append(out, hunk{same: end})
	}
	return out
}

// middle compares what lies between the common beginning and the common end.
func (d *differ) middle(out *[]hunk, a, b []string) {
	last := &(*out)[0]
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > d.cells {
		last.del, last.ins = a, b
		return
	}
	d.cells -= len(a) * len(b)
	common := lengths(a, b)
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			if last.changed() {
				*out = append(*out, hunk{})
				last = &(*out)[len(*out)-1]
			}
			last.same = append(last.same, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			last.del = append(last.del, a[i])
			i++
		default:
			last.ins = append(last.ins, b[j])
			j++
		}
	}
}

// lengths gives, for each pair of places, how long the longest common subsequence behind
// them is: at most the square root of diffCells.
func lengths(a, b []string) [][]uint16 {
	numbers := make(map[string]int32)
	x, y := numbered(a, numbers), numbered(b, numbers)
	rows := make([][]uint16, len(x)+1)
	rows[len(x)] = make([]uint16, len(y)+1)
	for i := len(x) - 1; i >= 0; i-- {
		row, below := make([]uint16, len(y)+1), rows[i+1]
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				row[j] = below[j+1] + 1
			} else {
				row[j] = max(below[j], row[j+1])
			}
		}
		rows[i] = row
	}
	return rows
}

// numbered gives each word a number of its own: numbers compare faster.
func numbered(words []string, numbers map[string]int32) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		n, ok := numbers[w]
		if !ok {
			n = int32(len(numbers))
			numbers[w] = n
		}
		out[i] = n
	}
	return out
}

// joined takes changes together that only blanks or signs stand between: who reads wants
// "[first ferry] [second boat]", not each word apart.
func joined(hunks []hunk) []hunk {
	out := hunks[:1]
	for _, h := range hunks[1:] {
		last := &out[len(out)-1]
		if !last.changed() || !h.changed() || slices.ContainsFunc(h.same, isWord) {
			out = append(out, h)
			continue
		}
		last.del = slices.Concat(last.del, h.same, h.del)
		last.ins = slices.Concat(last.ins, h.same, h.ins)
	}
	return out
}

// scattered tells whether so little is shared, in so many places, that the two texts are
// read better one after the other.
func scattered(hunks []hunk) bool {
	changes, shared, all := 0, 0, 0
	for _, h := range hunks {
		if h.changed() {
			changes++
		}
		shared += letters(h.same)
		all += letters(h.same) + max(letters(h.del), letters(h.ins))
	}
	return changes > 3 && shared*4 < all
}

func letters(tokens []string) int {
	n := 0
	for _, t := range tokens {
		if isWord(t) {
			n += len([]rune(t))
		}
	}
	return n
}

// pieces writes hunks down: first what stayed, then what went, then what came.
func pieces(hunks []hunk) []Piece {
	var out []Piece
	add := func(op PieceOp, tokens []string) {
		text := strings.Join(tokens, "")
		switch n := len(out); {
		case text == "":
		case n > 0 && out[n-1].Op == op:
			out[n-1].Text += text
		default:
			out = append(out, Piece{op, text})
		}
	}
	for _, h := range hunks {
		add(Same, h.same)
		add(Deleted, h.del)
		add(Added, h.ins)
	}
	return out
}
