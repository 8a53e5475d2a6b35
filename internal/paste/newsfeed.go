package paste

import (
	"slices"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// A feed is the list of the newest stories of a house beside a text: clock and title, clock and
// title, and no sentence. Its clocks are no updates where the page has a text of its own.

const (
	fewestFeed   = 5  // stories of a feed
	textBeside   = 4  // sentences of a text beside a feed that no label announces
	textLabelled = 2  // beside one that has its label
	fewestBehind = 2  // clocks behind a run that it goes on with
	longDay      = 60 // clocks of a day above a run of them
)

// feedLabel is what a feed is called.
var feedLabel = pattern.New(`^(?:news ?feed|latest(?: news| stories| updates)?|just in|breaking news|(?:新着|最新|速報)(?:ニュース|記事|一覧|・新着一覧)?|(?:лента|хроника)(?: новостей| дня)?|(?:последние|главные|все) новости|новости)$`)

// withoutFeeds leaves out the clocks of feeds, and their titles.
func (p *page) withoutFeeds(all []entry) []entry {
	kept := all[:0:0]
	telling := make([]int, len(all)+1) // how many of the clocks before each have sentences
	for k, e := range all {
		telling[k+1] = telling[k] + min(1, p.sentencesIn(e.line, p.nextClock(all, k)))
	}
	last := p.lastCalled(all)
	for k := 0; k < len(all); {
		end := k
		printed := shapeOf(all[k].stamp)
		for end < len(all) && shapeOf(all[end].stamp) == printed && p.bare(all, end) {
			end++
		}
		if end < len(all) && end > k && shapeOf(all[end].stamp) == printed && p.opensBare(all[end]) {
			end++ // behind the last stands the rest of the page
		}
		if end-k < fewestFeed || !p.textWithout(all, telling, k, end) || p.inDays(all, k, end) || p.listAnnounced(all[k]) || goesOn(all, k, end) || k == 0 && goesUp(all, end) || p.saidAgain(all, last, k, end) {
			end = max(end, k+1)
			kept = append(kept, all[k:end]...)
			k = end
			continue
		}
		for ; k < end; k++ {
			p.leaveStory(all[k])
		}
	}
	return kept
}

// lastCalled gives the last clock that is called so, by clock and first words.
func (p *page) lastCalled(all []entry) map[string]int {
	last := make(map[string]int)
	for k := range all {
		last[p.calledBy(all, k)] = k
	}
	return last
}

// saidAgain tells whether most of a run of clocks and titles stand again below it: it is the list of a
// page's most important updates, see index.
func (p *page) saidAgain(all []entry, last map[string]int, from, to int) bool {
	n := 0
	for k := from; k < to; k++ {
		if name := p.calledBy(all, k); name != "" && last[name] > k {
			n++
		}
	}
	return n*5 >= (to-from)*2
}

// listAnnounced tells whether a sentence right above a run of clocks says that it is what happened.
func (p *page) listAnnounced(e entry) bool {
	above := p.above(e.line, p.first-1)
	return !p.marked && above >= p.first && above < e.line && listWords.MatchString(p.lines[above].Norm)
}

// listWords lead to a list.
var listWords = pattern.New(`(?:次|以下|下記)の(?:とおり|通り)|\bas follows\b|\bhere is how\b|выглядел[аио]? так|следующим образом`)

// goesOn tells whether a run of clocks is part of a longer one, which the clock right below it or above it
// is of as well: the line next to it, printed the same way, and in the same order.
func goesOn(all []entry, from, to int) bool {
	next := to
	if to == len(all) || all[to].line != all[to-1].line+1 {
		next = from - 1
		if next < 0 || all[from].line != all[next].line+1 {
			return false
		}
	}
	whole := all[min(from, next):max(to, next+1)]
	down, up := steps(whole)
	return shapeOf(all[next].stamp) == shapeOf(all[from].stamp) && min(down, up) == 0
}

// goesUp tells whether the clocks of a page go up through the first n of them and on below, printed the same way: a
// chronicle that begins with a few words for each hour. Feeds have their newest story first.
func goesUp(all []entry, n int) bool {
	_, up := steps(all)
	return len(all) >= n+fewestBehind && up == len(all)-1 && !slices.ContainsFunc(all, func(e entry) bool { return shapeOf(e.stamp) != shapeOf(all[0].stamp) })
}

// inDays tells whether a run of clocks is part of a diary: a day stands above it, with no more between them than
// clocks that go up to its own, as one does above other clocks that are printed the same way.
func (p *page) inDays(all []entry, from, to int) bool {
	of := shapeOf(all[from].stamp)
	first := from
	for first > 0 && from-first < longDay && !p.underWholeDay(all[first]) && shapeOf(all[first-1].stamp) == of && all[first-1].stamp.Minutes() <= all[first].stamp.Minutes() {
		first--
	}
	if p.marked || !p.underWholeDay(all[first]) {
		return false
	}
	for k, e := range all {
		if (k < first || k >= to) && shapeOf(e.stamp) == of && p.underWholeDay(e) {
			return true
		}
	}
	return false
}

// underWholeDay tells whether right above a clock stands a day and nothing else.
func (p *page) underWholeDay(e entry) bool {
	above := p.above(e.line, p.first-1)
	if e.line == p.first {
		return false
	}
	_, ok := clock.WholeDay(p.lines[above].Norm)
	return ok
}

// bare tells whether between a clock and the next stands a title and nothing else.
func (p *page) bare(all []entry, k int) bool {
	if k+1 == len(all) || !p.opensBare(all[k]) {
		return false
	}
	n := 0
	for i := all[k].line + 1; i < all[k+1].line; i++ {
		if p.lines[i].Text != "" && p.lines[i].Out == "" {
			n++
		}
	}
	return all[k].stamp.Inline && n == 0 || !all[k].stamp.Inline && n == 1
}

// opensBare tells whether what stands behind a clock is a title.
func (p *page) opensBare(e entry) bool {
	if e.stamp.Inline {
		return !printed.Stopped(p.lines[e.line].Text, true) && printed.Width(printed.Head(p.lines[e.line].Text, 201)) <= 200
	}
	next := p.next(e.line+1, len(p.lines))
	if next == 0 {
		return false
	}
	l := p.lines[next]
	return next <= e.line+2 && l.Out == "" && !printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, 201)) <= 200 && !isCredit(l.Text, l.Norm)
}

