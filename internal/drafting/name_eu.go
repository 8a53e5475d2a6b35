package drafting

import (
	"strings"
	"unicode"
)

// nameIn finds who can speak in a stretch: the first word that names somebody and is not
// what a preposition or another name governs, with what describes them.
func (rd *readerEu) nameIn(s *sentence, from, to int, behind bool) *mention {
	for i := from; i < to; i++ {
		w := &s.words[i]
		if w.mark || w.quoted && !behind {
			continue
		}
		class := rd.classAt(s, i)
		if class == nobody || (class == person || class == group) && rd.lex.lang == "ru" && !w.capital && obliqueRu(w.low) || rd.governed(s, from, i) || behind && class == outlet && rd.lex.lang == "ru" {
			continue
		}
		return rd.mentionAt(s, from, i, to, class)
	}
	return nil
}

// obliqueRu tells several in a case in which nobody speaks: (участие) посредников.
func obliqueRu(low string) bool {
	for _, end := range []string{"ов", "ев", "ам", "ям", "ами", "ями", "ах", "ях"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// mentionAt gives the name whose head is word i.
func (rd *readerEu) mentionAt(s *sentence, from, i, to int, class speakerClass) *mention {
	first, end := rd.nameFrom(s, from, i), rd.nameTo(s, i, to, class)
	m := &mention{span: span{s.words[first].start, s.words[end-1].end}, class: class}
	m.text = strings.Join(strings.Fields(string(rd.r[m.start:m.end])), " ")
	if class == pron {
		return m
	}
	m.role = rd.roleOf(s, first, end)
	m.names = rd.namesOf(s, first, end)
	if len(m.names) > 0 && (class == org || class == group) && m.role != "" && rd.holdsOffice(s, i, end) {
		m.class = person
	}
	if m.class == org || m.class == party {
		m.names = nil // МИД Вельда is not called Вельд
	}
	return m
}

// holdsOffice tells the White House spokesman Holt from the foreign ministry of Tarn.
func (rd *readerEu) holdsOffice(s *sentence, i, end int) bool {
	for k := i; k < end; k++ {
		if rd.lex.class(&s.words[k]) == person {
			return true
		}
	}
	return false
}

// classAt tells whether a word can be the head of who speaks.
func (rd *readerEu) classAt(s *sentence, i int) speakerClass {
	w := &s.words[i]
	switch {
	case w.is("who"):
		return nobody // whoever it points back to speaks
	case pronounsEu[w.low], w.is("it") && rd.saysNext(s, i):
		return pron
	case w.is("no") && i+1 < len(s.words) && s.words[i+1].is("10", "11"):
		return org // Number Ten
	case w.is("people", "person", "persons", "officials", "one") && s.inTheKnow(i):
		return source
	}
	if c := rd.lex.class(w); c != nobody {
		return c
	}
	next := i + 1
	switch {
	case !w.capital || len([]rune(w.text)) < 2 || neverNames[w.low] || adverbs[w.low] || joiners[w.low] || prepositionsEu[w.low] || timeWords[w.low]:
		return nobody
	case i > 0 && !s.words[i-1].is(".", "«", "“", "\"", "—", "-", "–") || rd.seenName(w.text) || rd.proper[properKey(rd.lex.lang, w.low)]:
		return person
	case next < len(s.words) && s.words[next].capital && !s.words[next].mark:
		return person
	case articles[w.low] || rd.common[w.low]:
		return nobody
	case rd.lex.lang == "en" && rd.leadsToVerb(s, i):
		return person
	case rd.lex.lang == "ru" && next < len(s.words) && len(rd.lex.verbs[s.words[next].low]) > 0 && !abstractRu(w.low) && !strings.HasSuffix(w.low, "но"):
		return person
	}
	return nobody
}

// saysNext tells "it said", "it also warned" from the it of weather and grammar.
func (rd *readerEu) saysNext(s *sentence, i int) bool {
	k := i + 1
	for k < len(s.words) && adverbs[s.words[k].low] {
		k++
	}
	if k == len(s.words) {
		return false
	}
	for _, e := range rd.lex.verbs[s.words[k].low] {
		if e.class == say && !e.base && !e.gerund {
			return true
		}
	}
	return false
}

// inTheKnow tells people familiar with the matter, one of the officials who spoke.
func (s *sentence) inTheKnow(i int) bool {
	w := &s.words[i]
	if i+1 < len(s.words) && s.words[i+1].is("familiar", "briefed", "close", "involved", "aware", "privy") {
		return true
	}
	if w.is("one") {
		return i+3 < len(s.words) && s.words[i+1].is("of") && s.words[i+2].is("the", "them", "those") && s.words[i+3].is("people", "officials", "sources", "diplomats", "persons")
	}
	return w.is("people") && i > 0 && s.words[i-1].is("the") && i+1 < len(s.words) && s.words[i+1].is("said", "added") || w.is("person") && i > 0 && s.words[i-1].is("the", "second", "another")
}

// leadsToVerb tells whether the first word of a sentence is what a verb tells of: Veld on
// Tuesday rejected; Holt, the chair, said.
func (rd *readerEu) leadsToVerb(s *sentence, i int) bool {
	low := s.words[i].low
	if k := s.afterTime(i + 1); k < len(s.words) && len(rd.lex.verbs[s.words[k].low]) > 0 {
		return true
	}
	if i+1 >= len(s.words) || !s.words[i+1].is(",") || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ly") {
		return false
	}
	for n := i + 2; n < len(s.words) && n < i+16; n++ {
		if s.words[n].is(",") {
			k := s.afterTime(n + 1)
			return n > i+2 && k < len(s.words) && len(rd.lex.verbs[s.words[k].low]) > 0
		}
	}
	return false
}

// afterTime goes over what says when: on Tuesday, late, has also.
func (s *sentence) afterTime(k int) int {
	for k < len(s.words) {
		w := &s.words[k]
		if !adverbs[w.low] && !timeWords[w.low] && !w.is("on", "late", "early", "last", "this") && !(unicode.IsDigit(rune(w.text[0])) && k > 0 && timeWords[s.words[k-1].low]) {
			break
		}
		k++
	}
	return k
}

var (
	// timeWords are written with a capital in English, and name nobody.
	timeWords = setOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"today", "yesterday", "tonight", "tomorrow", "week", "month", "year", "night", "morning", "evening", "afternoon")
	// neverNames begin sentences and are no names.
	neverNames = setOf("как", "что", "когда", "если", "так", "это", "этот", "эта", "эти", "все", "всё", "там", "тут", "здесь", "поэтому", "кроме", "чтобы", "хотя", "пока", "потому", "напомним", "отметим", "добавим", "ранее", "позднее",
		"его", "ее", "их", "наш", "наша", "наши", "мой", "свой", "этого", "того", "тот", "та", "те", "никто", "ничего", "нет", "да", "кто", "где", "почему", "зачем", "сколько", "между", "вместе", "одновременно", "наконец", "например", "причем", "впрочем", "при", "вопрос", "ответ",
		"it", "there", "that", "this", "these", "those", "what", "when", "where", "why", "how", "if", "as", "the", "a", "an", "one", "some", "many", "most", "all", "asked", "here", "so", "because",
		"however", "meanwhile", "separately", "instead", "still", "also", "later", "earlier", "then", "now", "yes", "no", "nobody", "none", "neither", "nothing", "everyone", "everybody", "somebody", "once", "while", "though", "although", "unless", "until", "both", "each", "every", "another", "other", "others", "more", "much", "few", "several", "only", "even", "just", "not", "never", "perhaps", "maybe", "his", "her", "their", "its", "our", "my", "your", "question", "questions", "answer", "moreover", "furthermore", "overall", "elsewhere", "today", "yesterday")
	// titleWords stand before names and are none.
	titleWords = setOf("prime", "foreign", "deputy", "vice", "first", "home", "defence", "defense", "energy", "finance", "interior", "shadow", "chief", "acting", "former", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "miss", "sir", "dr", "dr.", "dame", "lord", "lady", "state", "press", "permanent", "special", "under", "assistant", "health", "justice", "trade", "transport", "education", "white", "supreme", "high", "international", "national", "federal")
)

