package paste

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// A live page prints its clocks in one form, at the beginning of lines, and they run one way down it.
// Where lines begin so, it need not be known what form that is: the page shows it. A clock that
// could alone be a number is one among others.

// The least that makes a rhythm.
const (
	fewestBeats  = 3  // of a page that markup shows, which is much around its text, one more
	linesOfBeats = 12 // nonblank lines of the page for each
	nearBeat     = 90 // minutes from the others to one above or below them all
)

// A beat is a line that begins with a clock; form is how it is printed, "" for one that can be
// nothing else.
type beat struct {
	line  int
	stamp clock.Stamp
	form  string
}

// rhythm gives the clocks of a text that only the others of their form show to be some.
func (p *page) rhythm() map[int]clock.Stamp {
	sure, forms, lines := p.beatsByForm()
	found := make(map[int]clock.Stamp)
	// the commonest first: what it shows helps to know the others
	for _, form := range slices.SortedFunc(maps.Keys(forms), func(a, b string) int {
		if n := len(forms[b]) - len(forms[a]); n != 0 {
			return n
		}
		return forms[a][0].line - forms[b][0].line
	}) {
		forms[form] = p.withHalves(p.withoutTitleDay(forms[form]))
		own := p.keepsTime(forms[form], lines)
		if own == nil {
			own = p.joins(sure, forms[form])
		}
		for _, b := range own {
			found[b.line] = b.stamp
		}
		if own != nil {
			sure = append(sure, own...)
			slices.SortStableFunc(sure, func(a, b beat) int { return a.line - b.line })
		}
	}
	if len(sure) == 0 {
		for _, b := range p.calledBeats(lines) {
			found[b.line] = b.stamp
		}
	}
	return found
}

// withoutTitleDay leaves out the first of such clocks where it is a month and a day before the title of a
// chronicle, "9・16 ドキュメント": above all else, with a few words, text below it, and a day of that number named
// there, or out of the order of the others.
func (p *page) withoutTitleDay(all []beat) []beat {
	if p.marked || len(all) < fewestBeats || !clock.CouldBeDate(all[0].form) || !p.opensPage(all[0].line) {
		return all
	}
	first, next := all[0], all[1]
	text := p.lines[first.line].Text
	if first.stamp.Hour < 1 || first.stamp.Hour > 12 || first.stamp.Minute < 1 || first.stamp.Minute > 31 || !first.stamp.Inline ||
		printed.Stopped(text, false) || printed.Width(printed.Head(text, menuLine+1)) > menuLine || p.sentencesIn(first.line+1, next.line) == 0 {
		return all
	}
	down, up := clock.Steps(stampsOf(all[1:]))
	step := next.stamp.Minutes() - first.stamp.Minutes()
	if up > down && step < 0 || down > up && step > 0 || p.namesDayOf(first.line+1, next.line, first.stamp.Minute) {
		return all[1:]
	}
	return all
}

// withHalves reads those clocks of a form that do not name the half of the day by the one above, where the first
// does: "Update 3:59PM:", "Update 4:05:".
func (p *page) withHalves(all []beat) []beat {
	if len(all) < fewestBeats || !halfNamed.MatchString(p.lines[all[0].line].Norm) {
		return all
	}
	for _, b := range all {
		if h := b.stamp.Hour; !halfNamed.MatchString(p.lines[b.line].Norm) && (h == 0 || h > 12) {
			return all
		}
	}
	own := slices.Clone(all)
	for i := 1; i < len(own); i++ {
		later := own[i].stamp
		if later.Hour += 12; later.Hour < 24 && !halfNamed.MatchString(p.lines[own[i].line].Norm) && ringed(later, own[i-1].stamp) < ringed(own[i].stamp, own[i-1].stamp) {
			own[i].stamp = later
		}
	}
	return own
}

// halfNamed is a clock with the half of the day behind it, near the beginning of a line.
var halfNamed = pattern.New(`^\D{0,24}\d{1,2}[:.]\d{2}\s?[ap]\.?m\b`)

