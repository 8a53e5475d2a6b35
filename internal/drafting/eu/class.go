package eu

import (
	"strings"
	"unicode"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
)

// classAt tells whether a word can be the head of who speaks.
func (rd *Reader) classAt(s *sentence, i int) discourse.SpeakerClass {
	w := &s.words[i]
	switch {
	case w.is("who"):
		return discourse.Nobody // whoever it points back to speaks
	case pronouns[contracted(w.low)], w.is("it") && rd.saysNext(s, i):
		return discourse.Pron
	case w.is("no") && i+1 < len(s.words) && s.words[i+1].is("10", "11"):
		return discourse.Org // Number Ten
	case w.is("people", "person", "persons", "officials", "one") && s.inTheKnow(i):
		return discourse.Source
	case w.is("one") && i == 0 && rd.saysNext(s, i):
		return discourse.Group // of those just named
	case w.is("two", "three", "four") && i > 0 && s.words[i-1].is("the") && rd.reportsNext(s, i):
		return discourse.Joint // the two agreed
	}
	if c := rd.lex.class(w); c != discourse.Nobody {
		return c
	}
	next := i + 1
	if rd.isState(s, i) {
		return discourse.Party
	}
	switch {
	case !w.capital || len([]rune(w.text)) < 2 || neverNames[w.low] || adverbs[w.low] || joiners[w.low] || prepositions[w.low] || timeWords[w.low]:
		return discourse.Nobody
	case i > 0 && !s.words[i-1].is(".", "«", "“", "\"", "—", "-", "–") || rd.seenName(w.text) || rd.proper[properKey(rd.lex.lang, w.low)]:
		return discourse.Person
	case next < len(s.words) && s.words[next].capital && !s.words[next].mark:
		return discourse.Person
	case next+1 < len(s.words) && namePart[s.words[next].low] && s.words[next+1].capital:
		return discourse.Person // Mohammed bin Salman
	case articles[w.low] || rd.common[w.low]:
		return discourse.Nobody
	case rd.lex.lang == "en" && rd.leadsToVerb(s, i):
		return discourse.Person
	case rd.lex.lang == "ru" && next+1 < len(s.words) && s.words[next].is(",") && describesRu(s.words[next+1].low):
		return discourse.Person // Доран, отвечая на вопрос, заявил
	case rd.lex.lang == "ru" && next < len(s.words) && len(rd.lex.verbs[s.words[next].low]) > 0 && !abstractRu(w.low) && !strings.HasSuffix(w.low, "но"):
		return discourse.Person
	case rd.lex.lang == "ru" && surnameRu.MatchString(w.low) && rd.verbSoon(s, next):
		return discourse.Person // Горский в начале месяца указывал
	}
	return discourse.Nobody
}

// surnameRu is how Russian and Ukrainian names end, and few other words.
var surnameRu = pattern.New(`\pL{2}(?:[сц]к(?:ий|ая)|[оеё]ва?|[ктш]ина?|енко|ович|евич|дзе|швили|ян)$`)

// verbSoon tells a finite reporting verb behind no more than when or where: в начале месяца указывал.
func (rd *Reader) verbSoon(s *sentence, from int) bool {
	for k := from; k < len(s.words) && k < from+5 && !s.words[k].mark && !joiners[s.words[k].low]; k++ {
		if len(rd.lex.verbs[s.words[k].low]) > 0 {
			return true
		}
		if k == from && !prepositions[s.words[k].low] && !adverbs[s.words[k].low] && !timeWords[s.words[k].low] {
			return false
		}
	}
	return false
}

// isState tells a state, or its capital, from a person who has the same name: Israel said, not Israel Katz said.
func (rd *Reader) isState(s *sentence, i int) bool {
	w := &s.words[i]
	if !w.capital || w.quoted {
		return false
	}
	next := i + 1
	if rd.lex.lang == "en" && w.is("united", "north", "south", "saudi") && next < len(s.words) && s.words[next].is("states", "kingdom", "korea", "africa", "sudan", "arabia") {
		return true
	}
	if !rd.lex.states[w.text] {
		return false
	}
	if rd.lex.lang == "en" && next < len(s.words) && !s.words[next].mark && (rd.lex.class(&s.words[next]) == discourse.Person || titleWords[s.words[next].low]) {
		return false // the Veld envoy
	}
	return next == len(s.words) || !s.words[next].capital || s.words[next].mark || rd.lex.states[s.words[next].text] || rd.lex.class(&s.words[next]) != discourse.Nobody || isAcronym(&s.words[next])
}

