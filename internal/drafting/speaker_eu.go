package drafting

import (
	"strings"
	"unicode"
)

var pronounsEu = setOf("he", "she", "they", "we", "i", "who", "он", "она", "они", "мы", "я")

// isPronoun tells a Russian or English word that stands for whoever was named.
func isPronoun(printed string) bool { return pronounsEu[strings.ToLower(printed)] }

var prepositionsEu = setOf("в", "во", "на", "по", "после", "до", "при", "с", "со", "к", "ко", "о", "об", "от", "из", "за", "для", "без", "у", "над", "под", "перед", "через", "между", "из-за", "согласно", "благодаря", "несмотря", "среди", "против", "вместо", "кроме", "помимо",
	"in", "on", "at", "by", "with", "from", "after", "before", "during", "under", "over", "into", "to", "as", "since", "following", "despite", "amid", "against", "about", "according")

// recipients are told something and do not tell it: сообщил журналистам министр.
var recipientsRu = setOf("журналистам", "репортерам", "корреспондентам", "агентству", "изданию", "газете", "порталу", "телеканалу", "радиостанции", "рбк", "тасс", "интерфаксу", "ему", "ей", "им", "нам", "депутатам", "парламентариям", "читателям", "зрителям", "собравшимся")

// speakerOf finds who speaks: before the verb, or behind it; joined: as the clause before.
func (rd *readerEu) speakerOf(s *sentenceEu, c *cueEu, last *said, joined, tailing bool) (m *mention, dropped, ok bool) {
	if joined && last != nil {
		return last.speaker, true, true
	}
	if s.relative(c.at) {
		return nil, false, false
	}
	if who := rd.meantBy("мы"); c.e.we && who != nil && !s.pronounBefore(c.at) {
		return who, true, true // призываем, надеюсь
	}
	if m := rd.place(s, c); m != nil {
		return m, false, true
	}
	if c.e.class == agrees && (c.e.passive || c.passive || c.e.after == "достигнут") && !s.byWhom(c.at) {
		return rd.parties(), true, true // достигнута договорённость; it was agreed
	}
	if c.e.passive && c.e.class == say && rd.lex.lang == "ru" && !strings.HasSuffix(c.e.word, "ый") {
		return rd.parties(), true, true // было отмечено, что
	}
	if m := rd.quotedName(s, c); m != nil {
		return m, false, true
	}
	if !behindMark(s, c) {
		from := c.from
		if s.latin() && (tailing || s.leadsIn(c)) {
			from = max(from, s.tailFrom(c.at))
		}
		m := rd.nameIn(s, from, c.at, false)
		if m == nil && from > c.from && (joiners[s.words[c.at-1].low] || c.e.class == acts || !tailing) {
			m = rd.nameIn(s, c.from, c.at, false) // accepts that, but says
		}
		if m != nil && !s.english && s.pointsBack(c) && (m.class == doc || m.class == outlet || foreignPress("ru", m)) {
			m = nil // такое заявление сделал посол; об этом в интервью Harbour Radio заявил посол
		}
		if m != nil {
			if n := s.fullNameBefore(m, c.at); n > 0 {
				m = rd.mentionTo(s, m, n)
			}
			return rd.known(m), false, speaks(m)
		}
	}
	if rd.lex.lang == "ru" || tailing || c.at > 0 && s.words[c.at-1].mark {
		from := rd.pastRecipients(s, c.at+1)
		if m := rd.placeBehind(s, c, from); m != nil {
			return m, false, true
		}
		to := rd.endOfName(s, from)
		if c.e.class == relays { // цитирует РБК Карасина: the last of them
			for k := from + 1; k < to; k++ {
				if rd.lex.class(&s.words[k]) == outlet {
					to = k // цитирует Дорана агентство
				}
			}
			from = max(from, to-3)
			for from+1 < to && rd.lex.class(&s.words[from]) == nobody && s.words[from].capital {
				from++
			}
		}
		m := rd.nameIn(s, from, to, true)
		if full := s.fullName(from, to); m != nil && full > 0 && behindMark(s, c) {
			m = rd.mentionTo(s, m, full)
		}
		switch {
		case m != nil:
			return rd.known(m), false, speaks(m) && !foreignPress(rd.lex.lang, m)
		case rd.lex.lang == "ru" && behindMark(s, c) && rd.pressBehind(s, c.at+1, to):
			return nil, false, false // …, сообщает Reuters
		}
	}
	if behindMark(s, c) {
		if m := rd.nameIn(s, c.from, c.at, false); m != nil {
			return rd.known(m), false, speaks(m)
		}
	}
	if m := rd.plainNoun(s, c, tailing); m != nil {
		return m, false, true
	}
	return nil, false, false
}

