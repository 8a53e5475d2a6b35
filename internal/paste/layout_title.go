package paste

import "strings"

// findTitle takes the heading that says what the head of the page says, else the longest
// h1. The name of the site, which many blogs print as their h1, is what stands behind the
// title in <title>.
func (l *layout) findTitle() *node {
	var best *node
	most := 0
	l.root.each(func(n *node) bool {
		points := l.titlePoints(n)
		if points > most {
			best, most = n, points
		}
		return !unread[n.tag] && points == 0
	})
	return best
}

// titlePoints weighs an element as the title; 0 where it cannot be it.
func (l *layout) titlePoints(n *node) int {
	named := n.tag == "h1" || n.attr("itemprop") == "headline" || n.attr("itemprop") == "name"
	heading := n.tag == "h2" || n.tag == "h3" || !inline[n.tag] && n.tag != "a" && classed(n, set("entrytitle posttitle articletitle pagetitle entryttl articlettl"))
	if n.size == 0 || n.size > 400 || !named && !heading {
		return 0
	}
	points := n.size
	if n.tag == "h1" {
		points += 1000
	}
	if n.within("nav") || n.within("footer") || n.within("aside") {
		points -= 900
	}
	words, _ := unbracketed(n.words())
	said, known := letters(words), false
	for i, t := range l.titled {
		switch whole := letters(t); {
		case said == whole:
			points += 5000 - i
			known = true
		case strings.HasPrefix(whole, said) && n.size >= 6:
			points += 3000 - i
			known = true
		case n.size >= 2 && strings.HasSuffix(whole, said):
			points -= 1500 // the name of the site
		}
	}
	if !named && !known {
		return 0
	}
	return max(points, 1)
}

// unbracketed takes "[Section]" off the end of a title, as blogs print it.
func unbracketed(title string) (words, section string) {
	if m := bracketedEnd.FindStringSubmatch(title); m != nil {
		return m[1], m[2]
	}
	return title, ""
}

// titleAbove finds the title of a page whose head says nothing of it and that has no h1:
// the first element above the updates that is called a title or a header and holds one line.
func (l *layout) titleAbove() *node {
	if l.title != nil || len(l.entries) == 0 {
		return nil
	}
	var found *node
	first := l.entries[0].order
	l.root.each(func(n *node) bool {
		if found != nil || n.order >= first || unread[n.tag] || n.tag == "nav" || n.attr("role") == "navigation" {
			return false
		}
		if n.tag == "" || n.size < 5 || n.size > 200 || n.links > 0 || holdsBlock(n) || n.last >= first {
			return true
		}
		if n.tag[0] == 'h' && len(n.tag) == 2 || classed(n, headClass) || classed(n, set("header head name")) || n.parent != nil && (classed(n.parent, set("header head")) || n.parent.parent != nil && classed(n.parent.parent, set("header head"))) {
			found = n
		}
		return found == nil
	})
	return found
}
