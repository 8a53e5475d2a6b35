package flat

import (
	"slices"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// findAgo finds the boxes of updates on a page of markup whose clocks say how long ago it was.
func (l *Layout) findAgo() {
	if len(l.entries) > 0 {
		return
	}
	times := slices.Clone(l.times)
	clocks := make(map[*node]*clock.Stamp)
	l.root.each(func(n *node) bool {
		if unread[n.tag] || n.tag == "nav" || n.tag == "" || n.size > 600 && n.within("aside") {
			return n.tag != "nav" && !unread[n.tag]
		}
		if n.size == 0 || n.size > 30 {
			return n.size > 30
		}
		if ago, ok := clock.ReadAgo(printed.Normal(n.words())); ok && l.clocks[n] == nil {
			clocks[n] = &clock.Stamp{IsAgo: true, Ago: ago}
			return false
		}
		return true
	})
	if len(clocks) < 2 {
		return
	}
	for n, s := range clocks {
		l.times = append(l.times, n)
		l.clocks[n] = s
	}
	slices.SortFunc(l.times, func(a, b *node) int { return a.order - b.order })
	if l.findEntries(); len(l.entries) > 0 {
		return
	}
	l.times = times
	for n := range clocks {
		delete(l.clocks, n)
	}
}