// plainNoun takes an English noun that no lexicon has for who speaks, before the verbs that only people have:
// one nurse told her; the developer said.
func (rd *readerEu) plainNoun(s *sentenceEu, c *cueEu, tailing bool) *mention {
	if rd.lex.lang != "en" || !speakingEn[c.e.word] {
		return nil
	}
	from := c.from
	if tailing {
		from = max(from, s.tailFrom(c.at))
	}
	to := from
	for to < c.at && !s.words[to].mark && !adverbs[s.words[to].low] && !s.words[to].is("who", "that", "which") {
		to++
	}
	if to == from || to > from+6 || to < c.at && !s.words[to].is(",", "who") && !adverbs[s.words[to].low] {
		return nil
	}
	first := &s.words[from]
	if !first.is("the", "a", "an", "one", "another", "his", "her", "their", "two", "three", "several") && !strings.HasSuffix(first.low, "'s") && !strings.HasSuffix(first.low, "’s") || to == from+1 {
		return nil
	}
	m := &mention{span: span{first.start, s.words[to-1].end}, class: person}
	m.text = string(rd.r[m.start:m.end])
	return m
}

var speakingEn = setOf("say", "tell", "add", "argue", "claim", "insist", "explain", "tweet", "joke", "complain", "reply", "welcome", "urge")

// leadsIn tells a sentence that begins with when or how somebody spoke: Speaking after the talks, Holt said.
func (s *sentenceEu) leadsIn(c *cueEu) bool {
	if c.from >= c.at {
		return false
	}
	first := &s.words[c.from]
	return first.capital && (strings.HasSuffix(first.low, "ing") || strings.HasSuffix(first.low, "ed") || prepositionsEu[first.low] || first.is("while", "when", "though", "although", "if", "once", "minutes", "hours"))
}

// tailFrom gives where the name of a verb at the end begins: behind the last comma, and where that closes
// what is said of the name, two commas before it: …, Shah, the new chair, has said.
func (s *sentenceEu) tailFrom(at int) int {
	k, marks := at-1, 1
	for k > 0 && (adverbs[s.words[k].low] || beForms[s.words[k].low]) {
		k--
	}
	if s.words[k].is(",") {
		marks = 3
	}
	for ; k > 0; k-- {
		if !s.words[k].mark || s.words[k].is("'", "’", ".", "(", ")") {
			continue
		}
		if from := s.listFrom(k, at); from >= 0 {
			return from
		}
		if marks--; marks == 0 || !s.words[k].is(",") {
			return k + 1
		}
	}
	return 0
}

// pronounBefore tells "мы призываем", whose speaker is named.
func (s *sentenceEu) pronounBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-5 && !s.words[k].mark; k-- {
		if s.words[k].is("мы", "я") {
			return true
		}
	}
	return false
}

// relative tells a verb whose subject is a relative word: министр, который заявил; кто предложил.
func (s *sentenceEu) relative(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		w := &s.words[k]
		if w.is("который", "которая", "которые", "которое", "кто", "who", "which", "whom", "whose") {
			return true
		}
		if w.mark || !adverbs[w.low] {
			return s.whatCalled(i)
		}
	}
	return s.whatCalled(i)
}

// whatCalled tells what somebody called a thing in passing: on what it had called “access”.
func (s *sentenceEu) whatCalled(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && s.english && !s.words[k].mark; k-- {
		if s.words[k].is("what") {
			return k > 0 && !s.words[k-1].mark
		}
	}
	return false
}

// pastRecipients goes over who is told, who does not tell it: сообщил журналистам; рассказал РИА
// Новости; рассказали «Берегу».
func (rd *readerEu) pastRecipients(s *sentenceEu, from int) int {
	for from < len(s.words) {
		if rd.lex.lang == "ru" {
			from = s.pastDayRu(from)
		}
		if from == len(s.words) {
			break
		}
		w := &s.words[from]
		switch {
		case recipientsRu[w.low], adverbs[w.low], w.is("и"):
		case rd.lex.lang == "ru" && !w.mark && rd.lex.class(w) == outlet && from+1 < len(s.words) && !s.words[from+1].mark && !(w.low == "газета" || w.low == "агентство"):
			if s.words[from+1].is("новости") {
				from++
			}
		case rd.lex.lang == "ru" && isAcronym(w) && rd.lex.class(w) == nobody && from+1 < len(s.words) && !s.words[from+1].mark:
		case rd.lex.lang == "ru" && w.is("«"):
			n := s.closed(from, len(s.words))
			if n == 0 || n >= len(s.words) || s.words[n].mark {
				return from
			}
			from = n - 1
		default:
			return from
		}
		from++
	}
	return from
}

