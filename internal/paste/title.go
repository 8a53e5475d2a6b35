package paste

import (
	"regexp"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// How far a title is looked for.
const (
	farTitle   = 600 // lines from the top
	mostTitles = 80  // candidates
	menuLine   = 32  // columns; shorter lines in a row are a menu
	menuRun    = 4
	told       = 24 // columns a line must have so that its being said twice tells something
)

var (
	liveTitle    = regexp.MustCompile(`\blive\b|\bas it happened\b|minute by minute|ライブ|生中継|速報|随時更新|タイムライン|時系列|詳報|онлайн|трансляц|хроника`)
	holdsAddress = regexp.MustCompile(`\bhttps?://`)
	liveEnd      = regexp.MustCompile(`[-–—] (?:live|as it happened|онлайн|ライブ)\b.{0,12}$|[.!?] (?:live(?: updates)?|(?:текстовая )?(?:онлайн-?\s?)?трансляция|онлайн|хроника(?: событий)?)$`)
	siteEnd      = regexp.MustCompile(`\s[|｜]\s|\s[-–—]\s[^-–—]{2,40}$|：[^：]{2,24}$`)
)

// titleAt finds the title: the line markup says it is, else the one that most looks like
// one, the first of equals; -1 for none.
func (p *page) titleAt(from, to int) int {
	if i := p.issued - 1; i >= from && i < to {
		return i
	}
	for i := from; i < to && p.marked; i++ {
		if p.lines[i].Role == flat.RoleTitle {
			return i
		}
	}
	if p.facts.Titleless {
		return p.headTitle(from, to)
	}
	if i := p.crawlTitle(to); i >= from {
		return i
	}
	short, best, most, seen := -1, -1, 0, 0
	var said map[string]int
	shorts := make(map[string]bool)
	twice := -1
	after := false // the best stands below a sentence
	said0 := 0     // the first such line, and one
	text := false  // a sentence of some length was seen: titles stand above the text
	for i := from; i < min(to, from+farTitle) && seen < mostTitles; i++ {
		l := p.lines[i]
		if to < len(p.lines) && !p.marked && (p.twiceAt(i) || i > from && p.twiceAt(i-1)) {
			if twice < 0 && p.titled(i) {
				twice = i // the alternative text of a picture and its caption, where a title stands too
			}
			continue
		}
		if p.postTitle(i) && !p.taken(i) {
			p.guessed = false
			return i
		}
		if _, part := p.partTitles()[i]; part && to == len(p.lines) || p.inStories(i) {
			continue
		}
		if !p.titled(i) {
			text = text || !p.marked && l.Out == "" && tellsText(l)
			if said0 == 0 && !p.marked && l.Out == "" && tellsText(l) {
				said0 = i + 1
			}
			continue
		}
		sentences := printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, 61)) > 60
		text = text || sentences
		if said0 == 0 && !p.marked && tellsText(l) {
			said0 = i + 1
		}
		if printed.Width(l.Text) < shortTitle {
			if short < 0 && !(text && !p.marked) && !number1.MatchString(l.Norm) {
				short = i
			}
			continue
		}
		if said == nil {
			said = p.said()
		}
		points := p.titlePoints(i, said)
		if short := printed.Letters(l.Norm); printed.Width(l.Text) < told && shorts[short] {
			if seen--; best >= 0 && printed.Letters(p.lines[best].Norm) == short {
				best, most = -1, 0
			}
			continue // the name of a section, above a title's stamp and below it
		} else if printed.Width(l.Text) < told {
			shorts[short] = true
		}
		if to < len(p.lines) { // above a timeline
			points -= min(seen, 12)
			if (best < 0 || most < 0) && printed.Width(l.Text) >= told {
				points += 4 // the first that could be one
			}
			if liveTitle.MatchString(l.Norm) && !printed.Stopped(l.Text, true) {
				points += 8
			}
			points += p.livePoints(i)
		} else {
			points -= 6 * seen // an article begins with its title
			if p.altAndCaption(i) {
				points -= 16
			}
		}
		if text && !sentences {
			points -= 8
		}
		if said0 > 0 && !sentences && recurs(l.Norm, p.lines[said0-1].Norm) {
			points -= 16 // a heading within the text that began above
		}
		if best < 0 || points > most {
			best, most, after = i, points, (to < len(p.lines) || siteEnd.MatchString(l.Text) || strings.Contains(l.Text, " / ")) && said0 > 0 && said0 <= i && !sentences
		}
		if seen++; !p.marked && to == len(p.lines) && printed.Width(l.Text) < told {
			seen-- // the name of the site, a subject
		}
	}
	p.guessed = best < 0 || !p.marked && (most <= 0 || after || p.hostName(best))
	switch {
	case best < 0 && short < 0:
		return twice
	case best < 0:
		return short
	case to < len(p.lines) && p.unfinished(best):
	case to < len(p.lines) && p.leadsIn(best):
		return -1
	case to < len(p.lines) && !p.marked && (printed.Stopped(p.lines[best].Text, true) || tellsText(p.lines[best])) && short >= 0 && liveTitle.MatchString(p.lines[short].Norm):
		return short // "[Election: live]", and below it sentences
	case to < len(p.lines) && printed.Stopped(p.lines[best].Text, true), !p.marked && (tellsText(p.lines[best]) || strings.HasSuffix(p.lines[best].Text, "。") && p.opensPage(best)):
		return -1 // sentences alone: the title stands below, or nowhere
	}
	return p.belowMasthead(best, to)
}

