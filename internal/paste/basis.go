package paste

import (
	"regexp"
	"time"
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
	if s := p.facts.published; s != nil && s.day.full() {
		return basis{day: s.day.at(time.UTC), exact: true}
	}
	var b basis
	for i := p.first; i < entries[0].line; i++ {
		d, ok := stampDay(p.lines[i])
		if s, begins := readStamp(p.lines[i]); !ok && begins && s.inline && s.day.full() {
			d, ok = s.day, true // "14 March 2032, 23:10 | Text: Ada Mole"
		}
		if ok && d.full() && d.at(time.UTC).After(b.day) {
			b = basis{day: d.at(time.UTC), printed: true}
		}
	}
	return b
}

// stampDay reads the day of a page's own stamp.
func stampDay(l line) (day, bool) {
	if !stampLine(l) {
		return day{}, false
	}
	if s, ok := readStamp(l); ok && s.day.printed() {
		return s.day, true
	}
	for _, m := range dateStart.FindAllStringIndex(head(l.norm, lookAt), 8) {
		if d, n := readDay(l.norm[m[0]:]); n > 0 && d.printed() {
			return d, true
		}
	}
	return day{}, false
}

// stampWithin knows a stamp with a desk before it or a word behind it: "国際部 2031年3月14日15時02分配信".
func stampWithin(l line) bool {
	if width(head(l.norm, 61)) > 60 || stopped(l.text, true) {
		return false
	}
	for _, m := range dateStart.FindAllStringIndex(l.norm, 8) {
		if width(l.norm[:m[0]]) > 24 {
			return false
		}
		d, n := readDay(l.norm[m[0]:])
		if n == 0 || !d.full() {
			continue
		}
		rest := l.norm[m[0]+n:]
		if _, after, _, ok := stampParts(l.norm[m[0]:]); ok {
			rest = after
		}
		return width(letters(rest)) <= 6
	}
	return false
}

var dateStart = regexp.MustCompile(`\b(?:\d{1,4}|[a-zа-я]{3,})\b|[令平昭]`)

// resolve gives dates of which a part is not printed, or that are said as seen from another
// day, all their parts. What nothing on the page decides stays open, and is asked for.
func (p *page) resolve(entries []entry, date string) {
	b := p.basisOf(date, entries)
	whole := make([]day, len(entries))
	guessed := false
	var newest time.Time
	for i := range entries {
		d := entries[i].day
		switch {
		case d.relative():
			p.seen = true
			whole[i] = d.seenFrom(b)
		case d.either:
			whole[i] = p.slash(d, b, entries)
		case d.printed() && (d.month == 0 || d.year == 0 && date == ""):
			whole[i] = d.complete(b)
			guessed = guessed || whole[i].full() && !b.exact && d.weekday == 0
			if whole[i].full() && whole[i].at(time.UTC).After(newest) {
				newest = whole[i].at(time.UTC)
			}
		default:
			whole[i] = d
		}
	}
	if guessed && b.day.Sub(newest).Abs() > 24*time.Hour {
		return // the stamp need not be of the day the page tells of
	}
	told := false
	for i := range entries {
		told = told || entries[i].day != whole[i] && whole[i].full() && b.printed && entries[i].day.printed() && !entries[i].day.either
		entries[i].day = whole[i]
	}
	if told && !p.fromStamp {
		p.fromStamp = true
		p.note(entries[0].line, reasonFromStamp)
	}
}

// seenFrom gives a day as seen from a basis, none where that is not known.
func (d day) seenFrom(b basis) day {
	if !b.exact {
		return day{}
	}
	return dayOf(d.on(b.day))
}

func dayOf(at time.Time) day {
	return day{year: at.Year(), month: int(at.Month()), day: at.Day()}
}

// complete finds the date with these parts that lies nearest to the basis, and not after it
// where the basis is when the page was printed. A weekday that does not fit forbids it.
func (d day) complete(b basis) day {
	if b.day.IsZero() {
		return d
	}
	var best time.Time
	consider := func(year, month int) {
		at := time.Date(year, time.Month(month), d.day, 0, 0, 0, 0, time.UTC)
		switch {
		case at.Day() != d.day, d.weekday > 0 && int(at.Weekday())+1 != d.weekday:
		case !b.exact && at.After(b.day.AddDate(0, 0, 1)):
		case best.IsZero() || at.Sub(b.day).Abs() < best.Sub(b.day).Abs():
			best = at
		}
	}
	for k := -1; k <= 1; k++ {
		if d.month > 0 {
			consider(b.day.Year()+k, d.month)
		} else {
			consider(b.day.Year(), int(b.day.Month())+k)
		}
	}
	if best.IsZero() {
		return d
	}
	return dayOf(best)
}

var slashedIn = regexp.MustCompile(`(?:^|[^\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?:[^\d/]|$)`)

// slash decides which number of "03/04/2031" is the month: by the other dates of the page
// that can be read in one way only, or by the basis where just one reading is that day.
func (p *page) slash(d day, b basis, entries []entry) day {
	if p.slashes == 0 {
		p.slashes = p.dayOrMonthFirst(entries)
	}
	other := day{year: d.year, month: d.day, day: d.month}
	d.either = false
	switch p.slashes {
	case monthFirst:
		return d
	case dayFirst:
		return other
	}
	near := func(d day) bool { return !b.day.IsZero() && d.at(time.UTC).Sub(b.day).Abs() <= 72*time.Hour }
	switch {
	case near(d) && !near(other):
		return d
	case near(other) && !near(d):
		return other
	}
	return day{}
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
		m := slashedIn.FindStringSubmatch(head(l.norm, lookAt))
		if m == nil {
			continue
		}
		if number(m[1]) > 12 {
			found = dayFirst
		} else if number(m[2]) > 12 {
			found = monthFirst
		}
	}
	if found != unclear {
		return found
	}
	for i := p.first; i < entries[0].line; i++ { // "by Ada Mole, October 3, 2031"
		norm := head(p.lines[i].norm, lookAt)
		for _, m := range dateStart.FindAllStringIndex(norm, 12) {
			d, n := readDay(norm[m[0]:])
			if n == 0 || !d.full() || d.day > 12 {
				continue
			}
			for _, e := range entries {
				switch {
				case !e.day.either || e.day.month == e.day.day || e.day.year != d.year:
				case e.day.month == d.month && e.day.day == d.day:
					return monthFirst
				case e.day.month == d.day && e.day.day == d.month:
					return dayFirst
				}
			}
		}
	}
	return unclear
}
