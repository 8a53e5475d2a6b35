package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// TestKilledInTheMiddle kills the real binary while four write, starts it again, and has
// them repeat what was not answered, with the same keys.
func TestKilledInTheMiddle(t *testing.T) {
	const kills, perLife, writers = 3, 40, 4
	binary, dir := filepath.Join(t.TempDir(), "readout"), folder(t)
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	c := newsroom(t, dir)
	var log posted
	for life := range kills + 1 {
		stop, url := serveBinary(t, binary, dir)
		c.url = url
		if life == 0 {
			c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
		}
		log.repeat(t, c)
		if life == kills {
			log.compare(t, c.everything(t, "day"))
			break
		}
		var all sync.WaitGroup
		enough := make(chan struct{}, 1000)
		for w := range writers {
			all.Go(func() { log.write(t.Context(), c, fmt.Sprintf("%d-%d", life, w), enough) })
		}
		for range perLife {
			<-enough
		}
		stop(syscall.SIGKILL)
		all.Wait()
	}
	if len(log.answered) < kills*perLife || log.repeated == 0 {
		t.Errorf("got %d answered and %d repeated, want at least %d and 1: else this test proves nothing", len(log.answered), log.repeated, kills*perLife)
	}
}

// serveBinary starts the binary as a server; stop sends it a signal and waits for its end.
func serveBinary(t *testing.T, binary, dir string) (stop func(os.Signal), url string) {
	t.Helper()
	cmd := exec.Command(binary, "serve", "--data", dir, "--listen", "127.0.0.1:0", "--log-level", "error")
	cmd.Stderr = os.Stderr
	r, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	stop = func(s os.Signal) {
		once.Do(func() {
			cmd.Process.Signal(s)
			cmd.Wait()
		})
	}
	t.Cleanup(func() { stop(syscall.SIGKILL) })
	url, err = reading(r).url()
	if err != nil {
		t.Fatal(err)
	}
	return stop, url
}

// posted is what the writers know: which requests were answered and how, which were not.
type posted struct {
	mu         sync.Mutex
	answered   map[string]answer // by key
	unanswered []string
	repeated   int
}

// write posts one update after another until the server is gone.
func (p *posted) write(ctx context.Context, c *client, writer string, told chan<- struct{}) {
	for i := 0; ; i++ {
		key := fmt.Sprintf("%s-%d", writer, i)
		a, err := p.post(ctx, c, key)
		p.mu.Lock()
		if err != nil || a.Status != 201 {
			p.unanswered = append(p.unanswered, key)
			p.mu.Unlock()
			return
		}
		p.answer(key, a)
		p.mu.Unlock()
		told <- struct{}{}
	}
}

// post asks for the update of a key: its headline is the key.
func (p *posted) post(ctx context.Context, c *client, key string) (*answer, error) {
	return c.ask(ctx, "POST", "/coverages/day/updates", fmt.Sprintf(`{"headline":"%s"}`, key), "Idempotency-Key", key)
}

func (p *posted) answer(key string, a *answer) {
	if p.answered == nil {
		p.answered = make(map[string]answer)
	}
	p.answered[key] = *a
}

// repeat sends what was not answered again; and some of what was, which must be answered
// as it was before.
func (p *posted) repeat(t *testing.T, c *client) {
	t.Helper()
	for _, key := range p.unanswered {
		a, err := p.post(t.Context(), c, key)
		if err != nil || a.Status != 201 {
			t.Fatalf("repeat %s: got %+v, %v, want 201", key, a, err)
		}
		p.answer(key, a)
		p.repeated++
	}
	p.unanswered = nil
	some := 20
	for key, before := range p.answered {
		if some--; some < 0 {
			return
		}
		a, err := p.post(t.Context(), c, key)
		if err != nil || a.N != before.N || a.Position != before.Position {
			t.Errorf("%s again: got %+v, %v, want update %d at %s as before", key, a, err, before.N, before.Position)
		}
	}
}

// compare holds what was answered against what is there.
func (p *posted) compare(t *testing.T, all *answer) {
	t.Helper()
	headlines := make(map[string]int)
	for i, u := range all.Updates {
		if u.N != i+1 {
			t.Fatalf("update %d: got number %d, want no gap", i+1, u.N)
		}
		if first, twice := headlines[u.Headline]; twice {
			t.Errorf("%s is there twice: as %d and %d", u.Headline, first, u.N)
		}
		headlines[u.Headline] = u.N
	}
	positions := make(map[int]string)
	for i, ch := range all.Changes {
		if ch.Seq != int64(i+1) || !strings.HasSuffix(ch.Position, fmt.Sprintf("-%d", i+1)) {
			t.Fatalf("change %d: got %d at %s, want no gap", i+1, ch.Seq, ch.Position)
		}
		if _, twice := positions[ch.N]; twice {
			t.Errorf("update %d was made public twice", ch.N)
		}
		positions[ch.N] = ch.Position
	}
	for key, a := range p.answered {
		if headlines[key] != a.N {
			t.Errorf("%s: answered as update %d, got %d there (0: lost)", key, a.N, headlines[key])
		}
		if positions[a.N] != a.Position {
			t.Errorf("%s: answered at %s, got %s there", key, a.Position, positions[a.N])
		}
	}
	if len(headlines) != len(p.answered) || len(all.Changes) != len(p.answered)+1 {
		t.Errorf("got %d updates and %d changes for %d requests, want as many and one for the coverage", len(headlines), len(all.Changes), len(p.answered))
	}
}
