package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// Titles that are told by the page's own moment beside them.

// stampedHead gives the line right below the page's own day and clock, which stand on its first line with words, where the
// text stands right below it: so texts are kept that somebody copied by hand, an agency in
// brackets behind the title. -1 for none.
func (p *page) stampedHead(from, to int) int {
	stamp := p.next(from, to)
	if p.marked || stamp == 0 && p.lines[from].Text == "" || stamp+2 >= min(to, len(p.lines)) || !isMoment(p.lines[stamp]) {
		return -1
	}
	s, clocked := clock.Read(p.lines[stamp].Norm)
	i := stamp + 1
	if !clocked || s.Inline || p.lines[i].Text == "" || printed.Width(p.lines[i].Text) < told || printed.Stopped(p.lines[i].Text, true) || p.taken(i) || p.lines[i].Out != "" || !p.couldName(i) || !tellsText(p.lines[i+1]) {
		return -1
	}
	return i
}

// stampedTwice gives the line that stands a second time right above the page's own moment, to which it was glued; -1 for
// none.
func (p *page) stampedTwice(from, to int) int {
	for k := from + 1; k+1 < to && !p.marked; k++ {
		if p.lines[k].Out != noise.OutRepeated || p.lines[k].N != p.lines[k+1].N || !isMoment(p.lines[k+1]) {
			continue
		}
		for j := from; j < k; j++ {
			if p.lines[j].Text == p.lines[k].Text && p.titled(j) {
				return j
			}
		}
	}
	return -1
}
