package web

import (
	"errors"
	"net/url"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

// The fields of when a coverage is to be, and when it was.
var (
	planFields = []string{"starts", "ends"}
	timeFields = []string{"starts", "ends", "began", "finished"}
)

// setTimes fills the fields of times.
func (f *form) setTimes(c *coverage.Content) *form {
	for name, at := range timesOf(c) {
		if at != nil {
			f.set(name, writeSaid(*at, c.TZ))
		}
	}
	return f
}

func timesOf(c *coverage.Content) map[string]*time.Time {
	return map[string]*time.Time{"starts": c.Starts, "ends": c.Ends, "began": c.Began, "finished": c.Finished}
}

// readTimes reads some of the fields, on the clock of a zone. What stands there as it was
// written is left alone, as what is stored may be finer; what was emptied is the zero time.
func readTimes(typed url.Values, names []string, zone string, before *coverage.Content) (map[string]*time.Time, error) {
	out, stored := make(map[string]*time.Time), timesOf(before)
	var faults []*fault.Error
	for _, name := range names {
		was := ""
		if stored[name] != nil {
			was = writeSaid(*stored[name], before.TZ)
		}
		if !typed.Has(name) || typed.Get(name) == was {
			continue
		}
		at, err := readMoment(name, typed.Get(name), typed.Get(name+"_twice"), zone)
		if bad, ok := errors.AsType[*fault.Error](err); ok {
			faults = append(faults, bad)
			continue
		}
		if at == nil {
			at = &time.Time{}
		}
		out[name] = at
	}
	return out, fault.Join(faults...)
}

// putTimes hands the times that were read to an edit.
func putTimes(e *desk.CoverageEdit, times map[string]*time.Time) {
	e.Starts, e.Ends, e.Began, e.Finished = times["starts"], times["ends"], times["began"], times["finished"]
}
