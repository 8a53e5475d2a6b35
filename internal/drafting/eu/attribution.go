package eu

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
)

// attributed reads what hands words on without a verb: По словам X, …; According to X, …. What
// is handed on may name the act: По словам дипломата, стороны договорились.
func (rd *Reader) attributed(s *sentence) bool {
	for i := 0; i+1 < len(s.words); i++ {
		n := s.attribution(i)
		if n == 0 {
			continue
		}
		from := i + n
		if n == 3 {
			from = i + 1 // the pronoun
		}
		if rd.insideReport(s, i) || i > 6 && s.words[i-1].is(",") && s.words[i-2].is("кто", "что", "где", "когда", "который", "которые", "какой", "какие") {
			return false
		}
		to := from
		for to < len(s.words) && !(s.words[to].mark && s.words[to].is(",", "—", "–", ":")) {
			to++
		}
		if rd.namesMedia(s, from, to) {
			return false // по данным газеты: who speaks is named elsewhere
		}
		if n == 2 && rd.tellsOf(s, i, from, to) {
			return true
		}
		m := rd.nameIn(s, from, to, true)
		if m != nil && m.Class == discourse.Source {
			m.Start, m.End = s.words[from].start, s.words[to-1].end
			m.Text = string(rd.r[m.Start:m.End])
		}
		if n == 3 {
			if rd.Last == nil {
				return false
			}
			m = &discourse.Mention{Span: layout.Between(s.words[from].start, s.words[from].end), Class: discourse.Pron, Text: s.words[from].text}
			to = from + 1
		}
		if m == nil && rd.lex.lang == "ru" && to > from {
			m = &discourse.Mention{Span: layout.Between(s.words[from].start, s.words[to-1].end), Class: discourse.Person}
			m.Text = string(rd.r[m.Start:m.End])
		}
		if m == nil || m.Class == discourse.Outlet || m.Class == thing || m.Class == discourse.Doc || s.words[i].quoted {
			return false
		}
		if rd.lex.lang == "ru" {
			m.Start, m.End = s.words[from].start, s.words[to-1].end
			m.Text = string(rd.r[m.Start:m.End])
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: s.words[i].low + " " + s.words[i+1].low,
			Rule: "attribution", Speaker: rd.known(m), Mode: "reported", Confidence: 65,
		}
		if i > 1 && s.words[i-1].is(":", ";") { // назвал это ложью: по его словам, …
			before := *s
			before.words, before.End = s.words[:i-1], s.words[i-2].end
			rd.cues(&before)
			f.Span.Start = s.words[i].start
		}
		f.Words = string(rd.r[f.Span.Start:s.words[i].start]) + string(rd.r[m.End:s.End])
		rd.weigh(f)
		rd.innerOf(s, f, i, to)
		rd.emit(f)
		return true
	}
	return false
}

// insideReport tells an attribution in what somebody else hands on: Посол заявил, что мост, который, по его
// словам, закрыт, ….
func (rd *Reader) insideReport(s *sentence, i int) bool {
	for k := 1; k < i-1; k++ {
		if c, ok := rd.cueAt(s, k); ok && c.e.Class == lexicon.Say && s.followedByThat(k) && !c.e.gerund && s.words[k+1].is(",", "that") {
			return !s.words[i-1].is(";", ":")
		}
	}
	return false
}

// namesMedia tells whether an attribution is to the press.
func (rd *Reader) namesMedia(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		switch rd.lex.class(&s.words[i]) {
		case discourse.Outlet:
			return !rd.personBefore(s, from, i) // собеседник газеты is no paper
		case thing, discourse.Doc:
			return !rd.personBefore(s, from, i)
		}
	}
	return false
}

func (rd *Reader) personBefore(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if c := rd.lex.class(&s.words[i]); c == discourse.Person || c == discourse.Source || c == discourse.Org {
			return true
		}
	}
	return false
}

// handsOnRu are what по hands on.
var handsOnRu = lexicon.Set("словам", "мнению", "данным", "оценке", "оценкам", "информации", "утверждению", "утверждениям", "версии", "убеждению", "заявлению", "признанию", "сведениям", "расчетам", "прогнозам", "прогнозу", "подсчетам", "предположению", "выражению", "заверению", "заверениям", "наблюдениям", "свидетельству", "сообщению", "сообщениям")

