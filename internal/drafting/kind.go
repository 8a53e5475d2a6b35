package drafting

import (
	"strings"

	"readout/internal/record"
)

// weigh tells what words say, by the heaviest of what stands in them; of equal ones the
// later, or the earlier where the verb that counts comes first: he welcomes their readiness. Most is the weight, 0 if nothing was found. What can be found stands heaviest first.
// What is denied right before it says nothing: did not expect, не готов.
func weigh(all []content, words string, first bool) (best act, most int, found string) {
	tail := lastRunes(words, endOfWords)
	at := -1
	for i := range all {
		c := &all[i]
		if c.weight < most {
			break
		}
		in := words
		if c.end {
			in = tail
		}
		if !strings.Contains(in, c.words) { // much faster than LastIndex, which mostly finds nothing
			continue
		}
		k := strings.LastIndex(in, c.words) + len(words) - len(in)
		if first && !c.end {
			k = strings.Index(words, c.words)
		}
		if deniedBefore(words[:k], c) {
			continue
		}
		if c.weight > most || (k < at) == first {
			best, most, found, at = c.act, c.weight, c.words, k
		}
	}
	return best, most, found
}

// deniedBefore tells whether the word before what was found denies it.
func deniedBefore(before string, c *content) bool {
	if !strings.HasPrefix(c.words, " ") && !strings.HasSuffix(before, " ") {
		return false // within a word
	}
	switch c.act.kind {
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

// endOfWords is how many letters count as the end.
const endOfWords = 16

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		i--
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
	}
	return s[i:]
}
