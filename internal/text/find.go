package text

import "unicode"

// Find gives the quote of the same words as they stand in plain, with their own place and
// context: by the rules of [Quote.Locate], and where that fails once more without minding
// blanks, because words selected on a page lack the line breaks between its paragraphs.
func (q Quote) Find(plain string) (Quote, bool) {
	start, end, ok := q.Locate(plain)
	if !ok {
		start, end, ok = q.locateWithoutBlanks(plain)
	}
	if !ok {
		return Quote{}, false
	}
	found, err := QuoteAt(plain, start, end)
	return found, err == nil
}

func (q Quote) locateWithoutBlanks(plain string) (start, end int, ok bool) {
	words, places := withoutBlanks(plain)
	exact, _ := withoutBlanks(q.Exact)
	if exact == "" {
		return 0, 0, false
	}
	prefix, _ := withoutBlanks(q.Prefix)
	suffix, _ := withoutBlanks(q.Suffix)
	bare := Quote{Exact: exact, Prefix: prefix, Suffix: suffix, Start: -1}
	from, to, ok := bare.Locate(words)
	if !ok {
		return 0, 0, false
	}
	return places[from], places[to-1] + 1, true
}

// withoutBlanks leaves out what is white, and tells where each kept code point stood.
func withoutBlanks(s string) (words string, places []int) {
	kept := make([]rune, 0, len(s))
	at := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			kept = append(kept, r)
			places = append(places, at)
		}
		at++
	}
	return string(kept), places
}
