package drafting

import "readout/internal/record"

// forecast reads what a page itself expects: Ожидается, что …; Talks are expected to resume. Nobody is
// named for it, so that it stands beside the drafts and not among them.
func (rd *readerEu) forecast(s *sentenceEu) {
	if s.line.role == headline {
		return
	}
	cue := rd.expects(s)
	if cue == "" {
		return
	}
	rd.out = append(rd.out, &said{
		forecast: true, act: actOf("expect"), part: rd.partNo, line: s.line, cue: cue, rule: "forecast", mode: record.Reported,
		span: s.span, confidence: 40, basis: record.Expectation, dropped: true, surmise: true, words: string(rd.r[s.start:s.end]),
	})
}

// expects gives the words that say that something is expected.
func (rd *readerEu) expects(s *sentenceEu) string {
	for i := range s.words {
		w := &s.words[i]
		if w.quoted || i+1 == len(s.words) || i > 0 && s.words[i-1].is("не", "not") {
			continue
		}
		next := &s.words[i+1]
		switch {
		case w.is("ожидается", "предполагается", "прогнозируется", "планируется") && (next.is(",") || i > 0 && s.words[i-1].is("как")):
			return w.low
		case w.is("expected", "likely", "forecast", "due", "set", "poised", "scheduled") && next.is("to") && s.beBefore(i):
			return w.low + " to"
		}
	}
	return ""
}

// beBefore tells "is widely expected" from "he expected to win".
func (s *sentenceEu) beBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if beForms[s.words[k].low] {
			return true
		}
	}
	return false
}
