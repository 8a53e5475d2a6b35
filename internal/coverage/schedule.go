package coverage

import (
	"cmp"
	"time"

	"readout/internal/fault"
	"readout/internal/zones"
)

// MostAhead is how far ahead something can be scheduled or embargoed. A year typed wrongly
// is further.
const MostAhead = 3 * 366 * 24 * time.Hour

// Schedule is when something that waits becomes public by itself: an update, or a draft
// coverage with all that stands ready in it.
type Schedule struct {
	At       time.Time
	Revision int       // of the words that whoever set it agreed to
	By       string    // the user who set it: it is published in their name
	Set      time.Time // when it was set
	Held     Hold      // why it was not published at its time
}

// Hold is why something that was scheduled did not become public by itself.
type Hold string

// The reasons. Somebody who may publish then decides.
const (
	HeldRights  Hold = "rights"  // who set it may not publish any more
	HeldChanged Hold = "changed" // the words were changed since by somebody who may not publish
	HeldEmbargo Hold = "embargo" // an embargo lasts longer
	HeldRefused Hold = "refused" // a rule does not allow it
)

// Embargo is the moment before which nobody can make something public.
type Embargo struct {
	Until  time.Time
	By     string    // the user who set it
	Set    time.Time // when it was set
	Lifted *time.Time
	Lifter string // the user who lifted it before its time
	Reason string // and why
}

// Holds tells whether the embargo still forbids at a moment.
func (e *Embargo) Holds(now time.Time) bool {
	return e != nil && e.Lifted == nil && now.Before(e.Until)
}

// past are the faults of moments that have passed, by what they are for: what would be right
// instead is not the same.
var past = map[string]string{"pinned_until": "placement.past", "embargo_until": "embargo.past"}

// CheckAhead gives the fault of a moment that something is put off to: it is still to come,
// and not so far off that somebody mistyped it. The words say it in the event's zone.
func CheckAhead(field string, at, now time.Time, zone string) *fault.Error {
	switch {
	case !at.After(now):
		return fault.At(field, cmp.Or(past[field], "schedule.past"), "at", zones.In(at, zone), "now", zones.In(now, zone))
	case at.After(now.Add(MostAhead)):
		return fault.At(field, "schedule.far", "at", zones.In(at, zone), "most", zones.In(now.Add(MostAhead), zone))
	}
	return nil
}
