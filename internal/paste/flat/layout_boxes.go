package flat

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// signature is what the boxes of a timeline have in common: tag, and class without numbers.
func signature(n *node) string {
	class := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, n.attr("class"))
	first := ""
	for w := range strings.FieldsSeq(class) {
		first = w
		break
	}
	if named := n.attr("itemprop"); named != "" {
		return n.tag + "." + named
	}
	return n.tag + "." + first
}

// beside is what boxes have in common that programs name anew each time: parent and tag.
func beside(n *node) string {
	return n.tag + " in " + strconv.Itoa(n.parent.order)
}

// boxGroup is the elements of one signature that hold a clock each.
type boxGroup struct {
	boxes  []*node
	within []*node // what could be boxes of the last one's first clock, in it
	points int
}

// add takes a further box, with what could be boxes of the same clock in it; one within another
// is not a box beside it.
func (g *boxGroup) add(n *node, points int, within []*node) {
	if len(g.boxes) > 0 {
		last := g.boxes[len(g.boxes)-1]
		switch {
		case last == n && besideEachOther(g.within, within):
			g.points -= 200 // a day, a part: several boxes stand in it
			return
		case last == n || last.holds(n):
			return
		case n.holds(last):
			g.points -= 200 // one of a kind within another
			return
		}
	}
	g.boxes, g.within = append(g.boxes, n), within
	g.points += points
}

// besideEachOther tells whether two clocks have boxes of one kind and parent.
func besideEachOther(a, b []*node) bool {
	for _, n := range a {
		if slices.ContainsFunc(b, func(other *node) bool {
			return other != n && other.parent == n.parent && signature(other) == signature(n)
		}) {
			return true
		}
	}
	return false
}

// notBoxes never are the box of one update.
var notBoxes = printed.Words("tbody table ul ol figure body main html")

// highest is how far above its clock the box of an update is looked for.
const highest = 12

// findEntries finds the boxes that updates stand in: those which the page itself names as
// such, else the kind of element that most often holds one clock and words, the more words
// the likelier.
func (l *Layout) findEntries() {
	groups := make(map[string]*boxGroup)
	var order []string
	for _, t := range l.times {
		var within []*node
		for n := range l.boxesOf(t) {
			if n.size-t.size < 8 && !holdsImage(n) || n.links*10 > n.size*8 || l.isStory(n, t) {
				continue
			}
			points := min(n.size, 500) + l.known(n) + livePoints(n)
			for _, key := range []string{signature(n), beside(n)} {
				if groups[key] == nil {
					groups[key] = &boxGroup{}
					order = append(order, key)
				}
				groups[key].add(n, points, within)
			}
			within = append(within, n)
		}
	}
	var best *boxGroup
	name := ""
	for _, key := range order {
		g := groups[key]
		if len(g.boxes) < 2 && !(l.isLive() && g.points > 2000) || strings.Contains(key, " in ") && len(g.boxes) < 3 || l.below(g.boxes[0]) {
			continue
		}
		if l.ordered(g.boxes) {
			g.points += g.points / 3
		}
		if best == nil || g.points > best.points {
			best, name = g, key
		}
	}
	if best != nil && (l.isLive() || l.isTimeline(best.boxes)) && !beginnings(best.boxes) && !l.leadsTo(best.boxes) {
		l.entries = l.alike(best.boxes, name)
	}
}

// fewLetters is how many letters beside link and clock are none of a text.
const fewLetters = 3

// isStory knows a box of another story: all words beside its clock are a link to elsewhere.
func (l *Layout) isStory(n, at *node) bool {
	return n.size-at.size-n.links < fewLetters && n.links > 0 && firstLink(n) != "" && !at.within("a")
}

// beginnings tells whether boxes are paragraphs beside each other between which others stand,
// or pictures: then they are not all of their updates, but how these begin.
func beginnings(boxes []*node) bool {
	between := false
	for i, n := range boxes {
		if n.tag != "p" || n.parent != boxes[0].parent {
			return false
		}
		between = between || i > 0 && apart(boxes[i-1], n)
	}
	return between
}

// apart tells whether words or a picture stand between two nodes of one parent.
func apart(a, b *node) bool {
	i, _ := slices.BinarySearchFunc(a.parent.kids, a.last+1, func(n *node, order int) int { return n.order - order })
	for _, n := range a.parent.kids[i:] {
		if n.order >= b.order {
			return false
		}
		if n.size > 0 || n.tag == "img" || holdsImage(n) {
			return true
		}
	}
	return false
}

// boxesOf gives the elements around a clock that could be its update's box, inner ones first.
func (l *Layout) boxesOf(t *node) func(func(*node) bool) {
	return func(yield func(*node) bool) {
		for n, up := t.parent, 0; n != nil && n != l.root && n.tag != "body" && n.tag != "main" && up < highest; n, up = n.parent, up+1 {
			if n.tag == "dl" && l.manyTerms(n) {
				return // a list of clocks and words, each pair of which is an update
			}
			if l.around(n) || !inline[n.tag] && !notBoxes[n.tag] && !yield(n) {
				return
			}
		}
	}
}

// manyTerms tells whether several terms of a list are clocks.
func (l *Layout) manyTerms(n *node) bool {
	terms := 0
	for _, kid := range n.kids {
		if kid.tag == "dt" && l.firstClock(kid) != nil {
			terms++
		}
	}
	return terms > 1
}

// liveClass are words that programmers call the box of an update by.
var liveClass = printed.Words("live liveblog livepost liveitem liveentry entry update timeline chronicle event message status block moment online onlineitem post feeditem streampost lentaitem")

