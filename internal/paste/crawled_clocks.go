package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Clocks of a live page that a crawler left on the line of other words.

var (
	clockAlone   = sieve.New(`^\d{1,2}[:：]\d{2}$`)
	clockBehind  = sieve.New(`^(.{12,}[。」』)）!?！？])(\d{1,2}[:：]\d{2})$`)
	momentAlone  = sieve.New(`^(?:\d{1,2}月\d{1,2}日\s?\d{1,2}(?:時(?:\d{1,2}分|半)?|[:：]\d{2})|\d{1,2} \p{L}{3,10},? \d{1,2}:\d{2})$`)
	momentBehind = sieve.New(`^(.{8,}[。」』)）!?！？.…»”"])\s?(\d{1,2}月\d{1,2}日\s?\d{1,2}(?:時(?:\d{1,2}分|半)?|[:：]\d{2})|\d{1,2} \p{L}{3,10},? \d{1,2}:\d{2})$`)
	clockTwice   = sieve.New(`^((?:[•·*-]\s+)?\d{1,2}[.:]\d{2}\s?[ap]m [A-Z]{2,4})(\d{2}[.:]\d{2})(?:\s+(\S.*))?$`)
	addedAt      = sieve.New(`^(?:追記|更新|続報)\s?(?:[①-⑳]|[(（]?\d{1,2}[)）.])?\s?(\d{4}[/.年-]\d{1,2}[/.月-]\d{1,2}日? \d{1,2}[:：]\d{2})(?:時点|現在)?\s?[:：]\s?(\S.{3,160})$`)
)

// clocksBehind tells whether a page has clocks glued to the end of the text above them: some of its
// clocks stand alone on their line, and two at least do not.
func clocksBehind(lines []flat.Line) bool {
	alone, behind := 0, 0
	for i := range lines {
		text := lines[i].Text
		if last := len(text) - 1; last < 3 || text[last] < '0' || text[last] > '9' || !strings.ContainsAny(text, ":：") {
			continue
		}
		switch {
		case clockAlone.MatchString(text):
			alone++
		case clockBehind.MatchString(text):
			behind++
		}
	}
	return alone > 0 && behind > 1
}

// clockOfName is a clock and, behind a comma that stands apart, who wrote what is below it.
var clockOfName = sieve.New(`^(\d{1,2}[:.]\d{2})\s,\s(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3})$`)

// clocksOfNames tells whether a page has two such clocks.
func clocksOfNames(lines []flat.Line) bool {
	n := 0
	for i := range lines {
		if n < 2 && strings.Contains(printed.Head(lines[i].Text, 12), " ,") && clockOfName.MatchString(lines[i].Text) {
			n++
		}
	}
	return n == 2
}

// momentsBehind tells whether a page has moments with their days glued to the end of the text above them, as one
// or more of its others stand alone.
func momentsBehind(lines []flat.Line) bool {
	alone, behind := 0, 0
	for i := range lines {
		text := lines[i].Text
		if last := len(text) - 1; last < 6 || !strings.ContainsAny(text, "0123456789") || !strings.HasSuffix(text, "時") && !strings.HasSuffix(text, "分") && !strings.HasSuffix(text, "半") && (text[last] < '0' || text[last] > '9') {
			continue
		}
		switch {
		case printed.Width(printed.Head(text, menuLine+1)) <= menuLine && momentAlone.MatchString(printed.Normal(text)):
			alone++
		default:
			if _, _, ok := momentEnds(text); ok {
				behind++
			}
		}
	}
	return alone > 0 && behind > 0 || behind > 1
}

// momentEnds parts such a moment from the text before it.
func momentEnds(text string) (words, moment string, ok bool) {
	m := momentBehind.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	s, ok := clock.Read(printed.Normal(m[2]))
	return m[1], m[2], ok && s.Day.Printed() && !s.Inline
}

// clockSaidTwice takes the second clock off "1.55pm BST13:55", which is the first as readers elsewhere
// were to see it; left gives what it took.
func clockSaidTwice(text string) (shown, left string, ok bool) {
	m := clockTwice.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return strings.TrimSpace(m[1] + " " + m[3]), m[2], true
}

// addedLater tells whether what a page says was added later stands below moments of its own, twice
// at least.
func addedLater(lines []flat.Line) bool {
	n := 0
	for i := range lines {
		if addedAt.MatchString(lines[i].Text) {
			n++
		}
	}
	return n > 1
}
