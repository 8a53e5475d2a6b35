package printed

import (
	"strings"
	"unicode"
)

// LongWords gives how the longer words of a line begin; of a line without blanks, its runs of Han
// and of Katakana.
func LongWords(line string) []string {
	var all []string
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != 'ー' }) {
		runes, from := []rune(w), 0
		for at := 1; at <= len(runes); at++ {
			if at < len(runes) && kindOfLetter(runes[at]) == kindOfLetter(runes[at-1]) {
				continue
			}
			run := runes[from:at]
			switch kind := kindOfLetter(run[0]); {
			case kind == 0 && len(run) > 3:
				all = append(all, string(run[:min(len(run), 6)]))
			case kind > 1 && len(run) > 1:
				all = append(all, string(run))
			}
			from = at
		}
	}
	return all
}

// kindOfLetter tells letters with blanks between words (0) from Hiragana, Han and Katakana.
func kindOfLetter(r rune) int {
	switch {
	case unicode.Is(unicode.Hiragana, r):
		return 1
	case unicode.Is(unicode.Han, r):
		return 2
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return 3
	}
	return 0
}
