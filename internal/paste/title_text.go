package paste

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// What tells the title of a text that was saved from a page, where no markup does.

// postTitle knows the title of a blog's entry, however short it is: below it stands its day and
// where it is filed, or above it, as the heading of a day's entries, a day with its weekday.
func (p *page) postTitle(i int) bool {
	l := p.lines[i]
	if p.marked || l.Text == "" || l.Out != "" || printed.Stopped(l.Text, true) || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || isMoment(l) {
		return false
	}
	if next := p.next(i+1, len(p.lines)); next > 0 && clock.IsFiled(p.lines[next].Norm) {
		return true
	}
	for j := i - 1; j >= p.first; j-- {
		if p.lines[j].Text == "" {
			continue
		}
		d, ok := clock.WholeDay(p.lines[j].Norm)
		return ok && d.Full() && (d.Weekday > 0 || strings.Contains(p.lines[j].Norm, "曜")) && p.aloneAt(j) && p.aloneAt(i)
	}
	return false
}

// post begins another update at the title of an entry below that of the first: a page of a blog
// shows the entries of a day, or of a month.
func (c *cutting) post(i int) bool {
	p := c.p
	next := p.next(i+1, len(p.lines))
	if !c.started() || !p.postTitle(i) || next == 0 || !clock.IsFiled(p.lines[next].Norm) {
		return false
	}
	d, _ := clock.ReadDay(p.lines[next].Norm)
	c.sections = append(c.sections, section{day: d})
	c.text(i)
	p.leave(next, noise.OutStamp)
	return true
}

// textAbove tells whether a text stands above its title, as programs leave it that look for the
// text first: sentences above, and none below.
func (p *page) textAbove(title int) bool {
	if p.marked || p.issued > 0 {
		return false
	}
	above := false
	for i, l := range p.lines[p.first:] {
		if l.Out != "" || !tellsText(l) && (!printed.Stopped(l.Text, true) || printed.Width(printed.Head(l.Text, told)) < told) {
			continue
		}
		if p.first+i > title {
			return false
		}
		above = above || tellsText(l)
	}
	return above
}

// mostUnder is how many lines beside stamps are asked whether they are such a title.
const mostUnder = 8

// titleBelowText finds the title of a page that begins with its text: beside a stamp, and no sentence.
func (p *page) titleBelowText() int {
	asked := 0
	for i := p.first; i < len(p.lines) && asked < mostUnder; i++ {
		if !clock.IsStamp(p.lines[i].Norm) {
			continue
		}
		for _, at := range []int{i + 1, i - 1} {
			if at < p.first || at >= len(p.lines) || printed.Width(p.lines[at].Text) < told || printed.Stopped(p.lines[at].Text, true) || !p.titled(at) {
				continue
			}
			if asked++; p.textAbove(at) {
				return at
			}
		}
	}
	return -1
}

// titleUnderText takes such a title, and the stamp beside it.
func (p *page) titleUnderText(title int) {
	p.draft.Title, _ = printed.Folded(p.lines[title].Text)
	p.put(title, inTitle)
	for i := max(p.first, title-2); i < min(len(p.lines), title+3); i++ {
		if !p.taken(i) && clock.IsStamp(p.lines[i].Norm) {
			p.stampAt(i)
		}
	}
}

// pictureLabel stands above the caption of a picture that was not kept.
var pictureLabel = printed.Words("写真 画像 写真・図版 photo picture image фото")

// labelledCaption takes a caption below such a label, above the text.
func (p *page) labelledCaption(i int) bool {
	l := p.lines[i]
	if p.marked || l.Text == "" || l.Out != "" || printed.Stopped(l.Text, true) || i+1 < len(p.lines) && p.lines[i+1].Text != "" {
		return false
	}
	for j := i - 1; j >= p.first && j >= i-2; j-- {
		if p.lines[j].Text == "" {
			continue
		}
		if !pictureLabel[p.lines[j].Plain] {
			return false
		}
		if _, _, ok := captioned(l.Text, l.Norm); ok {
			return false // a picture of the text
		}
		p.put(i, inLead)
		p.draft.Lead = append(p.draft.Lead, picture(cut(l.Text), ""))
		return true
	}
	return false
}

