package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Titles of a few words weigh little: nearly everything around a text is as short. Where nothing weighs, and one such line
// alone stands above the text, it is the title rather than nothing, and a person is asked to check it.

// The bounds of such a title, in columns.
const (
	fewShort  = 6
	mostShort = 40
)

// shortHead gives the first line with words of a page where it is a few words right above a sentence of some length, apart
// from it or said in it whole, or, however long, where it stands there twice; -1 for none. The page's stamp may stand above.
func (p *page) shortHead(from, to int) int {
	i := from
	for i < to && (p.lines[i].Text == "" || p.lines[i].Out != "" || clock.IsStamp(p.lines[i].Norm) || stampWithin(p.lines[i]) || sectionOf(p.lines[i]) != "") {
		i++
	}
	if p.marked || i >= to || printed.Stopped(p.lines[i].Text, true) || !p.couldName(i) {
		return -1
	}
	if p.twiceAt(i) && printed.Width(p.lines[i].Text) >= told && i == p.next(from, to) {
		return i
	}
	next := p.next(i+1, len(p.lines))
	if w := printed.Width(printed.Head(p.lines[i].Text, mostShort+1)); next == 0 || w < fewShort || w > mostShort || !p.titled(i) || !tellsText(p.lines[next]) {
		return -1
	}
	if said := printed.Letters(p.lines[i].Norm); p.lines[i+1].Text == "" || strings.Contains(printed.Letters(printed.Head(p.lines[next].Norm, longTitle)), said) {
		return i
	}
	return -1
}

// kindBehind is how the names of sites and of their parts end.
var kindBehind = pattern.New(`(?:ニュース|ブログ|日記|コラム|新聞|\bnews|\bblog|\btimes|новости|блог|газета)$`)

// couldName tells whether a line may say what a page is about: it is no name, no section, no button, no place.
func (p *page) couldName(i int) bool {
	l := p.lines[i]
	return !kindBehind.MatchString(l.Norm) && !p.writes(i) && sectionOf(l) == "" && !noise.ReadMore[l.Plain] && !isTrail(l.Text) && !strings.ContainsAny(printed.Head(l.Text, longTitle), "/|") &&
		!strings.HasSuffix(l.Norm, ":") && !strings.HasSuffix(l.Norm, "—") && !strings.HasSuffix(l.Norm, "-")
}

// farDated is how many lines below the line that weighs most the title of a blog's entry stands at most.
const farDated = 6

// datedTitle gives the line below a few words that weigh most, where it stands apart over its whole day and that over the
// text, which says what it begins with, and says nothing of those words: they name the blog. -1 for none.
func (p *page) datedTitle(title, to int) int {
	if p.marked || printed.Width(printed.Head(p.lines[title].Text, mostShort+1)) > mostShort {
		return -1
	}
	for i := title + 1; i < min(title+farDated, len(p.lines)-2); i++ {
		if p.lines[i].Text == "" || p.lines[i].Out != "" || !p.aloneAt(i) || !p.titled(i) || !p.couldName(i) || printed.Stopped(p.lines[i].Text, true) {
			continue
		}
		day := p.next(i+1, len(p.lines))
		text := p.next(day+1, len(p.lines))
		if day == 0 || text == 0 || !tellsText(p.lines[text]) {
			continue
		}
		d, whole := clock.WholeDay(p.lines[day].Norm)
		said := printed.Letters(p.wordsFrom(text))
		if whole && d.Full() && p.aloneAt(day) && saysStart(said, p.lines[i].Norm) && !saysStart(said, p.lines[title].Norm) {
			return i
		}
	}
	return -1
}

// saysStart tells whether a text says the first letters of a line.
func saysStart(said, line string) bool {
	start := []rune(printed.Letters(line))
	return len(start) >= fewStart && strings.Contains(said, string(start[:fewStart]))
}

// fewStart is how many of them.
const fewStart = 4