// attribution tells whether words attribute, and how many they are.
func (s *sentence) attribution(i int) int {
	w, next := &s.words[i], &s.words[i+1]
	switch {
	case w.is("по") && handsOnRu[next.low]:
		return 2
	case w.is("по") && next.is("его", "ее", "их") && i+2 < len(s.words) && handsOnRu[s.words[i+2].low]:
		return 3
	case w.is("according") && next.is("to"):
		return 2
	}
	return 0
}

func (rd *Reader) emit(f *discourse.Said) {
	rd.out = append(rd.out, f)
	if f.Speaker != nil {
		rd.Last, rd.LastAt = f.Speaker, rd.At
		rd.Remember(f.Speaker)
	}
}

// referred reads whose words the press hands on: сообщает АТК со ссылкой на источник; приводит слова министра;
// the paper reported, citing officials.
func (rd *Reader) referred(s *sentence) bool {
	for i := 0; i+2 < len(s.words); i++ {
		w, next := &s.words[i], &s.words[i+1]
		from := i + 1
		switch {
		case w.quoted:
			continue
		case w.is("ссылкой") && next.is("на"):
			from = i + 2
		case w.is("приводит", "привел", "привела", "передает", "цитирует") && next.is("слова"):
			from = i + 2
		case w.is("приводит", "передает", "цитирует") && i+3 < len(s.words) && s.words[i+2].is("слова"):
			from = i + 3 // цитирует агентство слова Рогута
		case w.is("quoted") && s.asSaying(i):
		case w.is("citing", "quoting") && i > 0 && s.words[i-1].is(","):
		default:
			continue
		}
		to := from
		for to < len(s.words) && to < from+14 && !(w.is("quoted") && s.words[to].is("as")) && (!s.words[to].mark || s.words[to].quoted || s.words[to].is("'", "’", "(", ")")) {
			to++
		}
		if from >= to || rd.namesMedia(s, from, to) {
			continue
		}
		if k := s.lastMark(i); w.is("quoted") && k > 4 && len(s.quotes) > 0 && s.quotes[0].Start > s.Start+1 && rd.retold(s, 0, k, rd.nameIn(s, from, to, true)) {
			return true // Holt urged Veld to wait, the agency quoted an official as saying
		}
		m := rd.nameIn(s, from, to, true)
		if m == nil && !(rd.lex.lang == "ru" && s.words[from].capital) {
			continue
		}
		class := discourse.Person
		if m != nil {
			class = m.Class
		}
		m = &discourse.Mention{Span: layout.Between(s.words[from].start, s.words[to-1].end), Class: class, Names: rd.namesOf(s, from, to), Role: rd.roleOf(s, from, to)}
		m.Text = string(rd.r[m.Start:m.End])
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: w.low, Rule: "attribution",
			Speaker: rd.known(m), Mode: "reported", Confidence: 55, Words: string(rd.r[s.Start:w.start]),
		}
		if q := s.directQuote(&cue{at: i}); q != nil {
			f.Mode, f.Words = "direct", string(rd.r[q.Start+1:q.End-1])
		}
		rd.weigh(f)
		rd.emit(f)
		return true
	}
	return false
}

// lastMark gives the last mark before a word, 0 if there is none.
func (s *sentence) lastMark(i int) int {
	for i > 0 && !s.words[i].mark {
		i--
	}
	return i
}

// asSaying tells quoted Holt as saying.
func (s *sentence) asSaying(i int) bool {
	for k := i + 2; k+1 < len(s.words) && k < i+12 && !s.words[k].mark; k++ {
		if s.words[k].is("as") {
			return s.words[k+1].is("saying", "telling", "warning")
		}
	}
	return false
}

// liveTitle ends the title of a live page, whose colon names no speaker.
var liveTitle = pattern.New(`(?i)(?:[–—-] live|as it happened|live updates|онлайн|текстовая трансляция|главное)$`)

