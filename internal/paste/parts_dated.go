package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// What offices of state issue of one matter, and a blog of one event, may be one page with several
// parts, each of which has its own title and, alone on the line below it, its own day.

const (
	fewestParts = 2 // such titles of a page
	nearPart    = 3 // lines below a title in which its day stands, and below that its text
	abovePart   = 6 // lines above the first in which the title of the page stands
)

// partTitles gives the lines that are titles of such parts; nil where the page has no title above
// them, or fewer than two days.
func (p *page) partTitles() map[int]clock.Day {
	if p.marked || p.parts != nil {
		return p.parts
	}
	p.parts = make(map[int]clock.Day)
	first, days := 0, make(map[clock.Day]bool)
	for i := p.first; i < len(p.lines); i++ {
		if d, ok := p.partTitle(i); ok {
			if first == 0 {
				first = i
			}
			p.parts[i], days[d] = d, true
		}
	}
	if len(days) < fewestParts || len(p.parts) > len(days)*2 || !p.titledAbove(first) {
		p.parts = make(map[int]clock.Day)
	}
	return p.parts
}

// partTitle knows a line that is no sentence and stands apart, below it a whole day alone, and below
// that a sentence.
func (p *page) partTitle(i int) (clock.Day, bool) {
	l := p.lines[i]
	if l.Text == "" || l.Out != "" || i > p.first && p.lines[i-1].Text != "" || printed.Stopped(l.Text, true) || printed.Width(l.Text) < told || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle {
		return clock.Day{}, false
	}
	day := p.next(i+1, len(p.lines))
	if day == 0 || day > i+nearPart {
		return clock.Day{}, false
	}
	d, ok := clock.WholeDay(p.lines[day].Norm)
	text := p.next(day+1, len(p.lines))
	return d, ok && d.Full() && text > 0 && text <= day+nearPart && tellsText(p.lines[text])
}

// titledAbove tells whether the title of a page stands above its parts.
func (p *page) titledAbove(first int) bool {
	for i := first - 1; i >= p.first && i >= first-abovePart; i-- {
		if l := p.lines[i]; l.Text != "" && printed.Width(l.Text) >= shortTitle && p.aloneAt(i) && !printed.Stopped(l.Text, true) && p.plainly(i) == nowhere && !menuWords(l.Norm) {
			return true
		}
	}
	return false
}

// part begins an update of its own day at the title of such a part.
func (c *cutting) part(i int) bool {
	p := c.p
	d, ok := p.partTitles()[i]
	if !ok {
		return false
	}
	c.sections = append(c.sections, section{day: d})
	c.text(i)
	p.put(p.next(i+1, len(p.lines)), inDay)
	return true
}
