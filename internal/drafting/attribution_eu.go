package drafting

import "strings"

// attributed reads what hands words on without a verb: По словам X, …; According to X, …. What
// is handed on may name the act: По словам дипломата, стороны договорились.
func (rd *readerEu) attributed(s *sentence) bool {
	for i := 0; i+1 < len(s.words); i++ {
		n := s.attribution(i)
		if n == 0 {
			continue
		}
		from := i + n
		if n == 3 {
			from = i + 1 // the pronoun
		}
		to := from
		for to < len(s.words) && !(s.words[to].mark && s.words[to].is(",", "—", "–", ":")) {
			to++
		}
		if rd.namesMedia(s, from, to) {
			return false // по данным газеты: who speaks is named elsewhere
		}
		m := rd.nameIn(s, from, to, true)
		if n == 3 {
			if rd.last == nil {
				return false
			}
			m = &mention{span: span{s.words[from].start, s.words[from].end}, class: pron, text: s.words[from].text}
			to = from + 1
		}
		if m == nil && rd.lex.lang == "ru" && to > from {
			m = &mention{span: span{s.words[from].start, s.words[to-1].end}, class: person}
			m.text = string(rd.r[m.start:m.end])
		}
		if m == nil || m.class == outlet || m.class == thing || m.class == doc || s.words[i].quoted {
			return false
		}
		if rd.lex.lang == "ru" {
			m.start, m.end = s.words[from].start, s.words[to-1].end
			m.text = string(rd.r[m.start:m.end])
		}
		f := &found{
			what: Statement, act: actOf("assert"), part: rd.partNo, line: s.line, span: s.span, cue: s.words[i].low + " " + s.words[i+1].low,
			rule: "attribution", speaker: rd.known(m), mode: "reported", confidence: 65,
		}
		f.words = string(rd.r[s.start:s.words[i].start]) + string(rd.r[m.end:s.end])
		rd.weighEu(f)
		rd.emit(f)
		return true
	}
	return false
}

// namesMedia tells whether an attribution is to the press.
func (rd *readerEu) namesMedia(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		switch rd.lex.class(&s.words[i]) {
		case outlet:
			return !rd.personBefore(s, from, i) // собеседник газеты is no paper
		case thing, doc:
			return !rd.personBefore(s, from, i)
		}
	}
	return false
}

func (rd *readerEu) personBefore(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if c := rd.lex.class(&s.words[i]); c == person || c == source || c == org {
			return true
		}
	}
	return false
}

// attribution tells whether words attribute, and how many they are.
func (s *sentence) attribution(i int) int {
	w, next := &s.words[i], &s.words[i+1]
	switch {
	case w.is("по") && next.is("словам", "мнению", "данным", "оценке", "оценкам", "информации", "утверждению", "версии", "убеждению", "заявлению"):
		return 2
	case w.is("по") && next.is("его", "ее", "их") && i+2 < len(s.words) && s.words[i+2].is("словам", "мнению", "оценке", "данным"):
		return 3
	case w.is("according") && next.is("to"):
		return 2
	}
	return 0
}

func (rd *readerEu) emit(f *found) {
	rd.out = append(rd.out, f)
	if f.speaker != nil {
		rd.last, rd.lastAt = f.speaker, rd.at
		rd.remember(f.speaker)
	}
}

// labelled reads Доран: … of headlines and transcripts.
func (rd *readerEu) labelled(s *sentence) bool {
	for i := 1; i < len(s.words) && i < 7; i++ {
		w := &s.words[i]
		if w.mark && !w.is(":") {
			return false
		}
		if !w.mark || i+2 >= len(s.words) {
			continue
		}
		m := rd.nameIn(s, 0, i, false)
		if m == nil && i <= 2 && s.words[0].capital && s.line.role == headline {
			m = &mention{span: span{s.words[0].start, s.words[i-1].end}, class: person}
			m.text = string(rd.r[m.start:m.end])
			m.names = []string{m.text}
		}
		if m == nil || m.class == outlet || m.class == thing || m.class == doc || m.start > s.words[0].start || len(rd.lex.verbs[s.words[i-1].low]) > 0 {
			return false
		}
		f := &found{
			what: Statement, act: actOf("assert"), part: rd.partNo, line: s.line, span: s.span, cue: ":", rule: "labelled",
			speaker: rd.known(m), mode: "reported", confidence: 65, words: string(rd.r[s.words[i+1].start:s.end]),
		}
		if s.words[i+1].quoted {
			f.mode = "direct"
		}
		rd.weighEu(f)
		rd.emit(f)
		return true
	}
	return false
}

// pageSpeaker gives who speaks for a page that is a statement, by its title.
func (rd *readerEu) pageSpeaker(l *line) *mention {
	title := string(rd.r[l.start:l.end])
	for _, lead := range []string{"Statement by ", "Statement of ", "Remarks by ", "Press statement by ", "Заявление ", "Комментарий ", "Выступление ", "Обращение "} {
		rest, ok := strings.CutPrefix(title, lead)
		if !ok {
			continue
		}
		for _, stop := range []string{" в связи", " по поводу", " о ", " об ", " относительно", " on ", " regarding", " following", " after"} {
			rest, _, _ = strings.Cut(rest, stop)
		}
		start := l.start + len([]rune(lead))
		return &mention{span: span{start, start + len([]rune(rest))}, class: org, text: rest, names: []string{rest}}
	}
	return nil
}

// joinedTo tells whether a reporting word goes on from the one before: by the same speaker
// (and promised), or by another (but Y said).
func (s *sentence) joinedTo(l *lexiconEu, last, i int) (same, other bool) {
	k := i - 1
	for k > last && (adverbs[s.words[k].low] || s.words[k].is("who")) {
		k--
	}
	b := &s.words[k]
	if l.lang != "" && b.is("и", "and") && s.handsOn(last) {
		return false, false // заявил, что министр позвонил и предложил
	}
	if joiners[b.low] && k > last || s.words[min(k+1, i)].is("who") && b.is(",") {
		return true, false
	}
	if b.mark && b.is(",") && k > last && l.lang == "en" && s.words[i].low == "saying" {
		return false, false
	}
	for n := k; n > last && n > i-14; n-- {
		w := &s.words[n]
		if w.is("but", "while", "whereas", "а", "но", "однако", ";") && (n == 0 || s.words[n-1].mark || w.mark) {
			return false, true
		}
	}
	return false, false
}

// handsOn tells a verb that hands on a clause with its own verbs.
func (s *sentence) handsOn(i int) bool {
	for k := i + 1; k < len(s.words) && k < i+6; k++ {
		if s.words[k].is("что", "that") {
			return true
		}
	}
	return false
}

// clauseStart gives the first word of the clause of a reporting word.
func (s *sentence) clauseStart(last, i int, joined bool) int {
	from := 0
	if joined {
		from = last + 1
	}
	for k := i - 1; k > from; k-- {
		w := &s.words[k]
		if w.is(";") || joined && joiners[w.low] && (s.words[k-1].mark || k >= i-3) {
			from = k + 1
			break
		}
		if (w.is("»", "”", "\"") || w.is("—", "–", "-") && s.words[k-1].mark) && !joined {
			from = k + 1
			break
		}
	}
	for from < i && (s.words[from].mark && !s.words[from].is("«", "“", "\"") || joiners[s.words[from].low]) {
		from++
	}
	return from
}
