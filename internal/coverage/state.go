package coverage

import (
	"time"

	"readout/internal/fault"
)

// To gives the state that a marker of this sort leads to, "" for no marker.
func (m Mark) To() State {
	return map[Mark]State{MarkStart: Running, MarkPause: Paused, MarkResume: Running, MarkEnd: Ended}[m]
}

// Move brings a coverage into a state at a moment, and keeps when: of the plan nothing is
// lost, as it stands beside what came of it. An end is kept of what began here alone: when a
// page ended that was written afterwards, its last update tells.
func (c *Content) Move(to State, at time.Time) {
	if to == c.State {
		return
	}
	at = at.UTC()
	switch to {
	case Planned:
		c.Began, c.Paused, c.Finished = nil, nil, nil
	case Running:
		if c.Began == nil {
			c.Began = &at
		}
		c.Paused, c.Finished = nil, nil
	case Paused:
		c.Paused, c.Finished = &at, nil
	case Ended:
		c.Paused = nil
		if c.Began != nil {
			c.Finished = &at
		}
	}
	c.State = to
}

// Start is when the event began, or is to begin; first is when its first update was said.
func (c *Content) Start(first *time.Time) *time.Time {
	if c.Began != nil && first != nil && first.Before(*c.Began) {
		return first
	}
	return oneOfTimes(c.Began, c.Starts, first)
}

// End is when the event ended, or is to end, nil if nobody knows; last is when its last
// update was said.
func (c *Content) End(last *time.Time) *time.Time {
	if c.State != Ended {
		return c.Ends
	}
	return oneOfTimes(c.Finished, c.Ends, last)
}

func oneOfTimes(times ...*time.Time) *time.Time {
	for _, t := range times {
		if t != nil {
			return t
		}
	}
	return nil
}

// SameState tells whether two contents are in the same state, since the same time.
func (c *Content) SameState(other *Content) bool {
	return c.State == other.State && sameTime(c.Began, other.Began) && sameTime(c.Paused, other.Paused) && sameTime(c.Finished, other.Finished)
}

func sameTime(a, b *time.Time) bool { return a == b || a != nil && b != nil && a.Equal(*b) }

// checkTimes gives the faults of when it is to begin and end, and when it did.
func (c *Content) checkTimes() []*fault.Error {
	var faults []*fault.Error
	for _, t := range []struct {
		field string
		at    *time.Time
	}{{"starts", c.Starts}, {"ends", c.Ends}, {"began", c.Began}, {"finished", c.Finished}} {
		if t.at != nil && (t.at.Year() < 1800 || t.at.Year() > 9000) {
			faults = append(faults, fault.At(t.field, "coverage.year", "got", t.at.Year()))
		}
	}
	if c.Starts != nil && c.Ends != nil && !c.Starts.Before(*c.Ends) {
		faults = append(faults, fault.At("ends", "coverage.ends_first"))
	}
	if c.Began != nil && c.Finished != nil && c.Finished.Before(*c.Began) {
		faults = append(faults, fault.At("finished", "coverage.ends_first"))
	}
	return faults
}
