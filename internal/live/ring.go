package live

import (
	"context"
	"sync"
	"time"

	"readout/internal/journal"
)

// ring holds the newest Changes of a stream.
type ring struct {
	stream  journal.Stream
	readers int // guarded by the Hub

	mu    sync.Mutex
	most  int
	lines []*line       // in order, without gaps; added to and replaced, never written over: readers hold parts of it
	news  chan struct{} // closed and made anew when something was added

	fill   sync.Mutex // held while the Source is asked, so that one asks for all
	filled bool       // whether what was committed before the ring stands in it

	whole  sync.Mutex // held while the Render makes the whole state, so that one makes it for all
	states map[string]state

	ends  sync.Mutex // held while the Render is asked, so that one asks for all
	asked bool       // whether ended is known
	ended bool
}

// state is the whole of a stream at a position, as a reset sends it.
type state struct {
	at    journal.Position
	bytes []byte
}

// line is a Change with the bytes it is sent as.
type line struct {
	at     journal.Position
	change *journal.Change
	came   time.Time // when Apply brought it; zero if the Source did

	making sync.Mutex // held while the Render is asked, so that one asks for all

	mu     sync.Mutex        // never held while somebody is waited for: Apply takes it
	bytes  map[string][]byte // by language
	forgot int               // how often they were dropped
}

func newRing(s journal.Stream, most int) *ring {
	return &ring{stream: s, most: most, news: make(chan struct{}), states: make(map[string]state)}
}

// add puts a Change that came just now at the end. The lines about the same item lose their
// bytes: they are to be sent as the item stands now. When words were taken back all of them
// do: others may show them too, as what is pinned, or cited.
func (r *ring) add(c *journal.Change, now time.Time) {
	at, ok := c.In(r.stream)
	if !ok {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.states)
	for _, l := range r.lines {
		if c.Kind == journal.Retracted || l.change.ID == c.ID && l.change.Item == c.Item {
			l.forget()
		}
	}
	if n := len(r.lines); n > 0 && at.Seq <= r.lines[n-1].at.Seq {
		return // the backfill read it between its commit and now
	} else if n > 0 && r.lines[n-1].at.Seq+1 != at.Seq {
		r.lines = nil // a gap: the Source knows what was missed
	}
	if over := len(r.lines) - r.most + 1; over > 0 { // a backfill may have made it longer than one
		r.lines = append(r.lines[:0:0], r.lines[max(over, r.most/4):]...)
	}
	l := newLine(at, c)
	l.came = now
	r.lines = append(r.lines, l)
	if c.Kind == journal.Covered {
		r.asked = false
	}
	close(r.news)
	r.news = make(chan struct{})
}

// backfill puts the newest Changes from before the ring in front of what it has, once.
func (r *ring) backfill(ctx context.Context, source Source) error {
	r.fill.Lock()
	defer r.fill.Unlock()
	if r.filled {
		return nil
	}
	changes, err := source.Newest(ctx, r.stream, r.most/2)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.filled = true
	var before []*line
	for _, c := range changes {
		at, _ := c.In(r.stream)
		if len(r.lines) > 0 && at.Seq >= r.lines[0].at.Seq {
			break
		}
		before = append(before, newLine(at, c))
	}
	if n := len(before); n > 0 && (len(r.lines) == 0 || before[n-1].at.Seq+1 == r.lines[0].at.Seq) {
		r.lines = append(before, r.lines...)
	}
	return nil
}

func newLine(at journal.Position, c *journal.Change) *line {
	return &line{at: at, change: c, bytes: make(map[string][]byte)}
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
	return r.lines[i+1 : len(r.lines) : len(r.lines)], r.news, true
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

// reset gives the whole state in a language, rendered by the first who asks after a Change.
func (r *ring) reset(ctx context.Context, render Render, lang string) (state, error) {
	r.whole.Lock()
	defer r.whole.Unlock()
	r.mu.Lock()
	made, ok := r.states[lang]
	news := r.news
	r.mu.Unlock()
	if ok {
		return made, nil
	}
	at, data, err := render.Reset(ctx, lang, r.stream)
	if err != nil {
		return state{}, err
	}
	made = state{at: at, bytes: message("reset", at, data)}
	r.mu.Lock()
	defer r.mu.Unlock()
	if news == r.news { // nothing was added meanwhile
		r.states[lang] = made
	}
	return made, nil
}

// forget drops what was rendered. What is being rendered meanwhile may stay until the next
// Change of its item.
func (r *ring) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.states)
	for _, l := range r.lines {
		l.forget()
	}
}

// message gives the bytes of a line in a language, rendered by the first who asks. Two
// that ask at once wait for one rendering; whoever applies a Change meanwhile does not.
func (l *line) message(ctx context.Context, render Render, lang string, s journal.Stream) ([]byte, error) {
	if b, ok, _ := l.made(lang); ok {
		return b, nil
	}
	l.making.Lock()
	defer l.making.Unlock()
	b, ok, forgot := l.made(lang)
	if ok { // while we waited
		return b, nil
	}
	data, err := render.Fragment(ctx, lang, s, l.change)
	if err != nil {
		return nil, err
	}
	b = message(string(l.change.Kind), l.at, data)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.forgot == forgot { // else its item is another by now: who asks next has it rendered anew
		l.bytes[lang] = b
	}
	return b, nil
}

// made gives the bytes that were rendered, and how often such were dropped.
func (l *line) made(lang string) (b []byte, ok bool, forgot int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok = l.bytes[lang]
	return b, ok, l.forgot
}

func (l *line) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.bytes)
	l.forgot++
}
