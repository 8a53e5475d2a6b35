package drafting

import "strings"

// joinedLines takes a line that begins with a dash and tells who said it to the quotation above, from which a
// copy or a layout parted it: «…»,\n— сказал посол.
func joinedLines(r []rune, lines []line, lex *lexiconEu) []line {
	joined := lines[:0]
	for _, l := range lines {
		if n := len(joined); n > 0 && l.role != moment && goesOnAbove(r, joined[n-1], l, lex) {
			above := &joined[n-1]
			above.end, above.role = l.end, body
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

// goesOnAbove tells a line that belongs to the one above.
func goesOnAbove(r []rune, above, l line, lex *lexiconEu) bool {
	for l.start < l.end-3 && (r[l.start] == ',' || isBlank(r[l.start])) && strings.ContainsRune("»”\"", r[above.end-1]) {
		l.start++
	}
	if !strings.ContainsRune("-–—", r[l.start]) || l.end-l.start < 3 || !isBlank(r[l.start+1]) || l.end-l.start > 200 {
		return false
	}
	last, next := r[above.end-1], wordsEu(r, span{l.start + 1, min(l.end, l.start+40)}, nil)
	if strings.ContainsRune(",!?…", last) && above.end-above.start > 1 && strings.ContainsRune("»”\"", r[above.end-2]) {
		last = r[above.end-2]
	}
	if len(next) == 0 || next[0].mark {
		return false
	}
	says := false
	for _, e := range lex.verbs[next[0].low] {
		says = says || e.class == say && !e.gerund && !e.base
	}
	return strings.ContainsRune("»”\"", last) && (says || next[0].capital && len(wordsEu(r, l.span, nil)) < 10) || last == ',' && says
}

// openQuotation passes over a paragraph whose quotation the next one goes on with; whoever is named there says this,
// too.
func (rd *readerEu) openQuotation(s *sentenceEu) bool {
	c := rd.r[s.line.start]
	if c != '“' && c != '"' || s.line.role == headline {
		return false
	}
	if s.start == s.line.start {
		open := true
		for i := s.line.start + 1; i < s.line.end && open; i++ {
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
func (rd *readerEu) signed(s *sentenceEu) bool {
	if len(s.quotes) == 0 || !s.quotes[0].quote || s.quotes[0].start > s.start+1 || s.quotes[0].end-s.quotes[0].start < 20 {
		return false
	}
	q := s.quotes[0]
	i := 0
	for i < len(s.words) && s.words[i].start < q.end {
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
	rd.quotes(s, q, m, said{cue: s.words[i].text, rule: "quotation and name", confidence: 65})
	return true
}

// quotes emits that somebody says what a quotation has; how has what tells of it.
func (rd *readerEu) quotes(s *sentenceEu, q enclosure, m *mention, how said) {
	how.act, how.mode, how.speaker = actOf("assert"), "direct", rd.known(m)
	how.part, how.line, how.span, how.words = rd.partNo, s.line, s.span, string(rd.r[q.start+1:q.end-1])
	rd.weighEu(&how)
	rd.emit(&how)
}

// nameAlone gives a name that is all there is between two words.
func (rd *readerEu) nameAlone(s *sentenceEu, from, to int) *mention {
	m := rd.nameIn(s, from, to, true)
	if m == nil && s.capitals(from, to) && to-from <= 3 && rd.named(s, to-1) {
		m = rd.mentionAt(s, from, from, to, person)
	}
	if m == nil || !speaks(m) || m.class == pron || m.start > s.words[from].start || m.end < s.words[to-1].end {
		return nil
	}
	for k := from; k < to; k++ {
		if rd.lex.class(&s.words[k]) == outlet || len(rd.lex.verbs[s.words[k].low]) > 0 && !s.words[k].capital {
			return nil
		}
	}
	return m
}

// named tells a name that the text has elsewhere, inside a sentence.
func (rd *readerEu) named(s *sentenceEu, k int) bool {
	return rd.proper[properKey(rd.lex.lang, s.words[k].low)] || rd.seenName(s.words[k].text)
}

// headedBy reads a headline that ends with whose words it has: Talks to resume in June – Veld minister; Тарн
// готов к переговорам — Лёве; Tarn welcomes the offer: spokesman.
func (rd *readerEu) headedBy(s *sentenceEu) bool {
	if s.line.role != headline {
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
		head.words, head.end = s.words[:n], s.words[n-1].end
		return rd.headedBy(&head)
	}
	for i := len(s.words) - 2; i > 3 && len(s.words)-i < 9; i-- {
		w := &s.words[i]
		if !w.is("-", "–", "—") && !(w.is(":") && s.english) || w.quoted {
			continue
		}
		if !isBlank(rd.r[w.end]) || !w.is(":") && !isBlank(rd.r[w.start-1]) || s.words[i+1].capital && !rd.named(s, len(s.words)-1) && rd.lex.class(&s.words[len(s.words)-1]) == nobody {
			return false
		}
		m := rd.nameAlone(s, i+1, len(s.words))
		if m == nil || isAcronym(&s.words[i+1]) && m.class == person && len(s.words) == i+2 {
			return false
		}
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, span: s.span, cue: w.text, rule: "headline with dash",
			speaker: rd.known(m), mode: "reported", confidence: 60, words: string(rd.r[s.start:w.start]),
		}
		if inner := rd.innerAct(s, i); inner != nil {
			f.act, f.note = inner.act, inner.word
		}
		rd.weighEu(f)
		rd.emit(f)
		return true
	}
	return false
}

// quotedAlone reads a paragraph that is a quotation and nothing else: whoever spoke in the sentence before goes on.
func (rd *readerEu) quotedAlone(s *sentenceEu) bool {
	if len(s.quotes) == 0 || len(s.words) < 7 || s.line.role == headline {
		return false
	}
	q := s.quotes[0]
	if !q.quote || q.start > s.start || q.end < s.end-1 {
		return false
	}
	who := rd.said
	if who == nil && rd.previous != nil && !rd.previous.forecast {
		who = rd.previous.speaker
	}
	if who == nil || who.class == outlet {
		return false
	}
	rd.said = nil
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, span: s.span, cue: string(rd.r[q.start]), rule: "quotation alone",
		speaker: who, dropped: true, mode: "direct", confidence: 50, words: string(rd.r[q.start+1 : q.end-1]),
	}
	rd.weighEu(f)
	rd.emit(f)
	return true
}

// spokenHow reads «Вы преувеличиваете», — улыбнулась Тессен, whose verb tells only how it was said.
func (rd *readerEu) spokenHow(s *sentenceEu) bool {
	if s.english || len(s.quotes) == 0 || !s.quotes[0].quote || s.quotes[0].start != s.start {
		return false
	}
	q, i := s.quotes[0], 0
	for i < len(s.words) && s.words[i].start < q.end {
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
	if m == nil || !speaks(m) || m.start != s.words[i+1].start {
		return false
	}
	rd.quotes(s, q, m, said{cue: s.words[i].low, rule: "quotation and verb", confidence: 55})
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
func (rd *readerEu) ready(s *sentenceEu) bool {
	if s.line.role != headline {
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
			m = rd.mentionAt(s, 0, 0, 1, person)
		}
		if m == nil || !speaks(m) || m.end != s.words[from-1].end || s.words[from].is("не", "not") {
			return false
		}
		f := &said{
			act: actOf("offer"), part: rd.partNo, line: s.line, span: s.span, cue: w.low, rule: "verb names the act",
			speaker: rd.known(m), mode: "reported", confidence: 50, words: string(rd.r[s.start:s.end]),
		}
		rd.emit(f)
		return true
	}
	return false
}
