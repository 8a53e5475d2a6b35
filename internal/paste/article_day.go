package paste

import (
	"time"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// aboveLines is how many lines above its title an article's day stands at most.
const aboveLines = 4

// printedDay gives the day that markup prints beside an article's title, from the line of the title
// to the first of the text. What says that it was changed then is none.
func (p *page) printedDay(title int, sections []section) (time.Time, bool) {
	end := 0
	for _, s := range sections {
		if end == 0 && len(s.items) > 0 {
			end = s.items[0].i
		}
	}
	if !p.marked || p.facts.Exported || title < 0 {
		return time.Time{}, false
	}
	for i := max(p.first, title-aboveLines); i < end; i++ {
		l := p.lines[i]
		if i == title || p.places[i] != inStamp && p.places[i] != leftOut || clock.SaysChanged(l.Norm) || l.Out != "" && l.Out != noise.OutStamp && l.Out != noise.OutLabel {
			continue
		}
		if i > 0 && clock.SaysChanged(p.lines[i-1].Norm) && printed.Width(p.lines[i-1].Text) <= menuLine {
			continue
		}
		if d, ok := dayWithin(l); ok {
			return d.At(time.UTC), true
		}
	}
	return time.Time{}, false
}

// dayWithin gives the first whole day in a short line.
func dayWithin(l flat.Line) (clock.Day, bool) {
	if printed.Width(printed.Head(l.Norm, longSigned+1)) > longSigned {
		return clock.Day{}, false
	}
	for _, m := range dateStart.FindAllStringIndex(l.Norm, 8) {
		if d, n := clock.ReadDay(l.Norm[m[0]:]); n > 0 && d.Full() {
			return d, true
		}
	}
	return clock.Day{}, false
}