// overDek tells whether below a line stands another that could as well be the title, and below
// that the text, which speaks of what the first line says: the second is the title in other words.
func (p *page) overDek(i int) bool {
	next := p.next(i+1, len(p.lines))
	if next == 0 || saysTwice(p.lines[i].Norm) || p.writes(next) || p.saidBelow(i) || printed.Width(p.lines[next].Text) < told || printed.Stopped(p.lines[next].Text, true) || !p.titled(next) || printed.Stopped(p.lines[i].Text, true) {
		return false
	}
	begins := p.next(next+1, len(p.lines))
	for n := 0; begins > 0 && n < speaksOf && (p.lines[begins].Out != "" || clock.IsStamp(p.lines[begins].Norm) || p.writes(begins)); n++ {
		begins = p.next(begins+1, len(p.lines))
	}
	if begins == 0 || !tellsText(p.lines[begins]) {
		return false
	}
	return recurs(p.lines[i].Norm, p.wordsFrom(begins))
}

// opensPage tells whether nothing but boilerplate stands above a line.
func (p *page) opensPage(i int) bool {
	for _, l := range p.lines[p.first:i] {
		if l.Text != "" && l.Out == "" {
			return false
		}
	}
	return true
}

// outletEnd is an outlet in brackets at the end of a line.
var outletEnd = pattern.New(`^.{6,}[(〔]` + agencies + `[)〕]$`)

// The bounds of what a browser's window is called.
const (
	farBrowser  = 20 // lines below it to the title
	longBrowser = 40 // letters behind the title
)

// browserTitle knows what a browser's window is called: the title, and behind it the day and the
// site. It gives the line of the title, which stands below, 0 for none.
func (p *page) browserTitle(i int) int {
	l := p.lines[i]
	if p.marked || l.Text == "" || !p.opensPage(i) {
		return 0
	}
	called := printed.Letters(printed.Head(l.Norm, longTitle))
	for j := i + 1; j < min(len(p.lines), i+farBrowser); j++ {
		title := printed.Letters(printed.Head(p.lines[j].Norm, longTitle))
		if len(title) > shortTitle && len(title) < len(called) && strings.HasPrefix(called, title) && utf8.RuneCountInString(called)-utf8.RuneCountInString(title) <= longBrowser {
			return j
		}
	}
	return 0
}

// inPoints tells whether a line is a point of a list that stands above the title.
func (p *page) inPoints(i int) bool {
	if p.marked || !pointSign.MatchString(p.lines[i].Text) {
		return false
	}
	run := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= p.first && j < len(p.lines) && run < storiesRun && pointSign.MatchString(p.lines[j].Text); j += step {
			run++
		}
	}
	return run >= storiesRun
}

// inBrowserTitle knows the title of a page whose first line is what a browser's window is called.
func (p *page) inBrowserTitle(i int) bool {
	first := p.next(p.first, len(p.lines))
	return !p.marked && first < i && i-first < farBrowser && p.browserTitle(first) == i
}

// saysTwice knows a row of tags that was saved twice.
func saysTwice(norm string) bool {
	words := strings.Fields(norm)
	seen := make(map[string]bool)
	for _, w := range words {
		seen[w] = true
	}
	return len(words) > 7 && (len(words)-len(seen))*3 >= len(words)
}

// storiesRun is how many titles in a row are a list of stories above the page's own.
const storiesRun = 4

// inStories tells whether a line stands in a row of lines that could all be titles, with nothing
// between them: other stories, which some pages list above their own.
func (p *page) inStories(i int) bool {
	if p.marked || !p.couldOther(i) {
		return false
	}
	run := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= p.first && j < len(p.lines) && run < storiesRun && p.couldOther(j); j += step {
			run++
		}
	}
	return run >= storiesRun
}

