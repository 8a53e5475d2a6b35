package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

func (p *page) stampAt(i int) {
	if p.draft.Stamp != "" && !p.fuller(i) {
		p.leave(i, noise.OutStamp)
		return
	}
	p.draft.Stamp = p.lines[i].Text
	p.put(i, inStamp)
}

// fuller tells whether a stamp says its whole day where the one above it does not, "Today", which
// is then left out.
func (p *page) fuller(i int) bool {
	above := flat.Line{Text: p.draft.Stamp, Norm: printed.Normal(p.draft.Stamp)}
	if d, ok := stampDay(above); ok && d.Full() || clock.IsChange(above.Norm) {
		return false
	}
	if d, ok := stampDay(p.lines[i]); !ok || !d.Full() {
		return false
	}
	for j, where := range p.places {
		if where == inStamp {
			p.places[j] = nowhere
			p.leave(j, noise.OutStamp)
		}
	}
	return true
}
