package web

import (
	"time"

	"readout/internal/coverage"
)

// State says how far a covered event is, with a sign beside the word: never by colour alone.
type State struct {
	Words
	State coverage.State
	When  *Time // since, until or for when, if that is known
}

func stateOf(w Words, c *coverage.Content, first, last *time.Time) State {
	s := State{Words: w, State: c.State}
	at := c.Starts
	switch {
	case c.State == coverage.Ended:
		at = firstOf(c.Ends, last)
	case c.State == coverage.Paused:
		at = last
	case c.State == coverage.Running:
		at = firstOf(c.Starts, first)
	}
	if at != nil {
		s.When = &Time{Words: w, At: zone(*at, c.TZ), TZ: c.TZ}
	}
	return s
}

func firstOf(times ...*time.Time) *time.Time {
	for _, t := range times {
		if t != nil {
			return t
		}
	}
	return nil
}

// Name says the state in a word or two.
func (s State) Name() string { return s.T("state." + string(s.State)) }

// Lead says what the time behind it means.
func (s State) Lead() string { return s.T("web.when." + string(s.State)) }