// headTitle finds the line that says what the head of the page says is its title; -1 for none.
func (p *page) headTitle(from, to int) int {
	titles := make(map[string]bool)
	for _, t := range p.facts.Titles {
		titles[printed.Letters(t)] = true
	}
	for i := from; i < to; i++ {
		if l := p.lines[i]; l.Out == "" && titles[printed.Letters(printed.Head(l.Text, longTitle+1))] {
			return i
		}
	}
	return -1
}

// titleBelow takes the title of a live page from what stands below its timeline, where the
// head has none.
func (p *page) titleBelow() {
	if p.draft.Title != "" || p.marked {
		return
	}
	for i := p.tailAt; i < len(p.lines); i++ {
		l := p.lines[i]
		if p.taken(i) || l.Out != "" || isLabel(l) || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || printed.Width(l.Text) < shortTitle || printed.Stopped(l.Text, true) || strings.HasSuffix(l.Norm, ":") {
			continue
		}
		p.draft.Title, p.guessed = l.Text, true
		p.put(i, inTitle)
		return
	}
	first, rest, _ := strings.Cut(p.draft.Standfirst, "\n\n")
	if printed.Width(first) <= longTitle && !leadIn.MatchString(first) && !pointSign.MatchString(first) && !printed.Stopped(first, true) && strings.Count(first, "。") < 2 && !sentence.MatchString(printed.Normal(first)) {
		p.draft.Title, p.draft.Standfirst, p.guessed = first, rest, true
		for i := range p.places {
			if p.places[i] == inStandfirst && p.lines[i].Text == first {
				p.places[i] = inTitle
			}
		}
	}
}

// titled tells whether a line can be the title at all.
func (p *page) titled(i int) bool {
	l := p.lines[i]
	if p.taken(i) || l.Role != flat.NoRole && l.Role != flat.RoleHeading || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle {
		return false
	}
	if _, _, pictured := captioned(l.Text, l.Norm); pictured && !p.marked && !p.titleOf(i) {
		return false
	}
	if !p.marked && i > p.first && (pictureLabel[p.lines[i-1].Plain] || i > p.first+1 && p.lines[i-1].Text == "" && pictureLabel[p.lines[i-2].Plain]) && i+1 < len(p.lines) && p.lines[i+1].Text == "" {
		return false // the caption of a picture
	}
	if !p.marked && (holdsAddress.MatchString(l.Norm) || captionMoment.MatchString(l.Norm) || dayAndHours.MatchString(l.Norm) || slugLine.MatchString(l.Text) || inTurns.MatchString(l.Text) || footnote.MatchString(l.Norm) || i > p.first && pictureLabel[p.lines[i-1].Plain] && strings.Contains(l.Norm, "=")) {
		return false // it leads to a page, or is a caption or a note
	}
	return p.plainly(i) == nowhere && !isCredit(l.Text, l.Norm) && !printed.IsAddress(l.Norm) && !listed.MatchString(l.Norm)
}

// said counts how often the page says each of its longer lines.
func (p *page) said() map[string]int {
	count := make(map[string]int)
	for _, l := range p.lines[p.first:] {
		if printed.Width(printed.Head(l.Text, told)) >= told {
			text, _ := printed.Folded(printed.Head(l.Text, longTitle+1))
			count[printed.Letters(text)]++
		}
	}
	return count
}

