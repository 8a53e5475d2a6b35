package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
	"readout/internal/text"
)

// Between the title of an article and its text stand, in a text saved from a page, the title in
// other words, who wrote it, buttons and a picture with caption and credit. None of it is text; where that
// begins, the first sentence of some length shows.

// farOpening is how many lines with words such an opening has at most.
const farOpening = 16

// beginsAt finds the first sentence of some length below a title; -1 where none is near.
func (p *page) beginsAt(from int) int {
	if p.facts.Exported {
		return -1
	}
	seen := 0
	for i := from; i < len(p.lines) && seen < farOpening; i++ {
		l := p.lines[i]
		if l.Text == "" {
			continue
		}
		seen++
		if _, _, pictured := captioned(l.Text, l.Norm); !pictured && l.Out == "" && tellsText(l) && !p.captionBelow(i, len(p.lines)) && !p.saidBelow(i) {
			return i
		}
	}
	return -1
}

// saidBelow tells whether the next line says the same: a picture's alternative text and its caption.
func (p *page) saidBelow(i int) bool {
	next := p.next(i+1, len(p.lines))
	return next > 0 && next <= i+2 && printed.Letters(p.lines[next].Norm) == printed.Letters(p.lines[i].Norm)
}

// opens takes a line between title and text that is neither. Text whose page shows its parts needs none of it.
func (c *cutting) opens(i int) bool {
	p := c.p
	if i >= c.begins {
		return false
	}
	l := p.lines[i]
	switch {
	case p.titleNumbered(i):
		p.leave(i, noise.OutRepeated)
		return true
	case !p.marked && p.draft.Title != "" && !c.started() && clockNoYear.MatchString(l.Norm):
		p.leave(i, noise.OutStamp)
		return true
	case !p.marked && !c.started() && dayAndHours.MatchString(l.Norm):
		p.stampAt(i)
		return true
	case isPoint(l) && !printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, longTitle+1)) <= longTitle && c.pointsOnly(i):
		if !p.marked && p.draft.Title == "" {
			p.relate(i) // above a text without a title stand other stories
			return true
		}
		p.hintedDek(i)
		return true
	case p.marked && !c.dek(i):
		return false
	case !p.marked && (p.draft.Title == "" || printed.Stopped(l.Text, true) && p.lines[i+1].Text == "") && p.saidBelow(i) && tellsText(l):
		p.leave(i, noise.OutRepeated) // the beginning of the text, which is said above it too
	case p.saidBelow(i) && !isCredit(l.Text, l.Norm):
		p.leadTwice(i)
	case p.marked && c.dek(i):
		p.hintedDek(i)
	default:
		return false
	}
	return true
}

// clockNoYear is a page's stamp without its year: "14.03 12:40".
var clockNoYear = pattern.New(`^\d{1,2}[./]\d{2},? \d{1,2}:\d{2}$`)

// numberedEnd is the number that tells the pictures of one page apart.
var numberedEnd = pattern.New(`^(.*[^\d\s])\s?[\[(]?\d{1,2}[\])]?$`)

// titleNumbered knows the alternative text of a picture that is gone: the page's title and a number.
func (p *page) titleNumbered(i int) bool {
	l := p.lines[i]
	if p.marked || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || printed.Width(p.draft.Title) < told {
		return false
	}
	m := numberedEnd.FindStringSubmatch(l.Norm)
	return m != nil && printed.Letters(pointSign.ReplaceAllString(m[1], "")) == printed.Letters(printed.Normal(p.draft.Title))
}

// isPoint knows a point of a list.
func isPoint(l flat.Line) bool {
	n := len(l.Frames)
	return pointSign.MatchString(l.Text) || n > 0 && l.Frames[n-1].Kind == text.BlockList && l.Role == flat.NoRole
}

// pointsOnly tells whether nothing but the points of a list stands between a line and the text: what
// the text says, in short.
func (c *cutting) pointsOnly(i int) bool {
	if c.started() {
		return false
	}
	for _, l := range c.p.lines[i+1 : c.begins] {
		if l.Text != "" && !isPoint(l) && l.Out == "" && l.Group == 0 {
			return false
		}
	}
	return !isPoint(c.p.lines[c.begins])
}

// dek knows the title in other words: the first line below it, no sentence, with the stamp, a
// name or a picture between it and the text.
func (c *cutting) dek(i int) bool {
	p, l := c.p, c.p.lines[i]
	if printed.Stopped(l.Text, true) || printed.Width(l.Text) < told || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || listed.MatchString(l.Norm) || p.next(c.from, i) > 0 {
		return false
	}
	for j := i + 1; j < c.begins; j++ {
		l := p.lines[j]
		if l.Text == "" {
			continue
		}
		if _, _, pictured := captioned(l.Text, l.Norm); pictured || clock.IsStamp(l.Norm) || bylineOf(l) != "" || nameAndWhat.MatchString(l.Text) || isCredit(l.Text, l.Norm) || p.isName(j) {
			return true
		}
	}
	return false
}
