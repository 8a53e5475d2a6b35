package paste

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// headLines gives the lines of a page as they are weighed as its title, and where each stands.
func (p *page) headLines(from, to int) (lines []onset.Line, at []int) {
	gap := true
	first, last, whole := p.wholeText(from, to)
	if whole {
		from = p.nearText(from, to, first)
	}
	for i := from; i < to && len(lines) < onset.FarTitle+onset.Ahead; i++ {
		l := p.lines[i]
		if p.taken(i) || l.Role != flat.NoRole && l.Role != flat.RoleHeading || p.overClocks(i, from, to) {
			gap = true
			continue
		}
		lines = append(lines, onset.Line{Text: l.Text, Norm: l.Norm, Look: lookOf(l, ""), Gap: gap, Body: whole && i >= first && i < last, Marks: p.titleMarks(i)})
		at, gap = append(at, i), false
	}
	return lines, at
}

// titleMarks says what the page's rooms know of a line that could be its title.
func (p *page) titleMarks(i int) []string {
	l := p.lines[i]
	if l.Out != "" || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle {
		return nil
	}
	var all []string
	for _, m := range titleMarks {
		if m.is(p, i) {
			all = append(all, m.name)
		}
	}
	return all
}

// A titleMark is what is true of a line and known here alone.
type titleMark struct {
	name string
	is   func(p *page, i int) bool
}

var titleMarks = []titleMark{
	{"a heading of markup", func(p *page, i int) bool { return p.lines[i].Role == flat.RoleHeading }},
	{"printed twice on its line", func(p *page, i int) bool {
		_, doubled := printed.Folded(p.lines[i].Text)
		return doubled
	}},
	{"parted from the line above", func(p *page, i int) bool {
		return !p.marked && i > p.first && p.lines[i-1].N == p.lines[i].N && !crawlDay.MatchString(p.lines[i-1].Norm)
	}},
	{"behind a crawler's day", func(p *page, i int) bool {
		return !p.marked && i > p.first && p.lines[i-1].N == p.lines[i].N && crawlDay.MatchString(p.lines[i-1].Norm)
	}},
	{"a trail", func(p *page, i int) bool { return isTrail(p.lines[i].Text) }},
	{"words of a menu", func(p *page, i int) bool { return menuWords(p.lines[i].Norm) || menuGlued(p.lines[i].Norm) }},
	{"tags twice", func(p *page, i int) bool { return saysTwice(p.lines[i].Norm) }},
	{"below a label of stories", (*page).labelledAbove},
	{"a slug", func(p *page, i int) bool { return slugLine.MatchString(p.lines[i].Text) }},
	{"a note", func(p *page, i int) bool { return footnote.MatchString(p.lines[i].Norm) }},
	{"a label and its value", func(p *page, i int) bool { return valueLine.MatchString(p.lines[i].Norm) }},
	{"a day in brackets behind it", func(p *page, i int) bool { return datedEnd.MatchString(p.lines[i].Norm) }},
	{"an outlet in brackets behind it", func(p *page, i int) bool { return outletEnd.MatchString(p.lines[i].Norm) }},
	{"a label of the page", func(p *page, i int) bool { return p.plainly(i) != nowhere }},
	{"filed below", func(p *page, i int) bool {
		next := p.next(i+1, len(p.lines))
		return next > 0 && clock.IsFiled(p.lines[next].Norm)
	}},
	{"a moment above", func(p *page, i int) bool {
		j := p.nearAbove(i)
		return j >= p.first && isMoment(p.lines[j])
	}},
	{"hours below", func(p *page, i int) bool {
		next := p.next(i+1, len(p.lines))
		return next > 0 && dayAndHours.MatchString(p.lines[next].Norm)
	}},
	{"a picture's label above", func(p *page, i int) bool {
		j := p.nearAbove(i)
		return j >= p.first && pictureLabel[p.lines[j].Plain]
	}},
	{"how long ago below", func(p *page, i int) bool {
		next := p.next(i+1, len(p.lines))
		if next == 0 {
			return false
		}
		_, ago := clock.ReadAgo(p.lines[next].Norm)
		return ago
	}},
	{"a point below", func(p *page, i int) bool {
		next := p.next(i+1, len(p.lines))
		return next > 0 && pointSign.MatchString(p.lines[next].Text)
	}},
	{"a section's name", func(p *page, i int) bool { return noise.Sections[strings.TrimSpace(p.lines[i].Norm)] }},
	{"named in a caption below", func(p *page, i int) bool { return p.captionBelow(i, len(p.lines)) }},
}