// daysRu are when it was said, and monthsRu the months of dates.
var (
	daysRu   = setOf("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
	monthsRu = setOf("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
)

// pastDayRu goes over the day behind a verb: заявил в пятницу, 16 мая, глава концерна.
func (s *sentenceEu) pastDayRu(from int) int {
	k := from
	if k+1 < len(s.words) && s.words[k].is("в", "во") && daysRu[s.words[k+1].low] {
		k += 2
	}
	n := k
	if n < len(s.words) && s.words[n].is(",") {
		n++
	}
	if n+1 < len(s.words) && unicode.IsDigit(rune(s.words[n].text[0])) && monthsRu[s.words[n+1].low] {
		if k = n + 2; k < len(s.words) && s.words[k].is(",") {
			k++
		}
	}
	return k
}

func isAcronym(w *word) bool {
	return len([]rune(w.text)) >= 2 && w.text == strings.ToUpper(w.text) && w.capital
}

// behindMark tells a verb right behind a comma or dash, whose name comes after it.
func behindMark(s *sentenceEu, c *cueEu) bool {
	if c.at == 0 || !s.words[c.at-1].mark {
		return false
	}
	if s.latin() { // in English only behind a quotation: Johnson, the chair, told …
		return s.words[c.at-1].is("”", "\"", "»") || s.words[c.at-1].is(",") && c.e.class == say && c.e.past && s.onlyName(c.at+1, s.goesOn(c.at))
	}
	if s.words[c.at-1].is(",") && c.e.class == acts {
		return false // премьер, комментируя это, призвал
	}
	return !s.words[c.at-1].is(")")
}

func speaks(m *mention) bool { return m.class != thing && m.class != outlet && m.class != doc }

// foreignPress tells BBC News in a Russian text.
func foreignPress(lang string, m *mention) bool {
	return lang == "ru" && m.role == "" && !strings.ContainsFunc(m.text, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) })
}

func (rd *readerEu) pressBehind(s *sentenceEu, from, to int) bool {
	for k := from; k < min(to+1, len(s.words)); k++ {
		if rd.lex.class(&s.words[k]) == outlet {
			return true
		}
	}
	return false
}

// endOfName gives where a name behind the verb ends: at a mark, что, or a preposition that belongs
// to no office.
func (rd *readerEu) endOfName(s *sentenceEu, from int) int {
	head := nobody
	k := from
	for k < len(s.words) && k < from+18 {
		w := &s.words[k]
		if w.mark && !w.is(".", "'", "’") && !w.quoted || w.is("что", "that", "как", "и", "who", "saying") {
			break
		}
		if prepositionsEu[w.low] && s.latin() {
			break
		}
		if prepositionsEu[w.low] && head != nobody && head != source {
			n := rd.nameBeyond(s, k, len(s.words))
			if n == 0 {
				break
			}
			k = n
			continue
		}
		if c := rd.classAt(s, k); head == nobody && c != nobody && c != outlet && !rd.governed(s, from, k) {
			head = c
		}
		k++
	}
	return k
}

// fullNameBefore gives where a name of two words ends that stands right before a Russian verb, behind an office in
// commas: экс-премьер Тарна, лидер партии «Берег» Арвид Лёве заявил. 0 if the mention has its name.
func (s *sentenceEu) fullNameBefore(m *mention, at int) int {
	if s.english || m.class != person || len(m.names) > 0 && strings.Contains(m.names[0], " ") || m.role == "" {
		return 0
	}
	n := at
	for n > 0 && adverbs[s.words[n-1].low] {
		n--
	}
	if n < 4 || !s.words[n-1].capital || !s.words[n-2].capital || s.words[n-1].mark || s.words[n-1].start < m.end {
		return 0
	}
	for k := n - 3; k >= 0 && s.words[k].start >= m.end; k-- {
		if s.words[k].is("и", "что", ";", ":", "—", "–", "который", "которая") || !s.words[k].capital && finiteRu(s.words[k].low) {
			return 0
		}
	}
	return n
}

// mentionTo gives a mention that goes on to the name of two words that ends before word n.
func (rd *readerEu) mentionTo(s *sentenceEu, m *mention, n int) *mention {
	one := *m
	one.class, one.end, one.names = person, s.words[n-1].end, rd.namesOf(s, n-2, n)
	one.text = string(rd.r[one.start:one.end])
	return &one
}

