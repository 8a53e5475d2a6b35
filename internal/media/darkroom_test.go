package media

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestManyPicturesOnFewProcessors: on a machine on which one takes six seconds, forty come at once. Those who are let
// in are done in their time, three after each other on each of two processors, and the others are told to come later.
func TestManyPicturesOnFewProcessors(t *testing.T) {
	const processors, one, step = 2, 6 * time.Second, 100 * time.Millisecond
	synctest.Test(t, func(t *testing.T) {
		d := newDarkroom(processors, 10)
		var within, most, done atomic.Int64
		var all sync.WaitGroup
		for range 40 {
			all.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				defer cancel()
				leave, err := d.enter(ctx, 1)
				if err != nil {
					return
				}
				defer leave()
				most.Store(max(most.Load(), within.Add(1)))
				defer within.Add(-1)
				for left := one; left > 0 && ctx.Err() == nil; left -= step * processors / max(processors, time.Duration(within.Load())) {
					time.Sleep(step)
				}
				if ctx.Err() == nil {
					done.Add(1)
				}
			})
		}
		all.Wait()
		if most.Load() != processors || done.Load() != 3*processors {
			t.Errorf("got %d done, %d at most at once; want %d and %d", done.Load(), most.Load(), 3*processors, processors)
		}
		leave, err := d.enter(t.Context(), 10)
		if err != nil {
			t.Fatalf("when all are gone: got %v, want all the memory free", err)
		}
		leave()
	})
}

// TestNoMemoryInTheDarkroom: whoever waits for memory in vain takes nobody's place.
func TestNoMemoryInTheDarkroom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDarkroom(2, 10)
		leave, err := d.enter(t.Context(), 9)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := d.enter(ctx, 2); err == nil {
			t.Error("more memory than is left: got in")
		}
		small, err := d.enter(t.Context(), 1)
		if err != nil {
			t.Fatalf("the other place: got %v", err)
		}
		small()
		leave()
	})
}
