package flat

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Facts are what a page says of itself where nobody reads, or an export beside its entries.
// What the page shows counts before them.
type Facts struct {
	Exported  bool // an entry of an export
	Live      bool // it says that it is a live page
	Titleless bool // its title is not on the page
	Lang      string
	Title     string
	Titles    []string // others it goes by
	Byline    string
	Section   string
	Theme     string
	Tags      []string
	Published *clock.Stamp
	Changed   *clock.Stamp
	Images    []coverage.Picture
}

// masthead leaves out the name of the site, which stands behind the title in <title>.
func (l *Layout) masthead(lines []Line) {
	names := make(map[string]bool)
	for _, t := range l.titled {
		parts := titleCut.Split(t, -1)
		for _, part := range parts[min(len(parts), 1):] {
			names[printed.Letters(part)] = true
		}
	}
	for i := range lines {
		li := &lines[i]
		if li.Role == RoleTitle {
			return
		}
		if li.Out == "" && names[printed.Letters(li.Text)] && !noise.Sections[printed.Normal(li.Text)] {
			li.Out = noise.OutMenu
		}
	}
}

var titleCut = pattern.New(`\s*[|｜:：–—]\s*|\s-\s`)

// Facts gives what a page says of itself where nobody reads. It is asked after the lines.
func (l *Layout) Facts() Facts {
	var f Facts
	f.Lang, _, _ = strings.Cut(strings.ToLower(l.root.attr("lang")), "-")
	f.Section = l.meta("article:section")
	if f.Section == "" {
		f.Section = l.trail
	}
	f.Tags = l.metas("article:tag", "news_keywords")
	f.Published = publishedAt(l.publishedMeta())
	if f.Published == nil || f.Published.DayAlone {
		f.Published = cmp.Or(l.printedAt(), f.Published, l.timedDay())
	}
	f.Changed = clock.Instant(l.meta("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified"))
	f.Live, f.Titleless = l.isLive(), l.untitled || l.title == nil && len(l.entries) == 0 && l.meta("og:title") != ""
	if l.title == nil && len(l.titled) > 0 {
		l.titled[0] = l.unsited(l.titled[0])
	}
	f.Byline = strings.Join(l.authorsOf(), ", ")
	if l.linked == nil {
		f.Titles = l.titled
		return f
	}
	f.Titles = l.titled
	f.Images = l.linked.images
	if names := namesAlone(l.linked.authors); len(names) > 0 {
		f.Byline = strings.Join(names, ", ")
	}
	if f.Section == "" {
		f.Section = l.linked.section
	}
	if len(f.Tags) == 0 {
		for _, k := range l.linked.keywords {
			f.Tags = append(f.Tags, keywordComma.Split(k, -1)...)
		}
	}
	if at := publishedAt([]string{l.linked.published}); at != nil && (!at.DayAlone || f.Published == nil) {
		f.Published = at
	}
	if at := clock.Instant(l.linked.changed); at != nil {
		f.Changed = at
	}
	return f
}

var publishedClass = printed.Words("published posted pubdate publishdate publisheddate entrydate postdate articledate date dtpublished")

// printedAt gives the machine's time that an article carries beside its title: of the
// elements that say so, else the first. "Updated" is not when it was published.
func (l *Layout) printedAt() *clock.Stamp {
	if l.title == nil {
		return nil
	}
	live := len(l.entries) > 0
	var first *clock.Stamp
	for _, t := range l.times {
		if live && t.order > l.entries[0].order {
			break // of a live page only what stands above its updates and says so
		}
		s := clock.Instant(cmp.Or(t.attr("datetime"), t.attr("title")))
		if s == nil || !s.Day.Full() || !l.main.holds(t) && t.order > l.main.order || t.inside(outClasses[0].words, highest) || l.below(t) || t.within("aside") && t.order > l.title.order || t.within("nav") {
			continue
		}
		if word := printed.Normal(t.parent.words()); t.parent.size < 80 && clock.SaysChanged(word) || classed(t, printed.Words("updated modified")) {
			continue
		}
		if _, is := t.attrs["pubdate"]; is || t.attr("itemprop") == "datePublished" || classed(t, publishedClass) || t.parent != nil && classed(t.parent, publishedClass) {
			return s
		}
		if first == nil && !live {
			first = s
		}
	}
	return first
}

// described gives the lines of a page. Where the updates, or the text, stand in JSON-LD
// and nowhere else on the page, they are read from there.
func (l *Layout) described(lines []Line) []Line {
	l.hydrate(lines)
	l.trueZone(lines)
	l.players(lines)
	if l.linked == nil {
		return lines
	}
	if n := len(l.linked.updates); n > 0 && len(l.entries)*2 < n {
		var told []Line
		at := l.scriptLine()
		said := make(map[string]bool)
		for i, u := range l.linked.updates {
			told = append(told, u.lines(at, i+1)...)
		}
		for _, li := range told {
			said[printed.Letters(li.Text)] = true
		}
		for i := range lines {
			if li := &lines[i]; li.Out == "" && li.Role != RoleTitle && said[printed.Letters(li.Text)] {
				li.Out = noise.OutRepeated
			}
		}
		return append(lines, told...)
	}
	l.lend(lines)
	lines = l.lendPictures(l.unshown(lines))
	shown := 0
	for _, li := range lines {
		if li.Out == "" {
			shown += printed.CountLetters(li.Text)
		}
	}
	if len(l.entries) == 0 && printed.CountLetters(l.linked.body) > 2*shown {
		at := l.scriptLine()
		lines = append(lines, linesOf(l.linked.body, at)...)
	}
	return lines
}

