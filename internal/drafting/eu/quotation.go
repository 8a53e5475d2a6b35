package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// joinedLines takes a line that begins with a dash and tells who said it to the quotation above, from which a
// copy or a layout parted it: «…»,\n— сказал посол.
func joinedLines(r []rune, lines []layout.Line, lex *vocabulary) []layout.Line {
	joined := lines[:0]
	for _, l := range lines {
		if n := len(joined); n > 0 && l.Role != layout.Moment && goesOnAbove(r, joined[n-1], l, lex) {
			above := &joined[n-1]
			above.End, above.Role = l.End, layout.Body
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

// goesOnAbove tells a line that belongs to the one above.
func goesOnAbove(r []rune, above, l layout.Line, lex *vocabulary) bool {
	for l.Start < l.End-3 && (r[l.Start] == ',' || layout.IsBlank(r[l.Start])) && strings.ContainsRune("»”\"", r[above.End-1]) {
		l.Start++
	}
	if !strings.ContainsRune("-–—", r[l.Start]) || l.End-l.Start < 3 || !layout.IsBlank(r[l.Start+1]) || l.End-l.Start > 200 {
		return false
	}
	last, next := r[above.End-1], wordsOf(r, layout.Between(l.Start+1, min(l.End, l.Start+40)), nil)
	if strings.ContainsRune(",!?…", last) && above.End-above.Start > 1 && strings.ContainsRune("»”\"", r[above.End-2]) {
		last = r[above.End-2]
	}
	if len(next) == 0 || next[0].mark {
		return false
	}
	says := false
	for _, e := range lex.verbs[next[0].low] {
		says = says || e.Class == lexicon.Say && !e.gerund && !e.base
	}
	return strings.ContainsRune("»”\"", last) && (says || next[0].capital && len(wordsOf(r, l.Span, nil)) < 10) || last == ',' && says
}

// openQuotation passes over a paragraph whose quotation the next one goes on with; whoever is named there says this,
// too.
func (rd *Reader) openQuotation(s *sentence) bool {
	c := rd.r[s.line.Start]
	if c != '“' && c != '"' || s.line.Role == layout.Headline {
		return false
	}
	if s.Start == s.line.Start {
		open := true
		for i := s.line.Start + 1; i < s.line.End && open; i++ {
			open = rd.r[i] != '”' && rd.r[i] != '"'
		}
		rd.open = nil
		if open {
			rd.open = s.line
		}
	}
	return rd.open == s.line
}

// signed reads a quotation that a dash hands to whoever said it: «…» — Арвид Лёве.
func (rd *Reader) signed(s *sentence) bool {
	if len(s.quotes) == 0 || !s.quotes[0].Quote || s.quotes[0].Start > s.Start+1 || s.quotes[0].End-s.quotes[0].Start < 20 {
		return false
	}
	q := s.quotes[0]
	i := 0
	for i < len(s.words) && s.words[i].start < q.End {
		i++
	}
	if i < len(s.words) && s.words[i].is(",") {
		i++
	}
	if i+1 >= len(s.words) || !s.words[i].is("—", "–", "-") || len(s.words)-i > 12 {
		return false
	}
	m := rd.nameAlone(s, i+1, len(s.words))
	if m == nil {
		return false
	}
	rd.quotes(s, q, m, discourse.Said{Cue: s.words[i].text, Rule: "quotation and name", Confidence: 65})
	return true
}

// quotes emits that somebody says what a quotation has; how has what tells of it.
func (rd *Reader) quotes(s *sentence, q layout.Enclosure, m *discourse.Mention, how discourse.Said) {
	how.Act, how.Mode, how.Speaker = lexicon.ActOf("assert"), "direct", rd.known(m)
	how.Part, how.Line, how.Span, how.Words = rd.partNo, s.line, s.Span, string(rd.r[q.Start+1:q.End-1])
	rd.weigh(&how)
	rd.emit(&how)
}

// nameAlone gives a name that is all there is between two words.
func (rd *Reader) nameAlone(s *sentence, from, to int) *discourse.Mention {
	m := rd.nameIn(s, from, to, true)
	if m == nil && s.capitals(from, to) && to-from <= 3 && rd.named(s, to-1) {
		m = rd.mentionAt(s, from, from, to, discourse.Person)
	}
	if m == nil || !speaks(m) || m.Class == discourse.Pron || m.Start > s.words[from].start || m.End < s.words[to-1].end {
		return nil
	}
	for k := from; k < to; k++ {
		if rd.lex.class(&s.words[k]) == discourse.Outlet || len(rd.lex.verbs[s.words[k].low]) > 0 && !s.words[k].capital {
			return nil
		}
	}
	return m
}

// named tells a name that the text has elsewhere, inside a sentence.
func (rd *Reader) named(s *sentence, k int) bool {
	return rd.proper[properKey(rd.lex.lang, s.words[k].low)] || rd.seenName(s.words[k].text)
}

// headedBy reads a headline that ends with whose words it has: Talks to resume in June – Veld minister; Тарн
// готов к переговорам — Лёве; Tarn welcomes the offer: spokesman.
func (rd *Reader) headedBy(s *sentence) bool {
	if s.line.Role != layout.Headline {
		return false
	}
	for i := range s.words {
		if s.words[i].is("|") {
			return false // a line of dates
		}
	}
	if n := len(s.words) - 1; n > 6 && s.words[n].is(")") { // … — Лёве (обновлено)
		for n > 3 && !s.words[n].is("(") {
			n--
		}
		head := *s
		head.words, head.End = s.words[:n], s.words[n-1].end
		return rd.headedBy(&head)
	}
	for i := len(s.words) - 2; i > 3 && len(s.words)-i < 9; i-- {
		w := &s.words[i]
		if !w.is("-", "–", "—") && !(w.is(":") && s.english) || w.quoted {
			continue
		}
		if !layout.IsBlank(rd.r[w.end]) || !w.is(":") && !layout.IsBlank(rd.r[w.start-1]) || s.words[i+1].capital && !rd.named(s, len(s.words)-1) && rd.lex.class(&s.words[len(s.words)-1]) == discourse.Nobody {
			return false
		}
		m := rd.nameAlone(s, i+1, len(s.words))
		if m == nil || isAcronym(&s.words[i+1]) && m.Class == discourse.Person && len(s.words) == i+2 {
			return false
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: w.text, Rule: "headline with dash",
			Speaker: rd.known(m), Mode: "reported", Confidence: 60, Words: string(rd.r[s.Start:w.start]),
		}
		if inner := rd.innerAct(s, i); inner != nil {
			f.Act, f.Note = inner.Act, inner.Word
		}
		rd.weigh(f)
		rd.emit(f)
		return true
	}
	return false
}

// quotedAlone reads a paragraph that is a quotation and nothing else: whoever spoke in the sentence before goes on.
func (rd *Reader) quotedAlone(s *sentence) bool {
	if len(s.quotes) == 0 || len(s.words) < 7 || s.line.Role == layout.Headline {
		return false
	}
	q := s.quotes[0]
	if !q.Quote || q.Start > s.Start || q.End < s.End-1 {
		return false
	}
	who := rd.said
	if who == nil && rd.Previous != nil && !rd.Previous.Forecast {
		who = rd.Previous.Speaker
	}
	if who == nil || who.Class == discourse.Outlet {
		return false
	}
	rd.said = nil
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: string(rd.r[q.Start]), Rule: "quotation alone",
		Speaker: who, Dropped: true, Mode: "direct", Confidence: 50, Words: string(rd.r[q.Start+1 : q.End-1]),
	}
	rd.weigh(f)
	rd.emit(f)
	return true
}

// spokenHow reads «Вы преувеличиваете», — улыбнулась Тессен, whose verb tells only how it was said.
func (rd *Reader) spokenHow(s *sentence) bool {
	if s.english || len(s.quotes) == 0 || !s.quotes[0].Quote || s.quotes[0].Start != s.Start {
		return false
	}
	q, i := s.quotes[0], 0
	for i < len(s.words) && s.words[i].start < q.End {
		i++
	}
	if i+2 >= len(s.words) || i < 4 || !s.words[i].is(",", "—", "–", "-") {
		return false
	}
	for i < len(s.words) && s.words[i].mark {
		i++
	}
	if i+1 >= len(s.words) || !s.words[i-1].is("—", "–", "-") || !verbalRu(s.words[i].low) {
		return false
	}
	to := rd.endOfName(s, i+1)
	m := rd.nameIn(s, i+1, to, true)
	if m == nil || !speaks(m) || m.Start != s.words[i+1].start {
		return false
	}
	rd.quotes(s, q, m, discourse.Said{Cue: s.words[i].low, Rule: "quotation and verb", Confidence: 55})
	return true
}

// verbalRu tells the past of a Russian verb, and its present.
func verbalRu(low string) bool {
	for _, end := range []string{"л", "ла", "ли", "лся", "лась", "лись"} {
		if strings.HasSuffix(low, end) && len([]rune(low)) > 4 {
			return true
		}
	}
	return finiteRu(low)
}

// ready reads a headline that says what somebody is ready for: Тарн готов возобновить переговоры; Tarn ready to talk.
func (rd *Reader) ready(s *sentence) bool {
	if s.line.Role != layout.Headline {
		return false
	}
	for i := 1; i+1 < len(s.words) && i < 8; i++ {
		w := &s.words[i]
		if w.mark && !w.quoted {
			return false
		}
		if !w.is("готов", "готова", "готовы", "готово") && !(w.is("ready", "willing", "prepared") && s.words[i+1].is("to")) || w.quoted {
			continue
		}
		from := i
		for from > 0 && (adverbs[s.words[from-1].low] || beForms[s.words[from-1].low]) {
			from--
		}
		m := rd.nameIn(s, 0, from, false)
		if m == nil && from == 1 && s.words[0].capital && !neverNames[s.words[0].low] {
			m = rd.mentionAt(s, 0, 0, 1, discourse.Person)
		}
		if m == nil || !speaks(m) || m.End != s.words[from-1].end || s.words[from].is("не", "not") {
			return false
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("offer"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: w.low, Rule: "verb names the act",
			Speaker: rd.known(m), Mode: "reported", Confidence: 50, Words: string(rd.r[s.Start:s.End]),
		}
		rd.emit(f)
		return true
	}
	return false
}
