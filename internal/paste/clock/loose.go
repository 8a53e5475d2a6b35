package clock

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Clocks in forms that alone could as well be numbers, dates or the beginning of words: "1821 Words",
// "18.21. Words", "18-21Words", "18・21 言葉", "Update (18:21)". Only that a page repeats them, and that
// they run one way down it, shows what they are.

// loosePart is what such a line begins with: a sign and who it is of, "☆自", a word that says it was added, a bracket, hour,
// what parts it from the minute, minute, and half of the day.
var loosePart = sieve.New(`^(?:[^\p{L}\p{N}\s"'“”«»‘’()\[\]{}【】<〔〕$€£¥₽+=#№&@%~.,:;!?]{1,4}(?:[\p{Han}\p{Katakana}]{1,2}\s)?\s*)?(?:(?:upd|updated?|added|from|as of|обновл\p{L}+|добавлен\p{L}*|追記|更新|続報)\s?[:.]?\s?)?([\[【(<〔]?)\s?(午前|午後)?(\d{1,2})(\s?:\s?|\s?時\s?|\s?ч\.?\s?|[.・·;h–-]|)([0-5]\d|\d分)(?:分|\s?мин\.?)?(?:\s?(am|pm|a\.m\.|p\.m\.))?`)

var (
	// looseNot is what no such clock has behind it: more of a number, of a date or of a sum.
	looseNot = sieve.New(`^(?:[.,:/–-]?\d|\s?(?:%|million|billion|km\b|млн|млрд|руб)|[億万年月日円%])`)
	// countedBehind is what four digits and a colon lead to that is no more of a number: "1636:1号艇、…".
	countedBehind = sieve.New(`^:\d{1,3}[\p{Han}\p{Hiragana}\p{Katakana}・、]`)
	// looseLead parts such a clock from its words.
	looseLead = sieve.New(`^\s*(?:[.:/|・,;。]|[—–-]\s?)?\s*`)
)

// ReadLoose reads such a clock at the start of a line. form tells which kind it is: those of one page
// are of one.
func ReadLoose(norm string) (s Stamp, form string, ok bool) {
	if !strings.ContainsAny(printed.Head(norm, 24), "0123456789") {
		return s, "", false
	}
	whole := printed.Head(norm, Reach)
	m := loosePart.FindStringSubmatch(whole)
	if m == nil {
		return s, "", false
	}
	rest := whole[len(m[0]):]
	minute, short := strings.CutSuffix(m[5], "分")
	s.Hour, s.Minute = printed.Number(m[3]), printed.Number(minute)
	hours := strings.Contains(m[4], "時")
	if short && !hours {
		return s, "", false
	}
	if looseNot.MatchString(rest) && !(m[4] == "" && countedBehind.MatchString(rest)) || s.Hour > 29 || m[4] == "" && len(m[3]) < 2 {
		return s, "", false
	}
	if half := m[2] + m[6]; half != "" && !saysTwice(s.Hour, m[3], half) && !s.twelve(half == "午後" || half[0] == 'p', half[0] < 0x80) {
		return s, "", false
	}
	rest = rest[len(aboutPart.FindString(rest)):]
	if hours && strings.HasPrefix(rest, "、") {
		return s, "", false // "午前9時32分、", "午前9時32分から同50分まで、" begin a sentence
	}
	rest = rest[len(elsewherePart.FindString(rest)):]
	if z, n := readZone(rest); n > 0 {
		s.Zone, rest = z, rest[n:]
	}
	if m[1] != "" {
		s.Bracketed = closePart.MatchString(rest)
		rest = rest[len(closePart.FindString(rest)):]
	}
	if n := s.dayAfter(rest); n > 0 && strings.HasPrefix(rest[n:], ":") {
		rest = rest[n:] // "Update 6:21 p.m. EST March 14: words"
	}
	form = strings.TrimSpace(m[4])
	lead := looseLead.FindString(rest)
	if form == "" && !fourApart(rest, lead) {
		return s, "", false
	}
	if rest = rest[len(lead):]; rest != "" {
		s.Inline, s.Rest = true, utf8.RuneCountInString(whole)-utf8.RuneCountInString(rest)
	}
	return s, form + m[1], true
}

// calledPart is a word or two before a clock that a page may repeat: "UPDATE: ", "Update 3 - ", "3rd UPDATE: ", "第3報:".
var calledPart = sieve.New(`^[^\p{L}\p{N}]{0,4}(?:第?\d{1,2}(?:st|nd|rd|th|-е|-ое|-й)?\s?)?(\p{L}[\p{L} ]{0,16}?)\s?#?\d{0,3}\s?(?:[:：]|\s[–—-])\s*`)

// ReadCalled reads a clock that is called something and has words behind it: "UPDATE: Sunday, 14 March,
// 1:55 pm: words". form is what it is called.
func ReadCalled(norm string) (s Stamp, form string, ok bool) {
	m := calledPart.FindStringSubmatch(printed.Head(norm, 48))
	if m == nil {
		return s, "", false
	}
	if s, ok = Read(norm[len(m[0]):]); !ok || !s.Inline || s.Until > 0 {
		return s, "", false
	}
	s.Rest += utf8.RuneCountInString(m[0])
	if words := []rune(printed.Head(norm, Reach)); s.Rest < len(words) {
		s.Rest += utf8.RuneCountInString(looseLead.FindString(string(words[s.Rest:])))
	}
	return s, m[1], true
}

// fourApart tells whether four digits are set off from what stands behind them as no year is: by a
// mark, by a zone that was read, or by a blank before a word.
func fourApart(rest, lead string) bool {
	return strings.TrimSpace(lead) != "" || lead != "" && wordBehind.MatchString(rest[len(lead):])
}

var wordBehind = sieve.New(`^[\p{L}"'“‘«(@]`)

// CouldBeDate tells whether clocks of a form could be days and months, "14.03".
func CouldBeDate(form string) bool { return strings.Trim(form, ".–-·・") == "" && form != "" }

// ReadChanged reads a clock that alone says when something was changed, without its day: "Updated at 6.21pm".
func ReadChanged(norm string) (Stamp, bool) {
	word := Label(norm)
	if !SaysChanged(word) {
		return Stamp{}, false
	}
	rest := strings.TrimLeft(norm[len(word):], " :")
	for _, at := range []string{"at ", "в "} {
		rest = strings.TrimPrefix(rest, at)
	}
	s, ok := Read(rest)
	return s, ok && !s.Inline && !s.Day.Printed()
}
