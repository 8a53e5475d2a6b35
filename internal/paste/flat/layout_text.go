package flat

import (
	"sort"
	"unicode"

	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// The element that holds an article's text and nothing else of it: what stands above it, below the
// title, is no paragraph of it, and what stands below it is furniture.

// prose is how many letters of sentences, and not of links, each part of a page holds.
type prose struct {
	orders []int   // of the elements that hold words themselves, in page order
	sums   []int   // letters of prose up to each
	tags   []*node // what is called a list of tags
}

// leastProse is how many letters of its own an element holds at least that is a paragraph; a wide
// one counts as two.
const leastProse = 50

// ownWords counts the letters of an element that stand in no block within it, and those in links.
func (n *node) ownWords() (own, links int) {
	for _, kid := range n.kids {
		switch {
		case kid.tag == "":
			for _, r := range kid.text {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					own += printed.RuneWidth(r)
				}
			}
		case inline[kid.tag]:
			o, l := kid.ownWords()
			own, links = own+o, links+l
			if kid.tag == "a" {
				links += o - l
			}
		}
	}
	return own, links
}

// findProse finds the prose outside of boxes that say they are no part of a text; raw, in those too
// which programmers also put around one: share bars, menus, notices that one may read on.
func (l *Layout) findProse(raw bool) *prose {
	pr := &prose{}
	total := 0
	l.root.each(func(n *node) bool {
		if n.tag == "" || unread[n.tag] || n.tag == "nav" || n.tag == "aside" || n.tag == "form" || n.tag == "footer" || n.tag == "figure" {
			return false
		}
		if reason := outClass(n); reason != "" && n.size*2 < l.root.size && !(raw && wrapping[reason]) && !l.wraps(n, reason) {
			return false
		}
		if inline[n.tag] || headings[n.tag] {
			return inline[n.tag]
		}
		if classed(n, tagClass) {
			pr.tags = append(pr.tags, n)
		}
		if own, links := n.ownWords(); own >= leastProse && links*2 < own {
			total += own
			pr.orders, pr.sums = append(pr.orders, n.order), append(pr.sums, total)
		}
		return true
	})
	return pr
}

// wrapping are the reasons for leaving out a box that say too little where it holds the text.
var wrapping = map[string]bool{noise.OutShare: true, noise.OutMenu: true, noise.OutAd: true, noise.OutSubscribe: true}

// wraps tells whether a box that is called what stands around a text holds the text: a good part of
// the page's prose.
func (l *Layout) wraps(n *node, reason string) bool {
	if l.raw == nil || !wrapping[reason] || l.raw.paragraphs(n) < fewParagraphs {
		return false
	}
	return l.raw.in(n)*10 >= l.raw.in(l.root)*wrappedShare
}

// in gives how many letters of prose stand in an element.
func (pr *prose) in(n *node) int {
	upTo := func(order int) int {
		i := sort.SearchInts(pr.orders, order)
		if i == 0 {
			return 0
		}
		return pr.sums[i-1]
	}
	return upTo(n.last+1) - upTo(n.order)
}

// paragraphs counts the elements of an element that hold prose.
func (pr *prose) paragraphs(n *node) int {
	return sort.SearchInts(pr.orders, n.last+1) - sort.SearchInts(pr.orders, n.order)
}

// textClass are words, joined, that programmers call the element of a text by.
var textClass = printed.Words("articlebody articlecontent articletext articlebodytext articlecopy articlemaintext entrycontent entrybody entrytext postcontent postbody posttext storybody storycontent storytext newsbody newstext newscontent detailbody detailtext singlecontent bodycopy bodytext textbody fulltext maintext nodecontent namebody assetbody assetcontent contentbody contenttext bodycontent textcontent mediatorarticle richtext wysiwyg newsarticlebody kijibody honbun materialtext")

// The shares, in tenths, of the prose around the title that the element of a text holds at least:
// one that is called so, and one that only looks so.
const (
	namedShare   = 6
	wrappedShare = 4
	unnamedLess  = 6 // "a sixth" may stand outside of it
)

// fewParagraphs is how many paragraphs an element holds at least that is looked on as a text.
const fewParagraphs = 3

// findText finds the element of the text within another: as the page names it, else the innermost
// that holds nearly all of the prose.
func (l *Layout) findText(within *node) (text *node, named bool) {
	pr := l.prose
	all := pr.in(within)
	if pr.paragraphs(within) < fewParagraphs {
		return nil, false
	}
	within.each(func(n *node) bool {
		if n.tag == "" || inline[n.tag] || unread[n.tag] {
			return false
		}
		if n != within && (n.attr("itemprop") == "articleBody" || classed(n, textClass)) && pr.in(n)*10 >= all*namedShare && pr.paragraphs(n) >= fewParagraphs {
			text, named = n, true
		}
		return pr.in(n)*10 >= all*namedShare
	})
	if text != nil {
		return text, true
	}
	for at := within; at != nil; {
		text, at = at, pr.most(at, all)
	}
	if text == within {
		return nil, false
	}
	return text, false
}

// most gives the element right in another that holds nearly all of so much prose.
func (pr *prose) most(n *node, all int) *node {
	for _, kid := range n.kids {
		if kid.tag != "" && !inline[kid.tag] && pr.paragraphs(kid) >= fewParagraphs && (all-pr.in(kid))*unnamedLess <= all {
			return kid
		}
	}
	return nil
}

// besideText tells whether the boxes taken for updates stand outside of what the page itself calls
// its text: they are other stories then, or what readers wrote.
func (l *Layout) besideText() bool {
	if len(l.entries) == 0 || l.isLive() {
		return false
	}
	text, named := l.findText(l.root)
	if !named {
		return false
	}
	for _, n := range l.entries {
		if text.holds(n) || n.holds(text) {
			return false
		}
	}
	return true
}

// furniture tells whether an element stands below the text, and is no part of it: all that does
// below a text which the page itself calls so, else what holds no prose.
func (l *Layout) furniture(n *node) bool {
	if l.text == nil || n.order <= l.text.last || !l.main.holds(n) || l.title != nil && n.order < l.title.order {
		return false
	}
	if l.prose.aroundTags(n) {
		return false // what the text is filed under stands below it
	}
	return l.called || l.prose.in(n) == 0
}

// aboveText tells whether a node stands between the title and the element of the text.
func (l *Layout) aboveText(n *node) bool {
	return l.text != nil && l.title != nil && n.order > l.title.last && n.order < l.text.order
}

// aroundTags tells whether an element stands in a list of tags or holds one.
func (pr *prose) aroundTags(n *node) bool {
	i := sort.Search(len(pr.tags), func(i int) bool { return pr.tags[i].order >= n.order })
	return i < len(pr.tags) && n.holds(pr.tags[i]) || i > 0 && pr.tags[i-1].holds(n)
}

// misplaced tells whether what was taken for the title stands below paragraphs of the text, or below
// all of it: a heading in it, or another story's.
func (l *Layout) misplaced() bool {
	if l.title == nil || l.text == nil || !l.called || len(l.entries) > 0 || len(l.titled) == 0 {
		return false
	}
	above := &node{order: l.text.order, last: min(l.title.order-1, l.text.last)}
	return l.title.order > l.text.order && l.prose.paragraphs(above) >= fewParagraphs
}
