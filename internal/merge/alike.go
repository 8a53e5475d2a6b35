package merge

import "slices"

// What a unit says is a bag of numbers, sorted: of a paragraph each two letters that stand
// together, in any script; of a picture its file alone. Units are alike as far as their
// bags share.

// The measures of likeness, from 0 to 1.
const (
	became    = 0.4 // one is what the other became, in its place
	surely    = 0.6 // and even in another place, or written by two people at once
	contained = 0.6 // so much of one stands in the other: it was cut off it, or joined to it
)

// The bounds of the search for likeness in one merge.
const (
	mostPairs = 10_000    // units held against each other
	mostSteps = 8_000_000 // numbers compared
)

// search is how much of it is left.
type search struct{ pairs, steps int }

func newSearch() *search { return &search{pairs: mostPairs, steps: mostSteps} }

// letters gives the bag of a text.
func letters(s string) []uint32 {
	bag := make([]uint32, 0, len(s))
	last := rune(-1)
	for _, r := range s {
		switch r {
		case ' ', '\n', '\t', '　':
			continue
		}
		if last >= 0 {
			bag = append(bag, uint32(last)*0x9E3779B1^uint32(r))
		}
		last = r
	}
	if len(bag) == 0 && last >= 0 {
		bag = append(bag, uint32(last))
	}
	slices.Sort(bag)
	return bag
}

// sorted makes one bag of several.
func sorted(bags [][]uint32) []uint32 {
	all := slices.Concat(bags...)
	slices.Sort(all)
	return all
}

// name gives the bag of something that is called by one name: two are the same or are not.
func name(s string) []uint32 {
	if s == "" {
		return []uint32{}
	}
	h := uint32(2166136261) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return []uint32{h}
}

// alike tells how much of what two bags say they share.
func (s *search) alike(a, b []uint32) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(s.shared(a, b)) / float64(len(a)+len(b))
}

// within tells how much of one bag stands in another.
func (s *search) within(a, b []uint32) float64 {
	if len(a) == 0 {
		return 0
	}
	return float64(s.shared(a, b)) / float64(len(a))
}

func (s *search) shared(a, b []uint32) int {
	if s.pairs--; s.pairs < 0 || s.steps < len(a)+len(b) {
		return 0
	}
	s.steps -= len(a) + len(b)
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
