package meter

import (
	"sync/atomic"
	"time"
)

// delays counts how long Changes were on their way, for whoever looks at the desk: the
// numbers for Prometheus are kept where only Prometheus reads them.
type delays struct {
	within [15]atomic.Uint64 // by the bounds of fine; the last is beyond them
}

func (d *delays) add(delay time.Duration) {
	for i, bound := range fine {
		if delay.Seconds() <= bound {
			d.within[i].Add(1)
			return
		}
	}
	d.within[len(fine)].Add(1)
}

// Delay tells how many Changes were sent, and within which times half of them and 99 in a
// hundred were. beyond: that of the 99 is more than the longest time that is told apart.
func (m *Meter) Delay() (count uint64, half, slowest time.Duration, beyond bool) {
	var counts [15]uint64
	for i := range counts {
		counts[i] = m.delays.within[i].Load()
		count += counts[i]
	}
	half, _ = quantile(counts[:], count, 50)
	slowest, beyond = quantile(counts[:], count, 99)
	return count, half, slowest, beyond
}

// quantile gives the bound within which so many in a hundred are.
func quantile(counts []uint64, total, percent uint64) (within time.Duration, beyond bool) {
	wanted, seen := (total*percent+99)/100, uint64(0)
	for i, bound := range fine {
		if seen += counts[i]; total > 0 && seen >= wanted {
			return time.Duration(bound * float64(time.Second)), false
		}
	}
	return time.Duration(fine[len(fine)-1] * float64(time.Second)), total > 0
}
