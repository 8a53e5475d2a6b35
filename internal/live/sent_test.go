package live

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/journal"
)

// TestSent: each reader of a Change is timed until the last byte was taken; what a reader
// catches up with, who came later, is no news and not timed.
func TestSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var delays []time.Duration
		f := newFakeSite()
		h := New(f, f, Options{Sent: func(d time.Duration) {
			mu.Lock()
			defer mu.Unlock()
			delays = append(delays, d)
		}})
		slow := make(chan struct{}, 10)
		quick := read(h, stream, "", "")
		late := read(h, stream, "", "", func(r *fakeReader) { r.gate = slow })
		slow <- struct{}{} // the first words
		slow <- struct{}{} // the reset
		synctest.Wait()
		time.Sleep(time.Second)
		say(f, h, "one")
		synctest.Wait()
		check(t, "timed when one has it", len(delays), 1)
		time.Sleep(3 * time.Second)
		slow <- struct{}{}
		synctest.Wait()
		check(t, "timed when both have it", len(delays), 2)
		check(t, "the quick one", delays[0], 0)
		check(t, "the slow one", delays[1], 3*time.Second)

		after := read(h, stream, journal.Start.String(), "")
		synctest.Wait()
		check(t, "events of who came later", after.names(), "update 1")
		check(t, "timed then", len(delays), 2)
		check(t, "readers", h.ReadersOf()[stream], 3)
		for _, r := range []*fakeReader{quick, late, after} {
			r.leave()
			<-r.returned
		}
		check(t, "readers of streams that nobody reads", len(h.ReadersOf()), 0)
	})
}
