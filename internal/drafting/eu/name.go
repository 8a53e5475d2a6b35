package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// nameIn finds who can speak in a stretch: the first word that names somebody and is not
// what a preposition or another name governs, with what describes them.
func (rd *Reader) nameIn(s *sentence, from, to int, behind bool) *discourse.Mention {
	for i := from; i < to; i++ {
		w := &s.words[i]
		if w.mark || w.quoted && !behind || !behind && rd.lex.oblique[w.text] && rd.lex.class(w) == discourse.Nobody {
			continue
		}
		class := rd.classAt(s, i)
		if class == discourse.Nobody || (class == discourse.Person || class == discourse.Group) && rd.lex.lang == "ru" && !w.capital && obliqueRu(w.low) || rd.governed(s, from, i) || behind && class == discourse.Outlet && rd.lex.lang == "ru" {
			continue
		}
		m := rd.mentionAt(s, from, i, to, class)
		if rd.lex.lang == "en" && (m.Class == discourse.Person && rd.endsWithPress(s, m) || s.stateMediaBehind(m)) {
			m.Class = discourse.Outlet // the Coast’s Elm correspondent
		}
		return m
	}
	return nil
}

// stateMediaBehind tells Orsan state media, whose name is the state's.
func (s *sentence) stateMediaBehind(m *discourse.Mention) bool {
	for i := 1; i+1 < len(s.words); i++ {
		if s.words[i-1].end == m.End {
			return s.words[i].is("state") && s.words[i+1].is("media", "television", "tv", "news", "radio", "broadcaster")
		}
	}
	return false
}

