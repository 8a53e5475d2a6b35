package paste

import (
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
)

// Of a page that was copied whole most lines are no part of its story: menus stand above it, other stories and a foot
// below. What tells the text from them is how much of it stands in one place.

// What a line is worth as one of the text, by its columns: a paragraph much, a sentence of a teaser little, what is no
// sentence less than nothing.
const (
	perSentence  = 40  // columns that are worth 1
	mostSentence = 8   // and more than so many of these a paragraph is not worth
	noSentence   = -2  // what else stands there
	longText     = 320 // columns
)

// mostText gives the lines from the first to before the last in which most of a page's sentences stand; to and to where
// there is no sentence.
func (p *page) mostText(from, to int) (first, last int) {
	first, last = to, to
	most, sum, begun := 0, 0, from
	for i := from; i < to; i++ {
		l := p.lines[i]
		if l.Text == "" || p.taken(i) {
			continue
		}
		worth := noSentence
		switch {
		case l.Out != "":
		case tellsText(l):
			worth = min(printed.Width(printed.Head(l.Text, longText))/perSentence, mostSentence)
		case printed.Stopped(l.Text, true):
			worth = 0
		}
		if sum <= 0 {
			sum, begun = 0, i
		}
		if sum += worth; sum > most {
			most, first, last = sum, begun, i+1
		}
	}
	return first, last
}

// aboveWhole is how many lines above its text show that a page was copied whole: what else pages print there is fewer.
const aboveWhole = 15

// wholeText gives the same of a page of words alone that was copied whole, with what stands around its text.
func (p *page) wholeText(from, to int) (first, last int, whole bool) {
	if p.marked || to < len(p.lines) {
		return to, to, false
	}
	first, last = p.mostText(from, to)
	above := 0
	for i := from; i < first && first < to; i++ {
		if p.lines[i].Text != "" && !p.taken(i) {
			above++
		}
	}
	return first, last, above >= aboveWhole
}

// farAbove is how many lines with words above the text are weighed as the title of a long page at most.
const farAbove = onset.FarTitle * 3 / 4

// nearText gives the line from which on the title is looked for: the first, but of a page that has more lines above its
// text than are weighed.
func (p *page) nearText(from, to, text int) int {
	seen := 0
	for i := min(text, to) - 1; i >= from; i-- {
		if l := p.lines[i]; p.taken(i) || l.Role != flat.NoRole && l.Role != flat.RoleHeading {
			continue
		}
		if seen++; seen >= farAbove {
			return i
		}
	}
	return from
}

// The bounds of what a title has below it.
const (
	farSigned  = 8 // lines with words between it and the text
	fewestSaid = 3 // of its longer words that the text says
)

// signedTitle gives the line above a stamp or a name, below which the text stands, where the text says half of its words
// at least; for none the title, which weighs most by little.
func (p *page) signedTitle(title, from, text int) int {
	signed := false
	for i, seen := text-1, 0; i >= from && seen < farSigned; i-- {
		l := p.lines[i]
		if l.Text == "" || p.taken(i) {
			continue
		}
		seen++
		look := lookOf(l, "")
		switch {
		case clock.IsStamp(l.Norm), look == onset.Stamp, look == onset.Byline:
			signed = true
		case l.Out != "" || printed.Width(printed.Head(l.Text, told)) < told || !signed:
		default:
			found, all := wordsIn(l.Norm, p.wordsFrom(text))
			if found >= fewestSaid && found*2 >= all && p.titled(i) && !printed.Stopped(l.Text, true) {
				return i
			}
			return title
		}
	}
	return title
}