func abstractRu(low string) bool {
	for _, end := range []string{"ость", "ение", "ание", "ства", "ство", "ции", "ция", "тие", "ения", "ания", "оры"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// properKey is what the cases of a name share.
func properKey(lang, low string) string {
	if lang == "en" {
		return strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
	}
	r := []rune(low)
	return string(r[:max(min(3, len(r)), len(r)-2)])
}

// survey notes which words a part writes with a capital inside its sentences, which are names, and which
// without: at the beginning of a sentence that tells the one from the other.
func (rd *readerEu) survey(r []rune, lines []line) {
	rd.proper, rd.common = make(map[string]bool), make(map[string]bool)
	for i := range lines {
		if lines[i].role == aside {
			continue
		}
		words := wordsEu(r, lines[i].span, nil)
		for k := range words {
			w := &words[k]
			switch {
			case w.mark || len([]rune(w.text)) < 3:
			case !w.capital:
				rd.common[w.low] = true
			case k > 0 && !words[k-1].mark && !timeWords[w.low] && lines[i].role != headline && rd.lex.class(w) == nobody:
				rd.proper[properKey(rd.lex.lang, w.low)] = true
			}
		}
	}
}

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
			return !timeWords[s.words[k+1].low] // On Monday Holt said
		case rd.lex.lang == "ru" && !attributeRu(w.low):
			return false // в понедельник министр: the preposition has its own noun
		case rd.lex.lang == "en" && k > from && w.is("the") && !prepositionsEu[s.words[k-1].low] && !articles[s.words[k-1].low] && !s.words[k-1].mark:
			return false // After the talks the minister said
		}
	}
	return false
}

