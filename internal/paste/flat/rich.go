package flat

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/text"
)

// Span is a run of a line's words that are printed one way. Those of a line are as long as its text.
type Span struct {
	N                      int // runes
	Strong, Emphasis, Code bool
	Leads                  bool   // it is a link, wherever to
	Href                   string // where it leads, an address that text allows
}

func (s Span) like(o Span) bool { s.N, o.N = 0, 0; return s == o }

// Frame is something a line stands in that a Document has a kind of block for.
type Frame struct {
	Kind    text.BlockKind
	ID      int
	Item    int // of a list, which point
	Ordered bool
	Start   int // of an ordered list, its first number
	Level   int // of a heading
}

// deepest is how many quotes and lists may stand within each other; what is nested deeper
// stands beside them.
const deepest = 8

// Words are a line's text with how it is printed: what becomes of it in a Document.
type Words struct {
	Spans  []Span  // nil: all plain
	Cells  []int   // of a row of a table, where each cell ends, in runes
	Frames []Frame // outermost first
	Para   int     // lines of one paragraph, parted by breaks, share it; 0: it is one of its own
}

// headed tells whether the words are a heading of a text.
func (w *Words) headed() bool {
	n := len(w.Frames)
	return n > 0 && w.Frames[n-1].Kind == text.BlockHeading
}

// unstrong prints the words plainly: a heading is strong as it is.
func (w *Words) unstrong() {
	for i := range w.Spans {
		w.Spans[i].Strong = false
	}
}

// gatherer collects the words of a line as a page has them, blanks and all.
type gatherer struct {
	b     strings.Builder
	spans []Span
}

func (g *gatherer) say(s string, as Span) {
	as.N = utf8.RuneCountInString(s)
	if as.N == 0 {
		return
	}
	g.b.WriteString(s)
	if k := len(g.spans); k > 0 && g.spans[k-1].like(as) {
		g.spans[k-1].N += as.N
		return
	}
	g.spans = append(g.spans, as)
}

func (g *gatherer) reset() {
	g.b.Reset()
	g.spans = nil
}

// line gives the words with blanks folded, and their spans; nil where all are plain.
func (g *gatherer) line() (string, []Span) {
	raw := g.b.String()
	if len(g.spans) < 2 && (len(g.spans) == 0 || g.spans[0].like(Span{})) {
		return strings.Join(strings.FieldsFunc(raw, printed.IsSpace), " "), nil
	}
	var b strings.Builder
	var spans []Span
	k, left := 0, g.spans[0].N
	blank := false
	add := func(r rune, as Span) {
		b.WriteRune(r)
		as.N = 1
		if n := len(spans); n > 0 && spans[n-1].like(as) {
			spans[n-1].N++
			return
		}
		spans = append(spans, as)
	}
	for _, r := range raw {
		for left == 0 {
			k++
			left = g.spans[k].N
		}
		left--
		if printed.IsSpace(r) {
			blank = blank || b.Len() > 0
			continue
		}
		if blank {
			as := g.spans[k]
			if n := len(spans); n > 0 && !spans[n-1].like(as) {
				as = common(spans[n-1], as)
			}
			add(' ', as)
			blank = false
		}
		add(r, g.spans[k])
	}
	if len(spans) == 1 && spans[0].like(Span{}) {
		spans = nil
	}
	return b.String(), spans
}

// common is how a blank between two spans is printed: as both are.
func common(a, b Span) Span {
	c := Span{Strong: a.Strong && b.Strong, Emphasis: a.Emphasis && b.Emphasis}
	if a.Href == b.Href {
		c.Href = a.Href
	}
	return c
}
