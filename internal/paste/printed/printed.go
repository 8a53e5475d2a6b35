// Package printed has what can be asked of a text as it stands on a page, in any language: how wide it is,
// whether it ends as a sentence does, whether two say the same.
package printed

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// IsSpace knows what saved pages put around words, zero-width characters included.
func IsSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

// Normal gives text in lower case and half width. It keeps one rune for one rune, so
// that a place found in it is a place in the text.
func Normal(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\uff01' && r <= '\uff5e': // full-width ASCII
			r -= '\uff01' - '!'
		case r != '\n' && IsSpace(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, text)
}

// Letters keeps only letters and digits of a text, for telling whether two lines say the same.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Normal(text))
}

// CountLetters counts what Letters keeps.
func CountLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Head gives the first n runes: what stands at the start of a line is found there, however long the line.
func Head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Width counts columns: a wide character takes two. A headline of 60 columns is as
// long in Japanese as in English.
func Width(text string) int {
	n := 0
	for _, r := range text {
		n += RuneWidth(r)
	}
	return n
}

// RuneWidth counts the columns of one character.
func RuneWidth(r rune) int {
	if r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xffdc) {
		return 2
	}
	return 1
}

// Folded gives X for "XX" and "X X": a picture's title and its alternative text, saved as one line.
func Folded(text string) (string, bool) {
	runes := []rune(text)
	for gap := range 3 {
		half := (len(runes) - gap) / 2
		if half < 6 || half*2+gap != len(runes) {
			continue
		}
		one, two := string(runes[:half]), string(runes[half+gap:])
		if one == two && strings.TrimFunc(string(runes[half:half+gap]), IsSpace) == "" {
			return strings.TrimFunc(one, IsSpace), true
		}
	}
	return text, false
}

// Closers are the marks that stand behind the end of a sentence.
const Closers = "\"'”’»)」』】]〉》*"

// Stopped tells whether a text ends as a sentence does; firm leaves out "!" and "?",
// which headlines carry too.
func Stopped(text string, firm bool) bool {
	if said := unreferred(text); said != text {
		return true // "… left the quay[1][2]"
	}
	s := strings.TrimRight(text, Closers+" ")
	if strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return !firm
	}
	for _, end := range []string{"。", "．", "…"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return strings.HasSuffix(s, ".") && !abbreviated.MatchString(s)
}

// unreferred takes the numbers of footnotes off the end of a text, which nothing but a sentence has.
func unreferred(text string) string {
	if !strings.HasSuffix(text, "]") {
		return text
	}
	return text[:len(text)-len(references.FindString(text))]
}

var references = sieve.New(`(?:\[(?:注 ?|note |прим\. ?)?\d{1,2}\])+$`)

// abbreviated knows "the U.S." and "Acme Inc."
var abbreviated = sieve.New(`(?:\b[A-Za-z]\.[A-Za-z]\.|\b(?:Inc|Corp|Ltd|Jr|Sr|St|No)\.|\s(?:г|гг|им|млн|млрд|тыс|руб)\.)$`)

// Number gives the number that digits write, 0 for what is none.
func Number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// Words gives the words of a text as a set.
func Words(words string) map[string]bool {
	all := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// Distinct gives names once each, empty ones left out.
func Distinct(names []string) []string {
	var all []string
	for _, name := range names {
		if name = strings.TrimFunc(name, IsSpace); name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// Unbracketed takes "[Section]" off the end of a title, as blogs print it.
func Unbracketed(title string) (words, section string) {
	if m := bracketedEnd.FindStringSubmatch(title); m != nil {
		return m[1], m[2]
	}
	return title, ""
}

var bracketedEnd = pattern.New(`^(.+?)\s+[\[［]([^\[\]［］]{1,40})[\]］]$`)

// IsAddress tells whether a text is nothing but the address of a page.
func IsAddress(norm string) bool { return address.MatchString(norm) }

var address = pattern.New(`^(?:https?://|www\.)\S+$`)