func livePoints(n *node) int {
	if calledLive(n, 2) {
		return 100
	}
	return 0
}

// calledLive tells whether an element, or one that is all of it but a little, has such a name.
func calledLive(n *node, down int) bool {
	for _, w := range nameWords(n.attr("class") + " " + n.attr("id") + " " + n.attr("data-component") + " " + n.attr("data-testid")) {
		if liveClass[w] {
			return true
		}
	}
	for _, kid := range n.kids {
		if down > 0 && kid.tag != "" && kid.size*3 > n.size*2 && calledLive(kid, down-1) {
			return true
		}
	}
	return false
}

// alike adds boxes of the same kind beside those found whose words are very few: "休憩" is
// an update as well.
func (l *Layout) alike(boxes []*node, name string) []*node {
	parents, have := make(map[*node]bool), make(map[*node]bool)
	for _, n := range boxes {
		parents[n.parent], have[n] = true, true
	}
	all := slices.Clone(boxes)
	for _, t := range l.times {
		for n := range l.boxesOf(t) {
			if (signature(n) == name || beside(n) == name) && parents[n.parent] && !have[n] && n.size > t.size {
				all, have[n] = append(all, n), true
			}
		}
	}
	slices.SortFunc(all, func(a, b *node) int { return a.order - b.order })
	return all
}

// ordered tells whether the clocks of boxes run one way down the page.
func (l *Layout) ordered(boxes []*node) bool {
	var all []clock.Stamp
	for _, n := range boxes {
		if t := l.firstClock(n); t != nil {
			all = append(all, *l.clocks[t])
		}
	}
	down, up := clock.Steps(all)
	return len(all) > 2 && min(down, up)*5 <= max(down, up)
}

// firstClock gives the first clock in a box.
func (l *Layout) firstClock(n *node) *node {
	i, _ := slices.BinarySearchFunc(l.times, n.order, func(t *node, order int) int { return t.order - order })
	if i == len(l.times) || !n.holds(l.times[i]) {
		return nil
	}
	if i+1 < len(l.times) && n.holds(l.times[i+1]) && dotted.MatchString(l.times[i].words()) && strings.Contains(l.times[i+1].words(), ":") {
		return l.times[i+1] // "3.14" beside "18:21" is a day
	}
	return l.times[i]
}

var dotted = pattern.New(`^\d{1,2}\.\d{2}$`)

// isTimeline tells boxes of updates from a list of other stories: they hold most of the
// text, or a good part of it in the order of their clocks and are called what programmers
// call updates.
func (l *Layout) isTimeline(boxes []*node) bool {
	if l.mostly(boxes, 2) {
		return true
	}
	if len(boxes) < 3 || !l.ordered(boxes) {
		return false
	}
	return l.mostly(boxes, 3) || livePoints(boxes[0]) > 0 && l.mostly(boxes, 6)
}

// below tells whether a box stands where readers comment, or where a page tells how it was
// changed: below a line that says so, which has the greater part of the page's text above it.
func (l *Layout) below(n *node) bool {
	if l.comments == nil {
		l.comments = l.findComments()
	}
	return l.comments.order > 0 && n.order > l.comments.order
}

// commentsBelow is which part of a page stands above its comments at least, "an eighth" as 8: a
// link to them on top has less.
const commentsBelow = 8

// headsBelow tells whether a node is a heading below the title: a link to the comments is none.
func (l *Layout) headsBelow(n *node) bool {
	return headings[n.tag] && l.title != nil && n.order > l.title.last
}

func (l *Layout) findComments() *node {
	found, above := &node{}, 0
	l.root.each(func(n *node) bool {
		if n.tag == "" {
			if !unread[n.parent.tag] {
				above += n.size
			}
			return false
		}
		if found.order > 0 || unread[n.tag] {
			return false
		}
		if n.size == 0 || n.size > 60 || above*commentsBelow < l.root.size && !l.headsBelow(n) {
			return true
		}
		words := printed.Normal(n.words())
		if p := noise.Plain(words); (noise.Why(words, words, p) == noise.OutComment || noise.Why(words, words, p) == noise.OutStamp) && noise.StartsTail(words, p, "") {
			found = n
		}
		return found.order == 0
	})
	return found
}

// mostly tells whether boxes hold a part, "half" as 2, of a page's text: those of a list of other stories do not.
func (l *Layout) mostly(boxes []*node, part int) bool {
	sum := 0
	for _, n := range boxes {
		sum += n.size
	}
	body := l.textBody()
	switch {
	case body == nil:
		return sum*(part+1) >= l.root.size
	case body.holds(boxes[0]) && body.last >= boxes[len(boxes)-1].last:
		return sum*part >= body.size
	}
	return sum >= body.size // several <article>s side by side, each an update
}

// known is for boxes that say what they are: by schema.org, or by an id that JSON-LD names.
func (l *Layout) known(n *node) int {
	points := 0
	if n.attr("itemprop") == "liveBlogUpdate" || strings.HasSuffix(n.attr("itemtype"), "/BlogPosting") {
		points += 3000
	}
	if l.linked != nil && n.attr("id") != "" {
		for _, u := range l.linked.updates {
			if f := fragment(u.id); f != "" && f == n.attr("id") {
				return points + 3000
			}
		}
	}
	return points
}

// longAside is how many letters an <aside> has at most that holds but an update's clock.
const longAside = 60

// around tells whether a box holds the title of the page or is no part of its text.
func (l *Layout) around(n *node) bool {
	return n.holds(l.title) || n.tag == "nav" || n.tag == "footer" && n.parent.tag == "body" || n.tag == "aside" && n.size > longAside || outClass(n) != "" && n.size*2 < l.root.size
}
