package drafting

import (
	"strings"
)

var pronounsEu = setOf("he", "she", "they", "we", "i", "who", "он", "она", "они", "мы", "я")

var prepositionsEu = setOf("в", "во", "на", "по", "после", "до", "при", "с", "со", "к", "ко", "о", "об", "от", "из", "за", "для", "без", "у", "над", "под", "перед", "через", "между", "из-за", "накануне", "согласно", "благодаря", "несмотря", "среди", "против", "вместо", "кроме", "помимо",
	"in", "on", "at", "by", "with", "from", "after", "before", "during", "under", "over", "into", "to", "as", "since", "following", "despite", "amid", "against", "about", "according")

// recipients are told something and do not tell it: сообщил журналистам министр.
var recipientsRu = setOf("журналистам", "репортерам", "корреспондентам", "агентству", "изданию", "газете", "порталу", "телеканалу", "радиостанции", "рбк", "тасс", "интерфаксу", "ему", "ей", "им", "нам", "депутатам", "парламентариям", "читателям", "зрителям", "собравшимся")

// speakerOf finds who speaks: before the verb, or behind it; joined: as the clause before.
func (rd *readerEu) speakerOf(s *sentence, c *cueEu, last *found, joined, tailing bool) (m *mention, dropped, ok bool) {
	if joined && last != nil {
		return last.speaker, true, true
	}
	if s.relative(c.at) {
		return nil, false, false
	}
	if !behindMark(s, c) {
		if m := rd.nameIn(s, c.from, c.at, false); m != nil {
			return rd.known(m), false, speaks(m)
		}
	}
	if rd.lex.lang == "ru" || tailing || c.at > 0 && s.words[c.at-1].mark {
		from := c.at + 1
		for from < len(s.words) && (recipientsRu[s.words[from].low] || adverbs[s.words[from].low]) {
			from++
		}
		to := s.endOfName(from)
		if c.e.class == relays { // цитирует РБК Карасина: the last of them
			from = max(from, to-3)
			for from+1 < to && rd.lex.class(&s.words[from]) == nobody && s.words[from].capital {
				from++
			}
		}
		if m := rd.nameIn(s, from, to, true); m != nil {
			return rd.known(m), false, speaks(m)
		}
	}
	if behindMark(s, c) {
		if m := rd.nameIn(s, c.from, c.at, false); m != nil {
			return rd.known(m), false, speaks(m)
		}
	}
	if m := rd.place(s, c); m != nil {
		return m, false, true
	}
	if c.e.we && rd.page != nil {
		return rd.page, true, true
	}
	return nil, false, false
}

// relative tells a verb whose subject is a relative word: министр, который заявил; кто предложил.
func (s *sentence) relative(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		w := &s.words[k]
		if w.is("который", "которая", "которые", "которое", "кто", "which", "whom", "whose") {
			return true
		}
		if w.mark || !adverbs[w.low] {
			return false
		}
	}
	return false
}

// place finds who speaks where Russian names a place: В прокуратуре заявили; с тарнской стороны
// выражена озабоченность.
func (rd *readerEu) place(s *sentence, c *cueEu) *mention {
	if rd.lex.lang != "ru" {
		return nil
	}
	low := s.words[c.at].low
	plural := strings.HasSuffix(low, "ли") || strings.HasSuffix(low, "ют") || strings.HasSuffix(low, "ят") || strings.HasSuffix(low, "лись")
	for i := c.from; i < c.at; i++ {
		w := &s.words[i]
		in := plural && w.is("в", "во") && i <= c.from+4
		side := c.e.passive && w.is("с", "со")
		if !in && !side {
			continue
		}
		for k := i + 1; k < min(c.at, i+4); k++ {
			class := rd.lex.class(&s.words[k])
			if class != org && class != party && !(in && s.words[k].capital && class == nobody) {
				continue
			}
			end := rd.nameTo(s, k, c.at)
			m := &mention{span: span{s.words[i+1].start, s.words[end-1].end}, class: org}
			m.text = string(rd.r[m.start:m.end])
			return m
		}
	}
	return nil
}

// behindMark tells a verb right behind a comma or dash, whose name comes after it.
func behindMark(s *sentence, c *cueEu) bool {
	if c.at == 0 || !s.words[c.at-1].mark {
		return false
	}
	if s.latin() { // in English only behind a quotation: Johnson, the chair, told …
		return s.words[c.at-1].is("”", "\"", "»")
	}
	return !s.words[c.at-1].is(")")
}

func speaks(m *mention) bool { return m.class != thing && m.class != outlet && m.class != doc }

