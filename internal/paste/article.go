package paste

import (
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// readArticle reads a page without a timeline: title, stamp and the text, which is one
// update or, where rules set dated addenda apart, several.
func (p *page) readArticle(o Options) error {
	p.draft.Form, p.draft.State, p.zone = coverage.Article, coverage.Ended, o.Zone
	if o.Form == coverage.Source {
		p.draft.Form = coverage.Source
	}
	title, from := p.articleTitle()
	switch {
	case title < 0:
	case from <= title:
		p.titleUnderText(title)
	default:
		p.headAt(p.first, from, title)
	}
	sections := p.sections(from)
	if first := p.next(p.first, len(p.lines)); title < 0 && !p.marked && p.draft.Title == "" && (first > 0 || p.first == 0) && p.places[first] == inStandfirst {
		p.titleInStandfirst()
	}
	p.bracketed()
	p.ownFacts()
	day, ok := p.articleDay(o)
	if !ok {
		day, ok = p.printedDay(title, sections)
	}
	if !ok {
		return p.dateNeeded()
	}
	for _, a := range p.addenda(sections, day) {
		p.addendum(a)
	}
	if o.Form == "" {
		p.headsOfLive()
	}
	return nil
}

// headsOfLive notes the headings of a text whose title says that it is live: where no clock stands at them, each may be
// an update.
func (p *page) headsOfLive() {
	if p.marked || !onset.SaysLive(printed.Normal(p.draft.Title)) {
		return
	}
	var heads []int
	for i := p.first; i < len(p.lines) && len(heads) < mostHeads; i++ {
		l := p.lines[i]
		if p.places[i] != inUpdate || !p.aloneAt(i) || printed.Stopped(l.Text, false) || printed.Width(printed.Head(l.Text, longHeadline)) >= longTight {
			continue
		}
		if below := p.next(i+1, len(p.lines)); below > 0 && p.places[below] == inUpdate && tellsText(p.lines[below]) {
			heads = append(heads, i)
		}
	}
	if len(heads) >= fewestHeads {
		for _, i := range heads {
			p.note(i, reasonHeads)
		}
	}
}

// The bounds of such headings.
const (
	fewestHeads = 2
	mostHeads   = 12
)

// articleTitle finds the title of an article, -1 for none, and the line from which on its text is looked for.
func (p *page) articleTitle() (title, from int) {
	p.turns()
	p.official()
	title = p.titleAt(p.first, len(p.lines))
	if title < 0 && !p.marked {
		title = p.titleBelowText()
	}
	if title >= 0 && !p.marked && p.issued == 0 && isIssuedTitle(&p.lines[title]) {
		p.issuedAt(title) // below a menu
	}
	if title >= 0 && p.textAbove(title) {
		p.guessed = true
		return title, p.first
	}
	if title < 0 {
		return title, p.first
	}
	return title, title + 1
}

// titleText is the line of a title; "" for none.
func (p *page) titleText(title int) string {
	if title < 0 {
		return ""
	}
	return p.lines[title].Text
}

// articleDay gives the day of an article: as the person said, else as the page says in a
// machine's words when it was published. A stamp that is only printed is not enough in a text: it
// may be the day on which the page was saved.
func (p *page) articleDay(o Options) (time.Time, bool) {
	if o.Date != "" {
		at, _ := time.Parse(time.DateOnly, o.Date) // checked before
		return at, true
	}
	s := p.facts.Published
	if s == nil || !s.Day.Full() {
		return time.Time{}, false
	}
	if o.Zone == nil || s.Zone.Fixed == nil {
		return s.Day.At(time.UTC), true
	}
	return localDay(s.Day, *s, o.Zone), true
}

// signsStamp knows a name that was saved right before the page's stamp.
func (p *page) signsStamp(i int) bool {
	l := p.lines[i]
	return i+1 < len(p.lines) && p.lines[i+1].N == l.N && clock.IsStamp(p.lines[i+1].Norm) && printed.Width(printed.Head(l.Text, menuLine+1)) <= menuLine
}

// subtitled knows a line between title and text that is set apart from the paragraphs below it
// and is no sentence: the title in other words.
func (p *page) subtitled(i int) bool {
	l := p.lines[i]
	if !p.marked || p.facts.Exported || l.InParagraph || l.Role != flat.NoRole || l.Group > 0 || l.Out != "" || len(l.Frames) > 0 || printed.Stopped(l.Text, false) || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || printed.Width(l.Text) < dekWidth {
		return false
	}
	return p.paragraphBelow(i)
}

// nameAndWhat is a name and, in brackets, what its bearer is.
var nameAndWhat = pattern.New(`^\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+ \([^()]{3,60}\)$`)

// signedAs knows "Ada Mole Trade correspondent".
func signedAs(l flat.Line) bool {
	return printed.Width(printed.Head(l.Text, 61)) <= 60 && !printed.Stopped(l.Text, false) && startsName.MatchString(l.Text) && ofReporter.MatchString(l.Norm)
}

var startsName = pattern.New(`^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+ \p{L}`)

// farText is how many lines below its title a text begins at most.
const farText = 20

// aboveStamp knows a word or two between the title and the page's stamp: what kind of text it is.
func (p *page) aboveStamp(i int) bool {
	l := p.lines[i]
	if l.Role != flat.NoRole || l.Out != "" || printed.Width(printed.Head(l.Text, menuLine+1)) > menuLine || printed.Stopped(l.Text, false) {
		return false
	}
	for _, below := range p.lines[i+1 : min(len(p.lines), i+3)] {
		if clock.IsStamp(below.Norm) {
			return true
		}
	}
	return false
}

// belowStamp knows a word or two between the page's stamp and its first paragraph: a place, buttons.
func (p *page) belowStamp(i int) bool {
	l := p.lines[i]
	if l.Role != flat.NoRole || l.Out != "" || l.InParagraph || l.Group > 0 || len(l.Frames) > 0 || printed.Width(printed.Head(l.Text, menuLine+1)) > menuLine || printed.Stopped(l.Text, false) {
		return false
	}
	above := i - 1
	for above > p.first && p.places[above] == leftOut {
		above--
	}
	return p.places[above] == inStamp && p.paragraphBelow(i)
}

// fieldAbove knows a field that the page prints above its text, "From:", with its value on the
// line below; neither is a paragraph.
func (p *page) fieldAbove(i int) bool {
	l := p.lines[i]
	return l.Role == flat.NoRole && l.Out == "" && !l.InParagraph && printed.Width(printed.Head(l.Text, menuLine+1)) <= menuLine && strings.HasSuffix(l.Norm, ":") &&
		i+1 < len(p.lines) && p.lines[i+1].Text != "" && !p.lines[i+1].InParagraph && !printed.Stopped(p.lines[i+1].Text, false) && p.paragraphBelow(i+1)
}

// paragraphBelow tells whether the text may begin below a line: a paragraph of sentences is near.
func (p *page) paragraphBelow(i int) bool {
	for _, below := range p.lines[i+1 : min(len(p.lines), i+farText)] {
		if below.Out == "" && below.InParagraph && printed.Stopped(below.Text, true) {
			return true
		}
	}
	return false
}

// announced tells whether a label above a run of links says that they are other stories.
func (p *page) announced(i int) bool {
	for i--; i >= p.first; i-- {
		l := p.lines[i]
		if l.Text != "" && l.Role != flat.RoleTag && l.Role != flat.RoleLink && p.places[i] != leftOut {
			return noise.CardLabels[noise.PlainLabel(l.Plain)]
		}
	}
	return false
}

// repeats counts the short lines of a text that are no sentences.
func (p *page) repeats(from int) map[string]int {
	count := make(map[string]int)
	for _, l := range p.lines[from:] {
		if !p.marked && l.Text != "" && printed.Width(printed.Head(l.Text, longMenu+1)) <= longMenu && !printed.Stopped(l.Text, false) {
			count[printed.Letters(l.Norm)]++
		}
	}
	return count
}

// lettersBelow counts, for each line, the letters from it on: a comment form stands where
// little is left, a link to the comments may stand on top.
func (p *page) lettersBelow() []int {
	below := make([]int, len(p.lines)+1)
	for i := len(p.lines) - 1; i >= 0; i-- {
		below[i] = below[i+1]
		if p.lines[i].Out == "" {
			below[i] += printed.CountLetters(p.lines[i].Text)
		}
	}
	return below
}

// isRule knows a line that is drawn: eight or more of one sign.
func isRule(text string) bool {
	first, n := rune(0), 0
	for _, r := range text {
		if n == 0 {
			first = r
		}
		if r != first {
			return false
		}
		n++
	}
	return n >= 8 && strings.ContainsRune("/-=*_~#+.・─━―—–ー＝＊／＿〜～◇◆☆★■□●○※", first)
}

var themePart = pattern.New(`^(?:共通テーマ|ブログテーマ)\s*:\s*`)

// themeAt takes the board that a host shares among its blogs.
func (p *page) themeAt(i int) bool {
	m := themePart.FindString(p.lines[i].Norm)
	value := strings.TrimFunc(string([]rune(p.lines[i].Text)[len([]rune(m)):]), printed.IsSpace)
	if m == "" || value == "" || p.draft.Theme != "" {
		return false
	}
	p.draft.Theme = printed.Head(value, coverage.MaxLine)
	p.put(i, inTheme)
	return true
}

// addendum makes an update of a dated part of an article.
func (p *page) addendum(a addendum) {
	u := Update{Kind: coverage.Report, Date: a.day.Format(time.DateOnly)}
	if p.zone != nil {
		at, clock := p.published(a.day)
		u.Said = at.UTC()
		if clock {
			u.Time = at.Format("15:04")
		}
	}
	items := a.items
	if len(items) == 0 {
		p.lone = &u
		return
	}
	u.Line = p.lines[items[0].i].N
	u.first, u.headed = items[0].i, -1
	p.loose = true
	u.Cards = append(p.boxedCards(items), p.listedCards(items)...)
	u.Cards = append(u.Cards, p.links(items)...)
	u.Pictures = append(p.named(items), append(p.figures(items), p.pictures(items)...)...)
	var body []item
	for k, it := range items {
		switch {
		case it.used:
			continue
		case a.headed && k == 0:
			u.Headline, u.headed = it.text, it.i
		default:
			body = append(body, it)
		}
		p.put(it.i, inUpdate)
	}
	u.Body, u.at = p.document(body), p.blockLines(body)
	p.draft.Updates = append(p.draft.Updates, u)
}

// published gives the instant of a day's part of an article: that of the page where it is
// this day's, else the day's beginning.
func (p *page) published(day time.Time) (at time.Time, clock bool) {
	if s := p.facts.Published; s != nil && s.Day.Full() && !s.DayAlone {
		zone := s.Zone.Fixed
		if zone == nil {
			zone = p.zone
		}
		at = time.Date(s.Day.Year, time.Month(s.Day.Month), s.Day.Day, s.Hour, s.Minute, 0, 0, zone).In(p.zone)
		if at.Format(time.DateOnly) == day.Format(time.DateOnly) {
			return at, true
		}
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, p.zone), false
}

// bracketed takes the section out of "Title [Section]", as blogs print it.
func (p *page) bracketed() {
	title, section := printed.Unbracketed(p.draft.Title)
	if section == "" || p.draft.Section != "" {
		return
	}
	p.draft.Title, p.draft.Section = title, section
}
