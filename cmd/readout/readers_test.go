package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestEveryReaderGetsEachChangeOnceInOrder is the promise in one test: four writers post
// over the API while the readers' connections break at random and come back. The whole
// program runs: desk, SQLite, pages and HTTP.
func TestEveryReaderGetsEachChangeOnceInOrder(t *testing.T) {
	const updates, readers, writers = 200, 200, 4
	dir := folder(t)
	c := newsroom(t, dir)
	_, c.url = serve(t, dir)
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	var all sync.WaitGroup
	seen, dropped := make([][]string, readers), make([]int, readers)
	began := make(chan struct{}, readers)
	for i := range readers {
		all.Go(func() {
			r := &reader{url: c.url + "/c/day/stream", last: "00000000-0", random: rand.New(rand.NewPCG(7, uint64(i))), want: updates + 1}
			began <- struct{}{}
			if err := r.readAll(t.Context()); err != nil {
				t.Errorf("reader %d, dropped %d times: %v", i, r.dropped, err)
			}
			seen[i], dropped[i] = r.ids, r.dropped
		})
	}
	for range readers {
		<-began
	}
	for w := range writers {
		all.Go(func() {
			for i := range updates / writers {
				a, err := c.ask(t.Context(), "POST", "/coverages/day/updates", fmt.Sprintf(`{"headline":"update %d of %d"}`, i, w))
				if err != nil || a.Status != 201 {
					t.Errorf("writer %d: got %+v, %v", w, a, err)
				}
			}
		})
	}
	all.Wait()
	changes := c.everything(t, "day").Changes
	if len(changes) != updates+1 {
		t.Fatalf("changes: got %d, want %d", len(changes), updates+1)
	}
	for i := range seen {
		for n, id := range seen[i] {
			if id != changes[n].Position {
				t.Fatalf("reader %d, event %d: got %s, want %s", i, n+1, id, changes[n].Position)
			}
		}
		if dropped[i] < 3 {
			t.Errorf("reader %d was dropped %d times, want some: else this test proves nothing", i, dropped[i])
		}
		if len(seen[i]) != len(changes) {
			t.Errorf("reader %d: got %d events, want %d", i, len(seen[i]), len(changes))
		}
	}
}

// reader reads a stream as a browser does whose network fails often.
type reader struct {
	url     string
	last    string
	random  *rand.Rand
	want    int
	ids     []string
	dropped int
}

func (r *reader) readAll(ctx context.Context) error {
	for len(r.ids) < r.want {
		if err := r.readSome(ctx, 1+r.random.IntN(60)); err != nil {
			return err
		}
		r.dropped++
	}
	return nil
}

// readSome reads at most so many events and breaks the connection, sometimes in the midst of one.
func (r *reader) readSome(ctx context.Context, most int) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Last-Event-ID", r.last)
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: (&net.Dialer{Timeout: 30 * time.Second}).DialContext}}).Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("after %s: got %s", r.last, resp.Status)
	}
	lines := bufio.NewReader(resp.Body)
	var id string
	for got := 0; got < most; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return fmt.Errorf("after %s: %w", r.last, err)
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch {
		case name == "id":
			id = value
		case name == "event" && value != "update" && value != "coverage":
			return fmt.Errorf("after %s: got the event %s", r.last, value)
		case name == "" && id != "": // an empty line: the event is whole
			r.ids, r.last, id = append(r.ids, id), id, ""
			got++
			if len(r.ids) >= r.want {
				return nil
			}
		}
	}
	return nil
}
