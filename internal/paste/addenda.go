package paste

import (
	"strings"
	"time"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// addendum is a part of an article with a day of its own.
type addendum struct {
	day    time.Time
	headed bool // its first line is its headline
	items  []item
}

// Bounds of what is read as the opening of a part.
const (
	openingLines = 3
	partHeading  = 80                  // columns of a heading
	partsApart   = 62 * 24 * time.Hour // how far a part without a dated heading may lie from the one above
)

// addenda dates the parts of an article. A part whose heading says a day is an update of
// that day. A part that only tells of a day in its first sentences is one where another
// part has a dated heading, and where the day is before that of the part above: authors
// put the newest on top. Every other part goes on with the one above it.
func (p *page) addenda(sections []section, base time.Time) []addendum {
	all := []addendum{{day: base}}
	if len(sections) == 1 {
		all[0].items = sections[0].items
		return all
	}
	dated := false
	for k, part := range sections {
		last, s := &all[len(all)-1], part.items
		if part.day.Full() {
			all = append(all, addendum{day: part.day.At(time.UTC), headed: true, items: s})
			continue
		}
		day, headed, ok := p.opening(s, last.day)
		dated = dated || headed
		near := ok && dated && day.Before(last.day) && last.day.Sub(day) < partsApart
		switch {
		case len(s) == 0:
		case k == 0 || len(last.items) == 0:
			last.items = s
			if headed {
				last.day, last.headed = day, true
			}
		case headed || near:
			all = append(all, addendum{day: day, headed: headed, items: s})
		default:
			last.items = append(last.items, s...)
		}
	}
	return all
}

// opening finds the day that the first lines of a part say it is of.
func (p *page) opening(s []item, above time.Time) (day time.Time, headed, ok bool) {
	for k := range s[:min(len(s), openingLines)] {
		text := s[k].norm
		if _, rest := flat.FileNames(text); rest != text {
			text = rest
		}
		heading := k == 0 && printed.Width(text) <= partHeading && !printed.Stopped(s[k].text, false)
		for _, d := range daysIn(printed.Head(text, 400), above, heading) {
			if !heading && d.After(above) {
				continue
			}
			if !ok || d.After(day) {
				day, ok, headed = d, true, heading
			}
		}
		if headed {
			return day, true, true
		}
	}
	return day, false, ok
}

var (
	monthDay = pattern.New(`(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})(?:日|[・、,~〜-]|及び|と)`)
	loneDay  = pattern.New(`(?:^|[^\d月])(\d{1,2})日([^\d間目分前後連]|$)`)
	slashDay = pattern.New(`(?:^|[^\d/])(\d{1,2})/(\d{1,2})(?:[^\d/]|$)`)
	wordEdge = pattern.New(`(?:^|[\s(\[,:«“"—–-])(\d|\p{L})`)
)

// daysIn gives the days that a text in normal form names, read against a day near which
// they lie. "Yesterday" dates a part only where its heading begins with it.
func daysIn(text string, near time.Time, heading bool) []time.Time {
	var all []time.Time
	add := func(d clock.Day) {
		if at, ok := d.Near(near); ok {
			all = append(all, at)
		}
	}
	for _, m := range monthDay.FindAllStringSubmatch(text, 20) {
		add(clock.Day{Year: printed.Number(m[1]), Month: printed.Number(m[2]), Day: printed.Number(m[3])})
	}
	for _, m := range loneDay.FindAllStringSubmatch(text, 20) {
		if at, ok := lastDayOfMonth(printed.Number(m[1]), near); ok {
			all = append(all, at)
		}
	}
	if strings.ContainsAny(text, "追更update") {
		for _, m := range slashDay.FindAllStringSubmatch(text, 4) {
			add(clock.Day{Month: printed.Number(m[1]), Day: printed.Number(m[2])})
		}
	}
	for _, m := range wordEdge.FindAllStringSubmatchIndex(text, 80) {
		if d, n := clock.ReadDay(text[m[2]:]); n > 0 && (!d.Relative() || heading && m[2] == 0) {
			add(d)
		}
	}
	return all
}

// lastDayOfMonth gives the last day with that number on or before a day: "1日" below
// something of the 2nd is yesterday.
func lastDayOfMonth(n int, until time.Time) (time.Time, bool) {
	if n < 1 || n > 31 {
		return time.Time{}, false
	}
	for back := range 62 {
		if at := until.AddDate(0, 0, -back); at.Day() == n {
			return at, true
		}
	}
	return time.Time{}, false
}
