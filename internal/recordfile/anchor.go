package recordfile

import (
	"strings"
	"unicode"

	"readout/internal/record"
	"readout/internal/text"
)

// Text is one field of a coverage in which cited words may stand.
type Text struct {
	Update int // which of the coverage's updates, -1 for its own words
	Field  record.Field
	Plain  string
}

// Find finds words in texts that stand in the order in which they are read. White space counts
// for nothing: a page breaks its lines where its source did not. Of several places prefix and
// suffix decide, which may reach over a text's ends; of equally good ones the first. The quote
// that is given is what stands there.
func Find(q text.Quote, texts []Text) (at int, found text.Quote, ok bool) {
	words := []rune(bare(q.Exact))
	if len(words) == 0 {
		return 0, found, false
	}
	best := -1
	for i := range texts {
		squeezed, places := squeeze(texts[i].Plain)
		for from := 0; ; from++ {
			hit := indexRunes(squeezed[from:], words)
			if hit < 0 {
				break
			}
			from += hit
			score := sameEnd([]rune(bare(q.Prefix)), before(texts, i, squeezed[:from])) +
				sameStart([]rune(bare(q.Suffix)), after(texts, i, squeezed[from+len(words):]))
			if score <= best {
				continue
			}
			quote, err := text.QuoteAt(texts[i].Plain, places[from], places[from+len(words)-1]+1)
			if err == nil {
				best, at, found, ok = score, i, quote, true
			}
		}
	}
	return at, found, ok
}

// bare takes the white space out of a text.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// squeeze gives a text without white space, and where each of its characters stands in it.
func squeeze(s string) (squeezed []rune, places []int) {
	at := 0
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			squeezed, places = append(squeezed, r), append(places, at)
		}
		at++
	}
	return squeezed, places
}

func indexRunes(s, words []rune) int {
	if i := strings.Index(string(s), string(words)); i >= 0 {
		return len([]rune(string(s)[:i]))
	}
	return -1
}

// context is how much of a neighbouring text is looked at.
const context = 40

func sameStart(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func sameEnd(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// before gives what stands before a place, as far as context reaches.
func before(texts []Text, i int, squeezed []rune) []rune {
	for n := i - 1; n >= 0 && len(squeezed) < context; n-- {
		more, _ := squeeze(texts[n].Plain)
		squeezed = append(more, squeezed...)
	}
	return squeezed
}

// after gives what stands behind a place.
func after(texts []Text, i int, squeezed []rune) []rune {
	squeezed = append([]rune(nil), squeezed...)
	for n := i + 1; n < len(texts) && len(squeezed) < context; n++ {
		more, _ := squeeze(texts[n].Plain)
		squeezed = append(squeezed, more...)
	}
	return squeezed
}
