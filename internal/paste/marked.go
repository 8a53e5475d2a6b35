package paste

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// facts are what a page says of itself where nobody reads, or an export beside its entries.
// What the page shows counts before them.
type facts struct {
	exported  bool // an entry of an export
	live      bool // it says that it is a live page
	titleless bool // its title is not on the page
	lang      string
	title     string
	titles    []string // others it goes by
	byline    string
	section   string
	theme     string
	tags      []string
	published *clock.Stamp
	changed   *clock.Stamp
	images    []coverage.Picture
}

// newMarkedPage makes a page of HTML.
func newMarkedPage(words string) (*page, error) {
	start, first := "", 1
	if at := strings.Index(printed.Head(words, 2000), "\n---\n"); at > 0 && headerLine.MatchString(words+" ") {
		start, words = words[:at+5], words[at+5:]
		first += strings.Count(start, "\n")
	}
	root, err := grow(words, first)
	if err != nil {
		return nil, err
	}
	l := survey(root)
	p := l.page(start)
	if len(l.entries) > 0 && p.tellsStory(p.blocks()) {
		l.untime()
		p = l.page(start)
	}
	return p, nil
}

// page makes the lines of a page, below the head that some collections put before one.
func (l *layout) page(start string) *page {
	f := newFlattener(l)
	f.walk(l.root, setting{})
	f.flush(setting{})
	lines := l.described(f.lines)
	l.masthead(lines)
	var all []line
	for i, text := range strings.Split(strings.TrimSuffix(start, "\n"), "\n") {
		all = append(all, line{n: i + 1, text: strings.TrimFunc(text, printed.IsSpace)})
	}
	p := pageOf(append(all, lines...))
	if start != "" {
		for i := range all {
			p.put(i, inHeader)
		}
	}
	p.first = len(all)
	p.marked, p.loose = true, true
	p.facts = l.facts()
	return p
}

// untime takes back that a page has boxes of updates.
func (l *layout) untime() {
	l.entries, l.dated = nil, nil
	l.findMain()
}

// masthead leaves out the name of the site, which stands behind the title in <title>.
func (l *layout) masthead(lines []line) {
	names := make(map[string]bool)
	for _, t := range l.titled {
		parts := titleCut.Split(t, -1)
		for _, part := range parts[min(len(parts), 1):] {
			names[printed.Letters(part)] = true
		}
	}
	for i := range lines {
		li := &lines[i]
		if li.role == roleTitle {
			return
		}
		if li.out == "" && names[printed.Letters(li.text)] && !noise.Sections[printed.Normal(li.text)] {
			li.out = noise.OutMenu
		}
	}
}

var titleCut = regexp.MustCompile(`\s*[|｜:：–—]\s*|\s-\s`)

func (l *layout) facts() facts {
	var f facts
	f.lang, _, _ = strings.Cut(strings.ToLower(l.root.attr("lang")), "-")
	f.section = l.meta("article:section")
	if f.section == "" {
		f.section = l.trail
	}
	f.tags = l.metas("article:tag", "news_keywords")
	f.published = publishedAt(l.publishedMeta())
	if f.published == nil || f.published.DayAlone {
		f.published = cmp.Or(l.printedAt(), f.published, l.timedDay())
	}
	f.changed = clock.Instant(l.meta("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified"))
	f.live, f.titleless = l.isLive(), l.untitled || l.title == nil && len(l.entries) == 0 && l.meta("og:title") != ""
	if l.title == nil && len(l.titled) > 0 {
		l.titled[0] = l.unsited(l.titled[0])
	}
	f.byline = strings.Join(l.authorsOf(), ", ")
	if l.linked == nil {
		f.titles = l.titled
		return f
	}
	f.titles = l.titled
	f.images = l.linked.images
	if names := namesAlone(l.linked.authors); len(names) > 0 {
		f.byline = strings.Join(names, ", ")
	}
	if f.section == "" {
		f.section = l.linked.section
	}
	if len(f.tags) == 0 {
		for _, k := range l.linked.keywords {
			f.tags = append(f.tags, tagComma.Split(k, -1)...)
		}
	}
	if at := publishedAt([]string{l.linked.published}); at != nil && (!at.DayAlone || f.published == nil) {
		f.published = at
	}
	if at := clock.Instant(l.linked.changed); at != nil {
		f.changed = at
	}
	return f
}

var publishedClass = printed.Words("published posted pubdate publishdate publisheddate entrydate postdate articledate date dtpublished")

