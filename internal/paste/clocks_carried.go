package paste

import (
	"strings"

	"readout/internal/paste/clock"
)

// The chronicles of newspapers say once what holds for several clocks: a heading or the first of them the half of
// the day, "【16日午後】" over "1・00", "午後3時27分" over "4時5分"; "同50分" is fifty minutes past the hour above it,
// and so is "50分" on a line of its own below "8時15分".

// carry reads such clocks by what stands above them.
func (p *page) carry() {
	printed := p.printedClocks()
	p.carried = make(map[int]clock.Stamp)
	half, headed := clock.NoHalf, false
	var above clock.Stamp
	found, hours, twelve := false, false, p.countsTwelve(printed)
	for i := p.first; i < len(p.lines); i++ {
		norm := p.lines[i].Norm
		s, ok := printed[i]
		if named := clock.HalfHead(norm); named != clock.NoHalf {
			half, headed = named, true
		} else if _, whole := clock.WholeDay(norm); whole {
			half = clock.NoHalf
		}
		if own := clock.OwnHalf(norm); twelve && own != clock.NoHalf {
			half, headed = own, false
		}
		if ok {
			hours = strings.Contains(norm, "時")
		}
		switch {
		case !ok && found && (above.Inline || hours):
			if s, ok = clock.Same(norm, above); ok {
				p.carried[i] = s
			}
		case ok && !clock.NamesHalf(norm):
			if in := s.In(half); in != s && (headed || found && ringed(in, above) < ringed(s, above)) {
				p.carried[i], s = in, in
			}
		}
		if ok {
			above, found = s, true
		}
	}
}

// printedClocks reads the clocks of a page as they are printed, by their lines.
func (p *page) printedClocks() map[int]clock.Stamp {
	all := make(map[int]clock.Stamp)
	for i := p.first; i < len(p.lines); i++ {
		if s, ok := p.stampAtLine(i); ok {
			all[i] = s
		}
	}
	return all
}

// halfHeads gives their place to the lines that name the half of the day of the clocks below them, from the one above
// the first clock on: they are no words of an update.
func (p *page) halfHeads(entries []entry) {
	if p.marked {
		return
	}
	from := max(p.above(entries[0].line, p.first-1), p.first)
	for i := from; i < len(p.lines); i++ {
		if clock.HalfHead(p.lines[i].Norm) != clock.NoHalf {
			p.put(i, inDay)
		}
	}
}

// countsTwelve says whether clocks that name no half of the day are all of twelve hours.
func (p *page) countsTwelve(printed map[int]clock.Stamp) bool {
	for i, s := range printed {
		if (s.Hour == 0 || s.Hour > 12) && !clock.NamesHalf(p.lines[i].Norm) {
			return false
		}
	}
	return true
}

// ringed is how many minutes lie between two clocks, past midnight or not.
func ringed(a, b clock.Stamp) int {
	d := a.Minutes() - b.Minutes()
	d = max(d, -d)
	return min(d, 24*60-d)
}
