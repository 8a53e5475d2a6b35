package flat

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/printed"
)

// findTitle takes the heading that says what the head of the page says, else the longest
// h1. The name of the site, which many blogs print as their h1, is what stands behind the
// title in <title>.
func (l *Layout) findTitle() *node {
	if l.headless() {
		return l.findHeading()
	}
	var best *node
	most := 0
	said := make(map[string]int)
	l.root.each(func(n *node) bool {
		if n.tag == "h1" && n.size <= 400 {
			said[printed.Letters(n.words())]++
		}
		return !unread[n.tag]
	})
	l.root.each(func(n *node) bool {
		points := l.titlePoints(n)
		if n.tag == "h1" && points < endsWith && said[printed.Letters(n.words())] > 1 {
			points = max(points-900, 1) // it stands at several places: an invitation to subscribe
		}
		if points > most {
			best, most = n, points
		}
		return !unread[n.tag] && points == 0
	})
	return best
}

// titlePoints weighs an element as the title; 0 where it cannot be it.
func (l *Layout) titlePoints(n *node) int {
	named := n.tag == "h1" || n.attr("itemprop") == "headline" || n.attr("itemprop") == "name" && !n.namesSomebody()
	heading := n.tag == "h2" || n.tag == "h3" || !inline[n.tag] && n.tag != "a" && classed(n, printed.Words("entrytitle posttitle articletitle pagetitle entryttl articlettl"))
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
	words, _ := printed.Unbracketed(n.words())
	told, known := l.told(printed.Letters(words))
	if known && told < exactly-len(l.titled) && !named && l.headBreaksOff(words) {
		told, known = 0, false // a heading of a word or two that the title begins with as well
	}
	if told < 0 && n.tag == "h1" && n.links == 0 && l.headEndsWith(words) {
		told, known = endsWith, true
	}
	points += told
	if !named && !known {
		return 0
	}
	return max(points, 1)
}

// Points for what the page's head says: all of a title there, its beginning, its end.
const (
	exactly    = 5000
	beginsWith = 3000
	endsWith   = 2000
)

// told weighs words as the title by what the head of the page says: they are all of a title
// there, or its beginning, and not the name of the site before or behind it.
func (l *Layout) told(said string) (points int, known bool) {
	site := false
	for i, t := range l.titled {
		whole := printed.Letters(t)
		rest, begins := strings.CutPrefix(whole, said)
		switch {
		case said == whole:
			return exactly - i, true
		case begins && slices.ContainsFunc(l.titled, func(t string) bool { return printed.Letters(t) == rest }):
			site = true // "Site: Title"
		case begins && len(said) >= 6:
			points, known = max(points, beginsWith-i), true
		case said != "" && strings.HasSuffix(whole, said):
			site = true
		}
	}
	if site {
		return -1500, false
	}
	return points, known
}

// headBreaksOff tells whether the head's titles that begin with words go on in the same phrase: the
// words are a part of it, and a heading of those words no title.
func (l *Layout) headBreaksOff(words string) bool {
	begins := 0
	for _, t := range l.titled {
		rest, ok := strings.CutPrefix(printed.Normal(t), printed.Normal(words))
		if !ok {
			continue
		}
		begins++
		next, _ := utf8.DecodeRuneInString(strings.TrimFunc(rest, printed.IsSpace))
		if rest == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return false
		}
	}
	return begins > 0
}

// headEndsWith tells whether words are the end of a title in the page's head and most of it: what
// stands before them is the kind of the text, or a series.
func (l *Layout) headEndsWith(words string) bool {
	said := printed.Letters(words)
	return said != l.site && slices.ContainsFunc(l.titled, func(t string) bool {
		before, ok := strings.CutSuffix(printed.Letters(t), said)
		return ok && len(before) < len(said)
	})
}

// titleAbove finds the title of a page whose head says nothing of it and that has no h1:
// the first element above the updates that is called a title or a header and holds one line.
func (l *Layout) titleAbove() *node {
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
		if n.tag[0] == 'h' && len(n.tag) == 2 || classed(n, headClass) || classed(n, printed.Words("header head name")) || n.parent != nil && (classed(n.parent, printed.Words("header head")) || n.parent.parent != nil && classed(n.parent.parent, printed.Words("header head"))) {
			found = n
		}
		return found == nil
	})
	return found
}

// namesSomebody tells whether an element is the name of who wrote or publishes a page.
func (n *node) namesSomebody() bool {
	for at, up := n, 0; at != nil && up < 4; at, up = at.parent, up+1 {
		if who := at.attr("itemprop"); who == "author" || who == "publisher" || who == "creator" || who == "editor" || strings.HasSuffix(at.attr("itemtype"), "/Person") || strings.HasSuffix(at.attr("itemtype"), "/Organization") {
			return true
		}
	}
	return false
}
