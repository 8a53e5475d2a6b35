package drafting

import "readout/internal/record"

// closedByName reads somebody's words that their name ends, without a verb: 「…」と同報道官.
func (rd *readerJa) closedByName(s *sentence) bool {
	n := len(s.toks)
	if rd.namedInBrackets(s) {
		return true
	}
	if n < 3 || s.toks[n-1].class != noun || s.toks[n-1].quote > 0 {
		return false
	}
	i := s.nameBefore(rd.lex, n, 0)
	if i < 2 || !s.toks[i-1].is("と") || s.toks[i-2].quote == 0 || s.toks[i-2].end-s.toks[i-2].start < 7 {
		return false
	}
	class := rd.lex.classOf(s, i, n)
	if class == nobody || class == outlet || class == doc {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, n, class))
	q := s.quotes[s.toks[i-2].quote-1]
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "と", rule: "quotation and name",
		speaker: m, span: s.span, mode: record.Direct, confidence: 65,
	}
	rd.reweigh(f, span{q.start + 1, q.end - 1})
	rd.emit(f)
	return true
}

// quotedHearsay reads words that a page hands on without a verb: 両者は、「…」ということです.
func (rd *readerJa) quotedHearsay(s *sentence) bool {
	n := len(s.toks)
	for n > 0 && (s.toks[n-1].class == auxiliary || s.toks[n-1].is("こと")) {
		n--
	}
	if n > 1 && s.toks[n-1].is("いう") {
		n--
	}
	if n < 3 || n == len(s.toks) || !s.toks[n-1].is("という", "との", "と", "とのこと") || s.toks[n-2].quote == 0 {
		return false
	}
	q := s.quotes[s.toks[n-2].quote-1]
	if q.end-q.start < 12 {
		return false
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, n-2, false) {
		if a.by != "は" && a.by != "も" || a.name.none() || a.name.class == outlet || a.name.class == doc {
			continue
		}
		m := rd.resolve(a.name)
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, cue: "という", rule: "quotation and name",
			speaker: m, span: span{m.start, s.end}, mode: record.Direct, confidence: 60,
		}
		rd.reweighQuoted(f, span{q.start + 1, q.end - 1})
		rd.emit(f)
		return true
	}
	return false
}

// tellerOfPlace gives who tells what follows …が明らかにしたところでは or …が語ったところによると.
func (s *sentence) tellerOfPlace(l *jaLexicon, r []rune) *argument {
	for k := 2; k+1 < len(s.toks) && k < 40; k++ {
		if !s.toks[k].is("ところ") || s.toks[k-1].class != auxiliary && s.toks[k-1].class != verb {
			continue
		}
		by, width := s.marker(k+1, len(s.toks), false)
		if by != "では" && by != "によると" || k+1+width >= len(s.toks) {
			return nil
		}
		for _, a := range s.arguments(l, r, 0, k, false) {
			if (a.by == "が" || a.by == "は") && !a.name.none() && a.name.class != outlet && a.name.class != doc {
				a.at = k + width
				return &a
			}
		}
		return nil
	}
	return nil
}

// toldBySomebody tells of …が一致したと伝えた, where it is no paper that hands on what was done, but
// whoever the sentence is about: コルダ国防相は、双方が…で一致したと伝えた.
func (c *clause) toldBySomebody() bool {
	if c.n+1 >= len(c.all) || c.all[c.n+1].e == nil || c.all[c.n+1].e.word != "伝える" {
		return false
	}
	topic := false
	for _, a := range c.arguments(c.lex, c.runes, c.floor, c.p.head, c.head) {
		switch {
		case a.name.none():
		case a.by == "は" && a.name.class == person:
			topic = true
		case topic && a.by == "が":
			return true
		}
	}
	return false
}

// namedInBrackets reads somebody's words whose speaker stands behind them in brackets: 「…」（西側外交筋）.
func (rd *readerJa) namedInBrackets(s *sentence) bool {
	n := len(s.quotes)
	if n < 2 || len(s.toks) == 0 || s.toks[0].quote == 0 || s.toks[0].start != s.start {
		return false
	}
	q, by := &s.quotes[0], &s.quotes[1]
	if q.end-q.start < 7 || by.quote || by.start != q.end || by.end-by.start > 24 || by.end < s.end && len(s.toks) > 1 && !s.toks[1].is("の") {
		return false
	}
	label := string(rd.r[by.start+1 : by.end-1])
	class := rd.lex.labelClass(label)
	if class != person && class != source && class != group {
		return false
	}
	m := rd.resolve(&mention{span: span{by.start + 1, by.end - 1}, class: class, text: label, role: label})
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "（）", rule: "quotation and name",
		speaker: m, span: span{q.start, by.end}, mode: record.Direct, confidence: 60,
	}
	rd.reweigh(f, span{q.start + 1, q.end - 1})
	rd.emit(f)
	return true
}
