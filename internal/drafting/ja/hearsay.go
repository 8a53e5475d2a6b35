package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// stillTold reads a sentence that only hands on, …という, right behind one that said whose words they are: 当局に
// よると、航路は開いている。ただ、一部で遅れが出ているという。
func (rd *Reader) stillTold(s *sentence) bool {
	if rd.Previous == nil || rd.Previous.Speaker == nil || rd.Previous.Forecast || rd.Previous.Part != rd.partNo || s.line.Role == layout.Headline || !s.handsOn() {
		return false
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, len(s.toks), false) {
		if a.by == "によると" {
			return false // the papers tell of another
		}
	}
	rd.emitTold(s, rd.Previous.Speaker, "という")
	return true
}

// announced reads 発表によると, which is whoever announced or said something last.
func (rd *Reader) announced(s *sentence) bool {
	if len(s.toks) < 6 || !s.toks[0].is("発表", "声明", "説明") || rd.Last == nil || rd.At-rd.LastAt > 2 {
		return false
	}
	if by, _ := s.marker(1, len(s.toks), false); by != "によると" {
		return false
	}
	rd.emitTold(s, rd.Last, "によると")
	return true
}

func (rd *Reader) emitTold(s *sentence, who *discourse.Mention, cue string) {
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: cue, Rule: "attribution",
		Speaker: who, Dropped: true, Span: s.Span, Mode: record.Reported, Confidence: 45,
	}
	rd.weighTold(f, s, 1, s.Span)
	rd.emit(f)
}

// handsOn tells a sentence that ends with という, とのことだ or ということです behind a clause.
func (s *sentence) handsOn() bool {
	n := len(s.toks)
	for n > 0 && (s.toks[n-1].class == auxiliary || s.toks[n-1].is("こと")) {
		n--
	}
	if n > 1 && s.toks[n-1].is("いう") && s.toks[n-2].is("と") {
		n--
	}
	if n < 4 || !s.toks[n-1].is("という", "との", "と", "とのこと") {
		return false
	}
	return s.toks[n-2].quote == 0 && s.describes(n-2) || s.toks[n-2].is("予定", "見通し", "方針", "考え", "意向")
}
