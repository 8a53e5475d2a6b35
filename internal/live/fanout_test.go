package live

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"readout/internal/journal"
)

// BenchmarkFanout measures what one update costs per reader it is delivered to, by the hub
// and by a plain handler with a goroutine and a channel per reader, which holds no
// position, no ring and no second language: less than that nobody can do with net/http.
// "cpu-ns/delivery" counts the whole process, over TCP the reading ends with it.
func BenchmarkFanout(b *testing.B) {
	for _, way := range []string{"memory", "tcp"} {
		for _, who := range []string{"hub", "plain"} {
			b.Run(fmt.Sprintf("%s/%s", way, who), func(b *testing.B) { fanout(b, way, who) })
		}
	}
}

// fanner sends an update to all readers; received counts their deliveries.
type fanner interface {
	http.Handler
	send()
	close()
}

func fanout(b *testing.B, way, who string) {
	readers := 1000
	if way == "tcp" {
		readers = 200
	}
	var f fanner = newPlain()
	if who == "hub" {
		f = newHubFanner()
	}
	received := make(chan struct{}, readers)
	read, end := connect(b, way, f, received)
	for range readers {
		read()
	}
	f.send() // warm: everybody is there
	wait(received, readers)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	cpu := cpuTime()
	b.ResetTimer()
	for b.Loop() {
		f.send()
		wait(received, readers)
	}
	b.StopTimer()
	deliveries := float64(b.N) * float64(readers)
	b.ReportMetric(float64(cpuTime()-cpu)/deliveries, "cpu-ns/delivery")
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/deliveries, "allocs/delivery")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/deliveries, "B/delivery")
	f.close()
	end()
}

func wait(received <-chan struct{}, n int) {
	for range n {
		<-received
	}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// connect gives a function that adds a reader, and one that waits until all have gone.
func connect(b *testing.B, way string, f fanner, received chan<- struct{}) (read, end func()) {
	if way == "memory" {
		var all sync.WaitGroup
		return func() {
			req := httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/?after="+journal.Start.String(), nil)
			all.Go(func() { f.ServeHTTP(&sink{header: make(http.Header), received: received}, req) })
		}, all.Wait
	}
	srv := httptest.NewServer(f)
	var all sync.WaitGroup
	return func() {
		conn, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.WriteString(conn, "GET /?after="+journal.Start.String()+" HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			b.Fatal(err)
		}
		all.Go(func() { count(conn, received) })
	}, func() { srv.CloseClientConnections(); srv.Close(); all.Wait() }
}

// count reads a connection and tells of each event by the mark that it holds.
func count(conn net.Conn, received chan<- struct{}) {
	defer conn.Close()
	buf := make([]byte, 4096)
	for {
		n, err := conn.Read(buf)
		for range bytes.Count(buf[:n], mark) {
			received <- struct{}{}
		}
		if err != nil {
			return
		}
	}
}

// sink is a connection in memory.
type sink struct {
	header   http.Header
	received chan<- struct{}
}

func (s *sink) Header() http.Header                { return s.header }
func (s *sink) WriteHeader(int)                    {}
func (s *sink) Flush()                             {}
func (s *sink) SetWriteDeadline(_ time.Time) error { return nil }

func (s *sink) Write(p []byte) (int, error) {
	if bytes.Contains(p[max(0, len(p)-16):], mark) {
		s.received <- struct{}{}
	}
	return len(p), nil
}

// mark ends a fragment.
var mark = []byte("¶")

// fragment is an update as pages have them: about 1.5 KB.
var fragment = []byte(`{"html":"` + strings.Repeat("words of an update, ", 75) + `¶"}`)

type hubFanner struct {
	*Hub
	seq int64
}

// fixed is a Source without past and a Render of one fragment.
type fixed struct{}

func (fixed) Lines(context.Context, journal.Stream, journal.Position, int) ([]*journal.Change, bool, error) {
	return nil, true, nil
}

func (fixed) Newest(context.Context, journal.Stream, int) ([]*journal.Change, error) { return nil, nil }

func (fixed) Head(context.Context, journal.Stream) (journal.Position, error) {
	return journal.Start, nil
}

func (fixed) Fragment(context.Context, string, journal.Stream, *journal.Change) ([]byte, error) {
	return fragment, nil
}

func (fixed) Reset(context.Context, string, journal.Stream) (journal.Position, []byte, error) {
	return journal.Start, fragment, nil
}
func (fixed) Ended(context.Context, journal.Stream) (bool, error) { return false, nil }

func newHubFanner() *hubFanner { return &hubFanner{Hub: New(fixed{}, fixed{}, Options{})} }

func (f *hubFanner) ServeHTTP(w http.ResponseWriter, r *http.Request) { f.Serve(w, r, stream, "en") }

func (f *hubFanner) send() {
	f.seq++
	c := &journal.Change{Seq: f.seq, Kind: journal.Posted, Item: "update", ID: fmt.Sprint(f.seq), Lines: []journal.Line{{Stream: stream, Seq: f.seq}}}
	c.Seal()
	f.Apply([]*journal.Change{c})
}

func (f *hubFanner) close() { f.Close() }

// plain is the baseline: each reader a goroutine with a channel of bytes.
type plain struct {
	mu      sync.Mutex
	readers map[chan []byte]bool
	seq     atomic.Int64
	closing chan struct{}
}

func newPlain() *plain {
	return &plain{readers: make(map[chan []byte]bool), closing: make(chan struct{})}
}

func (p *plain) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	news := make(chan []byte, 16)
	p.mu.Lock()
	if p.readers[news] = true; p.seq.Load() > 0 {
		news <- fragment // what was sent before this one came
	}
	p.mu.Unlock()
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	control.Flush()
	for {
		select {
		case b := <-news:
			control.SetWriteDeadline(time.Now().Add(10 * time.Second))
			if _, err := w.Write(b); err != nil {
				return
			}
			control.Flush()
		case <-p.closing:
			return
		case <-r.Context().Done():
			return
		}
	}
}

func (p *plain) send() {
	b := fmt.Appendf(nil, "id: %d\nevent: update\ndata: %s\n\n", p.seq.Add(1), fragment)
	p.mu.Lock()
	defer p.mu.Unlock()
	for news := range p.readers {
		news <- b
	}
}

func (p *plain) close() { close(p.closing) }