// fewTell is how many characters at the start of words tell that they are said already.
const fewTell = 24

// unshown adds the updates that JSON-LD tells of and the page does not show, as where a button
// loads the older ones: those from before the first or after the last that it shows, below them.
func (l *Layout) unshown(lines []Line) []Line {
	of := l.entriesOf(lines)
	if len(of)*2 < len(l.entries) || len(of) == 0 {
		return lines
	}
	var first, last time.Time
	for _, u := range of {
		at, ok := clock.Instant(u.published).Moment(clock.Day{}, time.UTC)
		if !ok {
			return lines
		}
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	said, end := make(map[string]bool), 0
	for i, li := range lines {
		said[printed.Letters(printed.Head(li.Text, fewTell))] = true
		if li.Entry > 0 {
			end = i + 1
		}
	}
	var all []Line
	script := l.scriptLine()
	for i, u := range l.linked.updates {
		at, ok := clock.Instant(u.published).Moment(clock.Day{}, time.UTC)
		shown := u.headline != "" && said[printed.Letters(printed.Head(u.headline, fewTell))] || u.body != "" && said[printed.Letters(printed.Head(u.body, fewTell))]
		if ok && !shown && (at.Before(first) || at.After(last)) {
			all = append(all, u.lines(script, len(l.entries)+i+1)...)
		}
	}
	return slices.Insert(lines, end, all...)
}

// longShown is how many letters a page shows that is no shell for a program to fill.
const longShown = 600

// hydrate takes the updates of a page that shows next to nothing from the data of its program.
func (l *Layout) hydrate(lines []Line) {
	if len(l.entries) > 0 || l.linked != nil && (len(l.linked.updates) > 0 || l.linked.body != "") {
		return
	}
	shown := 0
	for _, li := range lines {
		if li.Out == "" {
			shown += printed.CountLetters(li.Text)
		}
	}
	if shown > longShown {
		return
	}
	found := findHydrated(l.root)
	said := 0
	for _, u := range found {
		said += printed.CountLetters(u.body)
	}
	if said <= 2*shown {
		return
	}
	if l.linked == nil {
		l.linked = &linked{}
	}
	l.linked.kind, l.linked.updates = "LiveBlogPosting", found
}

// lend gives clocks that are printed without a day the instant that JSON-LD has for the
// update, found by its address or its headline.
func (l *Layout) lend(lines []Line) {
	if len(l.linked.updates) == 0 {
		return
	}
	byID, byHeadline := make(map[string]*clock.Stamp), make(map[string]*clock.Stamp)
	for _, u := range l.linked.updates {
		if at := clock.Instant(u.published); at != nil && at.Day.Full() {
			byID[fragment(u.id)], byHeadline[printed.Letters(u.headline)] = at, at
		}
	}
	delete(byID, "")
	delete(byHeadline, "")
	known := make(map[int]*clock.Stamp)
	for _, li := range lines {
		if at := byHeadline[printed.Letters(li.Text)]; at != nil && li.Entry > 0 && known[li.Entry] == nil {
			known[li.Entry] = at
		}
	}
	for i := range lines {
		li := &lines[i]
		if li.Role != RoleTime || li.Entry == 0 || li.When.Day.Full() {
			continue
		}
		if at := cmp.Or(byID[l.entries[li.Entry-1].attr("id")], known[li.Entry]); at != nil {
			li.When = at
		}
	}
}

func (l *Layout) scriptLine() int {
	at := 1
	l.root.each(func(n *node) bool {
		if n.tag == "script" && len(n.kids) > 0 {
			at = n.line
		}
		return true
	})
	return at
}

// lines gives an update of JSON-LD as lines.
func (u *linked) lines(at, entry int) []Line {
	when := clock.Instant(u.published)
	if when == nil {
		return nil
	}
	made := []Line{{N: at, Text: u.published, Hint: Hint{Entry: entry, Role: RoleTime, When: when}}}
	body := linesOf(u.body, at)
	if u.headline != "" && (len(body) == 0 || !strings.HasPrefix(printed.Letters(body[0].Text), printed.Letters(strings.TrimRight(u.headline, "….")))) {
		made = append(made, Line{N: at, Text: u.headline, Hint: Hint{Entry: entry, Role: RoleHeading}})
	}
	for _, l := range body {
		l.Entry = entry
		made = append(made, l)
	}
	return append(made, pictureLines(u.images, at, entry)...)
}

// linesOf cuts the text of JSON-LD, which may be plain, markup, or markup that was escaped
// once more, into lines of the place where it stands in the file.
func linesOf(text string, at int) []Line {
	for range 2 {
		if strings.Contains(text, "&lt;") && !strings.Contains(text, "<") {
			text = html.UnescapeString(text)
		}
	}
	var all []Line
	if strings.Contains(text, "<") && htmlTag.MatchString(text) {
		root, err := grow(text, at)
		if err != nil {
			return nil
		}
		f := newFlattener(&Layout{root: root, main: root})
		f.walk(root, setting{})
		f.flush(setting{})
		for _, l := range f.lines {
			l.N = at
			if l.Role != RolePicture {
				all = append(all, l)
			}
		}
		return all
	}
	for para := range strings.SplitSeq(html.UnescapeString(text), "\n") {
		if para = strings.TrimFunc(para, printed.IsSpace); para != "" {
			all = append(all, Line{N: at, Text: para})
		}
	}
	return all
}

var keywordComma = pattern.New(`\s*[,、，;；]\s*`)
