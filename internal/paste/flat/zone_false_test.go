package flat

import (
	"testing"
	"time"
)

// One update in ten may be told otherwise, as when it was moved; a few tellings must all agree.
func TestConstant(t *testing.T) {
	hours := func(n int, more ...time.Duration) []time.Duration {
		for range n {
			more = append(more, time.Hour-28*time.Second)
		}
		return more
	}
	for name, c := range map[string]struct {
		apart []time.Duration
		zone  time.Duration
		ok    bool
	}{
		"all":             {hours(4), time.Hour, true},
		"all but one":     {hours(9, 3*time.Hour), time.Hour, true},
		"two of three":    {hours(2, 0), 0, false},
		"no zone's":       {hours(0, 37*time.Minute, 37*time.Minute), 0, false},
		"longer than one": {hours(0, 24*time.Hour, 24*time.Hour), 0, false},
		"nothing":         {nil, 0, false},
	} {
		zone, ok := constant(c.apart)
		if ok != c.ok || zone != c.zone {
			t.Errorf("%s: %v %v, want %v %v", name, zone, ok, c.zone, c.ok)
		}
	}
}
