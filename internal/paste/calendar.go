package paste

import (
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

const (
	slip   = 30 * time.Minute // how far an update may stand out of order without being taken for another day's
	nearly = 20 * time.Hour   // a leap so long is not taken when a slip explains the clock as well
)

// calendar gives every update its instant. The clock runs one way down the page, newest
// first or oldest first; where it jumps back, midnight lies between.
func (p *page) calendar(entries []entry, o Options) ([]time.Time, error) {
	p.pins(entries)
	order := clockOrder(entries)
	if d, ok := dayAmong(entries, order); ok && o.Date == "" && !entries[order[0]].day.Printed() {
		entries[order[0]].day = d
	}
	first, shift, err := p.firstDay(entries[order[0]], o)
	if p.seen || within(o.Date, entries, o.Zone) {
		shift = 0
	}
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
	ownZones(entries, first, o.Zone)
	c := clockwork{zone: o.Zone, first: first, shift: shift, year: first.Year(), slip: slipOf(entries, order)}
	moments := make([]time.Time, len(entries))
	told := make(map[string]bool)
	for _, i := range order {
		if entries[i].pin && !entries[i].day.Printed() {
			continue
		}
		moments[i] = c.next(entries[i])
		c.year = moments[i].In(o.Zone).Year()
		p.tell(entries[i], c, told)
	}
	for i, e := range entries {
		if moments[i].IsZero() {
			moments[i] = pinnedAt(e, moments, o.Zone)
			p.lines[e.line].Pin = true
		}
	}
	return moments, nil
}

// clockOrder gives the entries from the earliest to the latest. Where each has its day, the
// days are in order whichever way they are printed, and within a day the clock runs its own way.
func clockOrder(entries []entry) []int {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	for _, e := range entries {
		if !e.day.Full() {
			if newestFirst(entries) {
				slices.Reverse(order)
			}
			return order
		}
	}
	var sorted []int
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].day == entries[from].day {
			to++
		}
		run := order[from:to]
		if newestFirst(entries[from:to]) {
			slices.Reverse(run)
		}
		sorted = append(sorted, run...)
		from = to
	}
	slices.SortStableFunc(sorted, func(a, b int) int {
		return entries[a].day.At(time.UTC).Compare(entries[b].day.At(time.UTC))
	})
	return sorted
}

// within tells whether the day a person gave is one of those the page prints: then they
// mean the same calendar and nothing is moved.
func within(date string, entries []entry, zone *time.Location) bool {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return false
	}
	before, after := false, false
	for _, e := range entries {
		if d, ok := e.day.Near(at); ok && e.day.Printed() {
			d = localDay(clock.Day{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}, e.stamp, zone)
			before, after = before || !d.After(at), after || !d.Before(at)
		}
	}
	return before && after
}

const (
	pinnedStep = 3 * time.Hour // a leap over midnight longer than this at the top of a page is a pinned update's
	mostPins   = 3
)

// pins finds updates that stand on top of a page out of the order of its clock: those which
// say so, and in a page that runs back a first one that is earlier than the second by so
// much that no midnight explains it.
func (p *page) pins(entries []entry) {
	for i := range entries {
		entries[i].pin = p.lines[entries[i].line].Pin || p.saysPinned(entries[i].line, i == 0)
	}
	if !slices.ContainsFunc(entries, func(e entry) bool { return !e.pin }) {
		for i := range entries {
			entries[i].pin = false
		}
		return
	}
	for k := 0; k < mostPins && len(entries)-k > 3; k++ {
		if entries[k].pin {
			continue
		}
		a, b := entries[k].stamp, entries[k+1].stamp
		if entries[k].day.Printed() || entries[k+1].day.Printed() || !newestFirst(entries[k+1:]) || !alone(entries[k+1:]) {
			return
		}
		early := time.Duration(b.Minutes()-a.Minutes()) * time.Minute
		if early <= slip || 24*time.Hour-early <= pinnedStep {
			return
		}
		entries[k].pin = true
	}
}

