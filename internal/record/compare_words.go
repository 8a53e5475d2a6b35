package record

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"readout/internal/text"
)

// grams are the short runs of characters that a text is made of, sorted: two of a script that
// writes words without spaces, three of others. Texts that have many in common tell of one
// thing, whatever endings their words have. It knows no language.
type grams []uint64

// mostRead is how many characters of a text are looked at.
const mostRead = 500

// wordsOf gives the words of an item in each language: ours that tell what it is about, and
// those it is cited by.
func wordsOf(ours text.Local, tellings ...*Told) map[string][]grams {
	words := make(map[string][]grams)
	for _, lang := range slices.Sorted(maps.Keys(ours)) {
		words[lang] = append(words[lang], gramsOf(ours[lang]))
	}
	for _, t := range tellings {
		if t != nil && t.Citation.Lang != "" {
			words[t.Citation.Lang] = append(words[t.Citation.Lang], gramsOf(t.Citation.Quote.Exact))
		}
	}
	return words
}

// likeness gives how much two items' words have in common, out of 100: in the language in
// which it is most. Without a common language it cannot be said.
func likeness(a, b map[string][]grams) (most int, comparable bool) {
	for lang, some := range a {
		for _, x := range some {
			for _, y := range b[lang] {
				if len(x) > 0 && len(y) > 0 {
					most, comparable = max(most, 200*common(x, y)/(len(x)+len(y))), true
				}
			}
		}
	}
	return most, comparable
}

// common counts what is in two sorted lists.
func common(a, b grams) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			n, a, b = n+1, a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

func gramsOf(words string) grams {
	var all grams
	var run []rune
	end := func() {
		size := 3
		if len(run) > 0 && unspaced(run[0]) {
			size = 2
		}
		for i := 0; i+size <= len(run); i++ {
			all = append(all, packed(run[i:i+size]))
		}
		run = run[:0]
	}
	read := 0
	for _, c := range strings.ToLower(words) {
		if read++; read > mostRead {
			break
		}
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			end()
			continue
		}
		if len(run) > 0 && unspaced(run[0]) != unspaced(c) {
			end()
		}
		run = append(run, c)
	}
	end()
	slices.Sort(all)
	return slices.Compact(all)
}

// packed puts up to three characters into a number.
func packed(run []rune) uint64 {
	n := uint64(0)
	for _, c := range run {
		n = n<<21 | uint64(c)
	}
	return n
}

// unspaced tells whether a character is of a script that writes words without spaces.
func unspaced(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || c == 'ー'
}