// sureTitle is the margin below which a person is asked to check the title.
const sureTitle = 1

// weighedTitle gives the line that weighs most as the title, -1 where none does.
func (p *page) weighedTitle(from, to int) int {
	lines, at := p.headLines(from, to)
	text, _, whole := p.wholeText(from, to)
	i, margin := onset.Title(lines, to < len(p.lines), whole)
	if i >= 0 && !p.marked && (hasNamedCredit(p.lines[at[i]]) || p.noTitle(at[i])) { // a caption with its credit, a text, an aside: what weighs most besides
		lines, at = slices.Delete(lines, i, i+1), slices.Delete(at, i, i+1)
		i, margin = onset.Title(lines, to < len(p.lines), whole)
	}
	p.guessed = margin < sureTitle
	if i < 0 {
		lone := p.loneHead(from, to)
		if lone < 0 {
			lone = p.firstHead(from, to)
		}
		if lone < 0 {
			lone = p.shortHead(from, to)
		}
		if lone < 0 {
			lone = p.stampedHead(from, to)
		}
		p.guessed = p.guessed || lone >= 0
		return lone
	}
	title := at[i]
	if stamped := p.stampedTwice(from, to); stamped >= 0 {
		return stamped
	}
	if whole && p.guessed {
		title = p.signedTitle(title, from, text)
	}
	if named := p.namedAbove(title, from); named >= 0 {
		p.guessed = true
		return named
	}
	if dated := p.datedTitle(title, to); dated >= 0 {
		p.guessed = true
		return dated
	}
	if above := p.aboveDek(title, from, to); above >= 0 {
		return above
	}
	title = p.withoutTrail(title, to)
	for j := max(from, title-farMasthead); j < title; j++ {
		if printed.Letters(p.lines[j].Norm) == printed.Letters(p.lines[title].Norm) && p.underMasthead(j, to) == title {
			return title
		}
	}
	return p.underMasthead(title, to)
}

// aboveDek gives the line above one that weighs most, where that is said again at the start of the text, as standfirsts are
// and titles are not, and speaks of the same; -1 for none.
func (p *page) aboveDek(dek, from, to int) int {
	text := p.next(dek+1, to)
	if p.marked || text == 0 || to < len(p.lines) || printed.Width(p.lines[dek].Text) < shortDek || !strings.Contains(printed.Letters(p.lines[text].Norm), printed.Letters(p.lines[dek].Norm)) {
		return -1
	}
	for i := from; i < dek; i++ {
		if p.lines[i].Out == "" && printed.Width(p.lines[i].Text) >= told && p.titled(i) && p.couldName(i) && !printed.Stopped(p.lines[i].Text, true) && recurs(p.lines[i].Norm, p.lines[text].Norm) {
			return i
		}
	}
	return -1
}

// shortDek is how many columns such a standfirst has at least.
const shortDek = 80

// withoutTrail gives the line right below a title with which that ends: what stands before it there is where the page is filed,
// "News » Tarn » Talks end with a quota". It is left out.
func (p *page) withoutTrail(title, to int) int {
	next := p.next(title+1, to)
	if p.marked || next == 0 || !p.titled(next) || printed.Width(printed.Head(p.lines[next].Text, told)) < told {
		return title
	}
	whole, own := printed.Letters(p.lines[title].Norm), printed.Letters(p.lines[next].Norm)
	trail, ends := strings.CutSuffix(whole, own)
	if !ends || trail == "" || strings.HasSuffix(trail, own) || printed.Width(trail) > longTrail {
		return title
	}
	p.leave(title, noise.OutRepeated)
	return next
}

// longTrail is how many columns stand before a title that is said again at most.
const longTrail = 60

