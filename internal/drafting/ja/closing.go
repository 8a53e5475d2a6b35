package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// closedByName reads somebody's words that their name ends, without a verb: 「…」と同報道官.
func (rd *Reader) closedByName(s *sentence) bool {
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
	if class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, n, class))
	q := s.quotes[s.toks[i-2].quote-1]
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "と", Rule: "quotation and name",
		Speaker: m, Span: s.Span, Mode: record.Direct, Confidence: 65,
	}
	rd.reweigh(f, layout.Between(q.Start+1, q.End-1))
	rd.emit(f)
	return true
}

// quotedHearsay reads words that a page hands on without a verb: 両者は、「…」ということです.
func (rd *Reader) quotedHearsay(s *sentence) bool {
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
	if q.End-q.Start < 12 {
		return false
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, n-2, false) {
		if a.by != "は" && a.by != "も" || a.name.None() || a.name.Class == discourse.Outlet || a.name.Class == discourse.Doc {
			continue
		}
		m := rd.resolve(a.name)
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "という", Rule: "quotation and name",
			Speaker: m, Span: layout.Between(m.Start, s.End), Mode: record.Direct, Confidence: 60,
		}
		rd.reweighQuoted(f, layout.Between(q.Start+1, q.End-1))
		rd.emit(f)
		return true
	}
	return false
}

// tellerOfPlace gives who tells what follows …が明らかにしたところでは or …が語ったところによると.
func (s *sentence) tellerOfPlace(l *vocabulary, r []rune) *argument {
	for k := 2; k+1 < len(s.toks) && k < 40; k++ {
		if !s.toks[k].is("ところ") || s.toks[k-1].class != auxiliary && s.toks[k-1].class != verb {
			continue
		}
		by, width := s.marker(k+1, len(s.toks), false)
		if by != "では" && by != "によると" || k+1+width >= len(s.toks) {
			return nil
		}
		for _, a := range s.arguments(l, r, 0, k, false) {
			if (a.by == "が" || a.by == "は") && !a.name.None() && a.name.Class != discourse.Outlet && a.name.Class != discourse.Doc {
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
	if c.n+1 >= len(c.all) || c.all[c.n+1].e == nil || c.all[c.n+1].e.Word != "伝える" {
		return false
	}
	topic := false
	for _, a := range c.arguments(c.lex, c.runes, c.floor, c.p.head, c.head) {
		switch {
		case a.name.None():
		case a.by == "は" && a.name.Class == discourse.Person:
			topic = true
		case topic && a.by == "が":
			return true
		}
	}
	return false
}

// namedInBrackets reads somebody's words whose speaker stands behind them in brackets: 「…」（西側外交筋）.
func (rd *Reader) namedInBrackets(s *sentence) bool {
	n := len(s.quotes)
	if n < 2 || len(s.toks) == 0 || s.toks[0].quote == 0 || s.toks[0].start != s.Start {
		return false
	}
	q, by := &s.quotes[0], &s.quotes[1]
	if q.End-q.Start < 7 || by.Quote || by.Start != q.End || by.End-by.Start > 24 || by.End < s.End && len(s.toks) > 1 && !s.toks[1].is("の") {
		return false
	}
	label := string(rd.r[by.Start+1 : by.End-1])
	class := rd.lex.labelClass(label)
	if class != discourse.Person && class != discourse.Source && class != discourse.Group {
		return false
	}
	m := rd.resolve(&discourse.Mention{Span: layout.Between(by.Start+1, by.End-1), Class: class, Text: label, Role: label})
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "（）", Rule: "quotation and name",
		Speaker: m, Span: layout.Between(q.Start, by.End), Mode: record.Direct, Confidence: 60,
	}
	rd.reweigh(f, layout.Between(q.Start+1, q.End-1))
	rd.emit(f)
	return true
}
