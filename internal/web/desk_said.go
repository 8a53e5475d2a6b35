package web

import (
	"time"

	"readout/internal/fault"
	"readout/internal/zones"
)

// saidFormat is how an input of type datetime-local writes a moment, in the event's zone.
const saidFormat = "2006-01-02T15:04"

// saidForms are the ways a person without such an input may write it.
var saidForms = []string{saidFormat, "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05"}

// readSaid reads the time something was said, nil if none is given.
func readSaid(typed, zone string) (*time.Time, error) {
	if typed == "" {
		return nil, nil
	}
	loc := zoneOf(zone)
	for _, layout := range saidForms {
		if t, err := time.ParseInLocation(layout, typed, loc); err == nil {
			t = t.UTC()
			return &t, nil
		}
	}
	return nil, fault.At("said", "desk.said_unreadable", "typed", typed)
}

// writeSaid writes a moment for such an input.
func writeSaid(t time.Time, zone string) string { return t.In(zoneOf(zone)).Format(saidFormat) }

// zoneOf gives a zone by its name; a coverage's is checked when it is stored.
func zoneOf(name string) *time.Location {
	loc, err := zones.Load(name)
	if err != nil {
		return time.UTC
	}
	return loc
}
