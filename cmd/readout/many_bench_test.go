package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/meter"
	"readout/internal/people"
	"readout/internal/store"
)

// BenchmarkManyUpdates measures what pages cost, made anew each time, and what one more update
// costs with a reader on its stream: with a hundred updates in the coverage and a hundred
// thousand, which must be the same but for a factor of two. "cpu-ms" counts the whole process.
func BenchmarkManyUpdates(b *testing.B) {
	for _, many := range []int{100, 100_000} {
		var s *manySite
		site := func(b *testing.B) *manySite {
			if s == nil {
				s = openMany(b, many)
			}
			return s
		}
		for _, page := range []string{"/c/many-1", fmt.Sprintf("/c/many-1/u/%d", many/2), "/", "/api/v1/coverages/many-1/updates?limit=100"} {
			b.Run(fmt.Sprintf("%d%s", many, strings.ReplaceAll(page, "/", "·")), func(b *testing.B) { site(b).page(b, page) })
		}
		b.Run(fmt.Sprintf("%d·post", many), func(b *testing.B) { site(b).post(b) })
	}
}

// manySite is a whole program without sockets.
type manySite struct {
	wiring *wiring
	desk   *desk.Desk
	drop   []*journal.Change // tells the shelf that everything may have changed
}

func openMany(b *testing.B, many int) *manySite {
	dir := b.TempDir()
	fill(b, dir, "many", 1, many)
	sv := &server{dir: dir, site: desk.Site{Name: "Many", Lang: "en", TZ: "UTC"}, baseURL: "http://localhost"}
	sv.front.TLS = &tlsFlags{}
	w := &wiring{meter: meter.New()}
	var err error
	if sv.app, err = openApp(b.Context(), dir, sv.site, store.Options{Applied: w.apply}); err != nil {
		b.Fatal(err)
	}
	if err := w.connect(b.Context(), sv); err != nil {
		b.Fatal(err)
	}
	go w.tree.Run(b.Context())
	for head := (&desk.LogHead{}); head.Size <= int64(many); time.Sleep(50 * time.Millisecond) {
		if h, err := sv.app.desk.LogHead(b.Context()); err == nil {
			head = h
		}
	}
	view, err := sv.app.desk.Coverage(b.Context(), "many-1", "")
	if err != nil {
		b.Fatal(err)
	}
	stream := journal.CoverageStream(string(view.Coverage.ID))
	return &manySite{wiring: w, desk: sv.app.desk, drop: []*journal.Change{{Lines: []journal.Line{{Stream: journal.Site}, {Stream: stream}}}}}
}

func (s *manySite) page(b *testing.B, path string) {
	cpu := cpuUsed()
	for b.Loop() {
		s.wiring.shelf.Apply(s.drop)
		w := httptest.NewRecorder()
		s.wiring.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%s: got %d", path, w.Code)
		}
	}
	reportCPU(b, cpu)
}

// post makes updates public while somebody reads along.
func (s *manySite) post(b *testing.B) {
	ctx, leave := context.WithCancel(b.Context())
	defer leave()
	r, w := io.Pipe()
	defer r.Close()
	view, err := s.desk.Coverage(ctx, "many-1", "")
	if err != nil {
		b.Fatal(err)
	}
	req := httptest.NewRequestWithContext(ctx, http.MethodGet, "/c/many-1/stream?after="+view.Position.String(), nil)
	go s.wiring.handler.ServeHTTP(&piped{header: make(http.Header), PipeWriter: w}, req)
	events := make(chan struct{}, 1)
	go countEvents(r, events)
	cpu := cpuUsed()
	for b.Loop() {
		_, err := s.desk.PostUpdate(people.With(b.Context(), system), "many-1", desk.NewUpdate{Kind: coverage.Report, Headline: "One more", Markdown: "And they went on."})
		if err != nil {
			b.Fatal(err)
		}
		<-events
	}
	reportCPU(b, cpu)
}

// piped is a connection to a reader in this process.
type piped struct {
	header http.Header
	*io.PipeWriter
}

func (p *piped) Header() http.Header              { return p.header }
func (p *piped) WriteHeader(int)                  {}
func (p *piped) Flush()                           {}
func (p *piped) SetWriteDeadline(time.Time) error { return nil }

// countEvents tells of each update that comes.
func countEvents(r io.Reader, events chan<- struct{}) {
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		for range strings.Count(string(buf[:n]), "event: update") {
			events <- struct{}{}
		}
		if err != nil {
			return
		}
	}
}

func cpuUsed() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func reportCPU(b *testing.B, before time.Duration) {
	b.ReportMetric(float64(cpuUsed()-before)/float64(time.Millisecond)/float64(b.N), "cpu-ms")
}
