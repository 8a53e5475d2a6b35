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
	for i < to && (p.lines[i].Text == "" || p.lines[i].Out != "" || clock.IsStamp(p.lines[i].Norm) || stampWithin(p.lines[i])) {
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