// labelled reads Доран: … of headlines and transcripts.
func (rd *Reader) labelled(s *sentence) bool {
	for i := 1; i < len(s.words) && i < 12; i++ {
		w := &s.words[i]
		if w.mark && !w.is(":", "(", ")", ".") && !(w.is("—", "–") && i+1 < len(s.words) && s.words[i+1].is("о", "об", "про")) {
			return false
		}
		if !w.is(":") || i+2 >= len(s.words) {
			continue
		}
		if s.line.Role == layout.Headline && !s.words[i+1].quoted && s.words[i+1].start == w.end || s.onlyNames(i+1) {
			return false // Text:Arvid Lowe
		}
		if s.line.Role == layout.Headline && rd.topicOf(s, i) {
			return true
		}
		m := rd.label(s, i)
		if m == nil || liveTitle.MatchString(string(rd.r[s.Start:s.End])) {
			return false
		}
		if words := string(rd.r[s.words[i+1].start:s.End]); len(s.words)-i < 7 && greeting.MatchString(words) || s.line.Role != layout.Headline && opening.MatchString(words) {
			rd.Turn = rd.known(m)
			if rd.said = rd.Turn; len(s.words)-i >= 7 {
				rd.said = nil // what follows a long welcome only introduces
			}
			return true
		}
		if s.line.Role != layout.Headline && len(s.words)-i < 4 && !s.words[i+1].quoted {
			rd.Turn, rd.said = rd.known(m), nil
			return true // I know
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: ":", Rule: "labelled",
			Speaker: rd.known(m), Mode: "reported", Confidence: 65, Words: string(rd.r[s.words[i+1].start:s.End]),
		}
		if s.words[i+1].quoted {
			f.Mode = "direct"
		}
		rd.weigh(f)
		rd.emit(f)
		if s.line.Role != layout.Headline && s.Start == s.line.Start {
			rd.Turn, rd.said = f.Speaker, nil
		}
		return true
	}
	return false
}

// topicOf reads a headline whose colon stands behind a topic, as its end names who speaks: Elm: talks in last week,
// minister says.
func (rd *Reader) topicOf(s *sentence, colon int) bool {
	rest := *s
	rest.words = s.words[colon+1:]
	before := len(rd.out)
	if !rd.closes(&rest) {
		return false
	}
	rd.out[before].Span.Start = s.Start
	return true
}

// onlyNames tells a rest of at most three words that all have a capital, as in credits.
func (s *sentence) onlyNames(from int) bool {
	if len(s.words)-from > 3 || len(s.words)-from < 2 {
		return false
	}
	for k := from; k < len(s.words); k++ {
		if !s.words[k].capital || s.words[k].quoted {
			return false
		}
	}
	return true
}

// label reads what stands before the colon at i: nothing but a name.
func (rd *Reader) label(s *sentence, i int) *discourse.Mention {
	stop := i
	for k := 1; k < i; k++ {
		if s.words[k].is("—", "–") {
			stop = k // Доран — о переговорах: …
			break
		}
	}
	m := rd.nameIn(s, 0, stop, false)
	if m == nil && s.capitals(0, stop) && stop <= 3 && (s.line.Role == layout.Headline || s.words[i+1].quoted || rd.labels.often(string(rd.r[s.words[0].start:s.words[i-1].end]))) {
		m = &discourse.Mention{Span: layout.Between(s.words[0].start, s.words[stop-1].end), Class: discourse.Person}
		m.Text = string(rd.r[m.Start:m.End])
		m.Names = []string{m.Text}
	}
	if notLabels[s.words[0].low] {
		return nil
	}
	if m == nil || m.Class == discourse.Outlet || m.Class == thing || m.Class == discourse.Doc || m.Start > s.words[0].start || m.End < s.words[stop-1].end || m.Class == discourse.Pron {
		return nil
	}
	if last := &s.words[stop-1]; m.Class == discourse.Person && m.Role == "" && !last.capital && !last.mark {
		return nil // Bridge collapse: …
	}
	if len(rd.lex.verbs[s.words[i-1].low]) > 0 {
		return nil
	}
	return m
}

// notLabels stand before a colon in titles and say what kind of text follows.
var notLabels = lexicon.Set("transcript", "watch", "live", "analysis", "opinion", "explainer", "interview", "exclusive", "video", "podcast", "profile", "breaking", "update", "summary", "comment", "editorial", "review", "correction", "note", "notes", "press", "release", "readout", "fact", "statement", "photo", "pictures",
	"интервью", "видео", "фото", "аналитика", "мнение", "срочно", "хроника", "обзор", "репортаж", "колонка", "досье", "справка", "главное", "обновлено", "тема", "напомним", "итог", "итоги")

// capitals tells whether all words of a stretch have one.
func (s *sentence) capitals(from, to int) bool {
	for k := from; k < to; k++ {
		if !s.words[k].capital && !s.words[k].mark || neverNames[s.words[k].low] {
			return false
		}
	}
	return true
}

