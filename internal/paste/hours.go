package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/pattern"
)

var hours = pattern.New(`^\d{1,2}[:.]\d{2}\s?[-–—~〜～]\s?\d{1,2}[:.]\d{2}$`)

// hoursOnly knows a heading of a long timeline, "11:00–12:00", with a clock right below it. Where most clocks are of that
// kind it is a programme.
func (p *page) hoursOnly(i int) bool {
	if p.marked || !hours.MatchString(p.lines[i].Norm) {
		return false
	}
	if below := p.next(i+1, len(p.lines)); below > 0 {
		if _, ok := clock.Read(p.lines[below].Norm); !ok {
			return false // of the words below it
		}
	}
	if p.spans == 0 {
		spans, others := 1, 0
		for _, l := range p.lines[p.first:] {
			if hours.MatchString(l.Norm) {
				spans++
			} else if _, ok := clock.Read(l.Norm); ok && l.Out == "" {
				others++
			}
		}
		if p.spans = spans; others < 2*(spans-1) {
			p.spans = -1
		}
	}
	if p.spans > 0 {
		p.lines[i].Out = noise.OutLabel
	}
	return p.spans > 0
}
