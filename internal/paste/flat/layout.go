package flat

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Layout is what the structure of a page tells: which element is the title, in which
// boxes the updates stand, and what of the page is around them.
type Layout struct {
	root     *node
	base     *url.URL // the page\'s own address, where it tells it
	linked   *linked
	titled   []string // what the page's head calls it
	site     string   // the letters of what it calls the site
	said     []string // those of its titles without the site
	title    *node
	times    []*node
	clocks   map[*node]*clock.Stamp // what each of them says
	entries  []*node
	dated    map[*node]linked // boxes without a clock of their own, and what JSON-LD says of them
	trail    string           // the last step of "Home > World", where the page shows one
	main     *node            // the element around title and text; the root where there is none
	prose    *prose           // where the page has sentences
	raw      *prose           // and where in all of its boxes
	untitled bool             // the page prints no title of its text, its head has one
	text     *node            // the element that holds the text of an article and nothing else, where there is one
	called   bool             // the page calls it so
	stories  map[*node]bool   // boxes with clocks that are other stories
	comments *node            // where readers comment, once looked for; of order 0 where they do not
	kinds    map[string]int   // how many headings there are of each kind, once counted
}

func survey(root *node) *Layout {
	l := &Layout{root: root, linked: readLinked(root), main: root, clocks: make(map[*node]*clock.Stamp), stories: make(map[*node]bool)}
	l.findBase()
	l.titled = l.headTitles()
	l.titled = append(l.titled, l.withoutSite()...)
	l.readSite()
	l.ownPlaces()
	l.raw = l.findProse(true)
	l.title = l.findTitle()
	l.findTimes()
	l.findEntries()
	l.findStamped()
	l.findDescribed()
	l.findAgo()
	if above := l.titleAbove(); above != nil {
		l.title = above
	}
	if l.prose = l.findProse(false); l.besideText() {
		l.Untime()
	}
	if l.findMain(); l.misplaced() {
		l.title, l.untitled = nil, true
		l.findMain()
	}
	return l
}

// headTitles gives what the page calls itself where nobody reads: JSON-LD, og:title, <title>.
func (l *Layout) headTitles() []string {
	var titles []string
	if l.linked != nil {
		titles = append(titles, l.linked.headline)
	}
	titles = append(titles, l.meta("og:title"), l.meta("twitter:title"))
	l.root.each(func(n *node) bool {
		if n.tag == "title" && n.parent.tag != "svg" && len(n.kids) > 0 {
			titles = append(titles, strings.Join(strings.Fields(n.kids[0].text), " "))
		}
		return n.tag != "body"
	})
	return printed.Distinct(titles)
}

