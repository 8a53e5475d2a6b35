package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"image"
	"image/png"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// soaking tells whether the long form of a test is wanted: `make soak`.
func soaking() bool { return os.Getenv("READOUT_SOAK") != "" }

// posted is what writers know: which requests were begun, which were answered and how.
type posted struct {
	mu       sync.Mutex
	bodies   map[string]string // by key, of every request that was begun
	pictures map[string]string // by key, what its picture shows
	answered map[string]answer
	files    map[string]bool // pictures that were answered
	repeated int
}

// write posts one update after another, every third with a picture, until the server is
// gone, and gives what ended it.
func (p *posted) write(ctx context.Context, c *client, writer string, told chan<- struct{}) error {
	for i := 0; ; i++ {
		key, pictures := fmt.Sprintf("%s-%d", writer, i), ""
		if i%3 == 2 {
			drawn := key
			if i%2 == 0 {
				drawn = fmt.Sprint(i) // others send the same, now or after a kill
			}
			file, err := p.picture(ctx, c, key, drawn)
			if err != nil {
				return err
			}
			pictures = fmt.Sprintf(`,"pictures":[{"file":"%s","decorative":true}]`, file)
		}
		if err := p.post(ctx, c, key, fmt.Sprintf(`{"headline":"%s"%s}`, key, pictures)); err != nil {
			return err
		}
		select {
		case told <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// picture sends the one of a key.
func (p *posted) picture(ctx context.Context, c *client, key, drawn string) (string, error) {
	a, err := c.ask(ctx, "POST", "/media", speckles(drawn), "Content-Type", "image/png")
	if err != nil || a.Status != http.StatusCreated {
		return "", notAnswered(a, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files, p.pictures = make(map[string]bool), make(map[string]string)
	}
	p.files[a.File], p.pictures[key] = true, drawn
	return a.File, nil
}

// post asks for the update of a key: its headline is the key.
func (p *posted) post(ctx context.Context, c *client, key, body string) error {
	p.mu.Lock()
	if p.bodies == nil {
		p.bodies, p.answered = make(map[string]string), make(map[string]answer)
	}
	p.bodies[key] = body
	p.mu.Unlock()
	a, err := c.ask(ctx, "POST", "/coverages/day/updates", body, "Idempotency-Key", key)
	if err != nil || a.Status != http.StatusCreated {
		return notAnswered(a, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answered[key] = *a
	return nil
}

func notAnswered(a *answer, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("answered %d: %s", a.Status, a.Detail)
}

// speckles is a small picture of its own for each word.
func speckles(drawn string) string {
	h := fnv.New64()
	h.Write([]byte(drawn))
	random := rand.New(rand.NewPCG(h.Sum64(), 1))
	img := image.NewGray(image.Rect(0, 0, 48, 32))
	for i := range img.Pix {
		img.Pix[i] = byte(random.Uint32())
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic(err)
	}
	return out.String()
}

// seen gives what was known at this moment.
func (p *posted) seen() *posted {
	p.mu.Lock()
	defer p.mu.Unlock()
	return &posted{
		bodies: maps.Clone(p.bodies), pictures: maps.Clone(p.pictures),
		answered: maps.Clone(p.answered), files: maps.Clone(p.files),
	}
}

// repeat sends what was not answered again, with the same keys; and some of what was, which
// must be answered as it was before.
func (p *posted) repeat(t *testing.T, c *client) {
	t.Helper()
	known := p.seen()
	some := 20
	for key, body := range known.bodies {
		before, was := known.answered[key]
		if was {
			if some--; some < 0 {
				continue
			}
		} else {
			p.repeated++
		}
		if drawn, ok := known.pictures[key]; ok && !was { // the writer starts over
			if _, err := p.picture(t.Context(), c, key, drawn); err != nil {
				t.Fatalf("the picture of %s again: %v", key, err)
			}
		}
		if err := p.post(t.Context(), c, key, body); err != nil {
			t.Fatalf("repeat %s: %v", key, err)
		}
		if a := p.answered[key]; was && (a.N != before.N || a.Position != before.Position) {
			t.Errorf("%s again: got %d at %s, want update %d at %s as before", key, a.N, a.Position, before.N, before.Position)
		}
	}
}

// lost counts what was answered and is not there, or not as it was answered.
func (p *posted) lost(all *answer) (lost []string) {
	n, position := all.byHeadline(), all.positions()
	for key, a := range p.answered {
		if n[key] != a.N || position[a.N] != a.Position {
			lost = append(lost, fmt.Sprintf("%s: answered as update %d at %s, got %d at %s (0: not there)", key, a.N, a.Position, n[key], position[n[key]]))
		}
	}
	return lost
}

// compare holds what was answered against what is there: all of it, once, and nothing else.
func (p *posted) compare(t *testing.T, all *answer) {
	t.Helper()
	all.whole(t)
	for _, l := range p.lost(all) {
		t.Error(l)
	}
	for headline := range all.byHeadline() {
		if _, asked := p.bodies[headline]; !asked {
			t.Errorf("%s is there and nobody wrote it", headline)
		}
	}
	if len(all.Updates) != len(p.answered) || len(all.Changes) != len(p.answered)+1 {
		t.Errorf("got %d updates and %d changes for %d requests, want as many and one for the coverage", len(all.Updates), len(all.Changes), len(p.answered))
	}
}

// whole checks that numbers have no gaps and nothing is there twice.
func (a *answer) whole(t *testing.T) {
	t.Helper()
	for i, u := range a.Updates {
		if u.N != i+1 {
			t.Fatalf("update %d: got number %d, want no gap", i+1, u.N)
		}
	}
	for i, ch := range a.Changes {
		if ch.Seq != int64(i+1) || !strings.HasSuffix(ch.Position, "-"+strconv.Itoa(i+1)) {
			t.Fatalf("change %d: got %d at %s, want no gap", i+1, ch.Seq, ch.Position)
		}
	}
	if n := len(a.byHeadline()); n != len(a.Updates) {
		t.Errorf("got %d updates with %d headlines, want each once", len(a.Updates), n)
	}
	if n := len(a.positions()); n != len(a.Changes) {
		t.Errorf("got %d changes of %d updates, want each made public once", len(a.Changes), n)
	}
}

func (a *answer) byHeadline() map[string]int {
	all := make(map[string]int)
	for _, u := range a.Updates {
		all[u.Headline] = u.N
	}
	return all
}

func (a *answer) positions() map[int]string {
	all := make(map[int]string)
	for _, ch := range a.Changes {
		all[ch.N] = ch.Position
	}
	return all
}

// lostFiles counts the pictures that were answered and are not whole in the media folder:
// each is called by the hash of its bytes.
func (p *posted) lostFiles(folder string) (lost []string) {
	for name := range p.files {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		sum := sha256.Sum256(raw)
		if err != nil || !strings.HasPrefix(name, hex.EncodeToString(sum[:])) {
			lost = append(lost, fmt.Sprintf("picture %s: got %d bytes, %v, want the file whole", name, len(raw), err))
		}
	}
	return lost
}
