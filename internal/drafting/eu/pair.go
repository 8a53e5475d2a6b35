package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// parties gives who talks with each other, where a passive names nobody.
func (rd *Reader) parties() *discourse.Mention {
	if m := rd.Latest(func(m *discourse.Mention) bool { return m.Class == discourse.Joint }); m != nil {
		return m
	}
	both := rd.both()
	if both == nil {
		return rd.Last
	}
	return &discourse.Mention{Span: layout.Between(-1, -1), Class: discourse.Joint, Text: strings.Join(both, ", "), Names: both}
}

// byWhom tells a passive that names who did it: agreed by ministers.
func (s *sentence) byWhom(i int) bool {
	for k := i + 1; k < len(s.words) && k < i+4; k++ {
		if s.words[k].is("by") {
			return true
		}
	}
	return false
}

// both gives the two who were named last, of those that are persons.
func (rd *Reader) both() []string {
	var both []string
	for i := len(rd.Seen) - 1; i >= 0 && len(both) < 2; i-- {
		m := rd.Seen[i]
		if m.Class != discourse.Person || len(m.Names) == 0 {
			continue
		}
		if len(both) == 0 || !sameName(both[0], m.Names[0]) {
			both = append(both, m.Names[0])
		}
	}
	if len(both) < 2 {
		return nil
	}
	return []string{both[1], both[0]}
}

// sameName tells whether two names end alike, but for the ending of a case: Х.Тессен, Тессен; Хасаль,
// М.Хасалем.
func sameName(a, b string) bool {
	x, y := []rune(lastWord(a)), []rune(lastWord(b))
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= 3 && len(x)-n <= 2 && len(y)-n <= 2
}

func lastWord(name string) string {
	return name[strings.LastIndexAny(name, " .")+1:]
}

// bothIn gives the two persons of one mention: Foreign Secretary Arvid Lowe and Foreign Minister Helga Tessen; nil if
// it has not two with names of their own.
func (rd *Reader) bothIn(s *sentence, first, end int) []string {
	for k := first + 1; k+1 < end; k++ {
		if !s.words[k].is("and", "и") {
			continue
		}
		if rd.lex.states[s.words[k-1].text] && rd.lex.states[s.words[k+1].text] && k+2 == end {
			return []string{string(rd.r[s.words[first].start:s.words[k-1].end]), s.words[k+1].text}
		}
		left, right := rd.namesOf(s, first, k), rd.namesOf(s, k+1, end)
		if len(left) == 0 && rd.holdsOffice(s, first, k) {
			left = rd.nameOfOffice(s, first, k)
		}
		if len(left) == 1 && len(right) == 1 && rd.isFull(s, first, k, left[0]) && rd.isFull(s, k+1, end, right[0]) {
			return []string{left[0], right[0]}
		}
		return nil
	}
	return nil
}

// isFull tells a name of two words, or one behind an office.
func (rd *Reader) isFull(s *sentence, from, to int, name string) bool {
	return strings.Contains(name, " ") || rd.holdsOffice(s, from, to) || rd.seenName(name)
}

// nameOfOffice gives the name of whoever was named before with an office: the Foreign Secretary.
func (rd *Reader) nameOfOffice(s *sentence, from, to int) []string {
	m := &discourse.Mention{Class: discourse.Person, Role: rd.roleOf(s, from, to), Text: string(rd.r[s.words[from].start:s.words[to-1].end])}
	if of := rd.Latest(func(o *discourse.Mention) bool { return rd.describes(m, o) }); of != nil {
		return of.Names[:1]
	}
	return nil
}