// meta gives the content of a <meta> by its name or property.
func (l *Layout) meta(names ...string) string {
	all := l.metas(names...)
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (l *Layout) metas(names ...string) []string {
	var all []string
	l.root.each(func(n *node) bool {
		if n.tag == "meta" && (slices.Contains(names, n.attr("name")) || slices.Contains(names, n.attr("property")) || slices.Contains(names, n.attr("itemprop"))) {
			all = append(all, strings.TrimFunc(n.attr("content"), printed.IsSpace))
		}
		return !inline[n.tag]
	})
	return printed.Distinct(all)
}

var timeClass = pattern.New(`(?:^|[^a-z])(?:time|date|timestamp|datetime|clock|hour|heure|vremya|jikan)(?:$|[^a-z])`)

// lengthClass are words that programmers call the length of a recording by.
var lengthClass = printed.Words("duration audiolength videolength playlength tracklength timecode currenttime playtime runtime")

// findTimes lists the elements that are a clock: <time>, an attribute of a machine's time,
// or a short element whose words are one.
func (l *Layout) findTimes() {
	l.root.each(func(n *node) bool {
		if n.tag == "" || unread[n.tag] || n.tag == "nav" || n.tag == "blockquote" && n.attr("class") != "" || classed(n, lengthClass) {
			return false // a post of a network that is shown has a clock of its own, a recording its length
		}
		if s := clockOf(n); s != nil {
			l.times = append(l.times, n)
			l.clocks[n] = s
			return false
		}
		return true
	})
}

// clockOf gives the clock that an element is; nil for none.
func clockOf(n *node) *clock.Stamp {
	if n.size > 60 || n.tag == "body" || n.tag == "meta" {
		return nil
	}
	for _, name := range []string{"datetime", "title", "data-datetime", "data-time", "data-timestamp", "data-utime", "data-published", machineTime} {
		if s := clock.Instant(n.attr(name)); s != nil && (n.tag == "time" || n.size <= 40 && (n.size > 0 && onlyTime(n)) || n.ownTime(name)) && !(name == machineTime && n.contradicts(s)) {
			return s
		}
	}
	if n.size == 0 || n.size > 60 || len(n.kids) > 6 || n.amongCells() || n.tag != "time" && n.holdsInstant() {
		return nil
	}
	if n.tag != "time" && !inline[n.tag] && !timeClass.MatchString(strings.ToLower(n.attr("class"))) && n.tag != "td" && n.tag != "th" && n.tag != "dt" && n.tag != "p" && n.tag != "div" && n.tag[0] != 'h' {
		return nil
	}
	words := n.words()
	st, ok := clock.Read(printed.Normal(words))
	if !ok || st.Inline {
		words = n.wordsApart()
		if st, ok = clock.Read(printed.Normal(words)); !ok || st.Inline || !st.Day.Printed() {
			return nil
		}
	}
	if titled := printed.Normal(n.attr("title")); !st.Day.Full() && titled != "" {
		if at, ok := clock.Read(titled); ok && !at.Inline && at.Day.Full() && at.Minutes() == st.Minutes() {
			st.Day = at.Day
		}
	}
	if d, ok := clock.InstantDay(n.attr("datetime")); ok && !st.Day.Printed() {
		st.Day = d
	}
	return &st
}

// ownTime tells whether an element is there for its time alone: an element of the page's own
// naming, <relative-time>, or one whose words a script fills in.
func (n *node) ownTime(name string) bool {
	if n.size > 0 {
		return strings.Contains(n.tag, "-") && name == "datetime" && n.size <= 40
	}
	return name == machineTime && (inline[n.tag] || strings.Contains(n.tag, "-") || timeClass.MatchString(strings.ToLower(n.attr("class")))) && !holdsImage(n)
}

// contradicts tells that a printed clock cannot be the moment which an attribute of the page's
// own names, in whatever zone either is: then readers saw the former.
func (n *node) contradicts(s *clock.Stamp) bool {
	words := printed.Normal(n.words())
	printed, ok := clock.Read(words)
	return ok && (printed.Minutes()-s.Minutes())%quarter != 0
}

// quarter is what zones are apart by at least, in minutes.
const quarter = 15

// holdsInstant tells whether an element within is a <time> or has a machine's time: that one
// is the clock.
func (n *node) holdsInstant() bool {
	found := false
	n.each(func(at *node) bool {
		found = found || at != n && (at.tag == "time" || at.attr("title") != "" && clock.Instant(at.attr("title")) != nil)
		return !found
	})
	return found
}

// onlyTime tells whether an element holds little but its time, so that the machine's time
// of a whole update is not taken for a clock that is read.
func onlyTime(n *node) bool {
	words := printed.Normal(n.words())
	_, isDay := clock.WholeDay(words)
	s, isClock := clock.Read(words)
	return isDay || isClock && !s.Inline || ago.MatchString(words)
}

var ago = pattern.New(`\bago$|\d(?:分|時間|日|秒)前$|\sназад$|^il y a |^just now$|^たった今$`)

// findDescribed finds the boxes of a live page that prints no clocks ("2 hours ago") by
// what JSON-LD says of its updates: an element with the id, or around the headline.
func (l *Layout) findDescribed() {
	if !l.isLive() || len(l.entries)*2 >= len(l.linked.updates) {
		return
	}
	known := make(map[string]linked)
	for _, u := range l.linked.updates {
		if clock.Instant(u.published) != nil {
			known["#"+fragment(u.id)], known[printed.Letters(u.headline)] = u, u
		}
	}
	delete(known, "#")
	delete(known, "")
	found, dated := []*node(nil), make(map[*node]linked)
	l.root.each(func(n *node) bool {
		u, ok := known["#"+n.attr("id")]
		box := n
		if !ok && len(n.tag) == 2 && n.tag[0] == 'h' && n.size < 400 && n != l.title {
			u, ok = known[printed.Letters(n.words())]
			for box = n.parent; ok && box.size <= n.size && box.parent != nil; box = box.parent {
			}
		}
		if !ok || box.holds(l.title) || len(found) > 0 && found[len(found)-1].holds(box) {
			return !unread[n.tag]
		}
		found, dated[box] = append(found, box), u
		return false
	})
	if len(found)*2 < len(l.linked.updates) {
		return
	}
	for i := 1; i < len(found); i++ {
		if found[i].holds(found[i-1]) {
			return // the headlines have no boxes of their own
		}
	}
	l.entries, l.dated = found, dated
}

func (l *Layout) isLive() bool { return l.linked != nil && l.linked.kind == "LiveBlogPosting" }

// findMain finds the smallest element around the title and the text, and in it that of the text.
func (l *Layout) findMain() {
	l.main = l.aroundText()
	if l.text = nil; len(l.entries) == 0 {
		l.text, l.called = l.findText(l.main)
	}
}

func (l *Layout) aroundText() *node {
	body := l.textBody()
	if len(l.entries) > 0 {
		body = l.entries[0]
		for body.parent != nil && !body.holds(l.entries[len(l.entries)-1]) {
			body = body.parent
		}
	}
	if body == nil || len(l.entries) == 0 && l.prose.in(body)*2 < l.prose.in(l.root) {
		if text, _ := l.findText(l.root); text != nil {
			body = text // an <article> that holds but the head of one
		}
	}
	if body == nil {
		return l.root
	}
	for body.parent != nil && (inline[body.tag] || l.title != nil && !body.holds(l.title)) {
		body = body.parent
	}
	return body
}

// textBody finds the element that holds an article's text: as the page names it, else the
// largest <article>, else <main>.
func (l *Layout) textBody() *node {
	var found []*node
	l.root.each(func(n *node) bool {
		if rankOf(n) > 0 {
			found = append(found, n)
		}
		return !unread[n.tag] && !inline[n.tag]
	})
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b *node) int {
		return cmp.Or(cmp.Compare(rankOf(b), rankOf(a)), cmp.Compare(b.size, a.size))
	})
	return found[0]
}