// printedAt gives the machine's time that an article carries beside its title: of the
// elements that say so, else the first. "Updated" is not when it was published.
func (l *layout) printedAt() *clock.Stamp {
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
		if word := printed.Normal(t.parent.words()); t.parent.size < 80 && changedWord.MatchString(word) || classed(t, printed.Words("updated modified")) {
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

var changedWord = regexp.MustCompile(`^(?:(?:last )?(?:updated|modified)|更新|最終更新|обновлено|изменено|mis à jour)`)

// described gives the lines of a page. Where the updates, or the text, stand in JSON-LD
// and nowhere else on the page, they are read from there.
func (l *layout) described(lines []line) []line {
	l.hydrate(lines)
	l.trueZone(lines)
	l.players(lines)
	if l.linked == nil {
		return lines
	}
	if n := len(l.linked.updates); n > 0 && len(l.entries)*2 < n {
		var told []line
		at := l.scriptLine()
		said := make(map[string]bool)
		for i, u := range l.linked.updates {
			told = append(told, u.lines(at, i+1)...)
		}
		for _, li := range told {
			said[printed.Letters(li.text)] = true
		}
		for i := range lines {
			if li := &lines[i]; li.out == "" && li.role != roleTitle && said[printed.Letters(li.text)] {
				li.out = noise.OutRepeated
			}
		}
		return append(lines, told...)
	}
	l.lend(lines)
	lines = l.lendPictures(l.unshown(lines))
	shown := 0
	for _, li := range lines {
		if li.out == "" {
			shown += printed.CountLetters(li.text)
		}
	}
	if len(l.entries) == 0 && printed.CountLetters(l.linked.body) > 2*shown {
		at := l.scriptLine()
		lines = append(lines, linesOf(l.linked.body, at)...)
	}
	return lines
}

// unshown adds the updates that JSON-LD tells of and the page does not show, as where a button
// loads the older ones: those from before the first or after the last that it shows, below them.
func (l *layout) unshown(lines []line) []line {
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
		said[printed.Letters(printed.Head(li.text, told))] = true
		if li.entry > 0 {
			end = i + 1
		}
	}
	var all []line
	script := l.scriptLine()
	for i, u := range l.linked.updates {
		at, ok := clock.Instant(u.published).Moment(clock.Day{}, time.UTC)
		shown := u.headline != "" && said[printed.Letters(printed.Head(u.headline, told))] || u.body != "" && said[printed.Letters(printed.Head(u.body, told))]
		if ok && !shown && (at.Before(first) || at.After(last)) {
			all = append(all, u.lines(script, len(l.entries)+i+1)...)
		}
	}
	return slices.Insert(lines, end, all...)
}

// longShown is how many letters a page shows that is no shell for a program to fill.
const longShown = 600

// hydrate takes the updates of a page that shows next to nothing from the data of its program.
func (l *layout) hydrate(lines []line) {
	if len(l.entries) > 0 || l.linked != nil && (len(l.linked.updates) > 0 || l.linked.body != "") {
		return
	}
	shown := 0
	for _, li := range lines {
		if li.out == "" {
			shown += printed.CountLetters(li.text)
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
func (l *layout) lend(lines []line) {
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
		if at := byHeadline[printed.Letters(li.text)]; at != nil && li.entry > 0 && known[li.entry] == nil {
			known[li.entry] = at
		}
	}
	for i := range lines {
		li := &lines[i]
		if li.role != roleTime || li.entry == 0 || li.when.Day.Full() {
			continue
		}
		if at := cmp.Or(byID[l.entries[li.entry-1].attr("id")], known[li.entry]); at != nil {
			li.when = at
		}
	}
}

func (l *layout) scriptLine() int {
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
func (u *linked) lines(at, entry int) []line {
	when := clock.Instant(u.published)
	if when == nil {
		return nil
	}
	made := []line{{n: at, text: u.published, hint: hint{entry: entry, role: roleTime, when: when}}}
	body := linesOf(u.body, at)
	if u.headline != "" && (len(body) == 0 || !strings.HasPrefix(printed.Letters(body[0].text), printed.Letters(strings.TrimRight(u.headline, "….")))) {
		made = append(made, line{n: at, text: u.headline, hint: hint{entry: entry, role: roleHeading}})
	}
	for _, l := range body {
		l.entry = entry
		made = append(made, l)
	}
	return append(made, pictureLines(u.images, at, entry)...)
}

// linesOf cuts the text of JSON-LD, which may be plain, markup, or markup that was escaped
// once more, into lines of the place where it stands in the file.
func linesOf(text string, at int) []line {
	for range 2 {
		if strings.Contains(text, "&lt;") && !strings.Contains(text, "<") {
			text = html.UnescapeString(text)
		}
	}
	var all []line
	if strings.Contains(text, "<") && htmlTag.MatchString(text) {
		root, err := grow(text, at)
		if err != nil {
			return nil
		}
		f := newFlattener(&layout{root: root, main: root})
		f.walk(root, setting{})
		f.flush(setting{})
		for _, l := range f.lines {
			l.n = at
			if l.role != rolePicture {
				all = append(all, l)
			}
		}
		return all
	}
	for para := range strings.SplitSeq(html.UnescapeString(text), "\n") {
		if para = strings.TrimFunc(para, printed.IsSpace); para != "" {
			all = append(all, line{n: at, text: para})
		}
	}
	return all
}

// ownFacts fills what the page did not show with what it says of itself.
func (p *page) ownFacts() {
	d, f := p.draft, p.facts
	p.ownPictures()
	if d.Title == "" && len(f.titles) > 0 {
		d.Title = f.titles[0]
	}
	if d.Title == "" {
		d.Title = f.title
	}
	if d.Byline == "" {
		d.Byline = printed.Head(f.byline, coverage.MaxLine)
	}
	if d.Section == "" {
		d.Section = f.section
	}
	if d.Theme == "" {
		d.Theme = f.theme
	}
	if len(d.Tags) == 0 {
		d.Tags = distinct(f.tags)
	}
}
