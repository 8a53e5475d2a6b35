package live

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/journal"
)

// fakeSite is a Source and a Render over a journal in memory: what a desk and its pages do,
// without either.
type fakeSite struct {
	mu       sync.Mutex
	changes  map[journal.Stream][]*journal.Change
	words    map[string]string // by item; "" once it was taken back
	ended    map[journal.Stream]bool
	broken   error // answers everything with it
	rendered int   // how many fragments were made
	asked    int   // how often lines were read
}

func newFakeSite() *fakeSite {
	return &fakeSite{changes: make(map[journal.Stream][]*journal.Change), words: make(map[string]string), ended: make(map[journal.Stream]bool)}
}

// commit stores a Change of an item in streams and gives it, for Apply.
func (f *fakeSite) commit(kind journal.Kind, id, words string, streams ...journal.Stream) *journal.Change {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.words[id] = words
	c := &journal.Change{Kind: kind, Item: "update", ID: id, At: time.Unix(0, 0)}
	for _, s := range append([]journal.Stream{journal.Site}, streams...) {
		c.Lines = append(c.Lines, journal.Line{Stream: s, Seq: int64(len(f.changes[s]) + 1)})
		f.changes[s] = append(f.changes[s], c)
	}
	c.Seq = int64(len(f.changes[journal.Site]))
	c.Seal()
	return c
}

func (f *fakeSite) Lines(_ context.Context, s journal.Stream, after journal.Position, limit int) ([]*journal.Change, bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	all := f.changes[s]
	if f.broken != nil || after.Seq > int64(len(all)) {
		return nil, false, f.broken
	}
	if p := at(all, s, after.Seq); p != after {
		return nil, false, nil
	}
	all = all[after.Seq:]
	return all[:min(limit, len(all))], true, nil
}

// at gives the position of line n of a stream.
func at(all []*journal.Change, s journal.Stream, n int64) journal.Position {
	if n == 0 {
		return journal.Start
	}
	p, _ := all[n-1].In(s)
	return p
}

func (f *fakeSite) Newest(_ context.Context, s journal.Stream, limit int) ([]*journal.Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	all := f.changes[s]
	return all[max(0, len(all)-limit):], f.broken
}

func (f *fakeSite) Head(_ context.Context, s journal.Stream) (journal.Position, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return at(f.changes[s], s, int64(len(f.changes[s]))), f.broken
}

func (f *fakeSite) Fragment(_ context.Context, lang string, _ journal.Stream, c *journal.Change) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rendered++
	return fmt.Appendf(nil, `{"id":%q,"words":%q,"lang":%q}`, c.ID, f.words[c.ID], lang), f.broken
}

func (f *fakeSite) Reset(_ context.Context, lang string, s journal.Stream) (journal.Position, []byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := f.changes[s]
	return at(all, s, int64(len(all))), fmt.Appendf(nil, `{"all":%d,"lang":%q}`, len(all), lang), f.broken
}

func (f *fakeSite) Ended(_ context.Context, s journal.Stream) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ended[s], f.broken
}

func (f *fakeSite) set(change func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change()
}

// fakeReader is the connection of one reader.
type fakeReader struct {
	header   http.Header
	mu       sync.Mutex
	status   int
	got      bytes.Buffer
	deadline time.Time
	stuck    bool          // takes nothing until the deadline
	gate     chan struct{} // if set, a write takes one of it
	returned chan struct{}
	leave    context.CancelFunc
	last     *byte // where the bytes of the last write stand
}

func (r *fakeReader) Header() http.Header { return r.header }

func (r *fakeReader) WriteHeader(status int) { r.status = status }

func (r *fakeReader) Write(b []byte) (int, error) {
	if r.gate != nil {
		<-r.gate
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stuck {
		<-time.After(time.Until(r.deadline))
		return 0, os.ErrDeadlineExceeded
	}
	r.last = &b[0]
	return r.got.Write(b)
}

func (r *fakeReader) Flush() {}

func (r *fakeReader) SetWriteDeadline(t time.Time) error {
	r.deadline = t
	return nil
}

// read begins to read a stream; last is the header Last-Event-ID, query the address's.
func read(h *Hub, stream journal.Stream, last, query string, change ...func(*fakeReader)) *fakeReader {
	ctx, leave := context.WithCancel(context.Background())
	r := &fakeReader{header: make(http.Header), returned: make(chan struct{}), leave: leave}
	for _, c := range change {
		c(r)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "/stream"+query, nil)
	if err != nil {
		panic(err)
	}
	if last != "" {
		req.Header.Set("Last-Event-ID", last)
	}
	go func() {
		defer close(r.returned)
		h.Serve(r, req, stream, "en")
	}()
	return r
}

// text is everything that has come.
func (r *fakeReader) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.got.String()
}

// event is one event of a stream as a browser understands it.
type event struct{ id, name, data string }

// events reads what has come as a browser does.
func (r *fakeReader) events() []event { return parse(r.text()) }

func parse(text string) []event {
	var all []event
	for block := range strings.SplitSeq(text, "\n\n") {
		var e event
		for line := range strings.Lines(block) {
			name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			switch name {
			case "id":
				e.id = value
			case "event":
				e.name = value
			case "data":
				e.data = value
			}
		}
		if e.data != "" {
			all = append(all, e)
		}
	}
	return all
}

// names gives what has come as "event id", an event's number standing for its id.
func (r *fakeReader) names() string {
	var all []string
	for _, e := range r.events() {
		name := e.name
		if _, seq, ok := strings.Cut(e.id, "-"); ok {
			name += " " + seq
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
