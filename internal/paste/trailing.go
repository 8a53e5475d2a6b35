package paste

import (
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// mostTrailing is how many lines that are no sentences any update may end with.
const mostTrailing = 4

// trailing gives where the page goes on behind the last update when no word says so: it
// ends with more lines that are no sentences than any other update does, which are the
// page's menus and lists.
func (p *page) trailing(entries []entry) int {
	last := entries[len(entries)-1]
	last.end = p.tailAt
	most := 0
	ends := make(map[string]bool) // of the lines above that are no sentences
	for _, e := range entries[:len(entries)-1] {
		n, _ := p.trails(e, nil)
		most = max(most, min(n, mostTrailing))
		for i := e.starts(); i < e.end; i++ {
			if end := endOf(p.lines[i]); end != "" {
				ends[end] = true
			}
		}
	}
	if foreign := p.foreign(entries); foreign > 0 {
		last.end = foreign
	}
	if n, at := p.trails(last, ends); n > most+1 && len(entries) > 1 {
		return at
	}
	return last.end
}

// trails counts the lines at the end of an update that are no sentences, without its first
// line and what belongs to a picture, and tells where they begin. A line that ends as some above do, "… leads (3 of
// 12)", is no menu.
func (p *page) trails(e entry, ends map[string]bool) (n, at int) {
	first := e.line
	if !e.stamp.Inline {
		first = p.next(e.line+1, e.end)
		for first > 0 && (p.clockAgain(first, e) || p.lines[first].Out != "") {
			first = p.next(first+1, e.end)
		}
		if first == 0 {
			return 0, e.end
		}
	}
	at = e.end
	for i := e.end - 1; i > first; i-- {
		l := p.lines[i]
		if l.Text == "" || l.Out != "" {
			continue
		}
		if p.labels[printed.Letters(l.Norm)] {
			continue
		}
		if ends[endOf(l)] {
			break
		}
		if p.marked && l.Role != flat.RoleLink || printed.Stopped(l.Text, false) || printed.Width(printed.Head(l.Text, 91)) > 90 || isCredit(l.Text, l.Norm) || p.captionBelow(i, e.end) || listed.MatchString(l.Norm) || l.Role == flat.RolePicture {
			break
		}
		n++
		at = i
	}
	return n, at
}

// foreign finds the first line of boilerplate behind the last update that stands behind no
// other: a menu, a list of other stories, the foot of the page. What every update carries,
// as its share buttons, is not foreign.
func (p *page) foreign(entries []entry) int {
	inner := make(map[string]bool)
	last := entries[len(entries)-1]
	for i := entries[0].line; i < last.line; i++ {
		inner[p.lines[i].Out] = true
	}
	for i := last.line + 1; i < p.tailAt; i++ {
		switch out := p.lines[i].Out; out {
		case noise.OutMenu, noise.OutFooter, noise.OutRelated, noise.OutSubscribe:
			if !inner[out] {
				return i
			}
		}
	}
	return 0
}

// longEnd is how many letters and signs the ends of lines have in common that are of one kind.
const longEnd = 8

// endOf gives how a line ends that is no sentence, whatever its numbers; "" of one that is, or is short.
func endOf(l flat.Line) string {
	if l.Text == "" || l.Out != "" || printed.Stopped(l.Text, true) {
		return ""
	}
	runes := []rune(printed.Head(l.Norm, wideTrail))
	if len(runes) < 2*longEnd || len(runes) == wideTrail {
		return ""
	}
	end := runes[len(runes)-longEnd:]
	for i, r := range end {
		if r >= '0' && r <= '9' {
			end[i] = '0'
		}
	}
	return string(end)
}

// wideTrail is how long the lines of such lists are.
const wideTrail = 120