// overClocks tells whether a line is one of a run of titles between the first sentence of a live page and its first
// clock: other stories, three at least, that a page leads to before it tells its own.
func (p *page) overClocks(i, from, to int) bool {
	if p.marked || to >= len(p.lines) || i < to-mostLead || !p.couldLead(i) {
		return false
	}
	top, end := i, i+1
	for top > max(from, to-mostLead) && p.couldLead(top-1) {
		top--
	}
	for end < to && p.couldLead(end) {
		end++
	}
	above := p.above(top, from-1)
	return end-top >= fewestOthers && end == to && above >= from && (tellsText(p.lines[above]) || printed.Width(printed.Head(p.lines[above].Text, longDek)) >= longDek) && !p.saysOf(from, top)
}

// leadsApart tells whether a line is one of three or more titles of other stories that a page sets apart from each other
// between its title and its first clock, or that are points above the text of a page whose title was not kept.
func (p *page) leadsApart(i, from, to, titleAt int) bool {
	if p.marked || to >= len(p.lines) {
		return false
	}
	could := func(j int) bool {
		return p.aloneAt(j) && p.couldLead(j) && !stampWithin(p.lines[j]) && !printedYear.MatchString(p.lines[j].Norm)
	}
	if titleAt < 0 {
		could = p.couldPoint
	} else if i < titleAt || i < to-farApart {
		return false
	}
	if !could(i) {
		return false
	}
	run, top := 1, i
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= from && j < to && run < mostLead; j += step {
			if p.lines[j].Text == "" && titleAt >= 0 {
				continue
			}
			if !could(j) {
				break
			}
			run, top = run+1, min(top, j)
		}
	}
	if above := p.above(top, from-1); titleAt < 0 && above >= from && (p.above(above, from-1) >= from || printed.Width(printed.Head(p.lines[above].Text, told)) >= told) {
		return false // but the label of such a list stands above it
	}
	return run >= fewestOthers && !p.saysOf(from, top)
}

// printedYear is one as days have it.
var printedYear = sieve.New(`(?:^|\D)(?:19|20)\d\d(?:\D|$)`)

// couldPoint tells whether a point of a list can be the title of another story.
func (p *page) couldPoint(i int) bool {
	l := p.lines[i]
	return pointSign.MatchString(l.Text) && l.Out == "" && !printed.Stopped(l.Text, false) && printed.Width(printed.Head(l.Text, told)) >= told && printed.Width(printed.Head(l.Text, longDek)) < longDek
}

// The bounds of such a run.
const (
	mostLead = 16  // lines
	farApart = 60  // lines above the clock, of those that stand apart
	longDek  = 120 // columns of a standfirst above it that has no stop
)

// couldLead tells whether a line above the clocks of a page can be the title of another story.
func (p *page) couldLead(i int) bool {
	l := p.lines[i]
	return printed.Width(printed.Head(l.Text, told)) >= told && printed.Width(printed.Head(l.Text, longDek)) < longDek && l.Out == "" && !printed.Stopped(l.Text, false) &&
		!strings.HasSuffix(l.Norm, ":") && !pointSign.MatchString(l.Text) && !isCredit(l.Text, l.Norm) && !hasCredit(l) && p.plainly(i) == nowhere && bylineOf(l) == ""
}

// writes knows a line that says who wrote a page.
func (p *page) writes(i int) bool {
	l := p.lines[i]
	return signedAs(l) || bylineOf(l) != "" || p.isName(i)
}

// wordsFrom gives the words with which a text begins.
func (p *page) wordsFrom(i int) string {
	said := ""
	for n := 0; i > 0 && n < speaksOf; n++ {
		said += " " + p.lines[i].Norm
		i = p.next(i+1, len(p.lines))
	}
	return said
}

// speaksOf is how many lines of a text are looked through for the words of its title.
const speaksOf = 6

// recurs tells whether half of the longer words of a line stand in a text, and two at least.
// Words are compared by how they begin: endings change.
func recurs(line, said string) bool {
	found, all := wordsIn(line, said)
	return found > 1 && found*2 >= all
}

// sameWords tells whether nearly all of the longer words of a line, and four at least, stand in another.
func sameWords(line, other string) bool {
	found, all := wordsIn(line, other)
	return found > 3 && found*10 >= all*9
}

// wordsIn counts the longer words of a line, and those of them that stand in a text.
func wordsIn(line, said string) (found, all int) {
	for _, w := range printed.LongWords(line) {
		all++
		if strings.Contains(said, w) {
			found++
		}
	}
	return found, all
}
