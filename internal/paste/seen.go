package paste

import (
	"slices"
	"strings"
	"time"

	"readout/internal/fault"
	"readout/internal/paste/clock"
)

// resolveAgo turns clocks that say how long ago it was into clocks with their days. Without a
// moment they are seen from it asks for one.
func (p *page) resolveAgo(entries []entry, o Options) error {
	first := slices.IndexFunc(entries, func(e entry) bool { return e.stamp.IsAgo })
	if first < 0 {
		return nil
	}
	if o.Zone == nil {
		return fault.At("zone", "paste.zone_needed")
	}
	from, ok := p.seenFrom(entries[0].starts(), o)
	if !ok {
		return fault.At("saved", "paste.saved_needed", "clock", p.lines[entries[first].line].Text)
	}
	for i := range entries {
		if s := entries[i].stamp; s.IsAgo {
			at := from.Add(-s.Ago).In(o.Zone)
			entries[i].stamp = *clock.StampOf(at, time.FixedZone("", clock.Offset(at)/60*60))
			entries[i].day = entries[i].stamp.Day
		}
	}
	p.note(entries[first].line, reasonAgo)
	return nil
}

// seenFrom gives the moment that a page's clocks are seen from.
func (p *page) seenFrom(to int, o Options) (time.Time, bool) {
	if !o.Saved.IsZero() {
		return o.Saved, true
	}
	if at, ok := p.facts.Changed.Moment(clock.Day{}, o.Zone); ok {
		return at, true
	}
	given, _ := clock.InstantDay(o.Date)
	var newest time.Time
	for i := p.first; i < to; i++ {
		if at, ok := p.stampOn(i).Moment(given, o.Zone); ok && at.After(newest) {
			newest = at
		}
	}
	if newest.IsZero() {
		return p.facts.Published.Moment(clock.Day{}, o.Zone)
	}
	return newest, true
}

// stampOn reads the moment that a line of a page's head is the stamp of; nil for none.
func (p *page) stampOn(i int) *clock.Stamp {
	l := p.lines[i]
	if l.When != nil && !l.When.IsAgo {
		return l.When
	}
	if !clock.IsStamp(l.Norm) {
		return nil
	}
	s := strings.Trim(l.Norm, "() ")
	s = s[len(clock.Label(s)):]
	if at, _, _, ok := clock.ReadParts(s); ok {
		return &at
	}
	return nil
}
