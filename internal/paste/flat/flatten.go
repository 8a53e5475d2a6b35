package flat

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/text"
)

// flattener turns the tree of a page into lines with hints, as a reader would see them.
type flattener struct {
	layout *Layout
	boxes  map[*node]int // the updates' boxes
	clocks map[*node]*clock.Stamp
	opened map[*node]bool // clocks that stand before their update already
	lines  []Line
	groups int
	pre    bool // line ends are breaks, as in blogs that mark no paragraphs

	words  gatherer
	at     int // line of the file where the words began
	total  int // letters of the words, and how many of them are strong and linked
	strong int
	linked int
	href   string

	face string // the letters of whose picture was passed last

	ids    int // of frames, and of points in lists
	para   int // of the paragraph that lines parted by breaks are of
	breaks int // since the last words
	box    *node
}

// reach gives where a box stands, and the last node of the smallest one around it that holds
// more than it does: what a label in it is the label of.
func (n *node) reach() (order, last int) {
	if n == nil {
		return 0, 0
	}
	at := n
	for at.parent != nil && at.size == n.size {
		at = at.parent
	}
	return n.order, at.last
}

// setting is where a node stands.
type setting struct {
	Hint
	out    string
	look   Span
	link   string
	pre    bool // line ends are breaks
	frames []Frame
}

func newFlattener(l *Layout) *flattener {
	f := &flattener{layout: l, boxes: make(map[*node]int), clocks: l.clocks, opened: make(map[*node]bool)}
	for i, n := range l.entries {
		f.boxes[n] = i + 1
	}
	return f
}

// flush ends a line.
func (f *flattener) flush(s setting) {
	text, spans := f.words.line()
	if text != "" {
		l := Line{N: f.at, Text: text, Hint: s.Hint, Out: s.out, Words: Words{Spans: spans, Frames: s.frames, Para: f.para}}
		l.Order, l.Scope = f.box.reach()
		l.Bold = f.total > 0 && f.strong == f.total
		if l.Bold && l.headed() {
			l.unstrong()
		}
		if l.Href == "" {
			l.Href = f.href
		}
		if l.Role == NoRole && l.Href != "" && f.linked == f.total {
			l.Role = RoleLink
		}
		if f.face != "" && l.Entry > 0 && l.Role != RolePicture {
			if printed.Letters(text) == f.face {
				l.Role = RoleByline
			}
			f.face = ""
		}
		if n := len(f.lines); n == 0 || f.lines[n-1].Text != text || f.lines[n-1].Hint != l.Hint || l.Role == NoRole {
			f.lines = append(f.lines, labelAndLink(l)...)
		}
	}
	f.words.reset()
	f.total, f.strong, f.linked, f.href = 0, 0, 0, ""
}

// labelAndLink parts a line that is a label and the link it stands before: "Related: Title".
func labelAndLink(l Line) []Line {
	if two := dayAndLink(l); two != nil {
		return two
	}
	k := slices.IndexFunc(l.Spans, func(s Span) bool { return s.Leads })
	if l.Role != NoRole || k < 1 || k < len(l.Spans)-1 {
		return []Line{l}
	}
	last := l.Spans[k]
	runes := []rune(l.Text)
	at := len(runes) - last.N
	label := strings.TrimFunc(string(runes[:at]), printed.IsSpace)
	if n := printed.Normal(label); !noise.CardLabels[noise.PlainLabel(noise.Plain(n))] && !noise.IsListing(n) {
		return []Line{l}
	}
	one, two := l, l
	one.Text, one.Spans, one.Href = label, nil, ""
	two.Text, two.Spans, two.Role = string(runes[at:]), []Span{last}, RoleLink
	return []Line{one, two}
}

// walk puts a node's words into lines.
func (f *flattener) walk(n *node, s setting) {
	if n.tag == "" {
		f.text(n, s)
		return
	}
	if unread[n.tag] || hidden(n) || f.opened[n] {
		return
	}
	switch {
	case n.tag == "br" && s.Role == RoleTitle:
		f.say(" ", n.line, s)
		return
	case n.tag == "br":
		f.broke(s)
		return
	case n.tag == "hr":
		f.flush(s)
		f.para++
		f.lines = append(f.lines, Line{N: n.line, Text: rule, Hint: s.Hint, Out: s.out, Words: Words{Frames: f.framed(s, Frame{Kind: text.BlockRule}).frames}})
		return
	case n.tag == "img":
		f.image(n, s)
		return
	}
	inner := f.enter(n, s)
	if when := f.clocks[n]; when != nil {
		f.clock(n, inner, when)
		return
	}
	breaks := !inline[n.tag] || inner.Hint != s.Hint || inner.out != s.out || inner.Role == RoleCard && n.parent != nil && inParts(n.parent)
	if breaks {
		f.flush(s)
		f.para++
	}
	if !inline[n.tag] {
		around := f.box
		f.box = n
		defer func() { f.box = around }()
	}
	if box := f.boxes[n]; box > 0 {
		f.opening(n, inner)
	}
	if n.tag == "table" && inner.out == "" && f.isData(n) {
		f.table(n, inner)
		return
	}
	apart := linksBeside(n)
	if apart && inner.out == "" && buttons(n) {
		inner.out = noise.OutShare
	}
	for _, kid := range n.kids {
		if apart && kid.tag == "a" {
			f.flush(inner)
		}
		f.walk(kid, inner)
	}
	if breaks {
		f.flush(inner)
		f.para++
	}
}

