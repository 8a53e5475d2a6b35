package paste

import (
	"slices"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// shape is how a page prints its clock times; the lines of one timeline share it.
type shape struct {
	bullet, labelled, bracketed, inline, trailing, weekday bool
	dated                                                  clock.Side
}

func shapeOf(s clock.Stamp) shape {
	return shape{s.Bullet, s.Labelled, s.Bracketed, s.Inline, s.Until > 0, s.Weekday, s.Dated}
}

// kin tells whether lines of two shapes can be of one timeline: pages leave out the day of
// most of their clocks, and set the words of some beside and of others below them. A clock
// after its day is not one before it.
func (s shape) kin(o shape) bool {
	if s.bullet != o.bullet || s.labelled != o.labelled || s.bracketed != o.bracketed || s.trailing != o.trailing {
		return false
	}
	return s.dated == clock.Undated || o.dated == clock.Undated || s.dated == o.dated && s.weekday == o.weekday
}

// ownShape keeps the clocks printed the way most are, and those of their kin between them.
// A page's own stamp, dated where the timeline is not, stands above it and does not belong
// to it.
func (p *page) ownShape(all []entry) []entry {
	most := p.commonest(all)
	first := slices.IndexFunc(all, func(e entry) bool { return shapeOf(e.stamp) == most })
	last := first
	for i, e := range all {
		if shapeOf(e.stamp) == most {
			last = i
		}
	}
	bareAt, inlineAt := first, first // from where on the clocks above the first are all such ones
	for bareAt > 0 && all[bareAt-1].day.Bare() {
		bareAt--
	}
	for inlineAt > 0 && all[inlineAt-1].stamp.Inline && shapeOf(all[inlineAt-1].stamp).dated == clock.Undated && p.opensInline(all[inlineAt-1], all[inlineAt]) {
		inlineAt-- // of two updates at one minute none is lost
	}
	var kept []entry
	dated := 0
	for i, e := range all {
		switch s := shapeOf(e.stamp); {
		case s == most:
		case s.kin(most) && i > first && i < last && (s.inline == most.inline && (s.dated != clock.Undated || most.dated == clock.Undated) || inOrder(all, i, most)):
		case s.kin(most) && s.inline == most.inline && i < first && s.dated == clock.Undated && all[first].day.Relative():
			// of today, above "yesterday, 22:17"
		case s.kin(most) && s.inline == most.inline && i > last && most.dated == clock.Undated && e.day.Printed():
		case s.kin(most) && s.inline && most.inline && i < first && i >= bareAt:
			// a chronicle says the day with the first clock of each
		case s.kin(most) && s.inline && most.inline && i == first-1 && e.day.OfWeek() && !all[first].day.Printed() && !p.marked:
			e.day = clock.Day{} // "SATURDAY - 00:20 words" over "23:55 words": the clocks tell as much
		case most.inline && !s.inline && s.kin(most) && i == first-1 && s.dated == clock.Undated && p.toldBelow(e, all[first]):
		case s.kin(most) && s.inline && !most.inline && i == first-1 && s.dated == clock.Undated && p.headsBoth(e, all[first]):
		case s.kin(most) && s.bullet && s.inline == most.inline && i == first-1 && e.day.Printed() && p.sentencesIn(e.line+1, all[first].line) > 0:
			// the first says its day, behind the same sign as the others
		case !most.inline && s.inline && s.kin(most) && (i < first && i >= inlineAt || i > last && runsOn(kept, e)):
		default:
			continue
		}
		kept = append(kept, e)
		if e.day.Printed() {
			dated++
		}
	}
	if dated*2 <= len(kept) { // an undated timeline: dated clocks above it are the page's stamps
		for len(kept) > 0 && kept[0].day.Printed() && !kept[0].day.Bare() && !(kept[0].stamp.Bullet && most.bullet && dated == 1) {
			kept = kept[1:]
		}
	}
	if len(kept) > 2 && p.stampsFirst(kept[0], kept[1]) {
		kept = kept[1:]
	}
	return kept
}

// runsOn tells whether a clock behind others is printed as one of them is and goes on the way they run.
func runsOn(kept []entry, e entry) bool {
	like := func(o entry) bool { return shapeOf(o.stamp) == shapeOf(e.stamp) }
	if e.day.Printed() || !slices.ContainsFunc(kept, like) {
		return false
	}
	first, last, at := kept[0].stamp.Minutes(), kept[len(kept)-1].stamp.Minutes(), e.stamp.Minutes()
	return first > last && last > at || first < last && last < at
}

// stampsFirst tells whether a whole day and its clock say when the update below was made, which has them too and shorter:
// "[2031/03/14 07:12]" below the title, and "(14日07:12) …" further down. That is the page's own stamp.
func (p *page) stampsFirst(e, below entry) bool {
	return !p.marked && !e.stamp.Inline && e.day.Full() && below.day.Bare() && e.stamp.Minutes() == below.stamp.Minutes()
}

// headsBoth tells whether of two clocks in markup one stands in a heading, with its update's headline, and the
// other alone.
func (p *page) headsBoth(e, other entry) bool {
	step := e.stamp.Minutes() - other.stamp.Minutes()
	return p.marked && max(step, -step) <= nearBeat && p.lines[e.line].Role == flat.RoleHeading && p.lines[other.line].Role == flat.RoleTime && p.wordsBetween(e.line+1, other.line)
}

// opensInline tells whether a clock with words behind it, above others that are alone on their lines, is that
// of the first update: apart from what is above, not far from the one below, and something told at it.
func (p *page) opensInline(e, below entry) bool {
	step := e.stamp.Minutes() - below.stamp.Minutes()
	return !p.marked && max(step, -step) <= nearBeat && (e.line == p.first || p.lines[e.line-1].Text == "") && p.sentencesIn(e.line+1, below.line) > 0
}

// toldBelow tells whether a clock alone on its line, not far from the one below it, has words right below
// it and nothing else: those are its update's, and it is not when the page was made.
func (p *page) toldBelow(e, below entry) bool {
	step := e.stamp.Minutes() - below.stamp.Minutes()
	return !p.marked && max(step, -step) <= nearBeat && e.line+1 < below.line && p.lines[e.line+1].Text != "" &&
		(e.line == p.first || p.lines[e.line-1].Text == "") && p.sentencesIn(e.line+1, below.line) == 1
}

// commonest gives the shape of most clocks; of as many, that at which more is told, and else the
// first of the page.
func (p *page) commonest(all []entry) shape {
	count, tells := make(map[shape]int), make(map[shape]int)
	for k, e := range all {
		s := shapeOf(e.stamp)
		count[s]++
		if !p.marked {
			tells[s] += p.sentencesIn(e.line, p.nextClock(all, k))
		}
	}
	var most shape
	for _, e := range all {
		if s := shapeOf(e.stamp); count[s] > count[most] || count[s] == count[most] && tells[s] > tells[most] {
			most = s
		}
	}
	return most
}

// inOrder tells whether the clock at i lies between its neighbours of a shape, so that a
// programme of the day within an update is not taken for updates.
func inOrder(all []entry, i int, of shape) bool {
	above, below := -1, -1
	for j := i - 1; j >= 0 && above < 0; j-- {
		if shapeOf(all[j].stamp) == of {
			above = all[j].stamp.Minutes()
		}
	}
	for j := i + 1; j < len(all) && below < 0; j++ {
		if shapeOf(all[j].stamp) == of {
			below = all[j].stamp.Minutes()
		}
	}
	at := all[i].stamp.Minutes()
	return above >= 0 && below >= 0 && (above <= at && at <= below || below <= at && at <= above)
}

// index leaves out the list of what a page thinks its most important updates, which stands
// above them all: clock and headline, and both again below with the update's text.
func (p *page) index(entries []entry) []entry {
	later, longer := make(map[string]int), make(map[string]bool) // how many updates are called so, and whether one has text
	for k := range entries {
		name := p.calledBy(entries, k)
		later[name]++
		longer[name] = longer[name] || p.ownLines(entries, k) > 1
	}
	n, told := 0, 0
	for n < len(entries)/2 {
		name := p.calledBy(entries, n)
		later[name]--
		if name == "" || later[name] == 0 || n == 0 && p.ownLines(entries, n) > 1 {
			break
		}
		n++
		if longer[name] {
			told++
		}
	}
	if told*2 < n || n == 0 {
		return entries
	}
	for k := range n {
		_, at, _ := p.opens(entries, k)
		p.leave(entries[k].line, noise.OutRepeated)
		p.leave(at, noise.OutRepeated)
	}
	return entries[n:]
}

// calledBy is the clock of the k-th update and its first words; "" where it has none.
func (p *page) calledBy(entries []entry, k int) string {
	text, _, ok := p.opens(entries, k)
	if !ok || printed.Letters(text) == "" {
		return ""
	}
	return clockKey(entries[k].stamp) + printed.Letters(printed.Head(text, longTitle))
}

func clockKey(s clock.Stamp) string { return string(rune('a'+s.Hour)) + string(rune('0'+s.Minute)) }

// opens gives the first words of the k-th update and their line.
func (p *page) opens(entries []entry, k int) (text string, at int, ok bool) {
	e := entries[k]
	if e.stamp.Inline {
		it := p.itemAt(e.line, e.stamp.Rest, e.stamp.Until)
		return it.text, e.line, true
	}
	for i := e.line + 1; i < p.nextClock(entries, k); i++ {
		if l := p.lines[i]; l.Text != "" && l.Out == "" && !p.clockAgain(i, e) {
			return l.Text, i, true
		}
	}
	return "", 0, false
}

// ownLines counts the lines of the k-th update that are not boilerplate.
func (p *page) ownLines(entries []entry, k int) int {
	e := entries[k]
	n := 0
	if e.stamp.Inline {
		n++
	}
	for i := e.line + 1; i < p.nextClock(entries, k); i++ {
		if l := p.lines[i]; l.Text != "" && l.Out == "" && !p.clockAgain(i, e) {
			n++
		}
	}
	return n
}

func (p *page) nextClock(entries []entry, k int) int {
	if k+1 < len(entries) {
		return entries[k+1].line
	}
	return len(p.lines)
}
