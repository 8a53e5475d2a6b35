package paste

import (
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// entry is a place on the page where an update starts.
type entry struct {
	line  int  // index of its clock line
	above int  // index of its headline, or first line, where pages print it above the clock; 0 for below
	below bool // the clock stands below all of its words
	end   int  // index of the first line that is no longer its own
	id    int  // of the box it stands in, where markup shows boxes
	pin   bool
	stamp clock.Stamp
	day   clock.Day // as printed beside the clock or in a heading above
}

// starts gives the index of its first line.
func (e entry) starts() int {
	if e.above > 0 || e.below {
		return e.above
	}
	return e.line
}

// timeline finds the run of clock times a live page is made of; nil when there is none.
func (p *page) timeline(form coverage.Form) ([]entry, error) {
	if form == coverage.Article || form == coverage.Source {
		return nil, nil
	}
	found, boxed := p.blocks(), true
	if found == nil {
		found, boxed = p.ownShape(p.withoutOwn(p.withoutFeeds(p.aboveLists(p.aboveHistory(p.aboveComments(p.clocks())))))), false
	}
	p.titleSummaries(found)
	if !boxed {
		found = p.withoutProgrammes(p.withoutFixtures(p.index(found)))
	}
	if len(found) < 2 {
		if ago := p.agoClocks(form); len(ago) > len(found) || len(ago) == 1 && found[0].day.Full() && p.changedAbove(ago[0].line) {
			found = ago
		}
	}
	if len(found) == 0 || len(found) == 1 && found[0].day.Full() {
		if bare := p.bareAnnounced(); bare != nil {
			found = bare
		}
	}
	need := 2
	if form == coverage.Live || p.facts.Live || p.saysLive(found) || len(found) == 1 && (found[0].stamp.IsAgo || found[0].stamp.Labelled && found[0].stamp.Until > 0) {
		need = 1
	}
	if form == "" && (p.tellsStory(found) || p.tabulates(found) || p.datesApart(found) || p.listsOthers(found)) {
		return nil, nil
	}
	if len(found) < need {
		if form == coverage.Live {
			return nil, fault.At("page", "paste.no_timeline")
		}
		return nil, nil
	}
	if len(found) > MaxUpdates {
		return nil, fault.New(fault.TooLarge, "paste.too_many", "count", len(found), "limit", MaxUpdates)
	}
	return found, nil
}

// clocks gives every line that could start an update. A dated one that has nothing below
// it before the next clock is a stamp of the page ("published", "changed"), not an update.
func (p *page) clocks() []entry {
	var all []entry
	for i := p.first; i < len(p.lines); i++ {
		if s, ok := p.stampAtLine(i); ok && !p.hoursOnly(i) {
			if n := len(all); n > 0 && (all[n-1].line == i-1 || all[n-1].stamp.Inline && all[n-1].line == p.nearAbove(i)) && again(p.lines[i], s, all[n-1].stamp) {
				continue
			}
			all = append(all, entry{line: i, stamp: s, day: s.Day})
		}
	}
	all = p.withoutShared(p.withoutOwn(p.withoutChanges(all)))
	kept := all[:0:0]
	for i, e := range all {
		end := len(p.lines)
		if i+1 < len(all) {
			end = all[i+1].line
		}
		if !e.day.Printed() || e.stamp.Inline || e.stamp.Bullet || p.wordsBetween(e.line+1, end) || p.behindWords(e.line) || i > 1 && end == len(p.lines) && !p.marked && (p.datedBelow(all) || p.postersAbove(all) != nil) {
			kept = append(kept, e)
		}
	}
	return kept
}

// nearAbove gives the next line above that is not blank, which may be one line away.
func (p *page) nearAbove(i int) int {
	if i > p.first+1 && p.lines[i-1].Text == "" {
		return i - 2
	}
	return i - 1
}

// withoutChanges leaves out the clocks behind a line that says when the page was changed,
// where there are others.
func (p *page) withoutChanges(all []entry) []entry {
	var kept []entry
	for _, e := range all {
		above := e.line - 1
		if !p.marked || above < p.first || !clock.SaysChanged(p.lines[above].Norm) || clock.Label(p.lines[above].Norm) != p.lines[above].Norm {
			kept = append(kept, e)
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}

// withoutOwn leaves out the first clock of a text where a word right before it says that it is
// the page's own: "Live" and the moment of the last change.
func (p *page) withoutOwn(all []entry) []entry {
	if len(all) < 3 || p.marked || !all[0].day.Printed() {
		return all
	}
	at := all[0].line
	if at > p.first && p.lines[at-1].N == p.lines[at].N && noise.Known[p.lines[at-1].Plain] == noise.OutLabel {
		return all[1:]
	}
	return all
}

// withoutShared leaves out the first clock of a text that stands between a whole day and a button that shares the page:
// both say when it was published.
func (p *page) withoutShared(all []entry) []entry {
	if len(all) < 2 || p.marked || all[0].stamp.Inline || all[0].day.Printed() {
		return all
	}
	at := all[0].line
	above := p.above(at, p.first-1)
	below := p.next(at+1, len(p.lines))
	if d, ok := clock.WholeDay(p.lines[max(above, p.first)].Norm); ok && d.Full() && above == at-1 && below == at+1 && p.lines[below].Out == noise.OutShare {
		p.lines[at].Out = noise.OutStamp
		return all[1:]
	}
	return all
}

// stampAtLine reads the clock of a line, which markup may give for a machine.
func (p *page) stampAtLine(i int) (clock.Stamp, bool) {
	l := p.lines[i]
	if s, in := p.carried[i]; in {
		return s, true
	}
	if p.marked && l.Out != "" && l.Out != noise.OutStamp || l.Cells != nil || l.Out == noise.OutMenu && strings.Contains(l.Norm, "°") {
		return clock.Stamp{}, false // a row of data is none: one whose cell is a clock is no such row
	}
	s, ok := clock.Read(l.Norm)
	if !ok {
		s, ok = clock.ReadTrailing(l.Text, l.Norm)
	}
	if l.When == nil {
		if at, in := p.beats[i]; !ok && in {
			return at, true
		}
		return s, ok
	}
	if ok && !l.When.Day.Printed() {
		return s, true
	}
	return *l.When, true
}

// again knows a clock printed a second time right below: for the eye after the screen
// reader, or in another zone, "(15:21 GMT)", "(9日 07:00)".
func again(l flat.Line, s, above clock.Stamp) bool {
	if s.Bracketed && s.Day.Bare() && !s.Inline && !above.Bracketed && !above.Inline {
		return true
	}
	return sameClock(l, above) || strings.HasPrefix(l.Norm, "(") && s.Zone.Fixed != nil && above.Zone.Fixed == nil && !s.Inline
}

func (p *page) wordsBetween(from, to int) bool {
	for _, l := range p.lines[from:to] {
		if l.Text != "" {
			return true
		}
	}
	return false
}

// aboveComments leaves out the clocks of what readers wrote: those below a line that opens
// the comments and stands once or twice, not below every update.
func (p *page) aboveComments(all []entry) []entry {
	count := make(map[string]int)
	for _, l := range p.lines[p.first:] {
		if l.Out == noise.OutComment {
			count[l.Plain]++
		}
	}
	below := p.lettersBelow()
	for i := p.first; i < len(p.lines) && len(count) > 0; i++ {
		l := p.lines[i]
		if l.Out != noise.OutComment || count[l.Plain] > 2 || !noise.StartsTail(l.Norm, l.Plain, l.Out) {
			continue
		}
		n := 0
		for n < len(all) && all[n].line < i {
			n++
		}
		if n > 0 && n < len(all) && (n > 1 || below[i]*2 < below[p.first]) || n == 0 && p.sentencesIn(p.first, i) >= textLabelled {
			return all[:n]
		}
	}
	return all
}

// aboveHistory leaves out the clocks of a list in which a page tells how it was changed, below
// most of its text.
func (p *page) aboveHistory(all []entry) []entry {
	below := p.lettersBelow()
	for i := p.first; i < len(p.lines); i++ {
		if opensHistory(p.lines[i]) && below[i]*2 < below[p.first] {
			return slices.DeleteFunc(all, func(e entry) bool { return e.line > i })
		}
	}
	return all
}

// opensHistory knows the label of such a list.
func opensHistory(l flat.Line) bool {
	return l.Out == noise.OutStamp && noise.StartsTail(l.Norm, l.Plain, l.Out)
}

// cut finds where each update ends, where the page's tail begins, and how the updates are set.
func (p *page) cut(entries []entry) {
	if entries[0].id > 0 {
		p.cutBlocks(entries)
		return
	}
	if p.clocksBelow(entries) {
		p.cutAbove(entries)
		return
	}
	p.setIn(entries)
	last := len(entries) - 1
	for i := range entries {
		entries[i].end = len(p.lines)
		if i < last {
			entries[i].end = entries[i+1].line
		}
	}
	p.halfHeads(entries)
	p.headlinesAbove(entries)
	p.tailAt = p.tailStart(entries[last].line + 1)
	if entries[last].end = p.tailAt; p.indent == 0 {
		p.labels = p.repeated(entries)
		p.tailAt = p.trailing(entries)
	}
	entries[last].end = p.tailAt
	p.looseness(entries)
	p.days(entries)
}

// headlinesAbove finds the headlines of a page that prints them right above the clock and
// the text below it: a line that is no sentence, set apart from what is above it, over
// nearly every clock.
func (p *page) headlinesAbove(entries []entry) {
	if len(entries) < 2 {
		return
	}
	found, bodies := 0, 0
	heads := make([]int, len(entries))
	for i, e := range entries {
		last := p.first
		if i > 0 {
			last = entries[i-1].line
		}
		if heads[i] = p.headAbove(e, last); heads[i] > 0 {
			found++
		}
		if p.saysBelow(e) {
			bodies++
		}
	}
	if found*10 < len(entries)*9 || bodies*10 < len(entries)*7 && !p.behindHeadlines(entries) {
		return
	}
	for i := range entries {
		if at := heads[i]; at > 0 {
			entries[i].above = at
			if i > 0 {
				entries[i-1].end = at
			}
		}
	}
}

// headAbove finds the line over a clock that could be its update's headline: right above it
// or, where boilerplate ends the update before, above the reporter's name and a blank line.
func (p *page) headAbove(e entry, last int) int {
	if p.couldHead(e.line-1) || p.behindHeadline(e) {
		return e.line - 1
	}
	i := p.above(e.line, last)
	if i > 0 && (bylineOf(p.lines[i]) != "" || p.isName(i)) {
		i = p.above(i, last)
	}
	if i <= last || !p.couldHead(i) {
		return 0
	}
	if over := p.above(i, last); over > 0 && p.lines[over].Out == "" && last > p.first {
		return 0
	}
	return i
}

// above gives the line above another that is not blank, down to one that is not its own.
func (p *page) above(i, last int) int {
	for i--; i > last; i-- {
		if p.lines[i].Text != "" {
			return i
		}
	}
	return 0
}

// nearBelow is how many lines below a clock the text of its update begins at most.
const nearBelow = 5

// saysBelow tells whether a sentence, or a picture with its credit, stands below a clock.
func (p *page) saysBelow(e entry) bool {
	i := e.line
	for range nearBelow {
		if i = p.next(i+1, e.end); i == 0 {
			return false
		}
		l := p.lines[i]
		if _, _, pictured := captioned(l.Text, l.Norm); pictured || printed.Stopped(l.Text, false) && l.Out == "" {
			return true
		}
		if l.Out == "" && !p.clockAgain(i, e) && !p.isName(i) && !ofReporter.MatchString(l.Norm) && !isCredit(l.Text, l.Norm) && !creditNear(p, i) {
			return false
		}
	}
	return false
}

// creditNear tells whether a credit stands right below a line.
func creditNear(p *page, i int) bool {
	return i+1 < len(p.lines) && (isCredit(p.lines[i+1].Text, p.lines[i+1].Norm) || captionLead.MatchString(p.lines[i].Norm))
}

func (p *page) couldHead(i int) bool {
	if i <= p.first || p.lines[i].Text == "" || p.lines[i-1].Text != "" && p.lines[i-1].Out == "" {
		return false
	}
	l := p.lines[i]
	_, dated := clock.WholeDay(l.Norm)
	return l.Out == "" && !dated && !isCredit(l.Text, l.Norm) && !printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, longHeadline+1)) <= longHeadline
}

// dayUnderStamp tells whether the line right above the first update is a day, and further up
// stands a stamp of the page: then it dates the updates.
func (p *page) dayUnderStamp(at int) bool {
	found := false
	for i := at - 1; i >= p.first && i > at-farStamp; i-- {
		if l := p.lines[i]; l.Text != "" {
			d, ok := clock.WholeDay(l.Norm)
			switch {
			case !found && (!ok || !d.Full()):
				return false
			case !found:
				found = true
			case clock.IsStamp(l.Norm):
				return true
			}
		}
	}
	return false
}

// farStamp is how many lines above the first update the stamp of a page is looked for.
const farStamp = 12

// ownDay takes the day that stands beside an update's clock in its box, as in a table of days
// and times.
func (p *page) ownDay(e *entry) {
	next := p.next(e.line+1, e.end)
	if e.id == 0 || e.day.Printed() || next == 0 || p.lines[next].Entry != e.id {
		return
	}
	if d, ok := clock.WholeDay(p.lines[next].Norm); ok && d.Month > 0 {
		e.day = d
		p.put(next, inDay)
	}
}

// setIn measures by how much the lines of updates are set in. A line set in by less than
// every update's first line belongs to the page, not to an update.
func (p *page) setIn(entries []entry) {
	p.indent = 0
	for i, e := range entries {
		end := len(p.lines)
		if i+1 < len(entries) {
			end = entries[i+1].line
		}
		for j := e.line + 1; j < end; j++ {
			if p.lines[j].Text == "" {
				continue
			}
			if p.lines[j].Indent == 0 {
				p.indent = 0
				return
			}
			if p.indent == 0 || p.lines[j].Indent < p.indent {
				p.indent = p.lines[j].Indent
			}
			break
		}
	}
}

// tailStart gives the first line below the last update that is not its own.
func (p *page) tailStart(from int) int {
	for i := from; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.Text == "" {
			continue
		}
		if p.indent > 0 && l.Indent < p.indent || noise.StartsTail(l.Norm, l.Plain, l.Out) || l.Role == flat.RoleTag && l.Entry == 0 {
			return i
		}
	}
	return len(p.lines)
}