// broke ends a line within a paragraph; the second of two breaks ends the paragraph.
func (f *flattener) broke(s setting) {
	f.flush(s)
	if f.breaks++; f.breaks > 1 {
		f.para++
	}
}

// rule is the line that stands for <hr>.
const rule = "----------"

func (f *flattener) text(n *node, s setting) {
	if !f.pre && !s.pre {
		f.say(n.text, n.line, s)
		return
	}
	for i, l := range strings.Split(n.text, "\n") {
		if i > 0 {
			f.broke(s)
		}
		f.say(l, n.line+i, s)
	}
}

func (f *flattener) say(words string, at int, s setting) {
	if f.words.b.Len() == 0 || f.total == 0 && f.blank() {
		f.at = at
	}
	f.words.say(words, s.look)
	size := printed.CountLetters(words)
	f.total += size
	if s.look.Strong {
		f.strong += size
	}
	if s.link != "" && size > 0 {
		f.linked += size
		f.href = s.link
	}
	if f.breaks > 0 && strings.ContainsFunc(words, func(r rune) bool { return !printed.IsSpace(r) }) {
		f.breaks = 0
	}
}

func (f *flattener) blank() bool { return strings.TrimFunc(f.words.b.String(), printed.IsSpace) == "" }

func hidden(n *node) bool {
	_, is := n.attrs["hidden"]
	return is || n.attr("aria-hidden") == "true" && n.tag != "figure" && n.tag != "picture" && n.tag != "img" && n.size < 30
}

// opening puts the clock of an update before everything else in its box.
func (f *flattener) opening(n *node, s setting) {
	t := f.layout.firstClock(n)
	if _, dated := f.layout.dated[n]; dated || t == nil {
		f.described(n, s)
		return
	}
	f.clock(t, s, f.clocks[t])
	f.opened[t] = true
}

// described puts the time that JSON-LD has for an update before it.
func (f *flattener) described(n *node, s setting) {
	u, ok := f.layout.dated[n]
	if !ok {
		return
	}
	l := Line{N: n.line, Text: u.published, Hint: s.Hint}
	l.Role, l.When = RoleTime, clock.Instant(u.published)
	f.lines = append(f.lines, l)
}

func (f *flattener) clock(n *node, s setting, when *clock.Stamp) {
	f.flush(s)
	text := n.words()
	if text == "" {
		text = cmp.Or(n.attr("datetime"), n.attr(machineTime))
	}
	l := Line{N: n.line, Text: text, Hint: s.Hint, Out: s.out}
	l.Role, l.When = RoleTime, when
	f.lines = append(f.lines, l)
}

// enter gives where the nodes within n stand.
func (f *flattener) enter(n *node, s setting) setting {
	s = f.look(n, s)
	if n == f.layout.main {
		s.frames = nil // what the whole text stands in says nothing of it
	}
	if box := f.boxes[n]; box > 0 {
		s.Entry, s.Group, s.out, s.Role, s.frames = box, 0, "", NoRole, nil
		s.Pin = pinned(n)
	}
	s.InParagraph = s.InParagraph || n.tag == "p"
	s.Above = f.layout.aboveText(n)
	if s.Role == RoleTitle && f.layout.isKicker(n) {
		s.Role, s.out = NoRole, noise.OutLabel
		return s
	}
	if s.out == "" {
		s.out = f.outOf(n, s)
	}
	if s.out == noise.OutFooter && n.tag == "a" && (f.layout.main.holds(n) && (n.has("rel", "tag") || n.inside(tagClass, 4)) || f.tagBelow(n)) {
		s.out, s.Role = "", RoleTag // blogs print what an entry is filed under below it
		if n.has("rel", "category") {
			s.Role = RoleSection
		}
		return s
	}
	if s.out != "" {
		return s
	}
	f.role(n, &s)
	return s
}

