package web

import (
	"net/url"
	"slices"
	"time"

	"readout/internal/fault"
)

// readMoment reads a moment to come, on the clock of a zone; nil if none is given. When a
// clock is set back an hour comes twice: which is meant is said in the field named twice,
// "first" or "second". An hour that a clock skips is no time at all.
func readMoment(field, typed, twice, zone string) (*time.Time, error) {
	if typed == "" {
		return nil, nil
	}
	for _, layout := range saidForms {
		wall, err := time.Parse(layout, typed)
		if err != nil {
			continue
		}
		at := onClock(wall, zoneOf(zone))
		switch {
		case len(at) == 0:
			return nil, fault.At(field, "schedule.no_such_time", "typed", typed, "zone", zone)
		case len(at) == 2 && twice == "second":
			return &at[1], nil
		case len(at) == 2 && twice != "first":
			return nil, fault.At(field+"_twice", "schedule.twice", "typed", typed, "zone", zone)
		}
		return &at[0], nil
	}
	return nil, fault.At(field, "desk.said_unreadable", "typed", typed)
}

// readLater reads when a new text becomes public, and before when it must not.
func readLater(typed url.Values, zone string) (publish, embargo *time.Time, err error) {
	publish, err = readMoment("publish_at", typed.Get("publish_at"), typed.Get("publish_at_twice"), zone)
	if err != nil {
		return nil, nil, err
	}
	embargo, err = readMoment("embargo_until", typed.Get("embargo_until"), typed.Get("embargo_until_twice"), zone)
	return publish, embargo, err
}

// whichTwice lets choose between the two moments of an hour that comes twice.
func (w Words) whichTwice() []choiceGroup {
	return []choiceGroup{{Choices: []choice{
		{Label: w.T("desk.choose")}, {Value: "first", Label: w.T("schedule.first")}, {Value: "second", Label: w.T("schedule.second")},
	}}}
}

// onClock gives the moments at which a clock shows a time: one, none, or two.
func onClock(wall time.Time, zone *time.Location) []time.Time {
	var all []time.Time
	for _, near := range []time.Duration{-36 * time.Hour, 36 * time.Hour} { // no zone is further from UTC, or set twice in as short a time
		_, offset := wall.Add(near).In(zone).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		shows := at.In(zone).Format(time.DateTime) == wall.Format(time.DateTime)
		if shows && !slices.ContainsFunc(all, at.Equal) {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}
