package flat

import (
	"slices"
	"strconv"
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// What is copied out of a word processor has lists in forms that browsers do not make. Word writes paragraphs, each
// with its mark in the words and its list and level in its style ("mso-list:l0 level2 lfo1"); Word in a browser a box
// for each point, with a list of one point in it; Google Docs puts an inner list beside the points of the outer one.

// wordStyles are paragraphs of Word whose style, which has an English name in every language, is an element of HTML.
var wordStyles = map[string]string{"MsoTitle": "h1", "MsoQuote": "blockquote", "MsoIntenseQuote": "blockquote"}

var (
	wordList  = pattern.New(`(?i)mso-list:\s*(l\d{1,4})\s+level([1-9])\b`)
	pointMark = pattern.New(`^(?:[·•●○o§▪■◦➢✓✔–—-]|[\x{F000}-\x{F0FF}]|\(?(\d{1,3})[.)．）])$`)
)

// point is a box that a word processor means as a point of a list.
type point struct {
	box     *node
	in      *node // the element whose words are the point's
	list    string
	level   int // from 1; Word has nine
	ordered bool
	start   int // the number it has, 0 for none
}

// unwrite has what a word processor means be elements: lists of the boxes that are points, inner lists in the point
// before them.
func (n *node) unwrite() {
	for _, kid := range n.kids {
		kid.unwrite()
	}
	if tag := wordStyles[n.attr("class")]; n.tag == "p" && tag != "" {
		n.tag = tag
	}
	if n.tag == "ul" || n.tag == "ol" {
		n.innerLists()
	}
	var kids []*node
	for from := 0; from < len(n.kids); {
		points, to := pointsFrom(n.kids, from)
		if len(points) == 0 {
			kids = append(kids, n.kids[from])
			from++
			continue
		}
		kids = append(kids, listsOf(points, n)...)
		from = to
	}
	n.kids = kids
}

func (n *node) adopt(kids ...*node) {
	for _, kid := range kids {
		kid.parent = n
	}
	n.kids = append(n.kids, kids...)
}

func (n *node) innerLists() {
	var kids []*node
	var last *node
	for _, kid := range n.kids {
		switch {
		case kid.tag == "li":
			last = kid
		case last != nil && (kid.tag == "ul" || kid.tag == "ol"):
			last.adopt(kid)
			continue
		}
		kids = append(kids, kid)
	}
	n.kids = kids
}

// pointsFrom gives the points that follow each other from a place on, and the place behind them.
func pointsFrom(kids []*node, from int) (points []point, to int) {
	for i := from; i < len(kids); i++ {
		if p, is := kids[i].point(); is {
			points, to = append(points, p), i+1
		} else if len(points) == 0 || kids[i].tag != "" || strings.TrimFunc(kids[i].text, printed.IsSpace) != "" {
			break
		}
	}
	return points, to
}

func (n *node) point() (point, bool) {
	switch {
	case n.tag == "p" && (strings.HasPrefix(n.attr("class"), "MsoList") || wordList.MatchString(n.attr("style"))):
		return n.wordPoint()
	case n.tag == "div" && strings.HasPrefix(n.attr("class"), "ListContainerWrapper"):
		return n.boxedPoint()
	}
	return point{}, false
}

// wordPoint reads a paragraph of Word, which begins with its mark in an element of its own.
func (n *node) wordPoint() (point, bool) {
	p := point{box: n, in: n, level: 1}
	if m := wordList.FindStringSubmatch(n.attr("style")); m != nil {
		p.list, p.level = m[1], int(m[2][0]-'0')
	}
	k := slices.IndexFunc(n.kids, func(kid *node) bool {
		return kid.tag != "" || strings.TrimFunc(kid.text, printed.IsSpace) != ""
	})
	if k < 0 || n.kids[k].tag == "" {
		return p, false
	}
	m := pointMark.FindStringSubmatch(n.kids[k].words())
	if m == nil {
		return p, false // "a)" stays with its words: a list counts in numbers alone
	}
	p.ordered, p.start = m[1] != "", printed.Number(m[1])
	n.kids = slices.Delete(n.kids, k, k+1)
	return p, true
}

// boxedPoint reads a box of Word in a browser: a list of one point.
func (n *node) boxedPoint() (point, bool) {
	list := n.only("ul", "ol")
	if list == nil {
		return point{}, false
	}
	li := list.only("li")
	if li == nil {
		return point{}, false
	}
	p := point{box: n, in: li, list: li.attr("data-listid"), level: 1, ordered: list.tag == "ol", start: printed.Number(list.attr("start"))}
	if level := li.attr("data-aria-level"); len(level) == 1 && level >= "1" && level <= "9" {
		p.level = int(level[0] - '0')
	}
	return p, true
}

// only gives the one element in a box, where it has one of these tags and no words stand beside it.
func (n *node) only(tags ...string) *node {
	var found *node
	for _, kid := range n.kids {
		switch {
		case kid.tag == "" && strings.TrimFunc(kid.text, printed.IsSpace) == "":
		case found == nil && slices.Contains(tags, kid.tag):
			found = kid
		default:
			return nil
		}
	}
	return found
}

// openList is a list that points may still come to.
type openList struct {
	*node
	of point // its first
}

// takes tells whether a point is the next one of a list: a number that leaps begins another.
func (o openList) takes(p point) bool {
	return o.of.ordered == p.ordered && o.of.list == p.list && (p.start == 0 || p.start == o.of.start+len(o.kids))
}

// listsOf makes lists of points, inner ones in the point before them.
func listsOf(points []point, parent *node) []*node {
	top := &node{}
	var open []openList
	for _, p := range points {
		level := min(p.level, len(open)+1)
		open = open[:min(level, len(open))]
		if len(open) == level && !open[level-1].takes(p) {
			open = open[:level-1]
		}
		if len(open) < level {
			around := top
			if level > 1 {
				around = open[level-2].kids[len(open[level-2].kids)-1]
			}
			list := p.opens()
			around.adopt(list)
			open = append(open, openList{list, p})
		}
		li := &node{tag: "li", line: p.box.line}
		li.adopt(p.in.kids...)
		open[level-1].adopt(li)
	}
	lists := top.kids
	for _, list := range lists {
		list.parent = parent
	}
	return lists
}

// opens gives the list that a point is the first of.
func (p point) opens() *node {
	list := &node{tag: "ul", line: p.box.line}
	if p.ordered {
		list.tag, list.attrs = "ol", map[string]string{"start": strconv.Itoa(p.start)}
	}
	return list
}
