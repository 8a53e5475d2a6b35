package record

import "strings"

// ModeOf tells whether the code points start to end of a field are somebody's own words:
// direct when they stand inside quotation marks, or hold a whole quoted clause of more
// than a quoted word or two; else reported.
func ModeOf(plain string, start, end int) Mode {
	r := []rune(plain)
	if start < 0 || end > len(r) || start >= end {
		return Reported
	}
	if depthAt(r, start) > 0 || quotedShare(r[start:end]) >= 0.4 {
		return Direct
	}
	return Reported
}

const (
	openers = "「『“«„"
	closers = "」』”»“"
)

// depthAt counts the quotation marks that are open before a place.
func depthAt(r []rune, at int) int {
	depth := 0
	for _, c := range r[:at] {
		switch {
		case c == '“' && depth > 0, strings.ContainsRune("」』”»", c):
			depth = max(0, depth-1)
		case strings.ContainsRune(openers, c):
			depth++
		case c == '\n':
			depth = 0 // a mark that was never closed does not reach over a paragraph
		}
	}
	return depth
}

// quotedShare gives how much of a text stands inside quotation marks, counting runs of
// more than eight characters: a quoted word or name inside a report is no direct speech.
func quotedShare(r []rune) float64 {
	quoted, open := 0, -1
	for i, c := range r {
		switch {
		case open >= 0 && strings.ContainsRune(closers, c):
			if i-open > 8 {
				quoted += i - open - 1
			}
			open = -1
		case open < 0 && strings.ContainsRune(openers, c):
			open = i
		}
	}
	return float64(quoted) / float64(len(r))
}
