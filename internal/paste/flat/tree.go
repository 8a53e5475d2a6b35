package flat

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"readout/internal/fault"
	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// The bounds of markup. What is nested deeper stands beside what it stood in; that costs a
// hostile page its structure and us nothing.
const (
	maxDepth  = 200
	maxNodes  = 300_000
	maxValue  = 2000 // bytes of an attribute that is kept
	maxScript = 2 << 20
)

// node is an element, or a run of text where tag is "". The tree is our own and not the
// parser's of a browser: it is made in one pass, in time that grows with the page however
// broken or hostile it is, and every node knows its line of the file.
type node struct {
	tag    string
	attrs  map[string]string
	text   string
	line   int
	kids   []*node
	parent *node
	size   int // letters and digits of the text in it, outside of scripts
	links  int // of them, how many stand in links
	order  int // it is the order-th node of the page
	last   int // order of the last node in it
}

func (n *node) attr(name string) string { return n.attrs[name] }

// has tells whether an attribute holds a word, as class and rel do.
func (n *node) has(name, word string) bool {
	for w := range strings.FieldsSeq(n.attrs[name]) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// holds tells whether other is this node or within it.
func (n *node) holds(other *node) bool {
	return other != nil && other.order >= n.order && other.order <= n.last
}

// each visits the nodes in page order; visit tells whether to go into one.
func (n *node) each(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, kid := range n.kids {
		kid.each(visit)
	}
}

// words gives the text in a node, blanks folded.
func (n *node) words() string {
	var b strings.Builder
	n.each(func(at *node) bool {
		if at.tag == "" {
			b.WriteString(at.text)
		} else if !inline[at.tag] {
			b.WriteByte(' ')
		}
		return !unread[at.tag]
	})
	return strings.Join(strings.FieldsFunc(b.String(), printed.IsSpace), " ")
}

// wordsApart gives the text in a node with a blank between any two elements.
func (n *node) wordsApart() string {
	var all []string
	n.each(func(at *node) bool {
		if at.tag == "" {
			all = append(all, at.text)
		}
		return !unread[at.tag]
	})
	return strings.Join(strings.FieldsFunc(strings.Join(all, " "), printed.IsSpace), " ")
}

var (
	void = printed.Words("area base br col embed hr img input link meta param source track wbr")
	// unread are elements whose text nobody reads on the page.
	unread = printed.Words("script style noscript template svg math iframe object canvas head select textarea datalist map audio rt rp")
	inline = printed.Words("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr")
	// closes says which open elements a start tag ends, where the end tag may be left out.
	closes = map[string]map[string]bool{
		"li": printed.Words("li"), "dt": printed.Words("dt dd"), "dd": printed.Words("dt dd"), "tr": printed.Words("tr td th"), "td": printed.Words("td th"), "th": printed.Words("td th"), "option": printed.Words("option"), "body": printed.Words("head"),
	}
	// walls are what such an end does not reach beyond.
	walls     = printed.Words("ul ol dl table html body article section main div")
	headParts = printed.Words("meta link title script style base noscript template")
	// endParagraph are start tags that end an open paragraph.
	endParagraph = printed.Words("address article aside blockquote details div dl fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul")
	attrsKept    = printed.Words("class id itemprop itemtype datetime href src srcset alt role rel property name content type lang hidden aria-hidden width height data-src data-original data-lazy-src data-srcset data-time data-timestamp data-utime data-date data-datetime data-published data-component data-testid data-type data-listid data-aria-level start style pubdate title")
)

// lazyImage is the attribute under which the address of a picture is kept that is loaded when
// it is scrolled to, however its page calls it.
const lazyImage = "data-image"

var imageFile = pattern.New(`(?i)^[^\s,{}"]+\.(?:jpe?g|png|webp|avif|gif)(?:[?#][^\s,]*)?(?:\s|,|$)`)

func tellsImage(name string, value []byte) bool {
	return strings.HasPrefix(name, "data-") && len(value) < maxValue && imageFile.Match(value)
}

// grower makes the tree of a page.
type grower struct {
	root, at *node
	depth    int
	count    int
	line     int
	skipped  int // open elements beyond maxDepth
}

// grow reads markup. It fails only where a page has more parts than we take.
func grow(words string, line int) (*node, error) {
	g := &grower{root: &node{tag: "html", line: line}, line: line, count: 1}
	g.at = g.root
	z := html.NewTokenizer(strings.NewReader(words))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break // the end: strings do not fail otherwise
		}
		raw := z.Raw()
		at := g.line
		g.line += strings.Count(string(raw), "\n")
		switch kind {
		case html.TextToken:
			text := string(z.Text())
			lead := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
			g.text(text, at+strings.Count(text[:lead], "\n"))
		case html.StartTagToken, html.SelfClosingTagToken:
			g.start(z, at)
		case html.EndTagToken:
			name, _ := z.TagName()
			g.end(string(name))
		}
		if g.count > maxNodes {
			return nil, fault.New(fault.TooLarge, "paste.too_many_parts", "limit", maxNodes)
		}
	}
	g.root.unwrite()
	g.root.settle(0)
	return g.root, nil
}

