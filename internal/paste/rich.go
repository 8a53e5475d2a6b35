package paste

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/text"
)

// span is a run of a line's words that are printed one way. Those of a line are as long as its text.
type span struct {
	n                      int // runes
	strong, emphasis, code bool
	leads                  bool   // it is a link, wherever to
	href                   string // where it leads, an address that text allows
}

func (s span) like(o span) bool { s.n, o.n = 0, 0; return s == o }

// frame is something a line stands in that a Document has a kind of block for.
type frame struct {
	kind    text.BlockKind
	id      int
	item    int // of a list, which point
	ordered bool
	start   int // of an ordered list, its first number
	level   int // of a heading
}

// deepest is how many quotes and lists may stand within each other; what is nested deeper
// stands beside them.
const deepest = 8

// words are a line's text with how it is printed: what becomes of it in a Document.
type words struct {
	spans  []span  // nil: all plain
	cells  []int   // of a row of a table, where each cell ends, in runes
	frames []frame // outermost first
	para   int     // lines of one paragraph, parted by breaks, share it; 0: it is one of its own
}

// gatherer collects the words of a line as a page has them, blanks and all.
type gatherer struct {
	b     strings.Builder
	spans []span
}

func (g *gatherer) say(s string, as span) {
	as.n = utf8.RuneCountInString(s)
	if as.n == 0 {
		return
	}
	g.b.WriteString(s)
	if k := len(g.spans); k > 0 && g.spans[k-1].like(as) {
		g.spans[k-1].n += as.n
		return
	}
	g.spans = append(g.spans, as)
}

func (g *gatherer) reset() {
	g.b.Reset()
	g.spans = nil
}

// line gives the words with blanks folded, and their spans; nil where all are plain.
func (g *gatherer) line() (string, []span) {
	raw := g.b.String()
	if len(g.spans) < 2 && (len(g.spans) == 0 || g.spans[0].like(span{})) {
		return strings.Join(strings.FieldsFunc(raw, printed.IsSpace), " "), nil
	}
	var b strings.Builder
	var spans []span
	k, left := 0, g.spans[0].n
	blank := false
	add := func(r rune, as span) {
		b.WriteRune(r)
		as.n = 1
		if n := len(spans); n > 0 && spans[n-1].like(as) {
			spans[n-1].n++
			return
		}
		spans = append(spans, as)
	}
	for _, r := range raw {
		for left == 0 {
			k++
			left = g.spans[k].n
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
	if len(spans) == 1 && spans[0].like(span{}) {
		spans = nil
	}
	return b.String(), spans
}

// common is how a blank between two spans is printed: as both are.
func common(a, b span) span {
	c := span{strong: a.strong && b.strong, emphasis: a.emphasis && b.emphasis}
	if a.href == b.href {
		c.href = a.href
	}
	return c
}

// cutSpans gives the spans of some of a line's runes.
func cutSpans(spans []span, from, until int) []span {
	var all []span
	at := 0
	for _, s := range spans {
		start, end := max(at, from), min(at+s.n, until)
		at += s.n
		if start < end {
			s.n = end - start
			all = append(all, s)
		}
	}
	return all
}

// inlines gives words as a Document has them: links around emphasis around strong, one form
// for one look, as Markdown reads them back.
func inlines(words string, spans []span) []text.Inline {
	if spans == nil {
		return text.Inlines(words)
	}
	runs := make([]run, 0, len(spans))
	rest := words
	for _, s := range spans {
		at := 0
		for range s.n {
			_, size := utf8.DecodeRuneInString(rest[at:])
			at += size
		}
		runs = append(runs, run{span: s, words: rest[:at]})
		rest = rest[at:]
	}
	return nest(runs, 0)
}

type run struct {
	span
	words string
}

// layers are what may stand around words, outermost first.
var layers = []struct {
	kind text.InlineKind
	is   func(span) string // "" for not; runs that say the same share one
}{
	{text.InlineLink, func(s span) string { return s.href }},
	{text.InlineEmphasis, func(s span) string { return yes(s.emphasis) }},
	{text.InlineStrong, func(s span) string { return yes(s.strong) }},
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func nest(runs []run, layer int) []text.Inline {
	var all []text.Inline
	if layer == len(layers) {
		for _, r := range runs {
			kind := text.InlineText
			if r.code {
				kind = text.InlineCode
			}
			if n := len(all); n > 0 && all[n-1].Kind == kind {
				all[n-1].Text += r.words
				continue
			}
			all = append(all, text.Inline{Kind: kind, Text: r.words})
		}
		return all
	}
	for from := 0; from < len(runs); {
		is := layers[layer].is(runs[from].span)
		to := from + 1
		for to < len(runs) && layers[layer].is(runs[to].span) == is {
			to++
		}
		inner := nest(runs[from:to], layer+1)
		if is == "" {
			all = append(all, inner...)
		} else {
			in := text.Inline{Kind: layers[layer].kind, Inlines: inner}
			if in.Kind == text.InlineLink {
				in.Href = is
			}
			all = append(all, in)
		}
		from = to
	}
	return all
}