// fullName gives the end of a sentence whose last two words are a name that ends a long office: …, заявил глава
// делегации на переговорах Тарна и Вельда замминистра Арвид Лёве.
func (s *sentenceEu) fullName(from, to int) int {
	n := len(s.words)
	for n > 0 && s.words[n-1].mark && !s.words[n-1].quoted {
		n--
	}
	if s.english || n-from > 24 || n < from+3 || to >= n || !s.words[n-1].capital || !s.words[n-2].capital || s.words[n-3].capital && !isAcronym(&s.words[n-3]) {
		return 0
	}
	for k := from; k < n; k++ {
		if w := &s.words[k]; w.is(",", ";", ":", "—", "–", "что", "который", "которая") || !w.capital && finiteRu(w.low) || prepositionsEu[s.words[n-3].low] {
			return 0
		}
	}
	return n
}

// known turns a pronoun or a description into whom it stands for.
func (rd *readerEu) known(m *mention) *mention {
	switch {
	case m.class == pron:
		if both := rd.both(); both != nil && rd.last != nil && (rd.last.class == joint || rd.last.class == person) && (m.text == "They" || m.text == "they" || m.text == "Они" || m.text == "они") {
			if rd.last.class == joint {
				both = append([]string{rd.last.text}, rd.last.names...)
			}
			m.class, m.names = joint, both
			return m
		}
		if of := rd.meantBy(m.text); of != nil {
			return &mention{span: m.span, class: of.class, text: m.text, names: append([]string{of.text}, of.names...), role: of.role}
		}
	case len(m.names) == 0 && (m.class == joint || severalRu[strings.ToLower(m.text)]):
		if both := rd.both(); both != nil {
			m.class, m.names = joint, both
		}
	case m.class == person && len(m.names) == 0 && !indefinite(m.text):
		if of := rd.latest(func(o *mention) bool { return rd.describes(m, o) }); of != nil {
			m.names = append(m.names, of.names...)
		} else if rd.last != nil && rd.last.class == person && rd.whose(m.text) == "" && (rd.last.role == "" || m.role == "" || generic(m.role) || sharesRole(rd.lex.lang, rd.last.role, m.role)) {
			m.names = append(m.names, rd.last.names...)
		}
	}
	return m
}

// severalRu are who talks with each other.
var severalRu = setOf("стороны", "обе стороны", "министры", "президенты", "лидеры", "премьеры", "собеседники", "переговорщики", "дипломаты", "политики", "главы государств", "главы правительств")

// quotedName finds a firm or a club that has only its name in quotation marks: «Речстрой» подтвердил.
func (rd *readerEu) quotedName(s *sentenceEu, c *cueEu) *mention {
	at := c.from
	for at < c.at && at < c.from+4 && !s.words[at].mark && !prepositionsEu[s.words[at].low] && !adverbs[s.words[at].low] && !joiners[s.words[at].low] {
		at++ // авиакомпания
	}
	if at >= len(s.words) || !s.words[at].is("«") {
		return nil
	}
	n := s.closed(at, c.at)
	if n == 0 || n-at > 6 || !s.words[at+1].capital || s.afterTime(n) != c.at || at > c.from && rd.namesMedia(s, c.from, at) {
		return nil
	}
	m := &mention{span: span{s.words[c.from].start, s.words[n-1].end}, class: org}
	m.text = string(rd.r[m.start:m.end])
	return m
}

// meantBy gives whom a pronoun stands for.
func (rd *readerEu) meantBy(pronoun string) *mention {
	of := rd.last
	switch strings.ToLower(pronoun) {
	case "we", "мы", "i", "я":
		if of = rd.page; rd.turn != nil {
			of = rd.turn
		}
		if of == nil {
			of = rd.last
		}
	case "it":
		if o := rd.latest(func(o *mention) bool { return o.class == org || o.class == party }); o != nil {
			of = o
		}
	}
	if p := strings.ToLower(pronoun); of != nil && (of.class != person && of.class != pron && of.class != source || of == rd.turn || of == rd.page) && (p == "he" || p == "she" || p == "он" || p == "она") {
		if o := rd.latest(func(o *mention) bool { return o.class == person && len(o.names) > 0 && o != of }); o != nil {
			return o
		}
	}
	if of == nil {
		of = rd.topic
	}
	return of
}

// indefinite tells "a spokesman", who is nobody named before.
func indefinite(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch first {
	case "a", "an", "another", "one", "two", "three", "several", "some", "один", "одна", "два", "другой", "другая":
		return true
	}
	return false
}
