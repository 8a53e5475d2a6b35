package flat

import "strings"

// leadsTo tells whether boxes with clocks are a list of other stories on the page of one: the page
// says that it is an article, and nearly every box is a link to a page of its own, or has one as
// its heading. The updates of a live page lead nowhere, or to places on it. It notes the boxes.
func (l *Layout) leadsTo(boxes []*node) bool {
	if l.isLive() || len(boxes) == 0 || !l.isArticle() {
		return false
	}
	var leading []*node
	seen := make(map[string]bool)
	for _, n := range boxes {
		if href := l.headingLink(n); href != "" && !seen[href] && !n.holds(l.title) {
			seen[href] = true
			leading = append(leading, n)
		}
	}
	if len(leading)*5 < len(boxes)*4 {
		return false
	}
	for _, n := range leading {
		l.stories[n] = true
	}
	return true
}

// isArticle tells whether the page says of itself that it is an article.
func (l *Layout) isArticle() bool {
	return l.linked != nil && l.linked.rank() == 2 || l.linked != nil && l.linked.kind == "Article" || l.meta("og:type") == "article"
}

// headingLink gives the address that a box leads to by its heading, or by nearly all of its words;
// "" where it leads to none, or to a place on the same page.
func (l *Layout) headingLink(box *node) string {
	found := ""
	for at, up := box, 0; at != nil && up < 2; at, up = at.parent, up+1 {
		if at.tag == "a" {
			found = linkOf(at)
		}
	}
	box.each(func(n *node) bool {
		if found == "" && n.tag == "a" && (n.size*10 >= box.size*8 || n.size > 0 && n.inHeading(box) || holdsHeading(n)) {
			found = linkOf(n)
		}
		return found == ""
	})
	if l.base != nil {
		path := strings.TrimSuffix(l.base.Path, "/")
		if path != "" && strings.Contains(found, path) {
			return ""
		}
	}
	if at := strings.IndexByte(found, '#'); at >= 0 {
		return ""
	}
	return found
}

// inHeading tells whether a link is all of a heading within a box.
func (n *node) inHeading(box *node) bool {
	for at := n; at != nil && at != box; at = at.parent {
		if isHeading(at) {
			return n.size*10 >= at.size*8
		}
	}
	return false
}

func isHeading(n *node) bool {
	return len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] >= '1' && n.tag[1] <= '6'
}

func holdsHeading(n *node) bool {
	found := false
	n.each(func(at *node) bool {
		found = found || isHeading(at) && at.size > 0
		return !found
	})
	return found
}
