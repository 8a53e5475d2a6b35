package eu

import (
	"strings"
	"unicode"

	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// sentence is a stretch that ends with a stop outside of quotation marks, or with its line.
type sentence struct {
	layout.Span
	line   *layout.Line
	quotes []layout.Enclosure // the outermost ones
	words  []word

	english bool
}

// word is a word or a mark of a Russian or English sentence.
type word struct {
	text       string // as it stands
	low        string // in lower case, ё as е
	start, end int
	mark       bool // punctuation
	capital    bool
	quoted     bool // inside quotation marks
}

func (w *word) is(words ...string) bool {
	for _, s := range words {
		if w.low == s {
			return true
		}
	}
	return false
}

// wordsOf cuts a stretch into words and marks. An apostrophe and a hyphen inside a word
// belong to it; so does the dot of an abbreviation or initial.
func wordsOf(r []rune, s layout.Span, quotes []layout.Enclosure) []word {
	var all []word
	next := 0
	for i := s.Start; i < s.End; {
		c := r[i]
		if unicode.IsSpace(c) || c == '\u00a0' {
			i++
			continue
		}
		for next < len(quotes) && quotes[next].End <= i {
			next++
		}
		in := next < len(quotes) && quotes[next].Quote && quotes[next].Start <= i
		k := i + 1
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '£' || c == '$' || c == '€' {
			for k < s.End && (unicode.IsLetter(r[k]) || unicode.IsDigit(r[k]) || unicode.IsMark(r[k]) || insideWord(r, k, s.End)) {
				k++
			}
			if k < s.End && r[k] == '.' && isAbbreviation(string(r[i:k])) {
				k++
			}
		}
		w := word{text: string(r[i:k]), start: i, end: k, quoted: in, mark: !unicode.IsLetter(c) && !unicode.IsDigit(c), capital: unicode.IsUpper(c) || particled(r[i:k])}
		w.low = strings.ReplaceAll(strings.ToLower(w.text), "ё", "е")
		all = append(all, w)
		i = k
	}
	return all
}

// particled tells a name with a small particle before it: al-Mahdi, аш-Шараа.
func particled(r []rune) bool {
	for i := 1; i < 4 && i+2 < len(r); i++ {
		if r[i] == '-' {
			return unicode.IsUpper(r[i+1]) && unicode.IsLower(r[0])
		}
	}
	return false
}

func insideWord(r []rune, k, end int) bool {
	return strings.ContainsRune("-'’.,", r[k]) && k+1 < end && unicode.IsLetter(r[k+1]) && (r[k] == '-' || r[k] == '\'' || r[k] == '’') ||
		(r[k] == '.' || r[k] == ',') && k+1 < end && unicode.IsDigit(r[k+1]) && unicode.IsDigit(r[k-1])
}

var abbreviations = lexicon.Set("mr", "mrs", "ms", "dr", "st", "sir", "gen", "col", "lt", "sen", "rep", "gov", "prof", "rev", "hon", "no", "vs", "inc", "ltd", "co", "jr", "sr", "jan", "feb", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "adm", "maj", "sgt",
	"г", "гг", "ул", "им", "руб", "млн", "млрд", "тыс", "др", "пр", "ст", "св", "о", "стр", "проф", "акад", "т", "е", "д", "н", "дж", "вл", "дм", "ал", "эд")

// isAbbreviation tells a word whose dot ends no sentence: Mr., г., and initials.
func isAbbreviation(w string) bool {
	r := []rune(w)
	return len(r) == 1 && unicode.IsUpper(r[0]) || abbreviations[strings.ToLower(w)] && w != "no" && w != "No"
}

// sentences cuts a line of Russian or English into sentences. A stop inside quotation
// marks ends one only where the quotation ends with it and what follows is no attribution.
func (rd *Reader) sentences(r []rune, l *layout.Line) []sentence {
	marks := layout.Enclosures(r, l.Start, l.End)
	var all []sentence
	start, next := l.Start, 0
	add := func(end int) {
		s := trimmed(r, layout.Between(start, end))
		start = end
		if s.End > s.Start {
			all = append(all, sentence{Span: s, line: l})
		}
	}
	for i := l.Start; i < l.End; i++ {
		for next < len(marks) && marks[next].Start < i {
			next++
		}
		if next < len(marks) && marks[next].Start == i {
			e := marks[next]
			i = e.End - 1
			if e.Quote && endsWithStop(r, e) && rd.startsAnew(r, e.End, l.End) {
				add(e.End)
			}
			continue
		}
		if strings.ContainsRune(".!?…", r[i]) && stopsHere(r, i, l) || i-start > layout.LongestSentence {
			add(i + 1)
		}
	}
	add(l.End)
	inside := layout.MarksOf(marks)
	for i := range all {
		all[i].quotes = inside.In(all[i].Span)
	}
	return all
}

func endsWithStop(r []rune, e layout.Enclosure) bool {
	return e.End-e.Start > 2 && strings.ContainsRune(".!?…", r[e.End-2])
}

// startsAnew tells whether a new sentence begins after a quotation that ends with a stop: a
// capital, unless it names who said it.
func (rd *Reader) startsAnew(r []rune, at, end int) bool {
	for at < end && unicode.IsSpace(r[at]) {
		at++
	}
	if at >= end {
		return true
	}
	if !unicode.IsUpper(r[at]) && !strings.ContainsRune("«“\"„", r[at]) {
		return false
	}
	stop := min(end, at+90)
	for i, w := range wordsOf(r, layout.Between(at, stop), nil) {
		if w.mark && w.text != "-" || i > 5 {
			return true
		}
		for _, e := range rd.lex.verbs[w.low] {
			if e.Class == lexicon.Say && i > 0 {
				return clauseAt(r, w.end, stop) || handsOnAt(r, w.end, stop)
			}
		}
	}
	return true
}

// clauseAt tells a verb that goes on with a clause of its own: The envoy believes the sides could still agree.
func clauseAt(r []rune, from, to int) bool {
	all := wordsOf(r, layout.Between(from, to), nil)
	for i := 1; i < len(all) && i < 7; i++ {
		if all[i].mark {
			return false
		}
		if all[0].is("the", "a", "his", "her", "their", "both", "it", "they", "we") && modals[all[i].low] && !all[i].is("to") {
			return true
		}
	}
	return false
}

// handsOnAt tells a verb that goes on with words of its own: The official also said that ….
func handsOnAt(r []rune, from, to int) bool {
	for i, w := range wordsOf(r, layout.Between(from, to), nil) {
		if w.is("that", "что") {
			return true
		}
		if w.mark && !w.is(",") || i > 3 {
			return false
		}
	}
	return false
}

// stopsHere tells whether a stop ends a sentence: a blank and a capital, a mark or the end
// follow, and the word before is no abbreviation.
func stopsHere(r []rune, i int, l *layout.Line) bool {
	if i+1 < l.End && !unicode.IsSpace(r[i+1]) && !strings.ContainsRune("»”\")", r[i+1]) {
		return lostBlank(r, i, l)
	}
	k := i + 1
	for k < l.End && (unicode.IsSpace(r[k]) || strings.ContainsRune("»”\")", r[k])) {
		k++
	}
	if k < l.End && unicode.IsLower(r[k]) {
		return false
	}
	if r[i] != '.' {
		return true
	}
	b := i
	for b > l.Start && unicode.IsLetter(r[b-1]) {
		b--
	}
	if k < l.End && unicode.IsDigit(r[k]) && i-b == 2 && strings.EqualFold(string(r[b:i]), "no") {
		return false // No. 1
	}
	return b == i || !isAbbreviation(string(r[b:i]))
}

// lostBlank tells a stop behind which a copy lost the blank: …договорились.Новак добавил. The stops of
// addresses and abbreviations have no word of several small letters before them and another behind.
func lostBlank(r []rune, i int, l *layout.Line) bool {
	if r[i] != '.' || i < l.Start+4 || i+2 >= l.End || !unicode.IsUpper(r[i+1]) || !unicode.IsLower(r[i+2]) {
		return false
	}
	for k := i - 3; k < i; k++ {
		if !unicode.IsLower(r[k]) {
			return false
		}
	}
	k := i + 1
	for k < l.End && unicode.IsLetter(r[k]) {
		k++
	}
	return !domains[strings.ToLower(string(r[i+1:k]))]
}

// domains end addresses, which papers write with a capital in their names: Газета.Ru.
var domains = lexicon.Set("ru", "com", "net", "org", "info", "by", "kz", "ua", "az", "am", "uk", "eu", "рф", "ру")

func trimmed(r []rune, s layout.Span) layout.Span {
	for s.Start < s.End && (layout.IsBlank(r[s.Start]) || layout.IsBullet(r[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && (layout.IsBlank(r[s.End-1]) || strings.ContainsRune(".!?…;", r[s.End-1])) {
		s.End--
	}
	return s
}