// alone tells whether entries are of one day: their clock never leaps ahead on its way back.
func alone(entries []entry) bool {
	for i := 1; i < len(entries); i++ {
		if entries[i].stamp.Minutes()-entries[i-1].stamp.Minutes() > int(slip/time.Minute) {
			return false
		}
	}
	return true
}

// saysPinned looks for the word beside a clock: below it, and above that of the first update.
func (p *page) saysPinned(clock int, first bool) bool {
	says := func(i int) bool { return i >= 0 && i < len(p.lines) && pinLabels[p.lines[i].Plain] }
	return says(clock+1) || first && says(clock-1)
}

// pinnedAt gives a pinned update its clock on the last day on which it is not later than
// everything else.
func pinnedAt(e entry, moments []time.Time, zone *time.Location) time.Time {
	last := slices.MaxFunc(moments, time.Time.Compare)
	loc := zone
	if e.stamp.Zone.Fixed != nil {
		loc = e.stamp.Zone.Fixed
	}
	at := clock.Meanings(last.In(loc), e.stamp, loc)[0].At
	if at.After(last) {
		at = clock.Meanings(last.In(loc).AddDate(0, 0, -1), e.stamp, loc)[0].At
	}
	return at
}

// means tells whether a vague name can only be the event's own zone: "ET" where clocks show EST or EDT.
func (p *page) means(name string, at time.Time) bool {
	short, _ := at.In(p.zone).Zone()
	return len(short) == 3 && len(name) == 2 && strings.EqualFold(short[:1]+short[2:], name)
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
	if e.stamp.Vague {
		p.note(e.line, reasonVague)
	}
	z := e.stamp.Zone
	if z.Name == "" || told[z.Name] {
		return
	}
	switch {
	case z.Vague && p.means(z.Name, c.now):
	case z.Vague:
		told[z.Name] = true
		p.note(e.line, reasonZoneVague)
	case z.Fixed != nil && c.converted:
		told[z.Name] = true
		p.note(e.line, reasonZone)
	}
}

// newestFirst tells which way the clock runs down the page. A step of more than eighteen
// hours is a midnight, and runs the other way.
func newestFirst(entries []entry) bool {
	down, up := steps(entries)
	return down >= up
}

// dayAmong gives the day of the earliest update as seen from the first that prints its own: it is
// that day, less the nights between them.
func dayAmong(entries []entry, order []int) (clock.Day, bool) {
	nights, last := 0, -1
	for _, i := range order {
		e := entries[i]
		if e.pin || e.stamp.IsAgo {
			continue
		}
		if m := e.stamp.Minutes(); last >= 0 && m < last-int(slip/time.Minute) {
			nights++
		}
		last = e.stamp.Minutes()
		if e.day.Full() {
			return clock.DayOf(e.day.At(time.UTC).AddDate(0, 0, -nights)), true
		}
	}
	return clock.Day{}, false
}

// firstDay gives the day of the earliest update: as the person said, or as the page
// prints it beside that update. shift is by how many days the two differ.
func (p *page) firstDay(e entry, o Options) (first time.Time, shift int, err error) {
	if o.Date != "" {
		first, _ = time.Parse(time.DateOnly, o.Date) // checked before
		d := e.day
		if d.Printed() && d.Year == 0 {
			d.Year = first.Year()
		}
		if d.Printed() {
			shift = int(first.Sub(localDay(d, e.stamp, o.Zone)).Hours() / 24)
		}
		return first, shift, nil
	}
	if e.day.Full() {
		return e.day.At(time.UTC), 0, nil
	}
	if s := p.facts.Published; s != nil && s.Day.Full() {
		// What a live page says to machines is when it was opened.
		p.note(e.line, reasonFromPublished)
		return localDay(s.Day, *s, o.Zone), 0, nil
	}
	return first, 0, p.dateNeeded()
}