// loneHead gives the one line with words that stands above the updates of a live page and says that it is live; -1 for
// none: how little it looks like a title tells less then.
func (p *page) loneHead(from, to int) int {
	lone := -1
	for i := from; i < to && to < len(p.lines); i++ {
		switch {
		case p.lines[i].Text == "" || p.lines[i].Out == noise.OutStamp:
		case lone >= 0 || !p.titled(i) || !onset.SaysLive(p.lines[i].Norm):
			return -1
		default:
			lone = i
		}
	}
	return lone
}

// firstHead gives the first line of an article that is written as English headlines are, or above points of a list, above
// a sentence that speaks of what it says; -1 for none.
func (p *page) firstHead(from, to int) int {
	i := from
	for i < to && (p.lines[i].Text == "" || p.lines[i].Out != "") {
		i++
	}
	points := 0
	next := p.next(i+1, to)
	for next > 0 && pointSign.MatchString(p.lines[next].Text) {
		next, points = p.next(next+1, to), points+1
	}
	if p.marked || to < len(p.lines) || i >= to || next == 0 || !p.titled(i) || points == 0 && !headlineCase(p.lines[i].Text) || !tellsText(p.lines[next]) || !recurs(p.lines[i].Norm, p.wordsFrom(next)) {
		return -1
	}
	return i
}

// namedAbove gives the line right above one that weighs most as the title of a live page, where it names the page and
// its day: "Tarn talks live blog - Friday 14 March". What is covered stands below it as its standfirst. -1 for none.
func (p *page) namedAbove(title, from int) int {
	above := p.above(title, from-1)
	if p.marked || above < from || above >= title || !p.titled(above) || !onset.SaysLive(p.lines[above].Norm) || !namesDay(p.lines[above].Norm) {
		return -1
	}
	return above
}

// namesDay tells whether a line names something besides a section and the kind of page, and behind it a day.
func namesDay(norm string) bool {
	m := dayBehind.FindStringSubmatch(norm)
	if m == nil {
		return false
	}
	d, whole := clock.WholeDay(m[2])
	name := strings.TrimFunc(kindOfPage.ReplaceAllString(m[1], " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return whole && d.Printed() && len([]rune(name)) >= fewestNamed && !noise.Sections[name] && noise.Known[name] == ""
}

// fewestNamed is how many letters the name of what a page covers has at least.
const fewestNamed = 4

var (
	// dayBehind is a line and, behind a dash or a colon, what may be its day.
	dayBehind = pattern.New(`^(.{4,120}?)(?:\s[-–—|:]\s|[:：,、]\s?|\s(?:на|от|за|for|on)\s|[（(]|\s)((?:[a-zа-я]{2,12},?\s)?[\p{L}\p{N}][^-–—|:：(（]{2,28}?)[)）]?$`)
	// kindOfPage are the words that say of what kind a page is.
	kindOfPage = pattern.New(`\b(?:live ?blog|live updates|live|blog|updates|rolling coverage|as it happened|minute by minute)\b|ライブブログ|ライブ|生中継|速報|随時更新|タイムライン|時系列|詳報|(?:онлайн|прямая|текстовая)(?:-трансляция)?|трансляция|хроника`)
)

// The bounds of a masthead between what a browser's window is called and the title.
const (
	farMasthead    = 16 // lines
	fewestMasthead = 3  // of them with words
)

// underMasthead gives the line below a title that says it again, where only the words of a masthead stand between them:
// the day on which the page was saved, the weather, menus. They are left out.
func (p *page) underMasthead(title, to int) int {
	said, words := printed.Letters(p.lines[title].Norm), 0
	for i := title + 1; i < min(to, title+farMasthead); i++ {
		l := p.lines[i]
		switch {
		case l.Text == "" || l.Out != "":
		case printed.Letters(l.Norm) == said && words < fewestMasthead:
			return title
		case printed.Letters(l.Norm) == said:
			for j := title + 1; j < i; j++ {
				p.leave(j, noise.OutMenu)
			}
			return i
		case printed.Stopped(l.Text, true), printed.Width(printed.Head(l.Text, dekWidth+1)) > dekWidth, bylineOf(l) != "", clock.IsStamp(l.Norm):
			return title
		default:
			words++
		}
	}
	return title
}
