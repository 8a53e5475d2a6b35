package eu

import (
	"strings"
	"unicode"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

var pronouns = lexicon.Set("he", "she", "they", "we", "i", "who", "он", "она", "они", "мы", "я")

// IsPronoun tells a Russian or English word that stands for whoever was named.
func IsPronoun(printed string) bool { return pronouns[strings.ToLower(printed)] }

var prepositions = lexicon.Set("в", "во", "на", "по", "после", "до", "при", "с", "со", "к", "ко", "о", "об", "от", "из", "за", "для", "без", "у", "над", "под", "перед", "через", "между", "из-за", "согласно", "благодаря", "несмотря", "среди", "против", "вместо", "кроме", "помимо",
	"in", "on", "at", "by", "with", "from", "after", "before", "during", "under", "over", "into", "to", "as", "since", "following", "despite", "amid", "against", "about", "according")

// recipients are told something and do not tell it: сообщил журналистам министр.
var recipientsRu = lexicon.Set("журналистам", "репортерам", "корреспондентам", "агентству", "изданию", "газете", "порталу", "телеканалу", "радиостанции", "рбк", "тасс", "интерфаксу", "ему", "ей", "им", "нам", "депутатам", "парламентариям", "читателям", "зрителям", "собравшимся")

// speakerOf finds who speaks: before the verb, or behind it; joined: as the clause before.
func (rd *Reader) speakerOf(s *sentence, c *cue, last *discourse.Said, joined, tailing bool) (m *discourse.Mention, dropped, ok bool) {
	if joined && last != nil {
		return last.Speaker, true, true
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
	if c.e.Class == lexicon.Agrees && (c.e.passive || c.passive || c.e.after == "достигнут") && !s.byWhom(c.at) {
		return rd.parties(), true, true // достигнута договорённость; it was agreed
	}
	if c.e.passive && (c.e.Class == lexicon.Say || c.e.Class == lexicon.Light && c.at == 0) && rd.lex.lang == "ru" && !strings.HasSuffix(c.e.Word, "ый") {
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
		if n := s.behindLead(c); n > from && rd.nameIn(s, n, c.at, false) != nil {
			from = n
		}
		m := rd.nameIn(s, from, c.at, false)
		if m == nil && from > c.from && (joiners[s.words[c.at-1].low] || c.e.Class == lexicon.Acts || !tailing) {
			m = rd.nameIn(s, c.from, c.at, false) // accepts that, but says
		}
		if m != nil && !s.english && s.pointsBack(c) && (m.Class == discourse.Doc || m.Class == discourse.Outlet || foreignPress("ru", m)) {
			m = nil // такое заявление сделал посол; об этом в интервью Harbour Radio заявил посол
		}
		if k := s.pronounAt(c.at); m != nil && k >= c.from && (m.Class == discourse.Org || m.Class == discourse.Party || m.Class == discourse.State) && m.End <= s.words[k].start {
			m = rd.mentionAt(s, k, k, k+1, discourse.Pron) // На заседании Совета Тарна он отметил
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
		if c.e.Class == lexicon.Relays { // цитирует РБК Карасина: the last of them
			for k := from + 1; k < to; k++ {
				if rd.lex.class(&s.words[k]) == discourse.Outlet {
					to = k // цитирует Дорана агентство
				}
			}
			from = max(from, to-3)
			for from+1 < to && rd.lex.class(&s.words[from]) == discourse.Nobody && s.words[from].capital {
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
func (rd *Reader) plainNoun(s *sentence, c *cue, tailing bool) *discourse.Mention {
	if rd.lex.lang != "en" || !speakingEn[c.e.Word] {
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
	m := &discourse.Mention{Span: layout.Between(first.start, s.words[to-1].end), Class: discourse.Person}
	m.Text = string(rd.r[m.Start:m.End])
	return m
}

var speakingEn = lexicon.Set("say", "tell", "add", "argue", "claim", "insist", "explain", "tweet", "joke", "complain", "reply", "welcome", "urge")

// leadsIn tells a sentence that begins with when or how somebody spoke: Speaking after the talks, Holt said.
func (s *sentence) leadsIn(c *cue) bool {
	if c.from >= c.at {
		return false
	}
	first := &s.words[c.from]
	return first.capital && (strings.HasSuffix(first.low, "ing") || strings.HasSuffix(first.low, "ed") || prepositions[first.low] || first.is("while", "when", "though", "although", "if", "once", "minutes", "hours"))
}

// tailFrom gives where the name of a verb at the end begins: behind the last comma, and where that closes
// what is said of the name, two commas before it: …, Shah, the new chair, has said.
func (s *sentence) tailFrom(at int) int {
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

// pronounAt gives the pronoun of the third person that stands right before a verb, -1 if none does.
func (s *sentence) pronounAt(i int) int {
	k := i - 1
	for k > 0 && (adverbs[s.words[k].low] || strings.HasSuffix(s.words[k].low, "ly")) {
		k--
	}
	if k > 0 && s.words[k].is("он", "она", "они") {
		return k
	}
	return -1
}

// pronounBefore tells "мы призываем", whose speaker is named.
func (s *sentence) pronounBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-5 && !s.words[k].mark; k-- {
		if s.words[k].is("мы", "я") {
			return true
		}
	}
	return false
}

// relative tells a verb whose subject is a relative word: министр, который заявил; кто предложил.
func (s *sentence) relative(i int) bool {
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
func (s *sentence) whatCalled(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && s.english && !s.words[k].mark; k-- {
		if s.words[k].is("what") {
			return k > 0 && !s.words[k-1].mark
		}
	}
	return false
}

// pastRecipients goes over who is told, who does not tell it: сообщил журналистам; рассказал РИА
// Новости; рассказали «Берегу».
func (rd *Reader) pastRecipients(s *sentence, from int) int {
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
		case rd.lex.lang == "ru" && !w.mark && rd.lex.class(w) == discourse.Outlet && from+1 < len(s.words) && !s.words[from+1].mark && !(w.low == "газета" || w.low == "агентство"):
			if s.words[from+1].is("новости") {
				from++
			}
		case rd.lex.lang == "ru" && isAcronym(w) && rd.lex.class(w) == discourse.Nobody && from+1 < len(s.words) && !s.words[from+1].mark:
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
	daysRu   = lexicon.Set("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
	monthsRu = lexicon.Set("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
)

// pastDayRu goes over the day behind a verb: заявил в пятницу, 16 мая, глава концерна.
func (s *sentence) pastDayRu(from int) int {
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
func behindMark(s *sentence, c *cue) bool {
	if c.at == 0 || !s.words[c.at-1].mark {
		return false
	}
	if s.latin() { // in English only behind a quotation: Johnson, the chair, told …
		return s.words[c.at-1].is("”", "\"", "»") || s.words[c.at-1].is(",") && c.e.Class == lexicon.Say && c.e.past && s.onlyName(c.at+1, s.goesOn(c.at))
	}
	if s.words[c.at-1].is(",") && c.e.Class == lexicon.Acts {
		return false // премьер, комментируя это, призвал
	}
	return !s.words[c.at-1].is(")")
}

func speaks(m *discourse.Mention) bool {
	return m.Class != thing && m.Class != discourse.Outlet && m.Class != discourse.Doc
}

// foreignPress tells BBC News in a Russian text.
func foreignPress(lang string, m *discourse.Mention) bool {
	return lang == "ru" && m.Role == "" && !strings.ContainsFunc(m.Text, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) })
}

func (rd *Reader) pressBehind(s *sentence, from, to int) bool {
	for k := from; k < min(to+1, len(s.words)); k++ {
		if rd.lex.class(&s.words[k]) == discourse.Outlet {
			return true
		}
	}
	return false
}

// endOfName gives where a name behind the verb ends: at a mark, что, or a preposition that belongs
// to no office.
func (rd *Reader) endOfName(s *sentence, from int) int {
	head := discourse.Nobody
	k := from
	for k < len(s.words) && k < from+18 {
		w := &s.words[k]
		if w.mark && !w.is(".", "'", "’") && !w.quoted || w.is("что", "that", "как", "и", "who", "saying") {
			break
		}
		if prepositions[w.low] && s.latin() {
			break
		}
		if prepositions[w.low] && head != discourse.Nobody && head != discourse.Source {
			n := rd.nameBeyond(s, k, len(s.words))
			if n == 0 {
				break
			}
			k = n
			continue
		}
		if c := rd.classAt(s, k); head == discourse.Nobody && c != discourse.Nobody && c != discourse.Outlet && !rd.governed(s, from, k) {
			head = c
		}
		k++
	}
	return k
}

// fullNameBefore gives where a name of two words ends that stands right before a Russian verb, behind an office in
// commas: экс-премьер Тарна, лидер партии «Берег» Арвид Лёве заявил. 0 if the mention has its name.
func (s *sentence) fullNameBefore(m *discourse.Mention, at int) int {
	if s.english || m.Class != discourse.Person || len(m.Names) > 0 && strings.Contains(m.Names[0], " ") || m.Role == "" {
		return 0
	}
	n := at
	for n > 0 && adverbs[s.words[n-1].low] {
		n--
	}
	if n < 4 || !s.words[n-1].capital || !s.words[n-2].capital || s.words[n-1].mark || s.words[n-1].start < m.End {
		return 0
	}
	for k := n - 3; k >= 0 && s.words[k].start >= m.End; k-- {
		if s.words[k].is("и", "что", ";", ":", "—", "–", "который", "которая") || !s.words[k].capital && finiteRu(s.words[k].low) {
			return 0
		}
	}
	return n
}

// mentionTo gives a mention that goes on to the name of two words that ends before word n.
func (rd *Reader) mentionTo(s *sentence, m *discourse.Mention, n int) *discourse.Mention {
	one := *m
	one.Class, one.End, one.Names = discourse.Person, s.words[n-1].end, rd.namesOf(s, n-2, n)
	one.Text = string(rd.r[one.Start:one.End])
	return &one
}

// fullName gives the end of a sentence whose last two words are a name that ends a long office: …, заявил глава
// делегации на переговорах Тарна и Вельда замминистра Арвид Лёве.
func (s *sentence) fullName(from, to int) int {
	n := len(s.words)
	for n > 0 && s.words[n-1].mark && !s.words[n-1].quoted {
		n--
	}
	if s.english || n-from > 24 || n < from+3 || to >= n || !s.words[n-1].capital || !s.words[n-2].capital || s.words[n-3].capital && !isAcronym(&s.words[n-3]) {
		return 0
	}
	for k := from; k < n; k++ {
		if w := &s.words[k]; w.is(",", ";", ":", "—", "–", "что", "который", "которая") || !w.capital && finiteRu(w.low) || prepositions[s.words[n-3].low] {
			return 0
		}
	}
	return n
}

// known turns a pronoun or a description into whom it stands for.
func (rd *Reader) known(m *discourse.Mention) *discourse.Mention {
	switch {
	case m.Class == discourse.Pron:
		if both := rd.both(); both != nil && rd.Last != nil && (rd.Last.Class == discourse.Joint || rd.Last.Class == discourse.Person) && (m.Text == "They" || m.Text == "they" || m.Text == "Они" || m.Text == "они") {
			if rd.Last.Class == discourse.Joint {
				both = append([]string{rd.Last.Text}, rd.Last.Names...)
			}
			m.Class, m.Names = discourse.Joint, both
			return m
		}
		if of := rd.meantBy(m.Text); of != nil {
			return &discourse.Mention{Span: m.Span, Class: of.Class, Text: m.Text, Names: append([]string{of.Text}, of.Names...), Role: of.Role}
		}
	case len(m.Names) == 0 && (m.Class == discourse.Joint || severalRu[strings.ToLower(m.Text)]):
		if both := rd.both(); both != nil {
			m.Class, m.Names = discourse.Joint, both
		}
	case m.Class == discourse.Person && len(m.Names) == 0 && !indefinite(m.Text):
		if of := rd.Latest(func(o *discourse.Mention) bool { return rd.describes(m, o) }); of != nil {
			m.Names = append(m.Names, of.Names...)
		} else if rd.Last != nil && rd.Last.Class == discourse.Person && rd.whose(m.Text) == "" && (rd.Last.Role == "" || m.Role == "" || generic(m.Role) || sharesRole(rd.lex.lang, rd.Last.Role, m.Role)) {
			m.Names = append(m.Names, rd.Last.Names...)
		}
	}
	return m
}

// severalRu are who talks with each other.
var severalRu = lexicon.Set("стороны", "обе стороны", "министры", "президенты", "лидеры", "премьеры", "собеседники", "переговорщики", "дипломаты", "политики", "главы государств", "главы правительств")

// quotedName finds a firm or a club that has only its name in quotation marks: «Речстрой» подтвердил.
func (rd *Reader) quotedName(s *sentence, c *cue) *discourse.Mention {
	at := c.from
	for at < c.at && at < c.from+4 && !s.words[at].mark && !prepositions[s.words[at].low] && !adverbs[s.words[at].low] && !joiners[s.words[at].low] {
		at++ // авиакомпания
	}
	if at >= len(s.words) || !s.words[at].is("«") {
		return nil
	}
	n := s.closed(at, c.at)
	if n == 0 || n-at > 6 || !s.words[at+1].capital || s.afterTime(n) != c.at || at > c.from && rd.namesMedia(s, c.from, at) {
		return nil
	}
	m := &discourse.Mention{Span: layout.Between(s.words[c.from].start, s.words[n-1].end), Class: discourse.Org}
	m.Text = string(rd.r[m.Start:m.End])
	return m
}

// meantBy gives whom a pronoun stands for.
func (rd *Reader) meantBy(pronoun string) *discourse.Mention {
	of := rd.Last
	switch strings.ToLower(pronoun) {
	case "we", "мы", "i", "я":
		if of = rd.Page; rd.Turn != nil {
			of = rd.Turn
		}
		if of == nil {
			of = rd.Last
		}
	case "it":
		if o := rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Org || o.Class == discourse.Party }); o != nil {
			of = o
		}
	}
	if p := strings.ToLower(pronoun); of != nil && (of.Class != discourse.Person && of.Class != discourse.Pron && of.Class != discourse.Source || of == rd.Turn || of == rd.Page) && (p == "he" || p == "she" || p == "он" || p == "она") {
		if o := rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Person && len(o.Names) > 0 && o != of }); o != nil {
			return o
		}
	}
	if of == nil {
		of = rd.Topic
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
