package flat

import (
	"readout/internal/paste/clock"
)

// findStamped finds the boxes of updates whose time is nowhere printed: it stands in an
// attribute of the box, or in a <meta> in it, for machines alone.
func (l *Layout) findStamped() {
	if len(l.entries) > 0 {
		return
	}
	groups, moments := make(map[string]*boxGroup), make(map[*node]string)
	var best *boxGroup
	l.root.each(func(n *node) bool {
		if unread[n.tag] || n.tag == "nav" || n.tag == "aside" {
			return false
		}
		if n.tag == "" || inline[n.tag] || notBoxes[n.tag] || n.size < 8 && !holdsImage(n) {
			return !inline[n.tag]
		}
		when := n.stamped()
		if when == "" || n.holds(l.title) || l.below(n) {
			return true
		}
		key := signature(n)
		g := groups[key]
		if g == nil {
			g = &boxGroup{}
			groups[key] = g
		}
		g.add(n, min(n.size, 500)+l.known(n)+livePoints(n), nil)
		moments[n] = when
		if len(g.boxes) > 1 && (best == nil || g.points > best.points) {
			best = g
		}
		return true
	})
	if best == nil || !l.isLive() && !l.isTimeline(best.boxes) || l.leadsTo(best.boxes) {
		return
	}
	l.entries, l.dated = best.boxes, make(map[*node]linked)
	for _, n := range best.boxes {
		l.dated[n] = linked{published: moments[n]}
	}
}

// stamped gives the time for machines that an element bears; "" for none.
func (n *node) stamped() string {
	if when := n.attr(machineTime); when != "" {
		return when
	}
	for _, kid := range n.kids {
		if kid.tag == "meta" && (kid.attr("itemprop") == "datePublished" || kid.attr("itemprop") == "dateCreated") {
			if at := clock.Instant(kid.attr("content")); at != nil && at.Day.Full() {
				return kid.attr("content")
			}
		}
	}
	return ""
}

// fewCells is how many cells a row has at most in which a clock may stand behind others: in longer
// ones it is a result, "13:04", or a length.
const fewCells = 3

// amongCells tells whether an element is a cell of a longer row and not its first.
func (n *node) amongCells() bool {
	if n.tag != "td" && n.tag != "th" {
		return false
	}
	cells, at := 0, 0
	for _, kid := range n.parent.kids {
		if kid.tag == "td" || kid.tag == "th" {
			if cells++; kid == n {
				at = cells
			}
		}
	}
	return cells > fewCells && at > 1
}
