package paste

import (
	"time"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// basis is a day that tells what dates mean of which a part is not printed.
type basis struct {
	day     time.Time
	exact   bool // a person or a machine said it; else it is printed on the page as its stamp
	printed bool
}

// basisOf finds it: the day a person gave, the machine's of the page, or the page's stamp.
func (p *page) basisOf(date string, entries []entry) basis {
	if at, err := time.Parse(time.DateOnly, date); err == nil {
		return basis{day: at, exact: true}
	}
	if s := p.facts.Published; s != nil && s.Day.Full() {
		return basis{day: s.Day.At(time.UTC), exact: true}
	}
	var b basis
	for i := p.first; i < entries[0].line; i++ {
		d, ok := stampDay(p.lines[i])
		if s, begins := clock.Read(p.lines[i].Norm); !ok && begins && s.Inline && s.Day.Full() {
			d, ok = s.Day, true // "14 March 2032, 23:10 | Text: Ada Mole"
		}
		if ok && d.Full() && d.At(time.UTC).After(b.day) {
			b = basis{day: d.At(time.UTC), printed: true}
		}
	}
	return b
}

// stampDay reads the day of a page's own stamp.
func stampDay(l flat.Line) (clock.Day, bool) {
	if !clock.IsStamp(l.Norm) {
		return clock.Day{}, false
	}
	if s, ok := clock.Read(l.Norm); ok && s.Day.Printed() {
		return s.Day, true
	}
	for _, m := range dateStart.FindAllStringIndex(printed.Head(l.Norm, clock.Reach), 8) {
		if d, n := clock.ReadDay(l.Norm[m[0]:]); n > 0 && d.Printed() {
			return d, true
		}
	}
	return clock.Day{}, false
}

// stampWithin knows a stamp with a desk before it or a word behind it: "国際部 2031年3月14日15時02分配信".
func stampWithin(l flat.Line) bool {
	if printed.Width(printed.Head(l.Norm, 61)) > 60 || printed.Stopped(l.Text, true) {
		return false
	}
	for _, m := range dateStart.FindAllStringIndex(l.Norm, 8) {
		if printed.Width(l.Norm[:m[0]]) > 24 {
			return false
		}
		d, n := clock.ReadDay(l.Norm[m[0]:])
		if n == 0 || !d.Full() {
			continue
		}
		rest := l.Norm[m[0]+n:]
		if _, after, _, ok := clock.ReadParts(l.Norm[m[0]:]); ok {
			rest = after
		}
		return printed.Width(printed.Letters(rest)) <= 6
	}
	return false
}

var dateStart = pattern.New(`\b(?:\d{1,4}|[a-zа-я]{3,})\b|[令平昭]`)

// resolve gives dates of which a part is not printed, or that are said as seen from another
// day, all their parts. What nothing on the page decides stays open, and is asked for.
func (p *page) resolve(entries []entry, date string) {
	b := p.basisOf(date, entries)
	whole := make([]clock.Day, len(entries))
	guessed := false
	var newest time.Time
	for i := range entries {
		d := entries[i].day
		switch {
		case d.Relative():
			p.seen = true
			whole[i] = seenFrom(d, b)
		case d.Either:
			whole[i] = p.slash(d, b, entries)
		case d.Printed() && (d.Month == 0 || d.Year == 0 && date == ""):
			whole[i] = complete(d, b)
			guessed = guessed || whole[i].Full() && !b.exact && d.Weekday == 0
			if whole[i].Full() && whole[i].At(time.UTC).After(newest) {
				newest = whole[i].At(time.UTC)
			}
		default:
			whole[i] = d
		}
	}
	followWeekdays(entries, whole)
	if guessed && b.day.Sub(newest).Abs() > 24*time.Hour {
		return // the stamp need not be of the day the page tells of
	}
	told := false
	for i := range entries {
		told = told || entries[i].day != whole[i] && whole[i].Full() && b.printed && entries[i].day.Printed() && !entries[i].day.Either
		entries[i].day = whole[i]
	}
	if told && !p.fromStamp {
		p.fromStamp = true
		p.note(entries[0].line, reasonFromStamp)
	}
}

// followWeekdays gives weekdays the dates that follow the first one's, on or back as the clock runs
// within a day: "Sunday" below "Saturday" is the day after it where the morning stands above the evening.
func followWeekdays(entries []entry, whole []clock.Day) {
	ahead, back := 0, 0
	for i := 1; i < len(entries); i++ {
		if d := entries[i].day; d.OfWeek() && d == entries[i-1].day {
			b, a := clock.Steps([]clock.Stamp{entries[i-1].stamp, entries[i].stamp})
			ahead, back = ahead+a, back+b
		}
	}
	if ahead == back {
		return
	}
	for i := 1; i < len(entries); i++ {
		d, from := entries[i].day, whole[i-1]
		switch {
		case !d.OfWeek() || !entries[i-1].day.OfWeek() || !from.Full():
		case ahead > back:
			whole[i] = clock.DayOf(d.On(from.At(time.UTC).AddDate(0, 0, 6)))
		default:
			whole[i] = clock.DayOf(d.On(from.At(time.UTC)))
		}
	}
}

// seenFrom gives a day as seen from a basis, none where that is not known.
func seenFrom(d clock.Day, b basis) clock.Day {
	if !b.exact {
		return clock.Day{}
	}
	return clock.DayOf(d.On(b.day))
}

// complete finds the date with these parts that lies nearest to the basis, and not after it
// where the basis is when the page was printed. A weekday that does not fit forbids it.
func complete(d clock.Day, b basis) clock.Day {
	if b.day.IsZero() {
		return d
	}
	var best time.Time
	consider := func(year, month int) {
		at := time.Date(year, time.Month(month), d.Day, 0, 0, 0, 0, time.UTC)
		switch {
		case at.Day() != d.Day, d.Weekday > 0 && int(at.Weekday())+1 != d.Weekday:
		case !b.exact && at.After(b.day.AddDate(0, 0, 1)):
		case best.IsZero() || at.Sub(b.day).Abs() < best.Sub(b.day).Abs():
			best = at
		}
	}
	for k := -1; k <= 1; k++ {
		if d.Month > 0 {
			consider(b.day.Year()+k, d.Month)
		} else {
			consider(b.day.Year(), int(b.day.Month())+k)
		}
	}
	if best.IsZero() {
		return d
	}
	return clock.DayOf(best)
}

var slashedIn = pattern.New(`(?:^|[^\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?:[^\d/]|$)`)

// slash decides which number of "03/04/2031" is the month: by the other dates of the page
// that can be read in one way only, or by the basis where just one reading is that day.
func (p *page) slash(d clock.Day, b basis, entries []entry) clock.Day {
	if p.slashes == 0 {
		p.slashes = p.dayOrMonthFirst(entries)
	}
	other := clock.Day{Year: d.Year, Month: d.Day, Day: d.Month}
	d.Either = false
	switch p.slashes {
	case monthFirst:
		return d
	case dayFirst:
		return other
	}
	near := func(d clock.Day) bool { return !b.day.IsZero() && d.At(time.UTC).Sub(b.day).Abs() <= 72*time.Hour }
	switch {
	case near(d) && !near(other):
		return d
	case near(other) && !near(d):
		return other
	}
	return clock.Day{}
}

// The ways to read dates between slashes.
const (
	unclear = iota + 1
	monthFirst
	dayFirst
)

func (p *page) dayOrMonthFirst(entries []entry) int {
	found := unclear
	for _, l := range p.lines[p.first:] {
		m := slashedIn.FindStringSubmatch(printed.Head(l.Norm, clock.Reach))
		if m == nil {
			continue
		}
		if printed.Number(m[1]) > 12 {
			found = dayFirst
		} else if printed.Number(m[2]) > 12 {
			found = monthFirst
		}
	}
	if found != unclear {
		return found
	}
	for i := p.first; i < entries[0].line; i++ { // "by Ada Mole, October 3, 2031"
		norm := printed.Head(p.lines[i].Norm, clock.Reach)
		for _, m := range dateStart.FindAllStringIndex(norm, 12) {
			d, n := clock.ReadDay(norm[m[0]:])
			if n == 0 || !d.Full() || d.Day > 12 {
				continue
			}
			for _, e := range entries {
				switch {
				case !e.day.Either || e.day.Month == e.day.Day || e.day.Year != d.Year:
				case e.day.Month == d.Month && e.day.Day == d.Day:
					return monthFirst
				case e.day.Month == d.Day && e.day.Day == d.Month:
					return dayFirst
				}
			}
		}
	}
	return unclear
}
