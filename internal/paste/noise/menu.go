package noise

import (
	"strings"
	"unicode"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// IsListing knows what a screen reader is told before each story of a list.
func IsListing(plain string) bool { return listOf.MatchString(plain) }

var listOf = sieve.New(`^list \d+ of \d+$`)

// longLine is how many runes of a line are looked at.
const longLine = 300

// gluedMenu knows a line of sections, tags or buttons that were saved without blanks between them.
func gluedMenu(text string) bool {
	if printed.Width(printed.Head(text, longLine)) > 160 || printed.Stopped(text, false) || strings.Contains(text, "Image source,") {
		return false
	}
	runes := []rune(text)
	seams := 0
	for at := 1; at < len(runes); at++ {
		if unicode.IsLower(runes[at-1]) && unicode.IsUpper(runes[at]) {
			seams++
		}
	}
	return seams > 1 && seams*2 >= len(strings.Fields(text))
}
