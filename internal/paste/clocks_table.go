package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// A programme, a time table, the hours of a day's weather: clocks with a few words each, of which none is a
// sentence. Nothing is told at them, and a page that does not call itself live is no live page for them.

const (
	fewestRows = 3  // clocks of a table
	wideRow    = 56 // columns of what stands at one of them at most
)

// spanStart is how a line of a programme begins, "10.00 – 10.30".
var spanStart = pattern.New(`^\W{0,3}\d{1,2}[:.]\d{2}\s?[-–—~〜～]\s?\d{1,2}[:.]\d{2}(?:\D|$)`)

// tabulates tells whether the clocks of a text are rows of such a table.
func (p *page) tabulates(found []entry) bool {
	if p.marked || len(found) < fewestRows || p.callsItselfLive(found[0].line) || p.titledLive(found[0].line) || p.tellsLive(found[0].line) || p.followsBelow(p.above(found[0].line, p.first-1)) || p.listAnnounced(found[0]) {
		return false
	}
	spans, ahead := 0, 0
	for k, e := range found {
		if e.stamp.Zone.Name != "" || e.stamp.Bracketed || e.stamp.Labelled || e.stamp.Until > 0 {
			return false // as clocks of updates are printed
		}
		if spanStart.MatchString(p.lines[e.line].Norm) {
			spans++
		}
		if k > 0 && e.stamp.Minutes() >= found[k-1].stamp.Minutes() {
			ahead++
		}
	}
	if spans*2 > len(found) {
		return true
	}
	if ahead*3 < (len(found)-1)*2 {
		return false // tables run forward
	}
	bare, empty := 0, 0
	for k, e := range found[:len(found)-1] {
		lines := 0
		for i := e.line; i < found[k+1].line; i++ {
			l := p.lines[i]
			if l.Text == "" || i == e.line && !e.stamp.Inline || l.Out == noise.OutLabel {
				continue
			}
			if _, day := clock.WholeDay(l.Norm); day {
				continue
			}
			if lines++; lines > 2 || printed.Stopped(l.Text, false) || printed.Width(printed.Head(l.Text, wideRow+1)) > wideRow {
				return false
			}
		}
		if lines == 0 {
			empty++
		}
		if lines > 0 && !e.stamp.Inline {
			if bare++; bare*3 > len(found) {
				return false // its words stand below the clock, as those of updates do
			}
		}
	}
	return empty*2 >= len(found) || planned(found)
}

// planned tells whether clocks are those of a plan: several, and all whole fives of minutes, as what
// happens by itself is not.
func planned(found []entry) bool {
	for _, e := range found {
		if e.stamp.Minute%5 > 0 {
			return false
		}
	}
	return len(found) > fewestRows
}