// namesDayOf tells whether a day of a number stands in some lines.
func (p *page) namesDayOf(from, to, day int) bool {
	for _, l := range p.lines[from:to] {
		for _, m := range dayNumber.FindAllStringSubmatch(printed.Head(l.Norm, clock.Reach), 4) {
			if printed.Number(m[1]) == day {
				return true
			}
		}
	}
	return false
}

var dayNumber = pattern.New(`(?:^|\D)(\d{1,2})日`)

// calledBeats gives the clocks of a page that are all called the same, "UPDATE: Sunday, 14 March, 1:55 pm":
// what says nothing of one of them is left out.
func (p *page) calledBeats(lines int) []beat {
	var own []beat
	for i := p.first; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.Out != "" && l.Out != noise.OutStamp {
			continue
		}
		s, form, ok := clock.ReadCalled(l.Norm)
		if ok && len(own) > 0 && own[0].form != form {
			return nil
		}
		if ok {
			own = append(own, beat{i, s, form})
		}
	}
	if len(own) < fewestBeats {
		return p.changedBeats(lines)
	}
	return p.keepsTime(own, lines)
}

// changedBeats gives the clocks of a page that prints no others than those that say when it was changed, each
// with words below: "Обновлено в 18:21".
func (p *page) changedBeats(lines int) []beat {
	var own []beat
	for i := p.first; i < len(p.lines); i++ {
		s, ok := clock.ReadChanged(p.lines[i].Norm)
		if next := p.next(i+1, len(p.lines)); !ok || next == 0 || p.lines[next].Out != "" {
			continue
		}
		own = append(own, beat{i, s, ":"})
	}
	if len(own) < fewestBeats || p.marked {
		return nil
	}
	return p.keepsTime(own, lines)
}

// beatsByForm gives the lines that begin with a clock: those that are one for sure, and others by
// their form. It counts the lines that say something.
func (p *page) beatsByForm() (sure []beat, forms map[string][]beat, lines int) {
	forms = make(map[string][]beat)
	for i := p.first; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.Text == "" {
			continue
		}
		lines++
		if s, ok := p.stampAtLine(i); ok {
			if !s.Day.Printed() {
				sure = append(sure, beat{i, s, ""})
			}
			continue
		}
		if l.Out != "" && l.Out != noise.OutStamp {
			continue
		}
		if s, form, ok := clock.ReadLoose(l.Norm); ok && !(clock.SaysChanged(l.Norm) && strings.Trim(l.Norm[len(clock.Label(l.Norm)):], "0123456789 .,:;/-") == "") {
			forms[form] = append(forms[form], beat{i, s, form})
		}
	}
	return sure, forms, lines
}

// keepsTime gives the clocks of one form where they alone are the rhythm of a page: several, no few of
// its lines, and one way; of a page that is called live, or begins with one, two.
func (p *page) keepsTime(own []beat, lines int) []beat {
	fewest := fewestBeats
	switch {
	case p.marked:
		fewest++
	case p.titledLive(own[0].line) || p.opensPage(own[0].line) || p.chronicles(own[0].line) || clock.CouldBeDate(own[0].form) && p.tellsLive(own[0].line):
		fewest = 2
	}
	if len(own) < fewest || len(own)*linesOfBeats < lines || !p.runs(own) || p.mayBeDates(own) || p.mayBeSums(own) {
		return nil
	}
	return own
}

// joins gives those that lie between others that are clocks for sure, in their order, or above the
// first or below the last and not far from it.
func (p *page) joins(sure, own []beat) []beat {
	if len(sure) < 2 || !p.runs(sure) {
		return nil
	}
	way := 1
	if down, up := p.steps(sure); down > up {
		way = -1
	}
	var kept []beat
	for _, b := range own {
		at, _ := slices.BinarySearchFunc(sure, b.line, func(s beat, line int) int { return s.line - line })
		step := func(from, to beat) int { return (to.stamp.Minutes() - from.stamp.Minutes()) * way }
		if (at == 0 || step(sure[at-1], b) >= 0) && (at == len(sure) || step(b, sure[at]) >= 0) &&
			(at > 0 || step(b, sure[at]) <= nearBeat) && (at < len(sure) || step(sure[at-1], b) <= nearBeat) {
			kept = append(kept, b)
		}
	}
	return kept
}

