package eu

import (
	"slices"
	"strings"

	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// content is a row of a content lexicon.
type content struct {
	lexicon.Content
	pairs pairSet // of its letters
}

func contents(name string) []content {
	all := lexicon.Contents(name)
	with := make([]content, len(all))
	for i, c := range all {
		with[i] = content{c, neighbours(c.Words)}
	}
	return with
}

// weigh tells what words say, by the heaviest of what stands in them; of equal ones the
// later, or the earlier where the verb that counts comes first: he welcomes their readiness. Most is the weight, 0 if nothing was found. What can be found stands heaviest first.
// What is denied right before it says nothing: did not expect, не готов.
func weigh(all []content, words string, first bool) (best lexicon.Act, most int, found string) {
	tail := lexicon.End(words)
	pairs := neighbours(words)
	at := -1
	for i := range all {
		c := &all[i]
		if c.Weight < most {
			break
		}
		in := words
		if c.End {
			in = tail
		}
		if !pairs.mayHold(&c.pairs) || !strings.Contains(in, c.Words) { // much faster than LastIndex, which mostly finds nothing
			continue
		}
		k := strings.LastIndex(in, c.Words) + len(words) - len(in)
		if first && !c.End {
			k = strings.Index(words, c.Words)
		}
		if deniedBefore(words[:k], c) {
			continue
		}
		if c.Weight > most || (k < at) == first {
			best, most, found, at = c.Act, c.Weight, c.Words, k
		}
	}
	return best, most, found
}

// pairSet is which pairs of neighbouring letters stand in words, each pair as one of 512 bits: what has a
// pair that the words have not cannot stand in them, which is sooner told than by looking.
type pairSet [8]uint64

func neighbours(words string) (p pairSet) {
	var before rune
	for _, c := range words {
		if before != 0 {
			bit := (uint32(before)*37 + uint32(c)) % 512
			p[bit/64] |= 1 << (bit % 64)
		}
		before = c
	}
	return p
}

func (p *pairSet) mayHold(in *pairSet) bool {
	for i := range p {
		if in[i]&^p[i] != 0 {
			return false
		}
	}
	return true
}

// deniedBefore tells whether the word before what was found denies it.
func deniedBefore(before string, c *content) bool {
	if !strings.HasPrefix(c.Words, " ") && !strings.HasSuffix(before, " ") {
		return false // within a word
	}
	switch c.Act.Kind {
	case record.Offer, record.Expect, record.Welcome, record.Agree, record.Announce, record.Concern:
	default:
		return false
	}
	before = strings.TrimRight(before, " ")
	for _, no := range []string{" not", "n't", "n’t", " no", " nor", " without", " never", " не", " ни", " без"} {
		if strings.HasSuffix(before, no) {
			return true
		}
	}
	return false
}

func containsAny(words string, all []string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return strings.Contains(words, one) })
}
