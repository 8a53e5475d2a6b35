package drafting

import "strings"

// parties gives who talks with each other, where a passive names nobody.
func (rd *readerEu) parties() *mention {
	if m := rd.latest(func(m *mention) bool { return m.class == joint }); m != nil {
		return m
	}
	both := rd.both()
	if both == nil {
		return rd.last
	}
	return &mention{span: span{-1, -1}, class: joint, text: strings.Join(both, ", "), names: both}
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
func (rd *readerEu) both() []string {
	var both []string
	for i := len(rd.seen) - 1; i >= 0 && len(both) < 2; i-- {
		m := rd.seen[i]
		if m.class != person || len(m.names) == 0 {
			continue
		}
		if len(both) == 0 || !sameName(both[0], m.names[0]) {
			both = append(both, m.names[0])
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
