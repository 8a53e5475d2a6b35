package paste

import (
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// What stands around the title of a text that was saved from a page, and is neither title nor text.

// The bounds of a masthead between the title of a window and that of the page.
const (
	farMasthead    = 16 // lines
	fewestMasthead = 3  // of them with words
)

// belowMasthead gives the title that stands again below the line found for it, where only the
// words of a masthead are between them: the day on which the page was saved, the weather, menus.
func (p *page) belowMasthead(title, to int) int {
	if p.marked || title < 0 || printed.Width(p.lines[title].Text) < told {
		return title
	}
	if next := p.next(title+1, to); next > 0 && next <= title+farCaption && printed.Width(p.lines[next].Text) >= told && p.titled(next) {
		if a, b := printed.Letters(p.lines[title].Norm), printed.Letters(p.lines[next].Norm); len(b) < len(a) && strings.HasSuffix(a, b) {
			return next // above it stands the title with a label before it
		}
	}
	said, words := printed.Letters(p.lines[title].Norm), 0
	for i := title + 1; i < min(to, title+farMasthead); i++ {
		l := p.lines[i]
		switch {
		case l.Text == "" || l.Out != "":
		case printed.Letters(l.Norm) == said:
			if words < fewestMasthead || !p.titled(i) {
				return title
			}
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

// saidUnderDay knows the title of a blog's entry that its text begins with again: the whole day
// stands between them.
func (p *page) saidUnderDay(i int) bool {
	day := p.next(i+1, len(p.lines))
	if day == 0 || day > i+farCaption {
		return false
	}
	d, ok := clock.WholeDay(p.lines[day].Norm)
	again := p.next(day+1, len(p.lines))
	return ok && d.Full() && again > 0 && again <= day+farCaption && printed.Letters(p.lines[again].Norm) == printed.Letters(p.lines[i].Norm)
}

// namedUnderTitle knows a caption without its picture, above the text and below the page's stamp: it
// names somebody of whom the line over the stamp speaks, which then is the title.
func (p *page) namedUnderTitle(i int) bool {
	if i <= p.first || !clock.IsStamp(p.lines[i-1].Norm) || i+1 >= len(p.lines) || !tellsText(p.lines[i+1]) {
		return false
	}
	over := p.above(i-1, p.first-1)
	return i-1 > p.first && namesOneOf(p.lines[i].Text, p.lines[over].Text)
}

// hostName tells whether a short first line may as well be the name of the host: the text below says
// no word of it.
func (p *page) hostName(i int) bool {
	if text := p.lines[i].Text; printed.Width(text) >= told || !p.opensPage(i) || len(strings.Fields(text)) > 1 || strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }) {
		return false
	}
	found, all := wordsIn(p.lines[i].Norm, p.wordsFrom(p.next(i+1, len(p.lines))))
	return all > 0 && found == 0
}