// titlePoints weighs a line as a title: by its own look, by what stands around it, and by
// whether the page says it again.
func (p *page) titlePoints(i int, said map[string]int) int {
	l := p.lines[i]
	text, doubled := printed.Folded(l.Text)
	w := printed.Width(text)
	points := 0
	add := func(is bool, n int) {
		if is {
			points += n
		}
	}
	add(w >= told, 6)
	add(l.Role == flat.RoleHeading, 12)
	add(i > p.first && p.labelledAbove(i), -16)
	add(doubled, 14)
	add(printed.Stopped(strings.TrimSuffix(text, "..."), true) || sentence.MatchString(initial.ReplaceAllString(text, " ")) && !(liveTitle.MatchString(l.Norm) && w <= shortLive) && !(!p.marked && liveEnd.MatchString(l.Norm)), -14)
	add(overLine.MatchString(l.Norm) || valueLine.MatchString(l.Norm), -14)
	add(!p.marked && isTrail(text), -24)
	add(!p.marked && w < told && w >= told-4, 3)
	add(!p.marked && p.underDay(i), 12)
	add(!p.marked && i > p.first && p.lines[i-1].N == l.N && !crawlDay.MatchString(p.lines[i-1].Norm), -16) // behind a clock or a label
	add(!p.marked && liveEnd.MatchString(l.Norm), 6)
	_, section := printed.Unbracketed(text)
	add(section != "", 6)
	add(datedEnd.MatchString(l.Norm), -8)
	add(menuWords(l.Norm) || menuGlued(l.Norm), -16)
	add(siteEnd.MatchString(text) && !liveEnd.MatchString(l.Norm), -5)
	add(w >= told && said[printed.Letters(text)] > 1, 8)
	add(p.aloneAt(i), 3)
	add(w < menuLine && p.inMenu(i) && !p.aloneAt(i) && !(i+1 < len(p.lines) && clock.IsStamp(p.lines[i+1].Norm)), -16)
	add(p.captionBelow(i, len(p.lines)) && !doubled, -12)
	add(!p.marked && p.overDek(i), 12)
	add(!p.marked && p.saidUnderDay(i), 24)
	add(!p.marked && p.namedUnderTitle(i), -24)
	add(!p.marked && saysTwice(l.Norm), -16)
	add(p.browserTitle(i) > 0, -24)
	add(p.inBrowserTitle(i), 24)
	for j := i - 1; j >= p.first && j >= i-2; j-- {
		if l := p.lines[j]; l.Text != "" {
			add(clock.IsStamp(l.Norm), 5)
			break
		}
	}
	if next := p.next(i+1, len(p.lines)); next > 0 {
		below := p.lines[next]
		_, ago := clock.ReadAgo(below.Norm)
		add(!p.marked && dayAndHours.MatchString(below.Norm), 24)
		add(!p.marked && strings.HasSuffix(l.Norm, ":") && pointSign.MatchString(below.Text), -24) // it leads to a list
		add(clock.IsStamp(below.Norm) || ago || bylineOf(below) != "", 7)
		add(printed.Width(printed.Head(below.Text, 61)) > 60 && printed.Stopped(below.Text, true), 7)
	}
	return points
}

// initial is a letter for a name, whose stop ends no sentence.
var initial = regexp.MustCompile(`(?:^|\s)\p{Lu}\.\s`)

// shortLive is how many columns a title of two sentences has at most, "The summit. Live".
const shortLive = 64

// footnote says where figures are from, or what a sign among them means.
var footnote = regexp.MustCompile(`^(?:\*+\s?=|※|[\[【(]参考[\]】)]|(?:sources?|источник|出典|出所)\s*:\s*\S)`)

// slugLine is how a page is called in its address: "reeve-meets-hazal-in-brenna".
var slugLine = regexp.MustCompile(`^[a-z0-9]+(?:[-_][a-z0-9]+){3,}$`)

// dayAndHours is when something was, from one hour to another: "2031年3月14日(金)15時00分~15時44分".
var dayAndHours = regexp.MustCompile(`^\d{4}年\d{1,2}月\d{1,2}日 ?(?:\(.\))? ?(?:午前|午後)?\d{1,2}[時:]\d{0,2}分? ?[~〜～–-] ?(?:午前|午後)?\d{1,2}[時:]\d{0,2}分?$`)

// valueLine is a label and its value in the head of a page.
var valueLine = regexp.MustCompile(`^(?:источник|source|出典)\s*:\s*\S+(?:\s\S+)?$`)

