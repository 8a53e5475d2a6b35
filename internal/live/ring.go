package live

import (
	"context"
	"sync"

	"readout/internal/journal"
)

// ring holds the newest Changes of a stream.
type ring struct {
	stream  journal.Stream
	readers int // guarded by the Hub

	mu    sync.Mutex
	most  int
	lines []*line       // in order, without gaps
	news  chan struct{} // closed and made anew when something was added

	ends  sync.Mutex // held while the Render is asked, so that one asks for all
	asked bool       // whether ended is known
	ended bool
}

// line is a Change with the bytes it is sent as.
type line struct {
	at     journal.Position
	change *journal.Change
	mu     sync.Mutex
	bytes  map[string][]byte // by language
}

func newRing(s journal.Stream, most int) *ring {
	return &ring{stream: s, most: most, news: make(chan struct{})}
}

// add puts a Change at the end. The lines about the same item lose their bytes: they are
// to be sent as the item stands now.
func (r *ring) add(c *journal.Change) {
	at, ok := c.In(r.stream)
	if !ok {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.lines); n > 0 && r.lines[n-1].at.Seq+1 != at.Seq {
		r.lines = nil // a gap: the Source knows what was missed
	}
	for _, l := range r.lines {
		if l.change.ID == c.ID && l.change.Item == c.Item {
			l.forget()
		}
	}
	if len(r.lines) == r.most {
		r.lines = append(r.lines[:0:0], r.lines[r.most/4:]...)
	}
	r.lines = append(r.lines, &line{at: at, change: c, bytes: make(map[string][]byte)})
	if c.Kind == journal.Covered {
		r.asked = false
	}
	close(r.news)
	r.news = make(chan struct{})
}

// knows tells whether a position is one of the ring's lines.
func (r *ring) knows(p journal.Position) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.index(p)
	return i >= 0 && r.lines[i].at.Hash == p.Hash
}

// index gives the place of a position among the lines, -1 for the one right before the
// first; less or more than any line for others.
func (r *ring) index(p journal.Position) int64 {
	if len(r.lines) == 0 {
		return -2
	}
	i := p.Seq - r.lines[0].at.Seq
	if i < -1 || i >= int64(len(r.lines)) {
		return -2
	}
	return i
}

// after gives what follows a position that is known to be one of the stream, and a channel
// that closes when there is more. held is false when the ring does not reach back that
// far: then only the Source can tell.
func (r *ring) after(p journal.Position) (lines []*line, news <-chan struct{}, held bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.index(p)
	if i < -1 {
		return nil, r.news, false
	}
	return append([]*line(nil), r.lines[i+1:]...), r.news, true
}

// over tells whether the stream has ended. The Render is asked once for all readers, and
// again only after a Change that may have ended it or begun it anew.
func (r *ring) over(ctx context.Context, render Render) (bool, error) {
	r.ends.Lock()
	defer r.ends.Unlock()
	r.mu.Lock()
	asked, ended := r.asked, r.ended
	r.asked = true // a Change that comes while we ask makes the next one ask again
	r.mu.Unlock()
	if asked {
		return ended, nil
	}
	ended, err := render.Ended(ctx, r.stream)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended = ended
	if err != nil {
		r.asked = false
	}
	return ended, err
}

// message gives the bytes of a line in a language, rendered by the first who asks. Two
// that ask at once wait for one rendering.
func (l *line) message(ctx context.Context, render Render, lang string, s journal.Stream) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b, ok := l.bytes[lang]; ok {
		return b, nil
	}
	data, err := render.Fragment(ctx, lang, s, l.change)
	if err != nil {
		return nil, err
	}
	b := message(string(l.change.Kind), l.at, data)
	l.bytes[lang] = b
	return b, nil
}

func (l *line) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.bytes)
}
