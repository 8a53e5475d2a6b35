// Package zones knows time zones by name: which names there are, and a moment on the clock of one.
//
// A name is one that the IANA database gives, as "Asia/Tokyo" (https://www.iana.org/time-zones). A
// folder of zone files opens by more: "Asia//Tokyo", "posix/Asia/Tokyo" and "localtime" mean
// nothing to a browser, whose clock then stands still, and "Local" nothing to anybody but Go.
package zones

import (
	"fmt"
	"regexp"
	"sync"
	"time"
)

// named is how names are built: a region and places within it, each beginning with a capital.
var named = regexp.MustCompile(`^[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)*$`)

// loaded are those that were asked for, by name. There are some six hundred in all: what names
// none is not kept.
var loaded sync.Map // string -> *time.Location

// Load gives a zone by its name. To load one is to find and parse a file, and a page asks for
// the same one with each line, so it is done once.
func Load(name string) (*time.Location, error) {
	if known, ok := loaded.Load(name); ok {
		return known.(*time.Location), nil
	}
	if name == "Local" || name == "Factory" || !named.MatchString(name) {
		return nil, fmt.Errorf("%q is no time zone's name", name)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	loaded.Store(name, zone)
	return zone, nil
}

// In gives a moment on the clock of a zone, in UTC if there is no such zone.
func In(t time.Time, name string) time.Time {
	if zone, err := Load(name); err == nil {
		return t.In(zone)
	}
	return t.UTC()
}
