package flat

import (
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// cardBox knows boxes in an update that lead to another page.
func cardBox(n *node) bool {
	if n.tag == "p" || n.size == 0 || n.size > 900 || firstLink(n) == "" {
		return false
	}
	if n.tag == "figure" {
		return n.links*10 >= n.size*9 && holdsTag(n, headings)
	}
	if n.tag == "a" && n.size > 5 {
		return holdsBlock(n) || inParts(n)
	}
	return n.tag == "aside" || classed(n, cardClass) && !inline[n.tag] && n.links*2 >= n.size/2 || linksOnly(n)
}

var headings = printed.Words("h1 h2 h3 h4 h5 h6")

// longInset is how many letters a box between two paragraphs has at most that leads to another story.
const longInset = 240

// inset knows a small box with a heading and a link that stands between paragraphs of a text.
func inset(n *node) bool {
	if inline[n.tag] || n.tag == "p" || n.size == 0 || n.size > longInset || n.parent == nil || listTags[n.tag] || firstLink(n) == "" || !holdsTag(n, headings) || !oneAddress(n) {
		return false
	}
	at := n.place()
	return paragraphIn(n.parent.kids[max(0, at-nearParagraph):at]) && paragraphIn(n.parent.kids[at+1:min(len(n.parent.kids), at+1+nearParagraph)])
}

// nearParagraph is how many nodes away a paragraph stands at most that a box is beside.
const nearParagraph = 8

func paragraphIn(kids []*node) bool {
	return slices.ContainsFunc(kids, func(n *node) bool { return n.tag == "p" && n.size > 0 })
}

// place gives which of its parent's a node is.
func (n *node) place() int {
	at, _ := slices.BinarySearchFunc(n.parent.kids, n.order, func(kid *node, order int) int { return kid.order - order })
	return at
}

// oneAddress tells whether all links in an element lead to one address.
func oneAddress(n *node) bool {
	href, one := "", true
	n.each(func(at *node) bool {
		if to := linkOf(at); at.tag == "a" && to != "" {
			one = one && (href == "" || href == to)
			href = to
		}
		return one
	})
	return one
}

// boxOfStory knows a link around a title and words below it, in blocks of their own.
func boxOfStory(n *node) bool {
	if n.tag != "a" || n.size < 20 || linkOf(n) == "" {
		return false
	}
	parts := 0
	for _, kid := range n.kids {
		if kid.size > 0 && !inline[kid.tag] && kid.tag != "" {
			parts++
		}
	}
	return parts > 1
}

// linksOnly knows a box that is another story's: picture, title and the day of that story, all
// leading to one address.
func linksOnly(n *node) bool {
	if inline[n.tag] || listTags[n.tag] || classed(n, bylineClass) || n.links < 6 || n.links*2 < n.size || !holdsBlock(n) || !holdsImage(n) {
		return false
	}
	href, only := "", true
	n.each(func(at *node) bool {
		switch to := linkOf(at); {
		case !only:
		case at.tag == "a" && to != "":
			only = href == "" || href == to
			href = to
			return false
		case at.tag == "" && at.size > 0 && !unread[at.parent.tag]:
			only = clock.IsStamp(strings.TrimSpace(printed.Normal(at.text)))
		}
		return only
	})
	return only
}

// inParts knows a link that is made of elements side by side: the title of a story, what it is
// about, its day.
func inParts(n *node) bool {
	if n.tag != "a" || n.size < 20 || len(n.kids) > mostBeside {
		return false
	}
	parts := 0
	for _, kid := range n.kids {
		switch {
		case kid.size == 0:
		case kid.tag == "span" || kid.tag == "time" || kid.tag == "small":
			parts++
		default:
			return false
		}
	}
	return parts > 1
}

var listTags = printed.Words("ul ol li dl dt dd table tr td blockquote")
