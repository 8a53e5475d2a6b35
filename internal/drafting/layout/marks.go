package layout

import "unicode"

// Span is a half-open range of code points.
type Span struct{ Start, End int }

// Between is the span from one place to another.
func Between(start, end int) Span { return Span{start, end} }

// Enclosure is a pair of marks and what stands between: Start is the opening mark, End is
// behind the closing one.
type Enclosure struct {
	Span
	Quote bool // quotation marks; else an aside in brackets
}

// Closing gives the mark that closes what a mark opens, and whether it quotes.
func Closing(open rune) (closer rune, quote bool) {
	switch open {
	case '「':
		return '」', true
	case '『':
		return '』', true
	case '｢':
		return '｣', true
	case '“':
		return '”', true
	case '«':
		return '»', true
	case '„':
		return '“', true
	case '‘':
		return '’', true
	case '〝':
		return '〟', true
	case '（':
		return '）', false
	case '(':
		return ')', false
	case '【':
		return '】', false
	case '［':
		return '］', false
	case '[':
		return ']', false
	case '〔':
		return '〕', false
	}
	return 0, false
}

// Enclosures gives the outermost pairs of marks of a stretch, in order. A mark without its
// fellow is a character like any other: an opening quotation mark that nobody closes must
// not swallow the rest of the page.
func Enclosures(r []rune, from, to int) []Enclosure {
	type opened struct {
		closer rune
		quote  bool
		at     int
	}
	var stack []opened
	var all []Enclosure
	for i := from; i < to; i++ {
		c := r[i]
		if (c == '’' || c == '\'') && insideLetters(r, i, from, to) {
			continue // don’t
		}
		if at := closes(len(stack), c, func(n int) rune { return stack[n].closer }); at >= 0 {
			o := stack[at]
			stack = stack[:at]
			all = outermost(all, Enclosure{Span{o.at, i + 1}, o.quote})
			continue
		}
		if closer, quote := Closing(c); closer != 0 && len(stack) < 64 {
			stack = append(stack, opened{closer, quote, i})
		} else if (c == '"' || c == '\'' && opensWord(r, i, from, to)) && len(stack) < 64 {
			stack = append(stack, opened{c, true, i})
		}
	}
	return all
}

// Marks are the pairs of marks of a stretch, to be asked for those of its sentences in their order.
type Marks struct {
	all  []Enclosure
	next int
}

// MarksOf makes ready what Enclosures gave.
func MarksOf(all []Enclosure) Marks { return Marks{all: all} }

// In gives those that reach into a sentence; it stands behind the one that was asked about before.
func (m *Marks) In(s Span) []Enclosure {
	for m.next < len(m.all) && m.all[m.next].End <= s.Start {
		m.next++
	}
	var in []Enclosure
	for k := m.next; k < len(m.all) && m.all[k].Start < s.End; k++ {
		in = append(in, m.all[k])
	}
	return in
}

// insideLetters tells an apostrophe from a mark.
func insideLetters(r []rune, i, from, to int) bool {
	return i > from && i+1 < to && unicode.IsLetter(r[i-1]) && unicode.IsLetter(r[i+1])
}

// opensWord tells a straight mark before a word: says 'no'.
func opensWord(r []rune, i, from, to int) bool {
	return i+1 < to && unicode.IsLetter(r[i+1]) && (i == from || unicode.IsSpace(r[i-1]))
}

// closes gives which of the open marks a character closes, -1 for none: the innermost.
func closes(open int, c rune, closer func(int) rune) int {
	for n := open - 1; n >= 0; n-- {
		if closer(n) == c {
			return n
		}
	}
	return -1
}

// outermost adds a pair and takes away those inside it.
func outermost(all []Enclosure, e Enclosure) []Enclosure {
	for len(all) > 0 && all[len(all)-1].Start > e.Start {
		all = all[:len(all)-1]
	}
	return append(all, e)
}
