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
	switch c.State {
	case coverage.Ended:
		at = c.End(last)
	case coverage.Paused:
		at = firstOf(c.Paused, last)
	case coverage.Running:
		at = c.Start(first)
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

// Planned tells whether it is to come: how far off that is the reader's own clock tells.
func (s State) Planned() bool { return s.State == coverage.Planned }

// Lead says what the time behind it means.
func (s State) Lead() string { return s.T("web.when." + string(s.State)) }
