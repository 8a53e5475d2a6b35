package paste

import (
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
)

// leastAgo is how many such clocks make a timeline of a text.
const leastAgo = 3

// agoClocks gives the clocks of a text that prints no others, where they are those of a live
// page: they grow down the page, most of its words stand below them, and the page calls
// itself live or nothing on it looks like what readers wrote.
func (p *page) agoClocks(form coverage.Form) []entry {
	if p.marked {
		return nil // there boxes show what belongs to them; see flat
	}
	var all []entry
	var last time.Duration
	back := 0
	for i := p.first; i < len(p.lines); i++ {
		ago, ok := clock.ReadAgo(p.lines[i].Norm)
		if !ok {
			continue
		}
		if len(all) > 0 && ago < last {
			back++
		}
		last = ago
		all = append(all, entry{line: i, stamp: clock.Stamp{IsAgo: true, Ago: ago}})
	}
	all = p.aboveComments(all)
	below := p.lettersBelow()
	switch {
	case form == coverage.Live && len(all) > 0:
		return all
	case len(all) == 1 && p.changedAbove(all[0].line) && p.calledLive(all[0].line):
		return all // the page says when it was seen so
	case len(all) < leastAgo || back*4 > len(all) || below[all[0].line]*2 < below[p.first] || !p.callsItselfLive(all[0].line):
		return nil
	}
	return all
}

// callsItselfLive looks for the words above the first update.
func (p *page) callsItselfLive(to int) bool {
	for i := p.first; i < to; i++ {
		if onset.SaysLive(printed.Head(p.lines[i].Norm, longTitle)) {
			return true
		}
	}
	return false
}

// changedAbove tells whether the next line above one says when the page was changed.
func (p *page) changedAbove(i int) bool {
	above := p.above(i, p.first-1)
	return above >= p.first && clock.SaysChanged(p.lines[above].Norm) && clock.IsStamp(p.lines[above].Norm)
}

// calledLive tells whether one of the first lines of a page is what live pages are called, or such a label.
func (p *page) calledLive(to int) bool {
	for i, seen := p.first, 0; i < to && seen < nearTop; i++ {
		l := p.lines[i]
		if l.Text == "" {
			continue
		}
		if seen++; (l.Out == "" || l.Out == noise.OutLabel) && onset.SaysLive(printed.Head(l.Norm, longTitle)) && !printed.Stopped(l.Text, true) {
			return true
		}
	}
	return false
}
