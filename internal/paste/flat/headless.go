package flat

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/printed"
)

// What a browser copies of a page is its markup without the head: nothing says there what the page is called, what it is
// and where it stands. Then its headings are weighed by where they stand and how programmers call them.

// headless tells whether a page says nothing of itself where nobody reads.
func (l *Layout) headless() bool { return len(l.titled) == 0 && l.linked == nil }

// textTitleClass are words, joined, that programmers call the title of a text by, whatever its element is.
var textTitleClass = printed.Words("entrytitle posttitle articletitle pagetitle entryttl articlettl storytitle newstitle storyheadline articleheadline entryheadline postheadline materialtitle")

// titleID are words, joined, that they call the one title of a page by.
var titleID = printed.Words("title ttl headline articletitle entrytitle pagetitle posttitle storytitle")

// headingPoints weighs an element as the title of a page without a head; 0 where it cannot be it.
func (l *Layout) headingPoints(n *node) int {
	if n.size == 0 || n.size > 400 {
		return 0
	}
	points := 0
	switch {
	case n.tag == "h1":
		points = atTop
	case n.attr("itemprop") == "headline", n.attr("itemprop") == "name" && !n.namesSomebody():
		if l.alone(n) {
			points = atTop
		}
	case inline[n.tag] || n.tag == "a" || holdsBlock(n) || !l.aboveProse(n, 5) || !l.alone(n):
		return 0
	case classed(n, textTitleClass), headings[n.tag] && titleID[strings.Join(nameWords(n.attr("id")), "")]:
		points = atTop
	case headings[n.tag] && classed(n, headClass):
		points = atTop - aside
	default:
		return 0
	}
	if l.alone(n) && classed(n, textTitleClass) {
		points += aside
	}
	if n.within("main") || n.within("article") {
		points += inText
	}
	if n.within("nav") || n.within("footer") || n.within("aside") || classed(n, dekClass) {
		points -= aside
	}
	if !l.aboveProse(n, 2) {
		points -= aside // below the text stand those of others
	}
	if n.links == n.size && leadsHome(firstLink(n)) {
		points -= atTop + aside
	}
	return max(points+n.size, 1)
}

// The points of headings on a page without a head, beside those for their letters.
const (
	atTop  = 1000
	inText = 450 // what stands in the element of the text
	aside  = 500 // what stands beside it
)

// aboveProse tells whether less than a part, "half" as 2, of the page's sentences stands above a node.
func (l *Layout) aboveProse(n *node, part int) bool {
	return (l.raw.in(l.root)-l.raw.in(&node{order: n.last, last: l.root.last}))*part <= l.raw.in(l.root)
}

// alone tells whether nothing else of the page that could be its title has the tag, class and kind of parent of an element:
// the headlines of updates have.
func (l *Layout) alone(n *node) bool {
	if l.kinds == nil {
		l.kinds = make(map[string]int)
		l.root.each(func(at *node) bool {
			if at.parent != nil && (headings[at.tag] || at.attr("itemprop") != "" || classed(at, textTitleClass)) {
				l.kinds[kindOf(at)]++
			}
			return !unread[at.tag]
		})
	}
	return l.kinds[kindOf(n)] < 2
}

func kindOf(n *node) string { return signature(n) + " in " + signature(n.parent) }

// headingOfText finds the heading right above the first sentences of a page, alone of its kind, where the name of the site
// is all that its h1 says; nil for none.
func (l *Layout) headingOfText() *node {
	if len(l.raw.orders) == 0 {
		return nil
	}
	var found *node
	l.root.each(func(n *node) bool {
		if unread[n.tag] || n.order >= l.raw.orders[0] || n.tag == "nav" || n.tag == "aside" || n.tag == "footer" {
			return false
		}
		if (n.tag == "h2" || n.tag == "h3") && n.size > 0 && n.size <= 200 && l.alone(n) && !(n.links == n.size && leadsHome(firstLink(n))) {
			found = n
		}
		return true
	})
	return found
}

// findHeading finds the title of a page without a head: its h1, where that says enough and stands where titles do, else what
// weighs most of all that is called one.
func (l *Layout) findHeading() *node {
	best, most := l.heaviest(func(n *node) bool { return n.tag == "h1" })
	if most < atTop+leftOfTitle {
		best, _ = l.heaviest(func(*node) bool { return true })
	}
	if best != nil && best.links == best.size && leadsHome(firstLink(best)) {
		if of := l.headingOfText(); of != nil {
			return of
		}
	}
	return best
}

// heaviest gives the element that weighs most as the title, of those that may be it.
func (l *Layout) heaviest(may func(*node) bool) (best *node, most int) {
	l.root.each(func(n *node) bool {
		if unread[n.tag] {
			return false
		}
		if may(n) {
			if points := l.headingPoints(n); points > most {
				best, most = n, points
			}
		}
		return true
	})
	return best, most
}

// lineOfItsOwn knows words at the beginning of a title that a style sheet sets on a line of their own, and that are fewer:
// "Live updatesHarbour bill passes".
func (l *Layout) lineOfItsOwn(n *node) bool {
	if !l.headless() || n.size < leftOfTitle/2 || n.size >= l.title.size-n.size || len(n.parent.kids) > mostBeside {
		return false
	}
	at := n.place()
	if at+1 >= len(n.parent.kids) {
		return false
	}
	next := n.parent.kids[at+1]
	if next.tag != "" && signature(next) == signature(n) {
		return false // the lines of one title
	}
	last, _ := utf8.DecodeLastRuneInString(n.words())
	first, _ := utf8.DecodeRuneInString(next.text + next.words())
	return unicode.IsLower(last) && unicode.IsUpper(first)
}

// ownPlaces makes links to places on the page itself, which a browser spells out as it copies them, short again: the
// address before "#" that most of them share is the page's own.
func (l *Layout) ownPlaces() {
	if l.base != nil || !l.headless() {
		return
	}
	places := make(map[string][]*node)
	own := ""
	l.root.each(func(n *node) bool {
		if n.tag != "a" {
			return true
		}
		if before, _, ok := strings.Cut(n.attr("href"), "#"); ok && before != "" {
			places[before] = append(places[before], n)
			if k, most := len(places[before]), len(places[own]); k > most || k == most && own == "" {
				own = before
			}
		}
		return true
	})
	if len(places[own]) < fewPlaces {
		return
	}
	l.baseAt(own)
	for _, n := range places[own] {
		n.attrs["href"] = strings.TrimPrefix(n.attr("href"), own)
	}
}

// fewPlaces is how many links to places on one page there are at least on it.
const fewPlaces = 2
