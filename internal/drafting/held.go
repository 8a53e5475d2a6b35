package drafting

import "readout/internal/record"

// Held is what the record holds already, by its words.
type Held struct {
	runs map[string][]int // of shingle many letters, the citations that have them
	size []int            // of each citation, how many runs it has
}

// shingle is how many letters in a row are compared: enough that two sentences do not share
// one by chance in Japanese, few enough that a mended word does not hide the rest.
const shingle = 6

// HeldBy gives what the record's statements, outcomes and forecasts cite.
func HeldBy(items record.Items) *Held {
	h := &Held{runs: make(map[string][]int)}
	for i := range items.Statements {
		h.add(items.Statements[i].Citations)
	}
	for i := range items.Outcomes {
		h.add(items.Outcomes[i].Citations)
		for k := range items.Outcomes[i].Changes {
			h.add(items.Outcomes[i].Changes[k].Citations)
		}
	}
	for i := range items.Forecasts {
		h.add(items.Forecasts[i].Citations)
	}
	return h
}

func (h *Held) add(all []record.Citation) {
	for i := range all {
		runs := shingles(all[i].Quote.Exact)
		if len(runs) == 0 {
			continue
		}
		n := len(h.size)
		h.size = append(h.size, len(runs))
		for _, r := range runs {
			h.runs[r] = append(h.runs[r], n)
		}
	}
}

// holds tells whether the record has words: most of them, or words that are most of them.
func (h *Held) holds(words string) bool {
	if h == nil {
		return false
	}
	runs := shingles(words)
	shared := make(map[int]int)
	for _, r := range runs {
		for _, n := range h.runs[r] {
			shared[n]++
			if 10*shared[n] >= 7*min(len(runs), h.size[n]) {
				return true
			}
		}
	}
	return false
}

// shingles gives the different runs of letters of a text, in order.
func shingles(words string) []string {
	r := []rune(fold(words))
	if len(r) < shingle {
		if len(r) == 0 {
			return nil
		}
		return []string{string(r)}
	}
	seen := make(map[string]bool, len(r))
	all := make([]string, 0, len(r))
	for i := 0; i+shingle <= len(r); i++ {
		if s := string(r[i : i+shingle]); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}
