package drafting

import "strings"

// weigh tells what words say, by the heaviest of what stands in them; of equal ones the
// later. Most is the weight, 0 if nothing was found. What can be found stands heaviest first.
func weigh(all []content, words string) (best act, most int, found string) {
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
		if c.weight > most || k > at {
			best, most, found, at = c.act, c.weight, c.words, k
		}
	}
	return best, most, found
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
