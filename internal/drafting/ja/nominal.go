package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// nominals finds words that a noun sums up, without a verb: 日本側の「…」との主張.
func (rd *Reader) nominals(s *sentence) {
	for k := 1; k+2 < len(s.toks); k++ {
		if s.toks[k].quote == 0 || !s.toks[k-1].is("の") {
			continue
		}
		at := s.behindTo(k + 1)
		if at == 0 || at >= len(s.toks) {
			continue
		}
		e, a := rd.lex.verbal[s.toks[at].text], rd.lex.attitudes[s.toks[at].text]
		if a == nil && (e == nil || e.Class != lexicon.Say) {
			continue
		}
		i := s.nameBefore(rd.lex, k-1, 0)
		class := rd.lex.classOf(s, i, k-1)
		if class == discourse.Nobody || class == discourse.Outlet {
			continue
		}
		q := s.quotes[s.toks[k].quote-1]
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: s.toks[at].text, Rule: "quotation and noun",
			Speaker: rd.resolve(s.mentionOf(rd.lex, rd.r, i, k-1, class)), Span: layout.Between(s.toks[i].start, s.toks[at].end), Mode: record.Direct, Confidence: 60,
		}
		if a != nil && !a.Open {
			f.Act = a.Act
		} else {
			rd.reweigh(f, layout.Between(q.Start+1, q.End-1))
		}
		rd.out = append(rd.out, f)
	}
}

// behindTo gives the token behind との, という or といった, 0 if none of them stands at k.
func (s *sentence) behindTo(k int) int {
	switch {
	case s.toks[k].is("との", "という", "といった", "とする"):
		return k + 1
	case s.toks[k].is("と") && k+1 < len(s.toks) && s.toks[k+1].is("の", "する", "いう", "いっ"):
		return k + 2
	}
	return 0
}

// covered tells whether a statement that is drafted already has most of a span.
func (rd *Reader) covered(s layout.Span, since int) bool {
	for _, f := range rd.out[since:] {
		if both := min(f.Span.End, s.End) - max(f.Span.Start, s.Start); 2*both > s.End-s.Start {
			return true
		}
	}
	return false
}