// looseness tells whether blank lines stand between the paragraphs of an update, or only between updates.
func (p *page) looseness(entries []entry) {
	gaps := 0
	for _, e := range entries {
		seen := false
		for i := e.starts(); i < e.end; i++ {
			if p.lines[i].Text == "" || i == e.line {
				continue
			}
			if seen && p.lines[i-1].Text == "" && p.lines[i].Out == "" {
				gaps++
			}
			seen = true
		}
	}
	p.loose = gaps*4 >= len(entries)
}

// days reads headings that are nothing but a date and dates the updates below them. A
// single date above the first update could as well be the day the page was saved: it is
// a stamp, and the head of the page reads it.
func (p *page) days(entries []entry) {
	within := false
	for i := entries[0].line + 1; i < p.tailAt; i++ {
		if _, ok := clock.WholeDay(p.lines[i].Norm); ok {
			within = true
			break
		}
	}
	if !within && !p.dayUnderStamp(entries[0].line) {
		return
	}
	var now clock.Day
	for i := entries[0].line - 1; i >= p.first; i-- {
		if p.lines[i].Text == "" {
			continue
		}
		if d, ok := clock.WholeDay(p.lines[i].Norm); ok {
			now = d
			p.put(i, inDay)
		}
		break
	}
	for i := range entries {
		p.ownDay(&entries[i])
		if !entries[i].day.Printed() {
			entries[i].day = now
		}
		for j := entries[i].line + 1; j < entries[i].end; j++ {
			if d, ok := clock.WholeDay(p.lines[j].Norm); ok {
				now = d
				p.put(j, inDay)
			}
		}
	}
}