// isTrail knows the way to a page: "Home/Press/News", "トップ > 国際 > 記事". Where it begins at home its
// end may be the whole title.
func isTrail(text string) bool {
	parts := trailSigns.Split(text, -1)
	if len(parts) > 1 && noise.Known[noise.Plain(printed.Normal(parts[0]))] == noise.OutMenu {
		return true
	}
	if len(parts) < 3 {
		return false
	}
	for _, part := range parts {
		if printed.Width(part) > menuLine-8 || part == "" {
			return false
		}
	}
	return true
}

var trailSigns = regexp.MustCompile(`\s*[>›»＞/|｜]\s*`)

// nearText is how many lines below its title the text of a blog's entry begins at most.
const nearText = 8

// farBlog is how many lines with words stand above the day of a blog's entry at most.
const farBlog = 5

// underDay knows the title of a blog's entry: near the top of the page, below the blog's name,
// stands a day, right below it the title, and then the text.
func (p *page) underDay(i int) bool {
	at, above, begins := 0, 0, i
	if printed.Stopped(p.lines[i].Text, true) {
		return false
	}
	for j := i - 1; j >= p.first; j-- {
		l := p.lines[j]
		if l.Text == "" {
			continue
		}
		if above++; above == 1 {
			if at = j; !isMoment(l) {
				return false
			}
		}
	}
	if above < 2 || above > farBlog {
		return false
	}
	for range nearText {
		if i = p.next(i+1, len(p.lines)); i == 0 {
			return false
		}
		if l := p.lines[i]; printed.Stopped(l.Text, true) {
			return at > 0 && !p.titleOver(at, begins, i)
		}
	}
	return false
}

// isMoment knows a line that is a whole day, with its clock or without.
func isMoment(l flat.Line) bool {
	if d, ok := clock.WholeDay(l.Norm); ok {
		return d.Full()
	}
	s, ok := clock.Read(l.Norm)
	return ok && !s.Inline && s.Day.Full()
}

// labelledAbove tells whether the line above says that this one leads to another page.
func (p *page) labelledAbove(i int) bool {
	for j := i - 1; j >= p.first && j >= i-2; j-- {
		if l := p.lines[j]; l.Text != "" {
			return (noise.Related[l.Plain] || noise.CardLabels[l.Plain]) && !p.inMenu(j)
		}
	}
	return false
}

// datedEnd is how captions end: "(2 April 2031)".
var datedEnd = regexp.MustCompile(`\([^()]{0,30}(?:\d{4}|\d[年月日])[^()]{0,20}\)$`)

// menuWords tells that a line is made of the names of sections: "News Opinion Sport".
func menuWords(norm string) bool {
	all := strings.Fields(norm)
	n := 0
	for _, w := range all {
		if noise.Sections[w] || noise.Known[w] == noise.OutMenu {
			n++
		}
	}
	return len(all) > 2 && n*2 >= len(all)
}

// menuGlued knows a menu whose words were saved without blanks: "国内国際経済スポーツ".
func menuGlued(norm string) bool {
	if strings.ContainsAny(norm, "、。「」 ") {
		return false
	}
	runes := []rune(norm)
	words, covered := 0, 0
	for i := 0; i < len(runes); {
		n := min(longWord, len(runes)-i)
		for n > 1 {
			w := string(runes[i : i+n])
			if noise.Sections[w] || noise.Related[w] || noise.Known[w] == noise.OutMenu || noise.Known[w] == noise.OutLabel {
				break
			}
			n--
		}
		if n > 1 {
			words, covered = words+1, covered+n
		}
		i += max(n, 1)
	}
	return words >= 4 && covered*5 >= len(runes)*2 || words > 1 && covered == len(runes)
}

// longWord is how many letters the words of menus have at most that are looked for.
const longWord = 8

// aloneAt tells whether blank lines stand around a line.
func (p *page) aloneAt(i int) bool {
	blank := func(j int) bool { return j < p.first || j >= len(p.lines) || p.lines[j].Text == "" }
	return blank(i-1) && blank(i+1)
}

// inMenu tells whether a line stands among others as short, as those of a menu do.
func (p *page) inMenu(i int) bool {
	run := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= p.first && j < len(p.lines) && run < menuRun; j += step {
			l := p.lines[j]
			if l.Text == "" && step > 0 || l.Text != "" && (printed.Width(printed.Head(l.Text, menuLine)) >= menuLine || printed.Stopped(l.Text, false) || strings.ContainsAny(l.Text, "、。")) {
				break
			}
			if l.Text != "" {
				run++
			}
		}
	}
	return run >= menuRun
}
