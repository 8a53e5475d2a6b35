package eu

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// forecast reads what a page itself expects: Ожидается, что …; Talks are expected to resume. Nobody is
// named for it, so that it stands beside the drafts and not among them.
func (rd *Reader) forecast(s *sentence) {
	if s.line.Role == layout.Headline {
		return
	}
	cue := rd.expects(s)
	if cue == "" {
		return
	}
	rd.out = append(rd.out, &discourse.Said{
		Forecast: true, Act: lexicon.ActOf("expect"), Part: rd.partNo, Line: s.line, Cue: cue, Rule: "forecast", Mode: record.Reported,
		Span: s.Span, Confidence: 40, Basis: record.Expectation, Dropped: true, Surmise: true, Words: string(rd.r[s.Start:s.End]),
	})
}

// expects gives the words that say that something is expected.
func (rd *Reader) expects(s *sentence) string {
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
func (s *sentence) beBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if beForms[s.words[k].low] {
			return true
		}
	}
	return false
}
