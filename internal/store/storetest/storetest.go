// Package storetest is the contract of a store: what every database under Readout must do,
// written as tests that each of them runs.
package storetest

import (
	"context"
	"sync"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

// Open opens one database. Called again after the store was closed, it opens the same one.
type Open func(o store.Options) (*store.Store, error)

// Run runs the contract. fresh makes an empty database for one test and says how to open it.
func Run(t *testing.T, fresh func(t *testing.T) Open) {
	for _, row := range []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"numbers have no gaps while actions fail among many", numbersWithoutGaps},
		{"one action makes several lines", severalLines},
		{"a line says what stands of its item", whatStands},
		{"a position holds where its line stands", positions},
		{"a leaf commits to salt and content", commitments},
		{"changes are applied in order before the asker is answered", appliedFirst},
		{"time does not go back when the clock does", clockGoesBack},
		{"time does not go back after reopening", clockGoesBackReopened},
		{"an action that fails leaves nothing", failureLeavesNothing},
		{"a failed statement harms no neighbour", failedStatement},
		{"an action that panics is a fault of its own", panics},
		{"an asker who has gone is not served", goneBefore},
		{"an asker who goes midway is stored all the same", goneMidway},
		{"closing finishes what was begun and refuses the rest", closeWhileBusy},
		{"a closed store refuses", closed},
		{"answers are kept for a day by user and key", answers},
		{"a read sees one moment", snapshot},
		{"a read cannot write", readOnly},
		{"revisions are public once announced", revisions},
		{"anchors move and go", anchors},
		{"what is cited from a coverage", cited},
		{"items keep their ties and order", items},
		{"coverages are numbered and slugs free or not", coverages},
		{"updates come in the order they were said", updates},
		{"corrections are listed once they are public, newest first", corrections},
		{"coverages are listed by their state", states},
		{"placements put updates elsewhere and pin them", placements},
		{"schedules come in the order in which they are due", schedules},
		{"embargoes are kept when they are over", embargoes},
		{"sessions end and tokens do not", users},
		{"tokens", tokens},
		{"hooks", hooks},
		{"who comes by an invitation goes with it", invitations},
		{"roles on coverages last as long as they are held", roles},
		{"an account has sessions, passkeys and a password of its own", accounts},
		{"settings are kept", settings},
		{"acts are kept with what they were part of", acts},
		{"the tree's hashes and its head are kept", tree},
		{"what is erased leaves its line", erasing},
		{"reopening keeps everything and goes on counting", reopening},
	} {
		t.Run(row.name, func(t *testing.T) { row.test(t, fresh(t)) })
	}
}

// opened opens a store that is closed when the test ends.
func opened(t *testing.T, open Open, o store.Options) *store.Store {
	t.Helper()
	s, err := open(o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// do runs an action that must go well.
func do(t *testing.T, s *store.Store, act func(context.Context, *store.Tx) error) {
	t.Helper()
	if err := try(t.Context(), s, act); err != nil {
		t.Fatalf("commit: %v", err)
	}
}

func try(ctx context.Context, s *store.Store, act func(context.Context, *store.Tx) error) error {
	_, err := store.Commit(ctx, s, func(ctx context.Context, tx *store.Tx) (struct{}, error) { return struct{}{}, act(ctx, tx) })
	return err
}

// see runs a read that must go well.
func see(t *testing.T, s *store.Store, f func(context.Context, *store.Tx) error) {
	t.Helper()
	if err := s.Read(t.Context(), f); err != nil {
		t.Fatalf("read: %v", err)
	}
}

// say keeps a revision of a thing and announces it.
func say(ctx context.Context, tx *store.Tx, id, words string, streams ...journal.Stream) (*journal.Change, error) {
	if err := tx.Keep(ctx, store.Revision{Item: "thing", ID: id, Number: 1, Content: []byte(words), By: "me"}); err != nil {
		return nil, err
	}
	c := &journal.Change{Kind: journal.Posted, Item: "thing", ID: id, Revision: 1}
	return c, tx.Announce(ctx, c, streams...)
}

// changesIn gives a stream from its beginning.
func changesIn(t *testing.T, s *store.Store, stream journal.Stream) []*journal.Change {
	t.Helper()
	var all []*journal.Change
	see(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
		all, err = tx.ChangesAfter(ctx, stream, 0, 1<<20)
		return err
	})
	return all
}

// applied remembers what a store told of.
type applied struct {
	mu      sync.Mutex
	changes []*journal.Change
}

func (a *applied) add(changes []*journal.Change) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.changes = append(a.changes, changes...)
}

func (a *applied) seqs() []int64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	seqs := make([]int64, len(a.changes))
	for i, c := range a.changes {
		seqs[i] = c.Seq
	}
	return seqs
}

// setClock is a clock that a test sets.
type setClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *setClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *setClock) set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func wantKind(t *testing.T, what string, err error, kind fault.Kind) {
	t.Helper()
	if !fault.Is(err, kind) {
		t.Errorf("%s: got %v, want a fault of kind %d", what, err, kind)
	}
}