func rankOf(n *node) int {
	switch {
	case n.attr("itemprop") == "articleBody":
		return 3
	case n.tag == "article":
		return 2
	case n.tag == "main" || n.attr("role") == "main" || n.attr("itemprop") == "mainContentOfPage":
		return 1
	}
	return 0
}

// outClasses are words in the class or id of boxes that stand around the text of a page.
var outClasses = []struct {
	words  map[string]bool
	reason string
}{
	{printed.Words("comment comments kommentar kommentare leserkommentare commentaires comentarios commenti disqus respond trackback trackbacks discussion"), noise.OutComment},
	{printed.Words("share shares sharing social sns addthis snsbutton snsbuttons sharebar sharetools nice iine"), noise.OutShare},
	{printed.Words("cookie cookies consent gdpr cmp onetrust"), noise.OutFooter},
	{printed.Words("newsletter subscribe subscription paywall signup regwall membership"), noise.OutSubscribe},
	{printed.Words("ad ads advert advertisement adsense sponsor sponsored dfp adslot commercial outbrain taboola"), noise.OutAd},
	{printed.Words("breadcrumb breadcrumbs breadcrumblist nav navi navigation navbar gnav menu pagination pager toolbar skip skiplink skiplinks sidebar modal popup dialog tooltip overlay lightbox offcanvas"), noise.OutMenu},
	{printed.Words("ranking mostread mostviewed popular recommend recommended recommends related relatedlinks trending readalso"), noise.OutRelated},
}

// outClass tells by class, id and role why a box is no part of a coverage.
func outClass(n *node) string {
	if n.attr("role") == "navigation" || n.attr("role") == "search" || n.attr("role") == "banner" {
		return noise.OutMenu
	}
	named := n.attr("class") + " " + n.attr("id") + " " + n.attr("data-component")
	if strings.TrimSpace(named) == "" {
		return ""
	}
	words := nameWords(named)
	for i, word := range words {
		for _, c := range outClasses {
			if c.words[word] || i > 0 && c.words[words[i-1]+word] {
				return c.reason
			}
		}
	}
	return ""
}

// nameWords cuts names as programmers write them: "shareButtons", "share-buttons", "share_buttons".
func nameWords(names string) []string {
	var b strings.Builder
	last := 'A'
	for _, r := range names {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteByte(' ')
		}
		last = r
	}
	return strings.Fields(b.String())
}
