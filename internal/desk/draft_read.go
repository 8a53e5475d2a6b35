package desk

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"readout/internal/drafting"
	"readout/internal/record"
)

// The bounds of reading for drafts: what is read at once, in code points and updates, and how much
// of what was read is remembered.
const (
	stretchUpdates  = 20
	mostStretch     = 30_000
	mostDraftsKept  = 4000
	mostReadForList = 200_000
)

// draftReader reads texts for drafts: one at a time, as it takes a processor whole. What it takes to
// read a language is loaded when the first text in it comes, beside the requests; what was read is
// remembered while the names that it was read with are the same.
type draftReader struct {
	slot chan struct{}

	mu    sync.Mutex
	ready map[string]chan struct{} // closed once a language can be read
	names *drafting.Gazetteer
	kept  map[[32]byte][]drafting.Draft
	order [][32]byte // of kept, the oldest first
	count int        // drafts in kept
}

func newDraftReader() *draftReader {
	return &draftReader{slot: make(chan struct{}, 1), ready: make(map[string]chan struct{}), kept: make(map[[32]byte][]drafting.Draft)}
}

// loaded begins to make a language ready, if nobody has yet, and gives what is closed when it is.
func (r *draftReader) loaded(lang string) <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	ready, ok := r.ready[lang]
	if !ok {
		ready = make(chan struct{})
		r.ready[lang] = ready
		go func() {
			defer close(ready)
			drafting.Load(lang)
		}()
	}
	return ready
}

// isReady tells whether a language can be read now; if not it is being made ready.
func (r *draftReader) isReady(lang string) bool {
	select {
	case <-r.loaded(lang):
		return true
	default:
		return false
	}
}

// read reads a page, or gives what was read of it before.
func (r *draftReader) read(ctx context.Context, p drafting.Page, sides []record.ActorID, names *drafting.Gazetteer) ([]drafting.Draft, error) {
	select {
	case <-r.loaded(p.Lang):
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	digest := digestOf(p, sides)
	if drafts, ok := r.remembered(digest, names); ok {
		return drafts, nil
	}
	select {
	case r.slot <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { <-r.slot }()
	if drafts, ok := r.remembered(digest, names); ok { // read while we waited
		return drafts, nil
	}
	drafts := drafting.Read(p, drafting.Options{Gazetteer: names, Sides: sides})
	r.remember(digest, names, drafts)
	return drafts, nil
}

func (r *draftReader) remembered(digest [32]byte, names *drafting.Gazetteer) ([]drafting.Draft, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.names != names {
		return nil, false
	}
	drafts, ok := r.kept[digest]
	return drafts, ok
}

// remember keeps what was read, and forgets the oldest of what is too much.
func (r *draftReader) remember(digest [32]byte, names *drafting.Gazetteer, drafts []drafting.Draft) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.names != names {
		r.names, r.order, r.count = names, nil, 0
		clear(r.kept)
	}
	if _, ok := r.kept[digest]; ok {
		return
	}
	r.kept[digest] = drafts
	r.order = append(r.order, digest)
	r.count += 1 + len(drafts)
	for r.count > mostDraftsKept && len(r.order) > 1 {
		r.count -= 1 + len(r.kept[r.order[0]])
		delete(r.kept, r.order[0])
		r.order = r.order[1:]
	}
}

// digestOf tells pages apart by all that is read of them, and of which talks they are.
func digestOf(p drafting.Page, sides []record.ActorID) [32]byte {
	sum := sha256.New()
	write := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		sum.Write(n[:])
		sum.Write([]byte(s))
	}
	write(p.Lang)
	write(p.Title)
	for _, side := range sides {
		write(string(side))
	}
	write("")
	for _, part := range p.Parts {
		write(part.Name)
		write(part.Text)
	}
	return [32]byte(sum.Sum(nil))
}

// draftable tells whether texts of a language are read.
func draftable(lang string) bool { return slices.Contains(drafting.Langs, lang) }