// localDay gives the day in the event's zone of a clock printed with its date, which may
// have been printed in another zone.
func localDay(d clock.Day, s clock.Stamp, zone *time.Location) time.Time {
	if s.Zone.Fixed == nil || zone == nil {
		return d.At(time.UTC)
	}
	at := clock.Meanings(d.At(time.UTC), s, s.Zone.Fixed)[0].At.In(zone)
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

func (p *page) dateNeeded() *fault.Error {
	if p.draft.Stamp == "" {
		return fault.At("date", "paste.date_needed_no_stamp")
	}
	if d, ok := stampDay(flat.Line{Text: p.draft.Stamp, Norm: printed.Normal(p.draft.Stamp)}); ok && d.Full() && p.draft.Form == coverage.Article {
		return fault.At("date", "paste.date_needed_article", "stamp", p.draft.Stamp, "day", d.At(time.UTC).Format(time.DateOnly))
	}
	return fault.At("date", "paste.date_needed", "stamp", p.draft.Stamp)
}

// clockwork turns clock times into instants, earliest first.
type clockwork struct {
	zone      *time.Location
	first     time.Time // the first day, at 0:00 UTC
	shift     int       // days to add to printed dates
	year      int       // for dates printed without one
	slip      time.Duration
	now       time.Time // the instant before
	started   bool
	reason    string // what was peculiar about the last one
	converted bool   // it was printed in a zone with another offset
}

func (c *clockwork) next(e entry) time.Time {
	loc := c.zone
	if e.stamp.Zone.Fixed != nil {
		loc = e.stamp.Zone.Fixed
	}
	m := c.choose(e, loc)
	c.now, c.started, c.reason = m.At, true, m.Reason
	_, here := m.At.In(c.zone).Zone()
	_, there := m.At.In(loc).Zone()
	c.converted = here != there
	return m.At
}

func (c *clockwork) choose(e entry, loc *time.Location) clock.Moment {
	if e.day.Printed() {
		d := e.day
		if d.Year == 0 {
			d.Year = c.year
			if c.started && c.moved(d).Before(c.now.AddDate(0, -6, 0)) {
				d.Year++
			} else if c.started && c.moved(d).After(c.now.AddDate(0, 6, 0)) {
				d.Year-- // the days were moved over the turn of a year
			}
		}
		return c.after(clock.Meanings(c.moved(d), e.stamp, loc))
	}
	if !c.started {
		return c.onFirstDay(e.stamp, loc)
	}
	base := c.now.In(loc)
	var all []clock.Moment
	for delta := -1; delta <= 2; delta++ {
		all = append(all, clock.Meanings(base.AddDate(0, 0, delta), e.stamp, loc)...)
	}
	return c.after(all)
}

// moved gives a printed day as the person who gave another for the first update means it.
func (c *clockwork) moved(d clock.Day) time.Time { return d.At(time.UTC).AddDate(0, 0, c.shift) }

// onFirstDay finds the instant that falls on the first day in the event's zone, whatever zone the clock was printed in.
func (c *clockwork) onFirstDay(s clock.Stamp, loc *time.Location) clock.Moment {
	for delta := -1; delta <= 1 && s.Hour < 24; delta++ {
		for _, m := range clock.Meanings(c.first.AddDate(0, 0, delta), s, loc) {
			if m.At.In(c.zone).Format(time.DateOnly) == c.first.Format(time.DateOnly) {
				return m
			}
		}
	}
	return clock.Meanings(c.first, s, loc)[0]
}

// after picks the first instant that is not before the last one, or one that slipped a
// little out of order when the alternative is nearly a day away.
func (c *clockwork) after(all []clock.Moment) clock.Moment {
	slices.SortFunc(all, func(a, b clock.Moment) int { return a.At.Compare(b.At) })
	var slipped *clock.Moment
	for i, m := range all {
		if !c.started || !m.At.Before(c.now) {
			if slipped != nil && m.At.Sub(c.now) > nearly {
				break
			}
			return m
		}
		if c.now.Sub(m.At) <= c.slip {
			slipped = &all[i]
		}
	}
	if slipped != nil {
		slipped.Reason = reasonOrder
		return *slipped
	}
	m := all[len(all)-1]
	m.Reason = reasonOrder
	return m
}

// steps counts how often the clock goes back and on down the page.
func steps(entries []entry) (down, up int) {
	all := make([]clock.Stamp, len(entries))
	for i, e := range entries {
		all[i] = e.stamp
		all[i].Day = e.day
	}
	return clock.Steps(all)
}