// endOfName gives where a name behind the verb ends: at a mark, a preposition, что.
func (s *sentence) endOfName(from int) int {
	k := from
	for k < len(s.words) && k < from+14 {
		w := &s.words[k]
		if w.mark && !w.is(".", "'") && !w.quoted || w.is("что", "that", "как", "и", "who", "saying") {
			break
		}
		if prepositionsEu[w.low] && !(k == from && !s.latin()) { // заявил в интервью газете министр
			break
		}
		k++
	}
	return k
}

// nameIn finds who can speak in a stretch: the first word that names somebody and is not
// what a preposition or another name governs, with what describes them.
func (rd *readerEu) nameIn(s *sentence, from, to int, behind bool) *mention {
	for i := from; i < to; i++ {
		w := &s.words[i]
		if w.mark || w.quoted && !behind {
			continue
		}
		class := rd.classAt(s, i)
		if class == nobody || rd.governed(s, from, i) || behind && class == outlet && rd.lex.lang == "ru" {
			continue
		}
		first, end := rd.nameFrom(s, from, i), rd.nameTo(s, i, to)
		m := &mention{span: span{s.words[first].start, s.words[end-1].end}, class: class}
		m.text = strings.Join(strings.Fields(string(rd.r[m.start:m.end])), " ")
		m.role = rd.roleOf(s, first, end)
		m.names = rd.namesOf(s, first, end)
		if len(m.names) > 0 && (class == org || class == group || class == nobody) && m.role != "" {
			m.class = person
		}
		return m
	}
	return nil
}

// classAt tells whether a word can be the head of who speaks.
func (rd *readerEu) classAt(s *sentence, i int) speakerClass {
	w := &s.words[i]
	if pronounsEu[w.low] {
		return pron
	}
	if c := rd.lex.class(w); c != nobody {
		return c
	}
	switch {
	case !w.capital || len([]rune(w.text)) < 2 || neverNames[w.low] || adverbs[w.low] || joiners[w.low] || prepositionsEu[w.low]:
		return nobody
	case i > 0 && !s.words[i-1].is(".", "«", "“", "\"", "—", "-") || rd.seenName(w.text):
		return person
	case i+1 < len(s.words) && s.words[i+1].capital && !s.words[i+1].mark:
		return person
	case rd.lex.lang == "en" && i+1 < len(s.words) && len(rd.lex.verbs[s.words[i+1].low]) > 0 && !articles[w.low] && !prepositionsEu[w.low]:
		return person
	case rd.lex.lang == "ru" && i+1 < len(s.words) && len(rd.lex.verbs[s.words[i+1].low]) > 0 && !adverbs[w.low] && !prepositionsEu[w.low]:
		return person
	}
	return nobody
}

// neverNames begin sentences and are no names.
var neverNames = setOf("как", "что", "когда", "если", "так", "это", "этот", "эта", "эти", "все", "всё", "там", "тут", "здесь", "поэтому", "кроме", "чтобы", "хотя", "пока", "потому", "напомним", "отметим", "добавим", "ранее", "позднее",
	"it", "there", "that", "this", "these", "those", "what", "when", "where", "why", "how", "if", "as", "the", "a", "an", "one", "some", "many", "most", "all", "asked", "here", "so", "because")

func (rd *readerEu) seenName(text string) bool {
	return len([]rune(text)) > 2 && rd.latest(func(m *mention) bool {
		for _, n := range m.names {
			if strings.Contains(n, text) {
				return true
			}
		}
		return false
	}) != nil
}

// governed tells whether a preposition stands before a name, with nothing but its
// attributes between: на встрече с мэром.
func (rd *readerEu) governed(s *sentence, from, i int) bool {
	for k := i - 1; k >= from && k > i-5; k-- {
		w := &s.words[k]
		switch {
		case w.mark:
			return false
		case prepositionsEu[w.low]:
			return true
		case rd.lex.lang == "ru" && !attributeRu(w.low):
			return false // в понедельник министр: the preposition has its own noun
		}
	}
	return false
}

// nameFrom takes in what describes somebody before the head: Японский премьер.
func (rd *readerEu) nameFrom(s *sentence, from, i int) int {
	first := i
	for k := i - 1; k >= from && k >= i-3; k-- {
		w := &s.words[k]
		if w.mark || w.quoted || prepositionsEu[w.low] || adverbs[w.low] || joiners[w.low] || pronounsEu[w.low] || w.is("что", "that") {
			break
		}
		if rd.lex.lang == "ru" && !attributeRu(w.low) {
			break
		}
		first = k
	}
	return first
}

