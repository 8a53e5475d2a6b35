package drafting

import "readout/internal/record"

// nominals finds words that a noun sums up, without a verb: 日本側の「…」との主張.
func (rd *readerJa) nominals(s *sentence) {
	for k := 1; k+2 < len(s.toks); k++ {
		if s.toks[k].quote == 0 || !s.toks[k-1].is("の") {
			continue
		}
		at := s.behindTo(k + 1)
		if at == 0 || at >= len(s.toks) {
			continue
		}
		e, a := rd.lex.verbal[s.toks[at].text], rd.lex.attitudes[s.toks[at].text]
		if a == nil && (e == nil || e.class != say) {
			continue
		}
		i := s.nameBefore(rd.lex, k-1, 0)
		class := rd.lex.classOf(s, i, k-1)
		if class == nobody || class == outlet {
			continue
		}
		q := s.quotes[s.toks[k].quote-1]
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, cue: s.toks[at].text, rule: "quotation and noun",
			speaker: rd.resolve(s.mentionOf(rd.lex, rd.r, i, k-1, class)), span: span{s.toks[i].start, s.toks[at].end}, mode: record.Direct, confidence: 60,
		}
		if a != nil && !a.open {
			f.act = a.act
		} else {
			rd.reweigh(f, span{q.start + 1, q.end - 1})
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
func (rd *readerJa) covered(s span, since int) bool {
	for _, f := range rd.out[since:] {
		if both := min(f.span.end, s.end) - max(f.span.start, s.start); 2*both > s.end-s.start {
			return true
		}
	}
	return false
}