// textWithout tells whether the page has a text of its own beside the clocks from one to another:
// updates with sentences, or sentences that stand in none.
func (p *page) textWithout(all []entry, telling []int, from, to int) bool {
	if telling[from]+telling[len(all)]-telling[to] > 1 {
		return true
	}
	need := textBeside
	for i := all[from].line - 1; i >= p.first && i > all[from].line-3; i-- {
		if l := p.lines[i]; l.Text != "" && (noise.Related[noise.PlainLabel(l.Plain)] || l.Out == noise.OutLabel || feedLabel.MatchString(l.Norm)) {
			need = textLabelled
		}
	}
	return p.sentencesIn(p.first, all[from].line)+p.sentencesIn(all[to-1].line+2, len(p.lines)) >= need
}

// sentencesIn counts the sentences of some length from one line to another. All are counted once,
// since a page may have as many lists as lines.
func (p *page) sentencesIn(from, to int) int {
	if p.told == nil {
		p.told = make([]int, len(p.lines)+1)
		for i, l := range p.lines {
			p.told[i+1] = p.told[i]
			if i >= p.first && l.Out == "" && printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, told)) >= told {
				p.told[i+1]++
			}
		}
	}
	from, to = min(from, len(p.lines)), min(to, len(p.lines))
	return max(0, p.told[to]-p.told[from])
}

func (p *page) leaveStory(e entry) {
	p.leave(e.line, noise.OutRelated)
	if next := p.next(e.line+1, len(p.lines)); !e.stamp.Inline && next > 0 {
		p.leave(next, noise.OutRelated)
	}
}

// aboveLists leaves out the clocks of the lists of other stories at the end of a page: those below
// a label that says so, below which no sentence stands, where the page has its text above it.
func (p *page) aboveLists(all []entry) []entry {
	for i := p.readersAt(all) - 1; i >= p.first; i-- {
		switch l := p.lines[i]; {
		case noise.Related[noise.PlainLabel(l.Plain)], !p.marked && feedLabel.MatchString(noise.PlainLabel(l.Plain)):
			all = p.cutBelow(all, i)
		case l.Out == "" && printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, told)) >= told && (p.marked || !pointSign.MatchString(l.Text)):
			return all
		}
	}
	return all
}

// readersAt finds where readers comment, below the last of all clocks; the end of the page where they do not.
func (p *page) readersAt(all []entry) int {
	from := p.first
	if n := len(all); n > 0 {
		from = all[n-1].line + 1
	}
	for i := from; i < len(p.lines); i++ {
		if p.lines[i].Out == noise.OutComment && noise.StartsTail(p.lines[i].Norm, p.lines[i].Plain, p.lines[i].Out) {
			return i
		}
	}
	return len(p.lines)
}

// tellsText knows a sentence of some length.
func tellsText(l flat.Line) bool {
	w := printed.Width(printed.Head(l.Text, longLone+1))
	return w > 60 && printed.Stopped(l.Text, true) || w > longLone && sentence.MatchString(l.Text)
}

// cutBelow leaves out the clocks below a line, where several or some text stand above it.
func (p *page) cutBelow(all []entry, i int) []entry {
	n, _ := slices.BinarySearchFunc(all, i, func(e entry, i int) int { return e.line - i })
	if n > 0 && n < len(all) && noise.CardLabels[noise.PlainLabel(p.lines[i].Plain)] && all[n].day.Full() == all[n-1].day.Full() {
		return all // it stands in an update
	}
	if n > 1 || p.sentencesIn(p.first, i) > 0 {
		return all[:n]
	}
	return all
}
