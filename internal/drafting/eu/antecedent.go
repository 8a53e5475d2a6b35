package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// describes tells whether a description without a name can be of somebody named before: the same office, of the same
// state or body where both say whose it is.
func (rd *Reader) describes(m, o *discourse.Mention) bool {
	if o.Class != discourse.Person || len(o.Names) == 0 || !sharesRole(rd.lex.lang, o.Role, m.Role) {
		return false
	}
	whose := rd.whose(m.Text)
	if its := rd.whose(o.Text); its == "" && whose != "" {
		return strings.Contains(o.Text, lastWord(o.Names[0])) // named there, not described
	}
	return whose == "" || strings.Contains(strings.ToLower(o.Text), whose)
}

// whose gives the beginning of the state or body that an office is of: the French foreign minister, глава МИД Ирана; ""
// if it says none.
func (rd *Reader) whose(text string) string {
	for i, w := range strings.Fields(text) {
		if i == 0 && rd.lex.lang == "en" && articles[strings.ToLower(w)] {
			continue
		}
		low := strings.ToLower(w)
		one := word{text: w, low: low}
		if rd.lex.states[w] && rd.lex.class(&one) == discourse.Nobody || rd.lex.lang == "en" && i < 3 && w != low && isNationality(low) {
			return low[:max(len(low)-len("ия"), min(len(low), 4))]
		}
		if rd.lex.class(&one) != discourse.Nobody && rd.lex.lang == "en" {
			break
		}
	}
	return ""
}

// isNationality tells adjectives such as French, Japanese, Iranian.
func isNationality(low string) bool {
	for _, end := range []string{"ish", "ese", "ian", "ch", "ani", "ean", "can", "aeli", "aqi", "lian"} {
		if strings.HasSuffix(low, end) && len(low) > 4 && low != "can" {
			return true
		}
	}
	return false
}

// generic tells a description that fits whatever office somebody holds: дипломат, глава ведомства, the official.
func generic(role string) bool {
	first, _, _ := strings.Cut(role, " ")
	return descriptions[first] || descriptions[lastWord(role)]
}

var descriptions = lexicon.Set("дипломат", "дипломата", "политик", "политика", "чиновник", "чиновника", "эксперт", "эксперта", "аналитик", "политолог", "лидер", "глава", "главы", "руководитель", "собеседник", "специалист", "ученый", "представитель", "замглавы", "вице-премьер", "премьер",
	"official", "diplomat", "politician", "leader", "chief", "spokesperson", "spokesman", "spokeswoman", "envoy", "expert", "analyst", "professor", "lawmaker", "premier", "representative", "negotiator", "researcher", "head")

// sharesRole tells whether two offices are one, by the noun they turn on, in whatever case it stands.
func sharesRole(lang, a, b string) bool {
	if lang == "en" {
		return b != "" && strings.Contains(" "+a+" ", " "+lastWord(b)+" ")
	}
	for _, w := range strings.Fields(b) {
		if r := []rune(w); len(r) > 3 && strings.Contains(a, string(r[:max(4, len(r)-2)])) {
			return true
		}
	}
	return false
}

// note remembers whom a sentence names, with the office before the name.
func (rd *Reader) note(s *sentence) {
	for i := 0; i < len(s.words); i++ {
		w := &s.words[i]
		if !w.capital || w.mark || rd.lex.class(w) != discourse.Nobody && rd.lex.lang == "ru" || i == 0 && !(i+1 < len(s.words) && s.words[i+1].capital) {
			continue
		}
		k := i
		for k < len(s.words) && (s.words[k].capital || namePart[s.words[k].low] && k > i && k+1 < len(s.words) && s.words[k+1].capital) && !s.words[k].mark {
			k++
		}
		end := k
		for n := i; n < k; n++ {
			if low := s.words[n].low; strings.HasSuffix(low, "'s") || strings.HasSuffix(low, "’s") {
				end = n // Secretary Lowe’s Call
				break
			}
		}
		if end-i >= 2 {
			rd.noteRun(s, i, end)
		} else if end < k && k-end > 2 {
			rd.noteRun(s, end+1, k)
		}
		i = k
	}
}

// noteRun remembers a run of words with capitals, if it can be a person.
func (rd *Reader) noteRun(s *sentence, i, k int) {
	from := rd.officeFrom(s, i)
	m := &discourse.Mention{Span: layout.Between(s.words[from].start, s.words[k-1].end), Class: discourse.Person, Role: rd.roleOf(s, from, k)}
	m.Text = string(rd.r[m.Start:m.End])
	m.Names = rd.namesOf(s, from, k)
	office := rd.holdsOffice(s, from, k)
	if len(m.Names) == 0 || !office && (!strings.Contains(m.Names[0], " ") || rd.isThing(s, i, k)) {
		return
	}
	rd.Remember(m)
	if i < 4 {
		rd.Topic = m
	}
}

// officeFrom gives where the office before a Russian name begins: с госсекретарём США Марко Рубио.
func (rd *Reader) officeFrom(s *sentence, i int) int {
	if rd.lex.lang != "ru" {
		return i
	}
	for k := i - 1; k >= 0 && k > i-7 && !s.words[k].mark && !prepositions[s.words[k].low]; k-- {
		if w := &s.words[k]; rd.lex.class(w) == discourse.Person && (!w.capital || k == 0) {
			return k
		}
	}
	return i
}

// thingsEn are words with a capital of which no person's name is made.
var thingsEn = lexicon.Set("day", "commission", "committee", "summit", "agreement", "protocol", "accord", "treaty", "center", "centre", "street", "kingdom", "states", "nations", "union", "council", "office", "ministry", "sea", "bank", "party", "university", "war", "presidency", "presidencies", "cap", "group", "house", "forum", "conference", "dialogue", "plan", "act", "resolution", "organization", "organisation", "agency", "department", "institute", "strip", "river", "dam", "read", "news", "press", "security", "national", "international", "european", "african", "joint", "east", "west", "north", "south", "world", "cooperation", "charter", "declaration", "partnership", "framework")

// isThing tells a run that names an institution, an event or a place.
func (rd *Reader) isThing(s *sentence, i, k int) bool {
	for n := i; n < k; n++ {
		if w := &s.words[n]; thingsEn[w.low] || rd.lex.states[w.text] || rd.lex.class(w) == discourse.Org || len([]rune(w.text)) > 1 && isAcronym(w) || len([]rune(w.text)) == 1 && n == k-1 {
			return true
		}
	}
	return false
}
