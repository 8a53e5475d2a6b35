package media

import (
	"context"
	"runtime"

	"golang.org/x/sync/semaphore"
)

// work is where all pictures of the process are decoded and scaled.
var work = newDarkroom(runtime.GOMAXPROCS(0), maxWork)

// A darkroom has a place for each processor, and memory that those within share. With more at work than processors
// each would take the longer, and where many come at once all of them longer than anybody waits: none would be done.
type darkroom struct{ places, memory *semaphore.Weighted }

func newDarkroom(places int, memory int64) *darkroom {
	return &darkroom{semaphore.NewWeighted(int64(places)), semaphore.NewWeighted(memory)}
}

// enter waits for a place and for memory, in the order of those who come and as long as the context lets them.
// Whoever was let in leaves.
func (d *darkroom) enter(ctx context.Context, memory int64) (leave func(), err error) {
	if err := d.places.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	if err := d.memory.Acquire(ctx, memory); err != nil {
		d.places.Release(1)
		return nil, err
	}
	return func() {
		d.memory.Release(memory)
		d.places.Release(1)
	}, nil
}
