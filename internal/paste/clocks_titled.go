package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// titlesUpdate are labels that hosts print above their pages and, right below a clock, as the headline of
// an update that sums up.
var titlesUpdate = map[string]bool{"summary": true}

// beginsBelow gives the first line below a clock that says more than when it was; 0 for none.
func (p *page) beginsBelow(e entry, to int) int {
	next := p.next(e.line+1, to)
	for range nearBelow {
		if next == 0 {
			return 0
		}
		if _, ago := clock.ReadAgo(p.lines[next].Norm); !ago && !p.clockAgain(next, e) {
			return next
		}
		next = p.next(next+1, to)
	}
	return next
}

// titleSummaries makes such a label right below the clock of one of several updates a line like others: it is the
// headline of that update, and no boilerplate. What an update is called is asked after it.
func (p *page) titleSummaries(all []entry) {
	if len(all) < 2 {
		return
	}
	for _, e := range all {
		next := p.beginsBelow(e, len(p.lines))
		if next == 0 || e.stamp.Inline || p.lines[next].Out != noise.OutLabel || !titlesUpdate[p.lines[next].Plain] {
			continue
		}
		p.lines[next].Out = ""
	}
}

// keyEvents leaves out the list of what a page thinks its most important updates that stands above them
// and dates them in full where they have clocks alone: a moment, and below it how an update begins.
func (p *page) keyEvents(entries []entry) {
	if p.marked || entries[0].starts() <= p.first {
		return
	}
	begins := make(map[string]bool)
	for k := range entries {
		if text, _, ok := p.opens(entries, k); ok && printed.Width(printed.Head(text, told)) >= told {
			begins[printed.Letters(printed.Head(text, longTitle))] = true
		}
	}
	for i := p.first + 1; i < entries[0].starts(); i++ {
		l, above := p.lines[i], p.lines[i-1]
		if l.Text == "" || above.Text == "" || !begins[printed.Letters(printed.Head(l.Text, longTitle))] {
			continue
		}
		if s, ok := clock.Read(above.Norm); ok && !s.Inline {
			p.leave(i-1, noise.OutRepeated)
			p.leave(i, noise.OutRepeated)
		}
	}
}