// namePart are small words within names.
var namePart = lexicon.Set("von", "van", "der", "de", "di", "da", "du", "bin", "ibn", "ben", "al", "el", "бен", "ибн", "аль", "эль", "фон", "ван", "дер", "де")

// saysNext tells "it said", "it also warned" from the it of weather and grammar.
func (rd *Reader) saysNext(s *sentence, i int) bool {
	k := i + 1
	for k < len(s.words) && adverbs[s.words[k].low] {
		k++
	}
	if k == len(s.words) {
		return false
	}
	for _, e := range rd.lex.verbs[s.words[k].low] {
		if (e.Class == lexicon.Say || e.Class == lexicon.Acts && e.after == "") && !e.base && !e.gerund {
			return true
		}
	}
	return false
}

// reportsNext tells a word behind which somebody does something by words, whatever it is.
func (rd *Reader) reportsNext(s *sentence, i int) bool {
	k := s.afterTime(i + 1)
	return k < len(s.words) && len(rd.lex.verbs[s.words[k].low]) > 0 && !beForms[s.words[k].low]
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
func (rd *Reader) leadsToVerb(s *sentence, i int) bool {
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
	timeWords = lexicon.Set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"today", "yesterday", "tonight", "tomorrow", "week", "month", "year", "night", "morning", "evening", "afternoon")
	// neverNames begin sentences and are no names.
	neverNames = lexicon.Set("как", "что", "когда", "если", "так", "это", "этот", "эта", "эти", "все", "всё", "там", "тут", "здесь", "поэтому", "кроме", "чтобы", "хотя", "пока", "потому", "напомним", "отметим", "добавим", "ранее", "позднее",
		"его", "ее", "их", "наш", "наша", "наши", "мой", "свой", "этого", "того", "тот", "та", "те", "никто", "ничего", "нет", "да", "кто", "где", "почему", "зачем", "сколько", "между", "вместе", "одновременно", "наконец", "например", "причем", "впрочем", "при", "вопрос", "ответ",
		"it", "there", "that", "this", "these", "those", "what", "when", "where", "why", "how", "if", "as", "the", "a", "an", "one", "some", "many", "most", "all", "asked", "here", "so", "because",
		"however", "meanwhile", "separately", "instead", "still", "also", "later", "earlier", "then", "now", "yes", "no", "nobody", "none", "neither", "nothing", "everyone", "everybody", "somebody", "once", "while", "though", "although", "unless", "until", "both", "each", "every", "another", "other", "others", "more", "much", "few", "several", "only", "even", "just", "not", "never", "perhaps", "maybe", "his", "her", "their", "its", "our", "my", "your", "question", "questions", "answer", "moreover", "furthermore", "overall", "elsewhere", "today", "yesterday")
	// titleWords stand before names and are none.
	titleWords = lexicon.Set("prime", "foreign", "deputy", "vice", "first", "home", "defence", "defense", "energy", "finance", "interior", "shadow", "chief", "acting", "former", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "miss", "sir", "dr", "dr.", "dame", "lord", "lady", "state", "press", "permanent", "special", "under", "assistant", "health", "justice", "trade", "transport", "education", "white", "supreme", "high", "international", "national", "federal")
)

// describesRu tells a word that begins what is said of a name between commas.
func describesRu(low string) bool {
	if len([]rune(low)) < 5 {
		return false
	}
	for _, end := range []string{"ая", "яя", "уя", "вая", "вший", "вшая", "вшись", "щий", "щая", "который", "которая"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

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
func (rd *Reader) survey(r []rune, lines []layout.Line) {
	rd.proper, rd.common = make(map[string]bool), make(map[string]bool)
	for i := range lines {
		if lines[i].Role == layout.Aside {
			continue
		}
		words := wordsOf(r, lines[i].Span, nil)
		for k := range words {
			w := &words[k]
			switch {
			case w.mark || len([]rune(w.text)) < 3:
			case !w.capital:
				rd.common[w.low] = true
			case k > 0 && !words[k-1].mark && !timeWords[w.low] && lines[i].Role != layout.Headline && rd.lex.class(w) == discourse.Nobody:
				rd.proper[properKey(rd.lex.lang, w.low)] = true
			}
		}
	}
}

func (rd *Reader) seenName(text string) bool {
	return len([]rune(text)) > 2 && rd.Latest(func(m *discourse.Mention) bool {
		for _, n := range m.Names {
			if strings.Contains(n, text) {
				return true
			}
		}
		return false
	}) != nil
}