// quotedFirst reads a headline that names who said its quotation: ‘We will not go’: Doran defies Tarn.
func (rd *Reader) quotedFirst(s *sentence) bool {
	if len(s.quotes) == 0 || !s.quotes[0].Quote || s.quotes[0].Start > s.Start+1 || s.line.Role != layout.Headline {
		return false
	}
	for i := 2; i+1 < len(s.words); i++ {
		if s.words[i].quoted {
			continue
		}
		if !s.words[i].is(":", "—", "–") {
			return false
		}
		m := rd.nameIn(s, i+1, len(s.words), false)
		if m == nil && s.words[i+1].capital && !neverNames[s.words[i+1].low] {
			m = rd.mentionAt(s, i+1, i+1, i+2, discourse.Person)
		}
		if m == nil || !speaks(m) || m.Start > s.words[min(i+4, len(s.words)-1)].start {
			return false
		}
		q := s.quotes[0]
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: ":", Rule: "headline with quotation",
			Speaker: rd.known(m), Mode: "direct", Confidence: 65, Words: string(rd.r[q.Start+1 : q.End-1]),
		}
		rd.weigh(f)
		rd.emit(f)
		return true
	}
	return false
}

// joinedTo tells whether a reporting word goes on from the one before: by the same speaker
// (and promised), or by another (but Y said).
func (s *sentence) joinedTo(l *vocabulary, last, i int) (same, other bool) {
	k := i - 1
	for k > last && (adverbs[s.words[k].low] && !joiners[s.words[k].low] || s.words[k].is("who")) {
		k--
	}
	b := &s.words[k]
	if b.is("and") && s.inSubclause(last, k) {
		return false, false // accused Tarn after its envoy spoke out and said
	}
	if b.is("и", "and") && s.handsOn(last) && !s.words[k-1].is(",") && !s.handsOn(i) && !(s.latin() && l.names(s.words[i].low)) {
		return false, false // заявил, что министр позвонил и предложил
	}
	if joiners[b.low] && k > last || s.words[min(k+1, i)].is("who") && b.is(",") {
		return true, false
	}
	if b.mark && b.is(",") && k > last && s.addsOn(i) {
		return true, false
	}
	if n := s.beforeLinks(k); n < k && n > last && joiners[s.words[n].low] && s.words[n-1].is(",") {
		return true, false // …, но при этом добавил, что
	}
	for n := k; n > last && n > i-14; n-- {
		w := &s.words[n]
		if w.is("but", "while", "whereas", "though", "although", "а", "но", "однако", ";") && (n == 0 || s.words[n-1].mark || w.mark) {
			return false, true
		}
	}
	return false, false
}

// beforeLinks goes back over the words by which a Russian clause goes on: при этом, в то же время, вместе с тем.
func (s *sentence) beforeLinks(k int) int {
	for _, link := range [][]string{{"при", "этом"}, {"в", "то", "же", "время"}, {"вместе", "с", "тем"}, {"тем", "не", "менее"}, {"в", "свою", "очередь"}} {
		from := k - len(link) + 1
		if from < 1 {
			continue
		}
		same := true
		for n, w := range link {
			same = same && s.words[from+n].is(w)
		}
		if same {
			return from - 1
		}
	}
	return k
}

// inSubclause tells whether a clause with its own verb has begun between two words.
func (s *sentence) inSubclause(last, at int) bool {
	for k := last + 1; k < at; k++ {
		if s.words[k].is("after", "when", "because", "since", "who", "which", "where", "while") && s.english {
			return s.firstVerb(k+1, at) < at
		}
	}
	return false
}

// names tells a verb that names its act: warned that it could end and urged both sides to talk.
func (l *vocabulary) names(low string) bool {
	all := l.verbs[low]
	return len(all) > 0 && (all[0].Class == lexicon.Acts || all[0].Class == lexicon.Agrees)
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

// saidIn tells a quotation that ends at word k and is what somebody says from the name of a party or a firm.
func (s *sentence) saidIn(k int) bool {
	for n := k - 1; n >= 0; n-- {
		if !s.words[n].quoted {
			return k-n > 4
		}
	}
	return k > 4 || k+1 == len(s.words) || s.words[k+1].mark // «Речстрой» подтвердил
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
		if (w.is("»", "”", "\"") && s.saidIn(k) || w.is("—", "–", "-") && s.words[k-1].mark) && !joined {
			from = k + 1
			break
		}
	}
	if from == 0 && s.toReader(0) {
		from = 2
	}
	for from < i && (s.words[from].mark && !s.words[from].is("«", "“", "\"") || joiners[s.words[from].low]) {
		from++
	}
	return from
}