// outOf tells why an element is no part of a coverage.
func (f *flattener) outOf(n *node, s setting) string {
	l := f.layout
	if n.holds(l.title) || len(l.entries) > 0 && (n.holds(l.entries[0]) || n.holds(l.entries[len(l.entries)-1])) || l.main != l.root && n.holds(l.main) {
		return ""
	}
	if l.stories[n] {
		return noise.OutRelated
	}
	if s.Group > 0 && n.tag == "a" && noise.Known[noise.Plain(printed.Normal(n.words()))] != "" {
		return noise.OutLabel // "Purchase licensing rights", behind a credit
	}
	if s.Entry > 0 && n.tag == "a" && classed(n, printed.Words("reply replyto quotedmessage")) {
		return noise.OutRepeated // what a message answers stands above it
	}
	reason := outClass(n)
	if reason == noise.OutMenu && s.Entry == 0 && n.size < 80 && classed(n, bylineClass) && l.besideTitle(n) {
		reason = "" // who wrote it, with a menu
	}
	if n.size*2 >= l.root.size || l.wraps(n, reason) || (s.Entry > 0 || cardBox(n) || inset(n)) && reason == noise.OutRelated || reason == noise.OutShare && (n.tag == "blockquote" || holdsTag(n, printed.Words("blockquote"))) {
		reason = ""
	}
	if reason == noise.OutMenu && trailClass.MatchString(n.attr("class")+n.attr("id")) {
		f.trailEnd(n)
	}
	if reason != "" {
		return reason
	}
	if l.stampBox(n) || inline[n.tag] && l.stampBox(n.parent) {
		return ""
	}
	if within := l.main == l.root || l.main.holds(n); !within {
		switch {
		case inline[n.tag] || l.title != nil && l.title.holds(n):
		case n.order < l.main.order:
			return noise.OutMenu
		case classed(n, tagClass) && n.parent.holds(l.main):
			return ""
		default:
			return noise.OutFooter
		}
	}
	if l.furniture(n) {
		return noise.OutFooter
	}
	if s.Entry == 0 && (footNames[strings.ToLower(n.attr("id"))] || footNames[strings.ToLower(n.attr("class"))]) {
		return noise.OutFooter
	}
	switch n.tag {
	case "nav", "menu":
		return noise.OutMenu
	case "form", "textarea":
		if n.size*2 < l.root.size {
			return noise.OutComment
		}
	case "button", "dialog":
		return noise.OutLabel
	case "footer":
		if n.parent.tag != "figure" && n.parent.tag != "blockquote" {
			return noise.OutFooter
		}
	case "header":
		if s.Entry == 0 && n.parent.tag == "body" {
			return noise.OutMenu
		}
	case "aside":
		if s.Entry == 0 && !inset(n) {
			return noise.OutRelated
		}
	}
	return ""
}

// footNames are what the foot of a page is called where it is a box like others: the whole
// name, since the foot of an entry may hold its tags.
var footNames = printed.Words("foot footer site-footer global-footer page-footer globalfooter pagefooter sitefooter")

var (
	captionClass = printed.Words("caption figcaption captions legend imgcaption photocaption wpcaption")
	creditClass  = printed.Words("credit credits copyright photographer photocredit imagecredit courtesy attribution crediting")
	bylineClass  = printed.Words("byline author authors writer reporter contributor contributors")
	dekClass     = printed.Words("secondtitle standfirst dek lede lead chapo subtitle subheadline subheading summary sapo intro excerpt announce")
	headClass    = printed.Words("headline title heading ttl midashi")
	figureClass  = printed.Words("figure photo image media picture gallery wpcaption")
	rubricClass  = printed.Words("rubric rubrika kicker eyebrow overline genre sectionname sectionlabel")
	cardClass    = printed.Words("card richlink embed relatedlink relatedcard readmore seealso readalso kanren teaser related promo linkcard blogcard")
	tagClass     = printed.Words("tag tags keyword keywords taglist")
	pinClass     = printed.Words("pinned pin sticky pinnedpost")
)

func classed(n *node, words map[string]bool) bool {
	all := nameWords(n.attr("class"))
	for i, w := range all {
		if words[w] || i > 0 && words[all[i-1]+w] {
			return true
		}
	}
	return false
}

// inside tells whether a link stands, not far, in a list of links of a class.
func (n *node) inside(words map[string]bool, up int) bool {
	for at := n.parent; at != nil && up > 0; at, up = at.parent, up-1 {
		if at.links*2 >= at.size && classed(at, words) {
			return true // WordPress calls a whole entry by its tags: "post tag-harbour"
		}
	}
	return false
}

func pinned(n *node) bool { return classed(n, pinClass) || n.attr("data-pinned") == "true" }

