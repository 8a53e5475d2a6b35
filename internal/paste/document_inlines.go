package paste

import (
	"unicode/utf8"

	"readout/internal/paste/flat"
	"readout/internal/text"
)

// cutSpans gives the spans of some of a line's runes.
func cutSpans(spans []flat.Span, from, until int) []flat.Span {
	var all []flat.Span
	at := 0
	for _, s := range spans {
		start, end := max(at, from), min(at+s.N, until)
		at += s.N
		if start < end {
			s.N = end - start
			all = append(all, s)
		}
	}
	return all
}

// inlines gives words as a Document has them: links around emphasis around strong, one form
// for one look, as Markdown reads them back.
func inlines(words string, spans []flat.Span) []text.Inline {
	if spans == nil {
		return text.Inlines(words)
	}
	runs := make([]run, 0, len(spans))
	rest := words
	for _, s := range spans {
		at := 0
		for range s.N {
			_, size := utf8.DecodeRuneInString(rest[at:])
			at += size
		}
		runs = append(runs, run{Span: s, words: rest[:at]})
		rest = rest[at:]
	}
	return nest(runs, 0)
}

type run struct {
	flat.Span
	words string
}

// layers are what may stand around words, outermost first.
var layers = []struct {
	kind text.InlineKind
	is   func(flat.Span) string // "" for not; runs that say the same share one
}{
	{text.InlineLink, func(s flat.Span) string { return s.Href }},
	{text.InlineEmphasis, func(s flat.Span) string { return yes(s.Emphasis) }},
	{text.InlineStrong, func(s flat.Span) string { return yes(s.Strong) }},
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
			if r.Code {
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
		is := layers[layer].is(runs[from].Span)
		to := from + 1
		for to < len(runs) && layers[layer].is(runs[to].Span) == is {
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
