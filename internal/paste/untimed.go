package paste

import (
	"slices"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
)

// Clocks of a page that is no live page: its own stamps, those of other stories beside or below
// its text, and of what readers wrote. Pages of markup show so much of what is around a text that
// a few clocks alone make no timeline; what a page declares as live is one whatever this says.

// fewSentences is how many sentences of a text tell that it is one.
const fewSentences = 4

// tellsStory tells whether the clocks found on a page are not those of updates: the text stands
// above them all, or at one of them alone, or each is of another day.
func (p *page) tellsStory(found []entry) bool {
	if !p.marked || p.facts.Live || len(found) == 0 {
		return false
	}
	if title := p.titleLine(); title > found[0].line {
		all := len(found)
		found = found[slices.IndexFunc(append(found, entry{line: len(p.lines)}), func(e entry) bool { return e.line > title }):]
		if len(found) == 0 {
			return p.sentencesIn(title, len(p.lines)) >= fewSentences
		}
		if len(found) == 1 && all == 2 {
			return true // a stamp above the title and one below it
		}
	}
	above := p.sentencesIn(p.first, found[0].starts())
	total, most, largest := 0, 0, 0
	for k := range found {
		n := p.sentencesIn(found[k].line, p.ownEnd(found, k))
		if total += n; n > most {
			most, largest = n, k
		}
	}
	switch {
	case above >= fewSentences && above >= 2*total, oneMoment(found):
		return true
	case most >= fewSentences && (total-most)*6 <= most && p.stampsAround(found, largest):
		return true
	}
	return total*2 < above+most && p.eachItsDay(found)
}

// titleLine gives the line that markup says is the title; -1 for none.
func (p *page) titleLine() int {
	return slices.IndexFunc(p.lines, func(l flat.Line) bool { return l.Role == flat.RoleTitle })
}

// stampsAround tells whether the clocks above the update that holds a text are the page's own:
// nothing is told at them.
func (p *page) stampsAround(found []entry, at int) bool {
	return p.sentencesIn(found[0].line, found[at].line) == 0 && at < 3
}

// ownEnd gives where the k-th update ends at most: where its box does, before the next clock.
func (p *page) ownEnd(found []entry, k int) int {
	end := p.nextClock(found, k)
	if found[k].id == 0 {
		return end
	}
	last := found[k].line
	for i := last; i < end; i++ {
		if p.lines[i].Entry == found[k].id {
			last = i + 1
		}
	}
	return last
}

// oneMoment tells whether a few clocks say the same: a page's stamp, printed for each reader anew.
func oneMoment(found []entry) bool {
	if len(found) < 2 || len(found) > 3 {
		return false
	}
	for _, e := range found[1:] {
		if e.stamp.Hour != found[0].stamp.Hour || e.stamp.Minute != found[0].stamp.Minute || e.day != found[0].day || !e.day.Full() {
			return false
		}
	}
	return true
}

// eachItsDay tells whether nearly every clock is of another whole day: those of a list of stories.
func (p *page) eachItsDay(found []entry) bool {
	days := make(map[clock.Day]bool)
	for _, e := range found {
		if e.day.Full() {
			days[e.day] = true
		}
	}
	return len(found) > 2 && len(days)*5 >= len(found)*4
}