// role reads what an element is off its tag, class and properties.
func (f *flattener) role(n *node, s *setting) {
	switch {
	case n == f.layout.title:
		s.Role = RoleTitle
	case s.Role == RoleCard || s.Role == RoleTitle:
		s.Named = s.Named || s.Role == RoleCard && (classed(n, headClass) || len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] <= '6')
	case (s.Entry > 0 || inParts(n) || boxOfStory(n) || inset(n)) && s.Group == 0 && cardBox(n):
		f.groups++
		s.Role, s.Group, s.Href = RoleCard, f.groups, firstLink(n)
	case s.Group == 0 && (n.tag == "figure" && !(firstLink(n) != "" && !holdsImage(n) && n.links*10 > n.size*9) || n.attr("itemprop") == "image" && n.tag != "img" && holdsImage(n) && n.size < 600 || classed(n, figureClass) && holdsImage(n) && n.size < 600 && !f.holdsClock(n)):
		f.groups++
		s.Group = f.groups
		s.Role = NoRole
	case s.Group > 0 && s.Role == RoleCaption && n.tag == "cite":
		s.Role = RoleCredit
	case s.Group > 0 && classed(n, creditClass) && n.size < 300 && !endsIn(n, captionClass):
		s.Role = RoleCredit
	case s.Role == RoleCaption && endsCaption(n):
		s.Role = RoleCredit
	case n.tag == "figcaption" || s.Group > 0 && (classed(n, captionClass) || n.attr("itemprop") == "caption" || n.attr("itemprop") == "description"):
		s.Role = RoleCaption
	case classed(n, creditClass) && (s.Group > 0 || n.size < 80) || s.Group > 0 && (n.attr("itemprop") == "copyrightHolder" || n.attr("itemprop") == "creator" || n.attr("itemprop") == "creditText" || n.attr("itemprop") == "copyrightNotice" || n.attr("itemprop") == "author"):
		s.Role = RoleCredit
	case s.Group > 0:
	case n.tag == "h1" && s.Entry == 0 && f.layout.title != nil && n.order > f.layout.title.order && !f.layout.title.holds(n):
		s.Role = RoleDek // what is called a heading of the page and is not its title
	case s.Entry == 0 && n.size < 400 && classed(n, printed.Words("subtitle standfirst dek")) && f.layout.title != nil && n.order > f.layout.title.order && n.parent.holds(f.layout.title):
		s.Role = RoleDek // a heading right below the title, and called so
	case len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] <= '6' || n.attr("itemprop") == "headline" || s.Entry > 0 && classed(n, headClass) && n.size < 200 && !holdsParagraph(n):
		s.Role = RoleHeading
	case n.size < 200 && (n.has("rel", "author") || n.attr("itemprop") == "author" || classed(n, bylineClass) && (!holdsParagraph(n) || n.size < 60 && !printed.Stopped(n.words(), true)) || s.Entry == 0 && f.saysBy(n)):
		s.Role = RoleByline
	case s.Entry == 0 && n.size < 900 && !opensText(n) && (n.attr("itemprop") == "description" || n.attr("itemprop") == "alternativeHeadline" || classed(n, dekClass)):
		s.Role = RoleDek
	case n.tag == "a" && n.has("rel", "category") || n.tag == "a" && n.parent != nil && classed(n.parent, printed.Words("categories category")) && s.Entry == 0:
		s.Role = RoleSection
	case s.Entry == 0 && n.size > 0 && n.size <= longRubric && f.layout.title != nil && n.order < f.layout.title.order && classed(n, rubricClass) && !holdsBlock(n):
		s.Role = RoleSection
	case n.tag == "a" && (n.has("rel", "tag") || s.Entry == 0 && (n.inside(tagClass, 4) || classed(n, tagClass))):
		s.Role = RoleTag
	}
}

// holdsClock tells whether the title or a clock stands in an element: then it is no figure,
// whatever it is called.
func (f *flattener) holdsClock(n *node) bool {
	return n.holds(f.layout.title) || f.layout.firstClock(n) != nil
}

// longRubric is how many letters the name of a section has at most, above a title.
const longRubric = 30

func firstLink(n *node) string {
	href := ""
	n.each(func(at *node) bool {
		if href == "" && at.tag == "a" {
			href = linkOf(at)
		}
		return href == ""
	})
	return href
}

// linkOf gives the address of a link that leads somewhere else.
func linkOf(n *node) string {
	href := strings.TrimFunc(n.attr("href"), printed.IsSpace)
	if href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(strings.ToLower(href), "javascript:") {
		return ""
	}
	return href
}

func holdsImage(n *node) bool     { return holdsTag(n, printed.Words("img")) }
func holdsParagraph(n *node) bool { return holdsTag(n, printed.Words("p")) }
func holdsBlock(n *node) bool {
	return holdsTag(n, printed.Words("div p h1 h2 h3 h4 h5 h6 img figure li section"))
}

func holdsTag(n *node, tags map[string]bool) bool {
	found := false
	n.each(func(at *node) bool {
		found = found || at != n && tags[at.tag]
		return !found
	})
	return found
}
