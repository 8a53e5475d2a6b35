package web

import (
	"strings"
	"unicode"

	"readout/internal/fault"
	"readout/internal/text"
)

// chosenWords finds words that a person selected or pasted in the text of a field. What
// was selected comes with its place; what was pasted may have other blanks and line ends
// than the text, and must stand there once.
func chosenWords(plain string, q text.Quote) (text.Quote, *fault.Error) {
	q.Exact = strings.ReplaceAll(q.Exact, "\r\n", "\n")
	q.Prefix = strings.ReplaceAll(q.Prefix, "\r\n", "\n")
	q.Suffix = strings.ReplaceAll(q.Suffix, "\r\n", "\n")
	if strings.TrimSpace(q.Exact) == "" {
		return q, fault.At("exact", "desk.words_missing")
	}
	if start, end, ok := placed(q, plain); ok {
		return quoteAt(plain, start, end)
	}
	start, end, places := findLoosely([]rune(plain), []rune(strings.TrimSpace(q.Exact)))
	switch places {
	case 0:
		return q, fault.At("exact", "desk.words_not_found")
	case 1:
		return quoteAt(plain, start, end)
	default:
		return q, fault.At("exact", "desk.words_twice", "count", places)
	}
}

func quoteAt(plain string, start, end int) (text.Quote, *fault.Error) {
	q, err := text.QuoteAt(plain, start, end)
	if err != nil {
		return q, fault.At("exact", "desk.words_not_found").Because(err)
	}
	return q, nil
}

// placed finds words whose place is known. Without one, Locate would take a phrase that
// happens to begin the text for the right one.
func placed(q text.Quote, plain string) (start, end int, ok bool) {
	if q.End <= q.Start {
		return 0, 0, false
	}
	return q.Locate(plain)
}

// findLoosely finds words in a text where any run of blanks equals any other.
func findLoosely(plain, words []rune) (start, end, places int) {
	for at := range plain {
		to, ok := matchLoosely(plain, at, words)
		if !ok {
			continue
		}
		if places == 0 {
			start, end = at, to
		}
		places++
	}
	return start, end, places
}

func matchLoosely(plain []rune, at int, words []rune) (to int, ok bool) {
	for i := 0; i < len(words); {
		if at == len(plain) {
			return 0, false
		}
		if unicode.IsSpace(words[i]) && unicode.IsSpace(plain[at]) {
			i, at = skipSpace(words, i), skipSpace(plain, at)
			continue
		}
		if words[i] != plain[at] {
			return 0, false
		}
		i, at = i+1, at+1
	}
	return at, true
}

func skipSpace(s []rune, i int) int {
	for i < len(s) && unicode.IsSpace(s[i]) {
		i++
	}
	return i
}
