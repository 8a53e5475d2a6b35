package coverage

import (
	"sync"
	"time"
)

// zones are those that were loaded, by name. There are some six hundred in all: what is no
// zone's name is not kept.
var zones sync.Map // string -> *time.Location

// Zone gives a zone by its name as IANA writes it. To load one is to find and parse a file,
// and a page asks for the same one with each line.
func Zone(name string) (*time.Location, error) {
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

// InZone gives a moment on the clock of a zone, in UTC if there is no such zone.
func InZone(t time.Time, zone string) time.Time {
	if at, err := Zone(zone); err == nil {
		return t.In(at)
	}
	return t.UTC()
}
