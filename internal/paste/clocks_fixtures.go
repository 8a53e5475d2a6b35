package paste

import (
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Pages that tell of a match list others beside it, each with when it begins and how it stands: "16:30. Tarn - Veld - 0:1".
// Those are no updates: each is of another pair, begins at a quarter of an hour, and nothing is told right below it.

// fixtureLine is what stands behind such a clock.
var fixtureLine = pattern.New(`^(\p{L}[^.!?:]{1,40}? [-–—] \p{L}[^.!?:]{1,40}?) (?:[-–—] )?\d{1,2}:\d{1,2}$`)

const (
	fewestFixtures = 2
	kicksOff       = 15 // minutes of whose multiples matches begin at one
)

// withoutFixtures leaves out the clocks of such a list.
func (p *page) withoutFixtures(all []entry) []entry {
	if p.marked || len(all) < fewestFixtures {
		return all
	}
	pairs := make(map[string]bool)
	var kept []entry
	for k, e := range all {
		pair := p.fixture(e)
		end := len(p.lines)
		if k+1 < len(all) {
			end = all[k+1].line
		}
		if next := p.next(e.line+1, end); pair == "" || pairs[pair] || next > 0 && (tellsText(p.lines[next]) || printed.Stopped(p.lines[next].Text, false)) {
			kept = append(kept, e)
			continue
		}
		pairs[pair] = true
	}
	if len(pairs) < fewestFixtures {
		return all
	}
	return kept
}

// fixture gives who plays, of a line of such a list; "" for another.
func (p *page) fixture(e entry) string {
	if !e.stamp.Inline || e.stamp.Until > 0 || e.stamp.Minute%kicksOff != 0 {
		return ""
	}
	words := []rune(printed.Head(p.lines[e.line].Text, longTitle))
	if e.stamp.Rest >= len(words) {
		return ""
	}
	if m := fixtureLine.FindStringSubmatch(string(words[e.stamp.Rest:])); m != nil {
		return m[1]
	}
	return ""
}
