// Package shelf keeps rendered public pages by address, compressed once, until a Change
// drops them.
//
// A page bears tags: the streams it shows. A Change drops the pages of the streams it
// stands in. A page that was begun before a Change and finished after it is given to
// whoever asked, but not kept.
package shelf

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"golang.org/x/sync/singleflight"

	"readout/internal/journal"
)

// Page is a rendered page as it is sent.
type Page struct {
	Body []byte
	Gzip []byte // the same compressed; nil when that would not make it smaller
	ETag string // quoted, of Body
}

// Shelf keeps pages, the most recently asked for up to a number of bytes.
type Shelf struct {
	flight singleflight.Group

	mu     sync.Mutex
	most   int
	size   int
	pages  map[string]*list.Element // of *kept
	recent *list.List               // newest asked for in front
	tagged map[journal.Stream]map[string]bool
	epoch  map[journal.Stream]uint64 // how often a stream was dropped
	drops  uint64                    // how often anything was dropped
	swept  uint64                    // what drops was when all pages were
	hits   uint64                    // how often a page that was asked for stood there
	misses uint64                    // how often it did not
}

type kept struct {
	key  string
	page *Page
	tags []journal.Stream
}

// New makes a shelf that keeps at most so many bytes of pages, both forms counted.
func New(most int) *Shelf {
	s := &Shelf{most: most, recent: list.New()}
	s.clear()
	return s
}

func (s *Shelf) clear() {
	s.pages = make(map[string]*list.Element)
	s.tagged = make(map[journal.Stream]map[string]bool)
	s.epoch = make(map[journal.Stream]uint64)
	s.recent.Init()
	s.size = 0
}

// Get gives the page of an address, built if it is not there. Those who ask for the same
// page at the same time wait for one building.
func (s *Shelf) Get(ctx context.Context, key string, build func(context.Context) (body []byte, tags []journal.Stream, err error)) (*Page, error) {
	s.mu.Lock()
	if e, ok := s.pages[key]; ok {
		s.recent.MoveToFront(e)
		s.hits++
		s.mu.Unlock()
		return e.Value.(*kept).page, nil
	}
	s.misses++
	drops := s.drops
	s.mu.Unlock()
	// Who comes after a Change must not be given what was begun before it: the number of
	// drops is part of what is waited for.
	v, err, _ := s.flight.Do(key+"\x00"+hex.EncodeToString(count(drops)), func() (any, error) {
		return s.build(context.WithoutCancel(ctx), key, build)
	})
	if err != nil {
		return nil, err
	}
	return v.(*Page), nil
}

// Hits tells how often a page that was asked for stood on the shelf, and how often it did not.
func (s *Shelf) Hits() (hits, misses uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits, s.misses
}

func count(n uint64) []byte {
	return []byte{byte(n >> 56), byte(n >> 48), byte(n >> 40), byte(n >> 32), byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
}

func (s *Shelf) build(ctx context.Context, key string, build func(context.Context) ([]byte, []journal.Stream, error)) (*Page, error) {
	s.mu.Lock()
	drops := s.drops
	s.mu.Unlock()
	body, tags, err := build(ctx)
	if err != nil {
		return nil, err
	}
	page := newPage(body)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.swept > drops {
		return page, nil
	}
	for _, tag := range tags {
		if s.epoch[tag] > drops {
			return page, nil
		}
	}
	s.keep(&kept{key: key, page: page, tags: tags})
	return page, nil
}

func newPage(body []byte) *Page {
	sum := sha256.Sum256(body)
	p := &Page{Body: body, ETag: `"` + hex.EncodeToString(sum[:12]) + `"`}
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if _, err := z.Write(body); err == nil && z.Close() == nil && out.Len() < len(body) {
		p.Gzip = out.Bytes()
	}
	return p
}

// Apply drops the pages that show a stream in which one of the Changes stands.
func (s *Shelf) Apply(changes []*journal.Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drops++
	for _, c := range changes {
		for _, l := range c.Lines {
			s.epoch[l.Stream] = s.drops
			for key := range s.tagged[l.Stream] {
				s.remove(s.pages[key])
			}
		}
	}
}

// Sweep drops all pages: what they have in common is another now.
func (s *Shelf) Sweep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drops++
	s.clear()
	s.swept = s.drops
}

func (s *Shelf) keep(k *kept) {
	if old, ok := s.pages[k.key]; ok {
		s.remove(old)
	}
	s.pages[k.key] = s.recent.PushFront(k)
	s.size += k.size()
	for _, tag := range k.tags {
		if s.tagged[tag] == nil {
			s.tagged[tag] = make(map[string]bool)
		}
		s.tagged[tag][k.key] = true
	}
	for s.size > s.most && s.recent.Len() > 0 {
		s.remove(s.recent.Back())
	}
}

func (s *Shelf) remove(e *list.Element) {
	if e == nil {
		return
	}
	k := s.recent.Remove(e).(*kept)
	delete(s.pages, k.key)
	s.size -= k.size()
	for _, tag := range k.tags {
		delete(s.tagged[tag], k.key)
		if len(s.tagged[tag]) == 0 {
			delete(s.tagged, tag)
		}
	}
}

func (k *kept) size() int { return len(k.page.Body) + len(k.page.Gzip) + len(k.key) + 256 }
