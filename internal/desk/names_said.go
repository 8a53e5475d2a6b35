package desk

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/internal/record"
)

// saidNames finds in a text whom the record knows, by the part of a name that papers print: the last
// word of a person's, all of a state's or a body's. It is made for asking who may speak; who does speak
// is what drafts read.
type saidNames map[[2]rune][]saidName // by how they begin, the longest first

type saidName struct {
	id     record.ActorID
	person bool
	form   []rune // in small letters
	cases  bool   // one Russian word, which ends in many ways
}

// said is a name in a text, with its place in code points.
type said struct {
	id         record.ActorID
	person     bool
	start, end int
}

// add has somebody found by a name.
func (s saidNames) add(a *record.Actor, name string) {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return unicode.IsSpace(c) || c == '・' || c == '=' || c == '＝' })
	if len(words) == 0 {
		return
	}
	if a.Kind != record.Person {
		s.put(a, strings.Join(words, " "))
		return
	}
	first, last := words[0], words[len(words)-1]
	s.put(a, last)
	if len(words) > 1 && (strings.Contains(last, "-") || len([]rune(first)) <= shortFamily) {
		s.put(a, first)
	}
	if r := []rune(last); len(words) == 1 && len(r) > 2 && len(r) < 6 && unicode.In(r[0], unicode.Han) {
		s.put(a, string(r[:2]))
	}
}

// shortFamily is how long a name is at most that may be a family's where it comes first: Kim, Xi.
const shortFamily = 3

func (s saidNames) put(a *record.Actor, form string) {
	r := []rune(form)
	n := saidName{id: a.ID, person: a.Kind == record.Person, form: r}
	if unicode.In(r[0], unicode.Cyrillic) && !strings.Contains(form, " ") && len(r) > 3 {
		n.form, n.cases = []rune(strings.TrimRight(form, "аеёийоуыьэюя")), true
	}
	if len(n.form) < 2 {
		return
	}
	key := [2]rune{n.form[0], n.form[1]}
	if !slices.ContainsFunc(s[key], func(o saidName) bool { return o.id == n.id && slices.Equal(o.form, n.form) }) {
		s[key] = append(s[key], n)
	}
}

// ready puts the longest forms first.
func (s saidNames) ready() {
	for _, all := range s {
		slices.SortStableFunc(all, func(a, b saidName) int { return cmp.Compare(len(b.form), len(a.form)) })
	}
}

// in gives the names that stand in a text, in their order; where two go by one name, both.
func (s saidNames) in(plain []rune) []said {
	small := make([]rune, len(plain))
	for i, c := range plain {
		small[i] = unicode.ToLower(c)
	}
	var all []said
	for i := 0; i+1 < len(plain); i++ {
		if i > 0 && sameRun(plain[i-1], plain[i]) || unicode.IsLower(plain[i]) {
			continue // within a word, or no name
		}
		end := 0
		for _, n := range s[[2]rune{small[i], small[i+1]}] {
			if to := n.at(small, i); to > 0 && (end == 0 || to == end) {
				end, all = to, append(all, said{n.id, n.person, i, to})
			}
		}
		if end > 0 {
			i = end - 1
		}
	}
	return all
}

// mostEnding is how long the ending of a Russian case is at most.
const mostEnding = 3

// at gives where the name ends that begins at a place of a text in small letters, 0 if it does not
// stand there.
func (n saidName) at(small []rune, i int) int {
	to := i + len(n.form)
	if to > len(small) || !slices.Equal(small[i:to], n.form) {
		return 0
	}
	for ending := 0; n.cases && ending < mostEnding && to < len(small) && unicode.IsLetter(small[to]); ending++ {
		to++
	}
	if to < len(small) && sameRun(small[to-1], small[to]) {
		return 0
	}
	return to
}

// sameRun tells whether two letters stand in one word. Japanese has no blanks: there a name of kana ends
// where other letters begin, and one of Chinese characters anywhere.
func sameRun(a, b rune) bool {
	if !unicode.IsLetter(a) || !unicode.IsLetter(b) || unicode.In(a, unicode.Han) || unicode.In(b, unicode.Han) {
		return false
	}
	return isKatakana(a) == isKatakana(b)
}

func isKatakana(c rune) bool { return c == 'ー' || unicode.In(c, unicode.Katakana) }