func attributeRu(low string) bool {
	for _, end := range []string{"ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "его", "его", "ого", "ой", "их", "ых"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// nameTo goes on to the end of the name: the rest of a title, the name, an apposition.
func (rd *readerEu) nameTo(s *sentence, i, to int) int {
	end := i + 1
	if pronounsEu[s.words[i].low] {
		return end
	}
	for k := i + 1; k < to; k++ {
		w := &s.words[k]
		switch {
		case w.mark && w.is(",") && rd.lex.lang == "en" && k+1 < to && rd.apposition(s, k+1, to):
			continue
		case w.mark && w.is("(", ")") && rd.lex.lang == "en", w.mark && w.is("’", "'"):
			end = k + 1
			continue
		case w.mark, adverbs[w.low], strings.HasSuffix(w.low, "ly") && rd.lex.lang == "en" && !w.capital:
			return end
		case rd.lex.lang == "ru" && (prepositionsEu[w.low] && !w.is("по") || pronounsEu[w.low]):
			return end
		case rd.lex.lang == "en" && (len(rd.lex.verbs[w.low]) > 0 && !w.capital && rd.lex.people[w.low] == nobody || beForms[w.low]):
			return end
		}
		end = k + 1
	}
	return end
}

// apposition tells ", the shadow home secretary," from another clause.
func (rd *readerEu) apposition(s *sentence, k, to int) bool {
	for n := k; n < to && n < k+12; n++ {
		if s.words[n].mark && s.words[n].is(",") {
			return n > k
		}
		if rd.lex.class(&s.words[n]) != nobody {
			return true
		}
	}
	return false
}

// roleOf gives the words of a name that are an office.
func (rd *readerEu) roleOf(s *sentence, first, end int) string {
	var role []string
	for i := first; i < end; i++ {
		w := &s.words[i]
		if w.mark {
			continue
		}
		if w.capital && rd.lex.class(w) == nobody && (i > first || rd.lex.lang == "en") && len(role) > 0 {
			break
		}
		if !w.capital || rd.lex.class(w) != nobody {
			role = append(role, w.low)
		}
	}
	return strings.Join(role, " ")
}

// namesOf gives the proper name in a name with its office.
func (rd *readerEu) namesOf(s *sentence, first, end int) []string {
	var name []string
	for i := first; i < end; i++ {
		w := &s.words[i]
		if w.capital && rd.lex.class(w) == nobody && !w.mark && !rd.lex.states[w.text] && !articles[w.low] {
			name = append(name, w.text)
		}
	}
	if len(name) == 0 {
		return nil
	}
	return []string{strings.Join(name, " ")}
}

// known turns a pronoun or a description into whom it stands for.
func (rd *readerEu) known(m *mention) *mention {
	if m.class == pron {
		of := rd.last
		if m.text == "We" || m.text == "we" || m.text == "Мы" || m.text == "мы" {
			of = rd.page
		}
		if of == nil {
			of = rd.topic
		}
		if of != nil {
			return &mention{span: m.span, class: of.class, text: m.text, names: append([]string{of.text}, of.names...), role: of.role}
		}
		return m
	}
	if m.class == person && len(m.names) == 0 {
		if of := rd.latest(func(o *mention) bool { return o.class == person && len(o.names) > 0 && sharesRole(o.role, m.role) }); of != nil {
			m.names = append(m.names, of.names...)
		} else if rd.last != nil && rd.last.class == person {
			m.names = append(m.names, rd.last.names...)
		}
	}
	return m
}

func sharesRole(a, b string) bool {
	for _, w := range strings.Fields(b) {
		if len(w) > 4 && strings.Contains(a, w) {
			return true
		}
	}
	return false
}

// note remembers whom a sentence names.
func (rd *readerEu) note(s *sentence) {
	for i := 0; i < len(s.words); i++ {
		w := &s.words[i]
		if !w.capital || w.mark || rd.lex.class(w) != nobody || i == 0 && !(i+1 < len(s.words) && s.words[i+1].capital) {
			continue
		}
		k := i
		for k < len(s.words) && s.words[k].capital && !s.words[k].mark {
			k++
		}
		if k-i >= 2 {
			m := &mention{span: span{s.words[i].start, s.words[k-1].end}, class: person}
			m.text = string(rd.r[m.start:m.end])
			m.names = []string{m.text}
			rd.remember(m)
			if i < 4 {
				rd.topic = m
			}
		}
		i = k
	}
}