// nameFrom takes in what describes somebody before the head: Японский премьер.
func (rd *readerEu) nameFrom(s *sentence, from, i int) int {
	first := i
	for k := i - 1; k >= from && k >= i-4; k-- {
		w := &s.words[k]
		if rd.lex.lang == "en" && w.is("'", "’") && k > from && !s.words[k-1].mark && s.words[k-1].end == w.start {
			continue // the builders' union
		}
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
func (rd *readerEu) nameTo(s *sentence, i, to int, class speakerClass) int {
	end := i + 1
	if class == pron {
		return end
	}
	english := rd.lex.lang == "en"
	for k := i + 1; k < to; k++ {
		w := &s.words[k]
		switch {
		case w.is("who", "which", "whose"):
			return end
		case w.is(",") && english && k+1 < to && !s.words[k+1].is("who", "which", "whose") && rd.apposition(s, k+1, to):
			continue
		case w.is("«") && !english:
			n := s.closed(k, to)
			if n == 0 {
				return end
			}
			end, k = n, n-1 // компании «Речстрой»
			continue
		case w.is("(", ")"), w.is("’", "'"):
			end = k + 1
			continue
		case w.mark, adverbs[w.low], strings.HasSuffix(w.low, "ly") && english && !w.capital:
			return end
		case !english && class == source && prepositionsEu[w.low]: // источник в правительстве
		case !english && prepositionsEu[w.low] && !w.is("по"):
			n := rd.nameBeyond(s, k, to)
			if n == 0 {
				return end
			}
			end, k = n, n-1
			continue
		case !english && pronounsEu[w.low]:
			return end
		case english && (timeWords[w.low] || w.is("on", "in") && k+1 < to && timeWords[s.words[k+1].low] || modals[w.low] && !w.is("to")):
			return end
		case !english && finiteRu(w.low) && !w.capital:
			return end
		case english && (beForms[w.low] || !w.capital && rd.lex.people[w.low] == nobody && rd.verbAt(s, k)):
			return end
		}
		end = k + 1
	}
	return end
}

// finiteRu tells verbs that no lexicon needs to have: спорят, надеются.
func finiteRu(low string) bool {
	for _, end := range []string{"ают", "яют", "уют", "ются", "рят", "дят", "ятся", "ится", "ется", "лись", "лось", "лся", "лась"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// verbAt tells a form that reports, with the word it wants behind it: press for, not press secretary.
func (rd *readerEu) verbAt(s *sentence, k int) bool {
	for _, e := range rd.lex.verbs[s.words[k].low] {
		if e.after == "" || s.followed(k, e.after) {
			return true
		}
	}
	return false
}

// closed gives the word behind the quotation that opens at k, 0 if it is long or has no end.
func (s *sentence) closed(k, to int) int {
	for n := k + 1; n < to && n < k+7; n++ {
		if s.words[n].is("»") {
			return n + 1
		}
	}
	return 0
}

// nameBeyond finds a name behind what a preposition says of its office: представитель при Совете
// реки Павел Рогут. It gives the word behind the name, 0 if there is none.
func (rd *readerEu) nameBeyond(s *sentence, k, to int) int {
	if k+1 >= len(s.words) || s.words[k+1].is("интервью", "ходе", "эфире", "беседе", "разговоре", "письме", "связи", "рамках", "встрече", "переговорах", "вопрос", "вопросы", "отношении", "адрес") {
		return 0
	}
	for n := k + 1; n < to && n < k+9; n++ {
		w := &s.words[n]
		if w.mark && !w.quoted {
			return 0
		}
		if !w.capital || w.quoted {
			continue
		}
		stop := n
		for stop < to && s.words[stop].capital && !s.words[stop].mark {
			stop++
		}
		if run := stop - n; run >= 3 || run == 2 && n > k+1 {
			return stop
		}
		n = stop - 1
	}
	return 0
}

// apposition tells ", the shadow home secretary," from another clause.
func (rd *readerEu) apposition(s *sentence, k, to int) bool {
	if k+1 < to && s.words[k].capital && s.words[k+1].capital && !s.words[k-2].capital {
		return true // a passenger, Anna Holt
	}
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
		if w.capital && rd.lex.class(w) == nobody && !titleWords[w.low] && (i > first || rd.lex.lang == "en") && len(role) > 0 {
			break
		}
		if !w.capital || rd.lex.class(w) != nobody || titleWords[w.low] {
			role = append(role, w.low)
		}
	}
	return strings.Join(role, " ")
}

// namesOf gives the proper name in a name with its office: what stands behind the office,
// else what stands before it. "The Veld prime minister" has none: Veld is whose minister it is.
func (rd *readerEu) namesOf(s *sentence, first, end int) []string {
	var runs [][]string // of words with capitals side by side
	office, behind := -1, 0
	for i := first; i < end; i++ {
		w := &s.words[i]
		switch {
		case w.mark && !w.is("."):
			runs = append(runs, nil)
		case rd.lex.class(w) != nobody:
			office, behind = i, len(runs)
			runs = append(runs, nil)
		case !w.capital || titleWords[w.low] || rd.lex.states[w.text] || articles[w.low] || neverNames[w.low] || w.quoted:
			runs = append(runs, nil)
		case len(runs) == 0:
			runs = append(runs, []string{w.text})
		default:
			runs[len(runs)-1] = append(runs[len(runs)-1], w.text)
		}
	}
	if office >= 0 {
		if name := longest(runs[behind:]); name != nil {
			return []string{strings.Join(rd.withoutState(name), " ")}
		}
		if w := &s.words[office]; rd.lex.lang == "en" && !s.comma(first, office) && !w.capital {
			return nil
		}
		runs = runs[:behind]
	}
	if name := longest(runs); name != nil {
		return []string{strings.Join(name, " ")}
	}
	return nil
}

func (s *sentence) comma(from, to int) bool {
	for k := from; k < to; k++ {
		if s.words[k].is(",") {
			return true
		}
	}
	return false
}

// longest gives the longest run of words, of equal ones the first.
func longest(runs [][]string) []string {
	var best []string
	for _, run := range runs {
		if len(run) > len(best) {
			best = run
		}
	}
	return best
}

// withoutState leaves out whose office it is: (министр) Вельда Йоста Крамм; a middle name that is a
// patronymic stays.
func (rd *readerEu) withoutState(name []string) []string {
	if rd.lex.lang != "ru" || len(name) != 3 {
		return name
	}
	if m := strings.ToLower(name[1]); strings.HasSuffix(m, "ич") || strings.HasSuffix(m, "на") || strings.HasSuffix(m, "ича") || strings.HasSuffix(m, "ны") || len([]rune(m)) < 3 {
		return name
	}
	return name[1:]
}
