package paste

import (
	"slices"
	"time"

	"readout/internal/fault"
)

const (
	slip   = 30 * time.Minute // how far an update may stand out of order without being taken for another day's
	nearly = 20 * time.Hour   // a leap so long is not taken when a slip explains the clock as well
)

// calendar gives every update its instant. The clock runs one way down the page, newest
// first or oldest first; where it jumps back, midnight lies between.
func (p *page) calendar(entries []entry, o Options) ([]time.Time, error) {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	if newestFirst(entries) {
		slices.Reverse(order)
	}
	first, shift, err := p.firstDay(entries[order[0]], o)
	var zone error
	if o.Zone == nil {
		zone = fault.At("zone", "paste.zone_needed")
	}
	if err := join(err, zone); err != nil {
		return nil, err
	}
	if shift != 0 {
		p.note(entries[order[0]].line, reasonDateDiffers)
	}
	c := clockwork{zone: o.Zone, first: first, shift: shift, year: first.Year()}
	moments := make([]time.Time, len(entries))
	told := make(map[string]bool)
	for _, i := range order {
		moments[i] = c.next(entries[i])
		c.year = moments[i].In(o.Zone).Year()
		p.tell(entries[i], c, told)
	}
	return moments, nil
}

func join(faults ...error) error {
	var kept []*fault.Error
	for _, err := range faults {
		if f, ok := err.(*fault.Error); ok {
			kept = append(kept, f)
		}
	}
	return fault.Join(kept...)
}

// tell notes what was peculiar about an update's clock, a zone once per page.
func (p *page) tell(e entry, c clockwork, told map[string]bool) {
	if c.reason != "" {
		p.note(e.line, c.reason)
	}
	z := e.stamp.zone
	if z.name == "" || told[z.name] {
		return
	}
	switch {
	case z.vague:
		told[z.name] = true
		p.note(e.line, reasonZoneVague)
	case z.fixed != nil && c.converted:
		told[z.name] = true
		p.note(e.line, reasonZone)
	}
}

// newestFirst tells which way the clock runs down the page. A step of more than eighteen
// hours is a midnight, and runs the other way.
func newestFirst(entries []entry) bool {
	down, up := 0, 0
	for i := 1; i < len(entries); i++ {
		a, b := entries[i-1], entries[i]
		step := b.stamp.minutes() - a.stamp.minutes()
		if a.day.full() && b.day.full() {
			step += int(b.day.at(time.UTC).Sub(a.day.at(time.UTC)) / time.Minute)
		} else if step > 18*60 || step < -18*60 {
			step = -step
		}
		switch {
		case step < 0:
			down++
		case step > 0:
			up++
		}
	}
	return down >= up
}

func (d day) at(loc *time.Location) time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, loc)
}

// firstDay gives the day of the earliest update: as the person said, or as the page
// prints it beside that update. shift is by how many days the two differ.
func (p *page) firstDay(e entry, o Options) (first time.Time, shift int, err error) {
	if o.Date != "" {
		first, _ = time.Parse(time.DateOnly, o.Date) // checked before
		d := e.day
		if d.printed() && d.year == 0 {
			d.year = first.Year()
		}
		if d.printed() {
			shift = int(first.Sub(localDay(d, e.stamp, o.Zone)).Hours() / 24)
		}
		return first, shift, nil
	}
	if e.day.full() {
		return e.day.at(time.UTC), 0, nil
	}
	return first, 0, p.dateNeeded()
}

