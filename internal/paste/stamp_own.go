package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

func (p *page) stampAt(i int) {
	if p.draft.Stamp != "" && !p.fuller(i) && !p.belowToday(i) {
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

// belowToday tells whether the stamp so far is a day without a clock that opens the page, as hosts
// print what day it is, and this one is another whole day: then that one is left out.
func (p *page) belowToday(i int) bool {
	if p.marked {
		return false
	}
	for j, where := range p.places[:i] {
		if where != inStamp {
			continue
		}
		d, ok := clock.WholeDay(p.lines[j].Norm)
		own, whole := stampDay(p.lines[i])
		if !ok || !d.Full() || !whole || !own.Full() || own == d || crawlDay.MatchString(p.lines[j].Norm) || !p.opensPage(j) || clock.Label(p.lines[j].Norm) != "" {
			return false
		}
		p.places[j] = nowhere
		p.leave(j, noise.OutStamp)
		return true
	}
	return false
}