// runs tells whether clocks run one way, but for a few.
func (p *page) runs(all []beat) bool {
	down, up := p.steps(all)
	return max(down, up) > 0 && min(down, up)*5 <= max(down, up)
}

// steps counts how often clocks go back and on down the page, within the days, and their halves, that its headings name.
func (p *page) steps(all []beat) (down, up int) {
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && !p.dayBetween(all[to-1].line, all[to].line) {
			to++
		}
		back, on := clock.Steps(stampsOf(all[from:to]))
		down, up, from = down+back, up+on, to
	}
	return down, up
}

// dayBetween tells whether a heading between two lines names a day, or the half of one.
func (p *page) dayBetween(from, to int) bool {
	if p.dayHeads == nil {
		p.dayHeads = make([]int, 0, 8)
		for i := p.first; i < len(p.lines); i++ {
			if _, ok := clock.WholeDay(p.lines[i].Norm); ok || clock.HalfHead(p.lines[i].Norm) != clock.NoHalf {
				p.dayHeads = append(p.dayHeads, i)
			}
		}
	}
	at, _ := slices.BinarySearch(p.dayHeads, from+1)
	return at < len(p.dayHeads) && p.dayHeads[at] < to
}

// mayBeDates tells whether clocks of a form could all be days and months, or years: "14.03", "2014".
func (p *page) mayBeDates(own []beat) bool {
	switch {
	case clock.CouldBeDate(own[0].form):
		return !slices.ContainsFunc(own, func(b beat) bool { return b.stamp.Minute > 12 || b.stamp.Minute == 0 }) && !p.moveAsClocks(own)
	case own[0].form == "":
		return !p.titledLive(own[0].line) && !p.saysTimes(own[0].line) && !slices.ContainsFunc(own, func(b beat) bool { return b.stamp.Hour < 18 || b.stamp.Hour > 20 })
	}
	return false
}

// moveAsClocks tells what two numbers with a stop between them are by what moves from one line to the next: of clocks the second,
// "12.02" and "12.07", of days and months the first. Japanese puts the month first, and only a page called live has clocks for sure.
func (p *page) moveAsClocks(own []beat) bool {
	if p.marked || p.draft.Lang == "ja" || !p.titledLive(own[0].line) {
		return false
	}
	moves := 0
	for i := 1; i < len(own); i++ {
		if a, b := own[i-1].stamp, own[i].stamp; a.Hour == b.Hour && a.Minute != b.Minute {
			moves++
		}
	}
	return moves*2 > len(own)-1
}

// timesOf is how a page says in which zone its clocks are: so it has some.
var timesOf = pattern.New(`\ball times\b|時間はいずれも|時刻は(?:すべて|全て|いずれも)|время (?:указано )?московское|по московскому времени`)

// saysTimes tells whether a line above a page's first clock says so.
func (p *page) saysTimes(clock int) bool {
	for _, l := range p.lines[p.first:clock] {
		if timesOf.MatchString(printed.Head(l.Norm, noise.Longest)) {
			return true
		}
	}
	return false
}

// mayBeSums tells whether words go on behind the clocks of a form as behind a number, "2.50 crowns".
func (p *page) mayBeSums(own []beat) bool {
	n := 0
	for _, b := range own {
		text, at := []rune(p.lines[b.line].Text), b.stamp.Rest
		if at > 1 && unicode.IsLower(text[at]) && unicode.IsDigit(text[at-2]) {
			n++ // but a blank between them
		}
	}
	return n*3 > len(own) && own[0].form != ":"
}

func stampsOf(all []beat) []clock.Stamp {
	var stamps []clock.Stamp
	for _, b := range all {
		stamps = append(stamps, b.stamp)
	}
	return stamps
}