// localDay gives the day in the event's zone of a clock printed with its date, which may
// have been printed in another zone.
func localDay(d day, s stamp, zone *time.Location) time.Time {
	if s.zone.fixed == nil || zone == nil {
		return d.at(time.UTC)
	}
	at := clockOn(d.at(time.UTC), s, s.zone.fixed)[0].at.In(zone)
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

func (p *page) dateNeeded() *fault.Error {
	if p.draft.Stamp == "" {
		return fault.At("date", "paste.date_needed_no_stamp")
	}
	return fault.At("date", "paste.date_needed", "stamp", p.draft.Stamp)
}

// clockwork turns clock times into instants, earliest first.
type clockwork struct {
	zone      *time.Location
	first     time.Time // the first day, at 0:00 UTC
	shift     int       // days to add to printed dates
	year      int       // for dates printed without one
	now       time.Time // the instant before
	started   bool
	reason    string // what was peculiar about the last one
	converted bool   // it was printed in a zone with another offset
}

// moment is an instant a clock may mean.
type moment struct {
	at     time.Time
	reason string
}

func (c *clockwork) next(e entry) time.Time {
	loc := c.zone
	if e.stamp.zone.fixed != nil {
		loc = e.stamp.zone.fixed
	}
	m := c.choose(e, loc)
	c.now, c.started, c.reason = m.at, true, m.reason
	_, here := m.at.In(c.zone).Zone()
	_, there := m.at.In(loc).Zone()
	c.converted = here != there
	return m.at
}

func (c *clockwork) choose(e entry, loc *time.Location) moment {
	if e.day.printed() {
		d := e.day
		if d.year == 0 {
			d.year = c.year
			if c.started && d.at(time.UTC).Before(c.now.AddDate(0, -6, 0)) {
				d.year++
			}
		}
		return c.after(clockOn(d.at(time.UTC).AddDate(0, 0, c.shift), e.stamp, loc))
	}
	if !c.started {
		return c.onFirstDay(e.stamp, loc)
	}
	base := c.now.In(loc)
	var all []moment
	for delta := -1; delta <= 2; delta++ {
		all = append(all, clockOn(base.AddDate(0, 0, delta), e.stamp, loc)...)
	}
	return c.after(all)
}

// onFirstDay finds the instant that falls on the first day in the event's zone, whatever zone the clock was printed in.
func (c *clockwork) onFirstDay(s stamp, loc *time.Location) moment {
	for delta := -1; delta <= 1; delta++ {
		for _, m := range clockOn(c.first.AddDate(0, 0, delta), s, loc) {
			if m.at.In(c.zone).Format(time.DateOnly) == c.first.Format(time.DateOnly) {
				return m
			}
		}
	}
	return clockOn(c.first, s, loc)[0]
}

// after picks the first instant that is not before the last one, or one that slipped a
// little out of order when the alternative is nearly a day away.
func (c *clockwork) after(all []moment) moment {
	slices.SortFunc(all, func(a, b moment) int { return a.at.Compare(b.at) })
	var slipped *moment
	for i, m := range all {
		if !c.started || !m.at.Before(c.now) {
			if slipped != nil && m.at.Sub(c.now) > nearly {
				break
			}
			return m
		}
		if c.now.Sub(m.at) <= slip {
			slipped = &all[i]
		}
	}
	if slipped != nil {
		slipped.reason = reasonOrder
		return *slipped
	}
	m := all[len(all)-1]
	m.reason = reasonOrder
	return m
}

// clockOn gives the instants at which clocks in a zone show a time on a day: mostly one;
// two when the clocks are set back; when they are set forward over it, the instant it
// would have been.
func clockOn(d time.Time, s stamp, loc *time.Location) []moment {
	plain := time.Date(d.Year(), d.Month(), d.Day(), s.hour, s.minute, 0, 0, loc)
	_, before := plain.Add(-12 * time.Hour).Zone()
	_, after := plain.Add(12 * time.Hour).Zone()
	if before == after {
		return []moment{{at: plain.UTC()}}
	}
	utc := time.Date(d.Year(), d.Month(), d.Day(), s.hour, s.minute, 0, 0, time.UTC)
	var all []moment
	for _, offset := range []int{before, after} {
		at := utc.Add(-time.Duration(offset) * time.Second)
		if here := at.In(loc); here.Hour() == s.hour && here.Minute() == s.minute && here.Day() == utc.Day() {
			all = append(all, moment{at: at})
		}
	}
	switch len(all) {
	case 0:
		return []moment{{plain.UTC(), reasonNoSuchTime}}
	case 2:
		all[0].reason, all[1].reason = reasonTwice, reasonTwice
	}
	return all
}
