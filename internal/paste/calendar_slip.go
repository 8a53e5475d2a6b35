package paste

import (
	"slices"
	"strings"
	"time"

	"readout/internal/paste/clock"
)

// How far an update may stand out of order on a page that runs on without a pause, and how many may.
const (
	longSlip   = 3 * time.Hour
	pauseless  = 2 * time.Hour // between half of its updates at most
	fewestSlip = 5             // updates of such a page
)

// ownZones takes the zone off clocks that is the event's own by its name on that day: Moscow's was four hours
// from Greenwich for some years, and "мск" is what its clocks showed.
func ownZones(entries []entry, first time.Time, zone *time.Location) {
	called, _ := first.Add(12 * time.Hour).In(zone).Zone()
	for i := range entries {
		z := &entries[i].stamp.Zone
		if z.Fixed != nil && (strings.EqualFold(z.Name, called) || z.Name == "мск" && called == "MSK") {
			z.Fixed = nil
		}
	}
}

// slipOf gives how far the updates of a page may stand out of order without being taken for another day's:
// further where few of them do, the others follow each other soon, and another day would be nearly a whole
// one away.
func slipOf(entries []entry, order []int) time.Duration {
	if len(entries) < fewestSlip {
		return slip
	}
	var on []time.Duration
	back := 0
	last := -1
	for _, i := range order {
		e := entries[i]
		if e.pin || e.stamp.IsAgo || e.day.Printed() || e.stamp.Zone != (clock.Zone{}) && e.stamp.Zone.Name != entries[order[0]].stamp.Zone.Name {
			return slip
		}
		m := e.stamp.Minutes()
		if last >= 0 {
			switch step := time.Duration(m-last) * time.Minute; {
			case step >= 0:
				on = append(on, step)
			case -step > slip && -step <= longSlip:
				back++
			}
		}
		last = m
	}
	if len(on) == 0 || back*5 > 2*len(entries) {
		return slip
	}
	slices.Sort(on)
	if on[len(on)/2] > pauseless {
		return slip
	}
	return longSlip
}