func (g *grower) text(text string, line int) {
	if g.at.tag == "script" {
		if text = scriptData(text, g.at.attr("type")); text == "" {
			return
		}
	}
	g.count++
	g.at.kids = append(g.at.kids, &node{text: text, line: line, parent: g.at})
}

func (g *grower) start(z *html.Tokenizer, line int) {
	raw, more := z.TagName()
	name := plainTag(string(raw))
	attrs := make(map[string]string)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		k := string(key)
		if attrsKept[k] {
			if _, twice := attrs[k]; !twice {
				attrs[k] = printed.Head(string(value[:min(len(value), 4*maxValue)]), maxValue)
			}
		}
		if attrs[lazyImage] == "" && tellsImage(k, value) {
			attrs[lazyImage] = string(value)
		}
		if attrs[machineTime] == "" && tellsTime(k, value) {
			attrs[machineTime] = string(value)
		}
	}
	if lang := attrs["lang"]; name == "html" && lang != "" {
		g.root.attrs = map[string]string{"lang": lang}
	}
	if name == "html" || name == "body" && g.at.within("body") {
		return
	}
	g.imply(name)
	g.count++
	n := &node{tag: name, attrs: attrs, line: line, parent: g.at}
	if name == "br" || name == "hr" || void[name] {
		g.at.kids = append(g.at.kids, n)
		return
	}
	if g.depth >= maxDepth {
		g.skipped++
		return
	}
	g.at.kids = append(g.at.kids, n)
	g.at = n
	g.depth++
}

// assigned is how pages hand their data to a script of theirs: window.__STATE__ = {...}
var assigned = pattern.New(`^\s*(?:(?:var|let|const)\s+)?[\w$.\[\]"']{1,80}\s*=\s*([{\["])`)

// scriptData gives what of a script is data and not a program; "" for nothing.
func scriptData(text, kind string) string {
	if len(text) > maxScript {
		return ""
	}
	if strings.Contains(kind, "json") {
		return text
	}
	m := assigned.FindStringSubmatchIndex(printed.Head(text, 200))
	if m == nil {
		return ""
	}
	return text[m[2]:]
}

// machineTime is the attribute under which an element's time for machines is kept, however
// its page calls it.
const machineTime = "data-when"

// tellsTime tells whether an attribute of a page's own is a moment with its day: data-timestamp,
// data-sort-time, data-unixtime. When something was changed or ends is not when it was said.
func tellsTime(name string, value []byte) bool {
	if !strings.HasPrefix(name, "data-") || len(value) < len("20060102") || len(value) > 40 || value[0] < '0' || value[0] > '9' {
		return false
	}
	words := nameWords(name)
	for _, w := range words {
		if notSaid[w] {
			return false
		}
	}
	for _, w := range words {
		if saysTime[w] {
			at := clock.Instant(string(value))
			return at != nil && at.Day.Full()
		}
	}
	return false
}

var (
	saysTime = printed.Words("time timestamp date datetime stamp ts unixtime unix utime publish published pubdate created posted")
	notSaid  = printed.Words("update updated modified changed edited expires expire end until")
)

// plainTag gives a picture of a page's own making, <amp-img>, the name of one.
func plainTag(name string) string {
	if strings.HasSuffix(name, "-img") {
		return "img"
	}
	return name
}

func (n *node) within(tag string) bool {
	for ; n != nil; n = n.parent {
		if n.tag == tag {
			return true
		}
	}
	return false
}

// imply ends elements whose end tags may be left out.
func (g *grower) imply(name string) {
	if endParagraph[name] {
		for n, up := g.at, 0; n != nil && up < 8 && (n.tag == "p" || inline[n.tag]); n, up = n.parent, up+1 {
			if n.tag == "p" {
				g.climb(n)
				break
			}
		}
	}
	if g.at.tag == "head" && !headParts[name] {
		g.climb(g.at)
	}
	ends := closes[name]
	if ends == nil {
		return
	}
	for {
		var found *node
		for n := g.at; n != nil && (!walls[n.tag] || ends[n.tag]); n = n.parent {
			if ends[n.tag] {
				found = n
				break
			}
		}
		if found == nil {
			return
		}
		g.climb(found)
	}
}

// climb goes on beside n, whatever was open in it.
func (g *grower) climb(n *node) {
	for g.at != n {
		g.at = g.at.parent
		g.depth--
	}
	g.at = n.parent
	g.depth--
	g.skipped = 0
}

// end closes the nearest element of a name. An end tag without a start is nothing.
func (g *grower) end(name string) {
	if g.skipped > 0 {
		g.skipped--
		return
	}
	for n := g.at; n != nil && n != g.root; n = n.parent {
		if n.tag == name {
			g.climb(n)
			return
		}
		if inline[name] && !inline[n.tag] {
			return // </b> does not end the paragraph around it
		}
	}
}

// settle counts letters and gives every node its place in the order of the page.
func (n *node) settle(order int) int {
	n.order = order
	if n.tag == "" {
		if !unread[n.parent.tag] {
			n.size = printed.CountLetters(n.text)
		}
		n.last = order
		return order + 1
	}
	order++
	for _, kid := range n.kids {
		order = kid.settle(order)
		if !unread[n.tag] {
			n.size += kid.size
			n.links += kid.links
		}
	}
	if n.tag == "a" {
		n.links = n.size
	}
	n.last = order - 1
	return order
}
