package web

import (
	"slices"
	"strings"
)

// Paragraph is a paragraph of one or both of two texts.
type Paragraph struct {
	Op     ParagraphOp
	Pieces []Piece
	Count  int // of paragraphs left out
}

// ParagraphOp says what became of a paragraph.
type ParagraphOp string

// What can become of a paragraph.
const (
	Stays   ParagraphOp = "same"
	Goes    ParagraphOp = "del"
	Comes   ParagraphOp = "ins"
	Changes ParagraphOp = "changed"
	Left    ParagraphOp = "left"    // stood here and stands elsewhere now
	Moved   ParagraphOp = "moved"   // stood elsewhere and stands here now
	Skipped ParagraphOp = "skipped" // Count paragraphs that stay, not repeated
)

// The bounds and measures of comparing paragraphs.
const (
	pairsAtMost = 2500 // of paragraphs that are held against each other
	alike       = 0.4  // of their words are shared: one became the other, in its place
	muchAlike   = 0.6  // and even somewhere else
)

// aligned knows which paragraph of one text became which of another.
type aligned struct {
	*differ
	a, b      []string
	to        []int  // for each of a its place in b, -1 without one
	from      []int  // the other way round
	elsewhere []bool // for each of b: it came from another place
	pairs     int    // how many more may be held against each other
}

// paragraphs compares two texts paragraph by paragraph, and those that changed word by word.
// Taken together, what is not "ins" or "moved" says the one text, what is not "del" or "left"
// the other.
func (d *differ) paragraphs(before, after string) []Paragraph {
	p := &aligned{differ: d, a: split(before), b: split(after), pairs: pairsAtMost}
	p.to, p.from, p.elsewhere = nowhere(len(p.a)), nowhere(len(p.b)), make([]bool, len(p.b))
	p.keep()
	p.move(func(a, b string) bool { return a == b && strings.TrimSpace(a) != "" })
	p.rewrite()
	p.move(func(a, b string) bool { return similar(a, b) >= muchAlike })
	return p.written()
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func nowhere(n int) []int { return slices.Repeat([]int{-1}, n) }

func (p *aligned) pair(i, j int) { p.to[i], p.from[j] = j, i }

// keep finds the paragraphs that stay as they are, in their order.
func (p *aligned) keep() {
	i, j := 0, 0
	for _, h := range p.hunks(p.a, p.b) {
		for range h.same {
			p.pair(i, j)
			i, j = i+1, j+1
		}
		i, j = i+len(h.del), j+len(h.ins)
	}
}

// move pairs what is left over of both texts, wherever it stands.
func (p *aligned) move(same func(a, b string) bool) {
	for j := range p.b {
		if p.from[j] >= 0 {
			continue
		}
		for i := range p.a {
			if p.to[i] >= 0 {
				continue
			}
			if p.pairs--; p.pairs < 0 {
				return
			}
			if same(p.a[i], p.b[j]) {
				p.pair(i, j)
				p.elsewhere[j] = true
				break
			}
		}
	}
}

// rewrite pairs, between two paragraphs that stay, those that went with those that came,
// where the one became the other.
func (p *aligned) rewrite() {
	i, j := 0, 0
	for i < len(p.a) || j < len(p.b) {
		var gone, come []int
		for ; i < len(p.a) && !p.inPlace(i); i++ {
			if p.to[i] < 0 {
				gone = append(gone, i)
			}
		}
		for ; j < len(p.b) && (p.from[j] < 0 || p.elsewhere[j]); j++ {
			if p.from[j] < 0 {
				come = append(come, j)
			}
		}
		p.match(gone, come)
		i, j = i+1, j+1
	}
}

// inPlace tells whether a paragraph of the first text stays in its order.
func (p *aligned) inPlace(i int) bool { return p.to[i] >= 0 && !p.elsewhere[p.to[i]] }

// match pairs paragraphs in their order so that they are as much alike as can be.
func (p *aligned) match(gone, come []int) {
	if p.pairs -= len(gone) * len(come); p.pairs < 0 {
		return
	}
	best := make([][]float64, len(gone)+1)
	for x := range best {
		best[x] = make([]float64, len(come)+1)
	}
	like := make([][]float64, len(gone))
	for x := len(gone) - 1; x >= 0; x-- {
		like[x] = make([]float64, len(come))
		for y := len(come) - 1; y >= 0; y-- {
			if l := similar(p.a[gone[x]], p.b[come[y]]); l >= alike {
				like[x][y] = l
			}
			best[x][y] = max(best[x+1][y], best[x][y+1], best[x+1][y+1]+like[x][y])
		}
	}
	for x, y := 0, 0; x < len(gone) && y < len(come); {
		switch {
		case like[x][y] > 0 && best[x][y] == best[x+1][y+1]+like[x][y]:
			p.pair(gone[x], come[y])
			x, y = x+1, y+1
		case best[x][y] == best[x+1][y]:
			x++
		default:
			y++
		}
	}
}

// similar tells how much of their words two paragraphs share, from 0 to 1.
func similar(a, b string) float64 {
	count := make(map[string]int)
	all, shared := 0, 0
	for _, t := range tokens(a) {
		if isWord(t) {
			count[t] += len(t)
			all += len(t)
		}
	}
	for _, t := range tokens(b) {
		if !isWord(t) {
			continue
		}
		all += len(t)
		if count[t] > 0 {
			count[t] -= len(t)
			shared += 2 * len(t)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// written puts the paragraphs of both texts in one order.
func (p *aligned) written() []Paragraph {
	var out []Paragraph
	for i, j := 0, 0; i < len(p.a) || j < len(p.b); {
		switch {
		case i < len(p.a) && !p.inPlace(i):
			out = append(out, p.gone(i))
			i++
		case j < len(p.b) && (p.from[j] < 0 || p.elsewhere[j]):
			out = append(out, p.come(j))
			j++
		case p.a[i] == p.b[j]:
			out = append(out, Paragraph{Op: Stays, Pieces: []Piece{{Same, p.a[i]}}})
			i, j = i+1, j+1
		default:
			out = append(out, Paragraph{Op: Changes, Pieces: p.words(p.a[i], p.b[j])})
			i, j = i+1, j+1
		}
	}
	return out
}

func (p *aligned) gone(i int) Paragraph {
	if p.to[i] < 0 {
		return Paragraph{Op: Goes, Pieces: []Piece{{Deleted, p.a[i]}}}
	}
	return Paragraph{Op: Left, Pieces: []Piece{{Deleted, p.a[i]}}}
}

func (p *aligned) come(j int) Paragraph {
	if p.from[j] < 0 {
		return Paragraph{Op: Comes, Pieces: []Piece{{Added, p.b[j]}}}
	}
	return Paragraph{Op: Moved, Pieces: p.words(p.a[p.from[j]], p.b[j])}
}

// folded leaves out paragraphs that stay, but for those next to a change.
func folded(all []Paragraph) []Paragraph {
	var out []Paragraph
	for i := 0; i < len(all); {
		end := i
		for end < len(all) && all[end].Op == Stays {
			end++
		}
		from, to := i, end
		if i > 0 {
			from++ // the one behind a change
		}
		if end < len(all) {
			to-- // and the one before
		}
		if to-from > 1 {
			out = append(out, all[i:from]...)
			out = append(out, Paragraph{Op: Skipped, Count: to - from})
			i = to
		}
		out = append(out, all[i:end]...)
		if i = end; i < len(all) {
			out = append(out, all[i])
			i++
		}
	}
	return out
}
