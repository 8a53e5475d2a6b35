// Package live sends what happens in a stream to everybody who reads it. It knows bytes
// and positions, not coverages: what to send is asked of a Source and a Render.
//
// Who owns what: the Hub owns the rings, one per stream that somebody reads; a ring holds
// the newest Changes of its stream, each with the bytes to send in each language, made
// when the first reader of that language needs them and shared by all. A reader owns its
// cursor and nothing else: it is woken, takes what follows its cursor from the ring, or
// from the Source where the ring does not reach back that far, and writes. One that is too
// slow is let go and comes back with its position.
package live

import (
	"context"
	"slices"
	"sync"
	"time"

	"readout/internal/journal"
)

// Source is where Changes come from that no ring holds.
type Source interface {
	// Lines gives at most limit Changes of a stream after a position; ok is false when the
	// stream has no such position.
	Lines(ctx context.Context, s journal.Stream, after journal.Position, limit int) (changes []*journal.Change, ok bool, err error)
	// Newest gives the newest Changes of a stream, at most limit, oldest first.
	Newest(ctx context.Context, s journal.Stream, limit int) ([]*journal.Change, error)
	// Head gives the position of a stream's newest Change.
	Head(ctx context.Context, s journal.Stream) (journal.Position, error)
}

// Render makes what readers are sent: one line of JSON.
type Render interface {
	// Fragment renders a Change as its subject stands now, so that what was withdrawn is
	// sent to nobody who comes later.
	Fragment(ctx context.Context, lang string, s journal.Stream, c *journal.Change) ([]byte, error)
	// Reset renders the whole state of a stream and says at which position it is.
	Reset(ctx context.Context, lang string, s journal.Stream) (journal.Position, []byte, error)
	// Ended tells whether nothing more is to be expected on a stream.
	Ended(ctx context.Context, s journal.Stream) (bool, error)
}

// Options are the Hub's bounds. The zero value takes the defaults.
type Options struct {
	Ring      int           // Changes that a ring holds; 512
	Idle      int           // rings kept though nobody reads them, for those who come back; 16
	Heartbeat time.Duration // silence after which a comment is sent; 15 s, below the 25 s promised
	Write     time.Duration // how long one write may take before a reader is let go; 10 s
	Readers   int           // how many may read at once; 15,000: below 20,000 open files
	// Sent is told, for each reader of a Change, how long it took from Apply until the last
	// of its bytes was handed to the connection. nil: nobody wants to know.
	Sent func(delay time.Duration)
}

func (o Options) orDefaults() Options {
	if o.Ring == 0 {
		o.Ring = 512
	}
	if o.Idle == 0 {
		o.Idle = 16
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 15 * time.Second
	}
	if o.Write == 0 {
		o.Write = 10 * time.Second
	}
	if o.Readers == 0 {
		o.Readers = 15000
	}
	return o
}

// Hub hands Changes to readers.
type Hub struct {
	source  Source
	render  Render
	o       Options
	closing chan struct{}
	places  chan struct{}  // one per reader that may read at once
	away    sync.WaitGroup // readers whose connection was taken over

	mu    sync.Mutex
	rings map[journal.Stream]*ring
	idle  []*ring // those that nobody reads, the longest unread first
}

// New makes a Hub. Close it to let all readers go.
func New(source Source, render Render, o Options) *Hub {
	o = o.orDefaults()
	return &Hub{
		source: source, render: render, o: o, closing: make(chan struct{}),
		places: make(chan struct{}, o.Readers), rings: make(map[journal.Stream]*ring),
	}
}

// Close lets all readers go; they come back on their own to whoever serves then.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.closing:
	default:
		close(h.closing)
	}
}

// Wait waits until all readers whose connections were taken over have gone, or ctx ends.
// They do after Close, at the latest when a write may take no longer. No more are to come.
func (h *Hub) Wait(ctx context.Context) {
	gone := make(chan struct{})
	go func() {
		h.away.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-ctx.Done():
	}
}

// Apply takes the Changes of a commit, in order, and wakes the readers of their streams.
// It never waits for one.
func (h *Hub) Apply(changes []*journal.Change) {
	now := time.Now()
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range changes {
		for _, l := range c.Lines {
			if r, ok := h.rings[l.Stream]; ok {
				r.add(c, now)
			}
		}
	}
}

// Forget drops all that was rendered: what pages have in common is another now. Who comes
// later is sent lines as they are rendered then.
func (h *Hub) Forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range h.rings {
		r.forget()
	}
}

// Readers tells how many read at this moment.
func (h *Hub) Readers() int { return len(h.places) }

// ReadersOf tells how many read each stream that somebody reads.
func (h *Hub) ReadersOf() map[journal.Stream]int {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := make(map[journal.Stream]int)
	for s, r := range h.rings {
		if r.readers > 0 {
			all[s] = r.readers
		}
	}
	return all
}

// ring gives the ring of a stream and counts one more reader of it; drop counts one less.
func (h *Hub) ring(s journal.Stream) *ring {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, ok := h.rings[s]
	if !ok {
		// From here on Apply reaches the ring; what was committed before, it asks the Source for.
		r = newRing(s, h.o.Ring)
		h.rings[s] = r
	}
	h.idle = slices.DeleteFunc(h.idle, func(i *ring) bool { return i == r })
	r.readers++
	return r
}

// drop keeps the ring of a reader who was the last for a while: when a network fails, all
// readers of a stream go and come back at once, and must not each ask the Source.
func (h *Hub) drop(r *ring) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if r.readers--; r.readers > 0 {
		return
	}
	h.idle = append(h.idle, r)
	if len(h.idle) > h.o.Idle {
		delete(h.rings, h.idle[0].stream)
		h.idle = slices.Delete(h.idle, 0, 1)
	}
}