// endsWithPress tells a name whose last word is one of the press.
func (rd *Reader) endsWithPress(s *sentence, m *discourse.Mention) bool {
	for i := range s.words {
		if s.words[i].end == m.End {
			return rd.lex.class(&s.words[i]) == discourse.Outlet
		}
	}
	return false
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
func (rd *Reader) mentionAt(s *sentence, from, i, to int, class discourse.SpeakerClass) *discourse.Mention {
	first, end := rd.nameFrom(s, from, i), rd.nameTo(s, i, to, class)
	m := &discourse.Mention{Span: layout.Between(s.words[first].start, s.words[end-1].end), Class: class}
	m.Text = strings.Join(strings.Fields(string(rd.r[m.Start:m.End])), " ")
	if class == discourse.Pron {
		if p := contracted(s.words[i].low); p != s.words[i].low && first == i {
			m.End = m.Start + len([]rune(p)) // he’s calling
			m.Text = string(rd.r[m.Start:m.End])
		}
		return m
	}
	if class == discourse.Person && rd.lex.class(&s.words[i]) == discourse.Nobody && rd.lex.class(&s.words[end-1]) == discourse.Org && !rd.holdsOffice(s, first, end) {
		class, m.Class = discourse.Org, discourse.Org // the Orsan Foreign Ministry
	}
	m.Role = rd.roleOf(s, first, end)
	m.Names = rd.namesOf(s, first, end)
	if both := rd.bothIn(s, first, end); len(both) == 2 && (class == discourse.Person || class == discourse.Party) {
		m.Class, m.Names, m.Role = discourse.Joint, both, ""
	}
	if len(m.Names) > 0 && (class == discourse.Org || class == discourse.Group) && m.Role != "" && rd.holdsOffice(s, i, end) {
		m.Class = discourse.Person
	}
	if m.Class == discourse.Org || m.Class == discourse.Party {
		m.Names = nil // МИД Вельда is not called Вельд
	}
	return m
}

// holdsOffice tells the White House spokesman Holt from the foreign ministry of Tarn.
func (rd *Reader) holdsOffice(s *sentence, i, end int) bool {
	for k := i; k < end; k++ {
		if rd.lex.class(&s.words[k]) == discourse.Person {
			return true
		}
	}
	return false
}

// governed tells whether a preposition stands before a name, with nothing but its
// attributes between: на встрече с мэром.
func (rd *Reader) governed(s *sentence, from, i int) bool {
	for k := i - 1; k >= from && k > i-5; k-- {
		w := &s.words[k]
		switch {
		case w.mark:
			return false
		case prepositions[w.low]:
			return !timeWords[s.words[k+1].low] // On Monday Holt said
		case rd.lex.lang == "ru" && w.is("и") && k > from && s.words[k-1].capital:
			return rd.governed(s, from, k-1) // с Рогутом и Хасалем
		case rd.lex.lang == "ru" && !attributeRu(w.low) && !obliqueAttributeRu(w.low):
			return false // в понедельник министр: the preposition has its own noun
		case rd.lex.lang == "en" && k == i-1 && s.words[i].capital && occasions[w.low]:
			return false // In a statement Holt said
		case rd.lex.lang == "en" && k > from && w.is("the") && !prepositions[s.words[k-1].low] && !articles[s.words[k-1].low] && !s.words[k-1].mark:
			return false // After the talks the minister said
		}
	}
	return false
}

// occasions are where somebody speaks; a name right behind one is another phrase.
var occasions = lexicon.Set("statement", "interview", "speech", "letter", "tweet", "post", "email", "briefing", "conference", "meeting", "hearing", "debate", "response", "reply", "message", "video", "article", "column", "memo", "exchange", "address", "podcast", "breath", "vote", "talks", "week", "year", "month", "morning", "night", "day", "afternoon", "evening", "hour")

// nameFrom takes in what describes somebody before the head: Японский премьер.
func (rd *Reader) nameFrom(s *sentence, from, i int) int {
	first := i
	for k := i - 1; k >= from && k >= i-4; k-- {
		w := &s.words[k]
		if rd.lex.lang == "en" && w.is("'", "’") && k > from && !s.words[k-1].mark && s.words[k-1].end == w.start {
			continue // the builders' union
		}
		if rd.lex.lang == "en" && w.is("and") && k > from && first == i-1 && !s.words[i].capital && s.words[first].capital && s.words[k-1].capital && !s.words[k-1].mark {
			continue // Tarnish and Veldian officials
		}
		if w.mark || w.quoted || rd.lex.lang == "en" && (occasions[w.low] || timeWords[w.low]) || prepositions[w.low] || adverbs[w.low] || joiners[w.low] || pronouns[w.low] || w.is("что", "that", "which", "whom") {
			break
		}
		if rd.lex.lang == "ru" && !attributeRu(w.low) {
			break
		}
		first = k
	}
	if rd.lex.lang == "ru" && first > from+1 && s.words[first-1].is("и") && s.words[first].capital && s.words[first-2].capital && !s.words[first-2].mark {
		first -= 2 // Тарн и Вельд
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

// obliqueAttributeRu tells attributes in cases in which nobody speaks: с таким заявлением.
func obliqueAttributeRu(low string) bool {
	for _, end := range []string{"им", "ым", "ими", "ыми", "ую", "юю", "ому", "ему", "ей"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// nameTo goes on to the end of the name: the rest of a title, the name, an apposition.
func (rd *Reader) nameTo(s *sentence, i, to int, class discourse.SpeakerClass) int {
	end := i + 1
	if class == discourse.Pron {
		return end
	}
	english := rd.lex.lang == "en"
	for k := i + 1; k < to; k++ {
		w := &s.words[k]
		switch {
		case w.is("who", "which", "whose"), english && k+1 < to && s.words[k+1].is("to") && s.wentOn(k):
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
		case !english && class == discourse.Source && prepositions[w.low]: // источник в правительстве
		case !english && prepositions[w.low] && !w.is("по"):
			n := rd.nameBeyond(s, k, to)
			if n == 0 {
				return end
			}
			end, k = n, n-1
			continue
		case !english && (pronouns[w.low] || recipientsRu[w.low] && !w.capital):
			return end
		case english && w.is("last", "this", "next", "late", "early", "earlier") && k+1 < to && (timeWords[s.words[k+1].low] || s.words[k+1].is("on", "in", "month", "year")):
			return end
		case english && (timeWords[w.low] || w.is("on", "in") && k+1 < to && timeWords[s.words[k+1].low] || modals[w.low] && !w.is("to")):
			return end
		case !english && w.is("дома", "дом") && strings.HasPrefix(s.words[k-1].low, "бел"): // Белого дома
		case !english && !w.capital && (finiteRu(w.low) || k > i+1 && s.words[k-1].capital && rd.lex.class(&s.words[k-1]) == discourse.Nobody && rd.lex.class(w) == discourse.Nobody && !isAcronym(&s.words[k-1]) && !prepositions[w.low]):
			return end // behind a name stands no more of it
		case english && !w.capital && k > i && (plainVerbs[w.low] || strings.HasSuffix(w.low, "ed") && !describingEn[w.low]) && rd.lex.people[w.low] == discourse.Nobody:
			return end
		case english && (beForms[w.low] || !w.capital && rd.lex.people[w.low] == discourse.Nobody && rd.verbAt(s, k)):
			return end
		}
		end = k + 1
	}
	return end
}

// describingEn are participles that belong to a name: officials briefed on the talks.
var describingEn = lexicon.Set("briefed", "involved", "based", "called", "named", "acquainted", "linked", "backed", "led", "elected", "appointed", "affected", "concerned", "united", "armed", "retired", "detained", "displaced", "injured", "tasked", "charged", "accused", "speed", "need", "feed")

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
func (rd *Reader) verbAt(s *sentence, k int) bool {
	for _, e := range rd.lex.verbs[s.words[k].low] {
		if e.Word == "think" && k+1 < len(s.words) && s.words[k+1].is("tank", "tanks") {
			return false
		}
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
func (rd *Reader) nameBeyond(s *sentence, k, to int) int {
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
func (rd *Reader) apposition(s *sentence, k, to int) bool {
	if k+1 < to && s.words[k].capital && s.words[k+1].capital && !s.words[k-2].capital {
		return true // a passenger, Anna Holt
	}
	for n := k; n < to && n < k+12; n++ {
		if s.words[n].mark && s.words[n].is(",") {
			return n > k
		}
		if rd.lex.class(&s.words[n]) != discourse.Nobody {
			return true
		}
	}
	return false
}

// roleOf gives the words of a name that are an office.
func (rd *Reader) roleOf(s *sentence, first, end int) string {
	var role []string
	for i := first; i < end; i++ {
		w := &s.words[i]
		if w.mark {
			continue
		}
		if w.capital && rd.lex.class(w) == discourse.Nobody && !titleWords[w.low] && (i > first || rd.lex.lang == "en") && len(role) > 0 {
			break
		}
		if !w.capital && !joiners[w.low] || rd.lex.class(w) != discourse.Nobody || titleWords[w.low] {
			role = append(role, w.low)
		}
	}
	return strings.Join(role, " ")
}

// namesOf gives the proper name in a name with its office: what stands behind the office,
// else what stands before it. "The Veld prime minister" has none: Veld is whose minister it is.
func (rd *Reader) namesOf(s *sentence, first, end int) []string {
	var runs [][]string // of words with capitals side by side
	office, behind := -1, 0
	for i := first; i < end; i++ {
		w := &s.words[i]
		switch {
		case w.mark && !w.is("."):
			runs = append(runs, nil)
		case rd.lex.class(w) != discourse.Nobody:
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
func (rd *Reader) withoutState(name []string) []string {
	if rd.lex.lang != "ru" || len(name) != 3 {
		return name
	}
	if m := strings.ToLower(name[1]); strings.HasSuffix(m, "ич") || strings.HasSuffix(m, "на") || strings.HasSuffix(m, "ича") || strings.HasSuffix(m, "ны") || len([]rune(m)) < 3 {
		return name
	}
	return name[1:]
}
