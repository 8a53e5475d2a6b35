package drafting

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
)

// goldStatement is what a person found.
type goldStatement struct {
	ID        string     `json:"id"`
	Start     int        `json:"start"`
	End       int        `json:"end"`
	Speaker   string     `json:"speaker"`
	Canonical []string   `json:"canonical"`
	Accept    [][]string `json:"accept"`
	Mode      string     `json:"mode"`
	Kind      string     `json:"kind"`
	Dropped   bool       `json:"subject_dropped"`
}

// tally counts what the drafts of pages got right. What counts as right: span, drafts and
// gold paired one to one, best first, where they share at least half of what they cover
// together; the speaker, named as on the page or by an accepted form of at least half of
// those who speak.
type tally struct {
	gold, drafts, spans, speakers, judged, modes, kinds, all int
	dropped, droppedRight                                    int
	wrong                                                    []string
}

func (t *tally) add(page string, r []rune, gold []goldStatement, drafts []Prediction) {
	t.gold += len(gold)
	t.drafts += len(drafts)
	pairs, used := pairUp(gold, drafts)
	for i := range gold {
		g := &gold[i]
		n, ok := pairs[i]
		if !ok {
			t.wrong = append(t.wrong, fmt.Sprintf("  missed   %s [%s] %s", g.ID, g.Kind, short(r, g.Start, g.End)))
			continue
		}
		t.judge(g, &drafts[n], r)
	}
	for n := range drafts {
		if !used[n] {
			d := &drafts[n]
			t.wrong = append(t.wrong, fmt.Sprintf("  too much %s [%s] (%s: %s) %s: %s", page[:min(3, len(page))], d.Kind, d.Why.Rule, d.Why.Cue, d.Speaker, short(r, d.Start, d.End)))
		}
	}
}

func (t *tally) judge(g *goldStatement, d *Prediction, r []rune) {
	t.spans++
	right := true
	if len(g.Canonical) > 0 {
		t.judged++
		ok := rightSpeaker(g, d)
		if ok {
			t.speakers++
		} else {
			t.wrong = append(t.wrong, fmt.Sprintf("  speaker  %s %q %v for %v (%s): %s", g.ID, d.Speaker, d.Canonical, g.Canonical, d.Why.Rule, short(r, g.Start, g.End)))
		}
		if g.Dropped {
			t.dropped++
			if ok {
				t.droppedRight++
			}
		}
		right = ok
	}
	if g.Mode == d.Mode {
		t.modes++
	} else {
		right = false
		t.wrong = append(t.wrong, fmt.Sprintf("  mode     %s %s (%s): %s", g.ID, d.Mode, d.Why.Rule, short(r, g.Start, g.End)))
	}
	if g.Kind == d.Kind {
		t.kinds++
	} else {
		right = false
		t.wrong = append(t.wrong, fmt.Sprintf("  kind     %s %s for %s (%s, %s): %s", g.ID, d.Kind, g.Kind, d.Why.Cue, d.Why.Note, short(r, g.Start, g.End)))
	}
	if right {
		t.all++
	}
}

func pairUp(gold []goldStatement, drafts []Prediction) (pairs map[int]int, used map[int]bool) {
	type edge struct {
		g, d int
		v    float64
	}
	var edges []edge
	for g := range gold {
		for d := range drafts {
			shared := max(0, min(gold[g].End, drafts[d].End)-max(gold[g].Start, drafts[d].Start))
			both := gold[g].End - gold[g].Start + drafts[d].End - drafts[d].Start - shared
			if v := float64(shared) / float64(both); v >= 0.5 {
				edges = append(edges, edge{g, d, v})
			}
		}
	}
	sort.SliceStable(edges, func(i, j int) bool { return edges[i].v > edges[j].v })
	pairs, used = make(map[int]int), make(map[int]bool)
	for _, e := range edges {
		if _, ok := pairs[e.g]; ok || used[e.d] {
			continue
		}
		pairs[e.g], used[e.d] = e.d, true
	}
	return pairs, used
}

func rightSpeaker(g *goldStatement, d *Prediction) bool {
	named := append([]string{d.Speaker}, d.Canonical...)
	for _, n := range named {
		if g.Speaker != "" && letters(n) == letters(g.Speaker) {
			return true
		}
	}
	hit := 0
	for _, forms := range g.Accept {
		if anyWithin(forms, named) {
			hit++
		}
	}
	return hit > 0 && 2*hit >= len(g.Accept)
}

func anyWithin(forms, named []string) bool {
	for _, f := range forms {
		for _, n := range named {
			if f := letters(f); len([]rune(f)) > 1 && strings.Contains(letters(n), f) {
				return true
			}
		}
	}
	return false
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

func short(r []rune, from, to int) string {
	words := []rune(strings.ReplaceAll(string(r[from:to]), "\n", " "))
	if len(words) > 110 {
		return string(words[:60]) + " … " + string(words[len(words)-45:])
	}
	return string(words)
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// SpanF1 and the others are the figures that drafting is judged by.
func (t *tally) spanF1() float64 { return f1(share(t.spans, t.drafts), share(t.spans, t.gold)) }

func (t *tally) withSpeaker() float64 {
	right := t.spans - t.judged + t.speakers
	return f1(share(right, t.drafts), share(right, t.gold))
}
func (t *tally) allRight() float64 { return f1(share(t.all, t.drafts), share(t.all, t.gold)) }

func (t *tally) String() string {
	return fmt.Sprintf("gold %3d drafts %3d  span P %.3f R %.3f F1 %.3f  +speaker F1 %.3f  on matched: speaker %.3f (dropped %d/%d) mode %.3f kind %.3f  all right F1 %.3f",
		t.gold, t.drafts, share(t.spans, t.drafts), share(t.spans, t.gold), t.spanF1(), t.withSpeaker(),
		share(t.speakers, t.judged), t.droppedRight, t.dropped, share(t.modes, t.spans), share(t.kinds, t.spans), t.allRight())
}
