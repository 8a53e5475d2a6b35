package live

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/journal"
)

// TestDroppedReadersComeBack: real connections that break at random moments while updates
// come, on a ring so small that it is left behind often. Each reader gets each once, in order.
func TestDroppedReadersComeBack(t *testing.T) {
	const readers, updates = 30, 150
	f := newFakeSite()
	h := New(f, f, Options{Ring: 8})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.Serve(w, r, stream, "en") }))
	defer srv.Close()
	defer h.Close()
	var all sync.WaitGroup
	for i := range readers {
		all.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(i)))
			last, next := journal.Start.String(), 1
			for next <= updates {
				var err error
				if last, next, err = readSome(t, srv.URL, last, next, 1+random.IntN(40)); err != nil {
					t.Errorf("reader %d: %v", i, err)
					return
				}
			}
		})
	}
	for i := range updates {
		say(f, h, fmt.Sprint(i))
	}
	all.Wait()
}

// readSome reads at most so many events and then breaks the connection.
func readSome(t *testing.T, url, last string, next, most int) (string, int, error) {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		return last, next, err
	}
	req.Header.Set("Last-Event-ID", last)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return last, next, err
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for seen := 0; seen < most && lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch {
		case name == "event" && value != "update":
			return last, next, fmt.Errorf("after %s: got event %s, want update", last, value)
		case name != "id":
			continue
		}
		if _, seq, _ := strings.Cut(value, "-"); seq != fmt.Sprint(next) {
			return last, next, fmt.Errorf("after %s: got line %s, want %d", last, seq, next)
		}
		last = value
		if next++; next > 150 {
			break
		}
		seen++
	}
	return last, next, nil
}

// TestASlowConnectionIsLetGo: a real one, whose client does not read.
func TestASlowConnectionIsLetGo(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{Write: 100 * time.Millisecond})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.Serve(w, r, stream, "en")
	}))
	defer srv.Close()
	defer h.Close()
	resp, err := http.Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	for i := 0; h.Readers() > 0; i++ {
		if t.Context().Err() != nil {
			t.Fatal("the reader was never let go")
		}
		h.Apply([]*journal.Change{f.commit(journal.Posted, fmt.Sprint(i%10), strings.Repeat("long ", 20_000), stream)})
	}
}
