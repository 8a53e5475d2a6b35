package follow_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/follow"
	"readout/internal/journal"
	"readout/internal/proof"
	"readout/internal/store"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler)) // troubles on purpose
	os.Exit(m.Run())
}

// site is a data folder with an open store and a clock that a test sets.
type site struct {
	*testing.T
	dir   string
	store *store.Store
	key   *follow.Key
	now   time.Time
}

func newSite(t testing.TB, dir string) *site {
	s := &site{dir: dir, now: time.Date(2031, 5, 14, 1, 0, 0, 0, time.UTC)}
	s.T, _ = t.(*testing.T)
	var err error
	if s.store, err = store.Open(context.Background(), dir, store.Options{Clock: func() time.Time { return s.now }}); err != nil {
		t.Fatal(err)
	}
	if s.key, err = follow.LoadKey(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.store.Close() })
	return s
}

// write appends so many lines to the journal.
func (s *site) write(t testing.TB, lines int) {
	t.Helper()
	_, err := store.Commit(context.Background(), s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		for range lines {
			id := fmt.Sprint(rand.Uint64())
			if err := tx.Keep(ctx, store.Revision{Item: "thing", ID: id, Number: 1, Content: []byte("words of " + id), By: "me"}); err != nil {
				return struct{}{}, err
			}
			if err := tx.Announce(ctx, &journal.Change{Kind: journal.Posted, Item: "thing", ID: id, Revision: 1}); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (s *site) follower(o follow.Options) *follow.Follower { return follow.New(s.store, s.key, o) }

// head gives the newest head as a stranger reads it, its signature checked.
func (s *site) head() proof.Head {
	s.Helper()
	var kept store.TreeHead
	err := s.store.Read(context.Background(), func(ctx context.Context, tx *store.Tx) (err error) {
		kept, err = tx.TreeHead(ctx)
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	if err := proof.Signed([]byte(kept.Note), kept.Key); err != nil {
		s.Fatalf("signature: %v", err)
	}
	h, err := proof.ReadHead([]byte(kept.Note))
	if err != nil {
		s.Fatalf("head: %v", err)
	}
	return h
}

// root works the root over the first lines out anew, as a stranger does.
func (s *site) root(size int64) proof.Hash {
	s.Helper()
	var tree proof.Tree
	err := s.store.Read(context.Background(), func(ctx context.Context, tx *store.Tx) error {
		changes, err := tx.ChangesAfter(ctx, journal.Site, 0, int(size))
		for _, c := range changes {
			tree.Add(proof.LeafHash(c.Canonical()))
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return tree.Root()
}

func (s *site) wantHead(size int64) {
	s.Helper()
	h := s.head()
	if h.Size != size || h.Root != s.root(size) {
		s.Errorf("head: got %d lines with root %s, want %d with %s", h.Size, h.Root, size, s.root(size))
	}
}

// sql changes the database behind everybody's back.
func (s *site) sql(statements ...string) {
	s.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.dir, store.FileName))
	if err != nil {
		s.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			s.Fatalf("%s: %v", statement, err)
		}
	}
}

func TestHeadsAreSignedOverAllLines(t *testing.T) {
	s := newSite(t, t.TempDir())
	f := s.follower(follow.Options{Batch: 7})
	size := int64(0)
	for _, lines := range []int{1, 1, 2, 5, 7, 30, 64} {
		s.write(t, lines)
		size += int64(lines)
		if err := f.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.wantHead(size)
	}
}

func TestNothingIsSignedBeforeTheFirstLine(t *testing.T) {
	s := newSite(t, t.TempDir())
	if err := s.follower(follow.Options{}).CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.store.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if h, err := tx.TreeHead(ctx); err != nil || h.Note != "" {
			t.Errorf("got %q, %v, want no head", h.Note, err)
		}
		return nil
	})
}

// TestLostTree: the table follows from the lines, so whatever becomes of it is mended.
func TestLostTree(t *testing.T) {
	for _, row := range []struct{ name, harm string }{
		{"all of it", `DELETE FROM tree_hash`},
		{"its end, between two lines", `DELETE FROM tree_hash WHERE idx >= 16`},
		{"its end, within a line", `DELETE FROM tree_hash WHERE idx >= 14`},
		{"its middle", `DELETE FROM tree_hash WHERE idx = 9`},
		{"a hash is another", `UPDATE tree_hash SET hash = (SELECT hash FROM tree_hash WHERE idx = 0) WHERE idx = 6`},
		{"the end and the head's table", `DELETE FROM tree_head`},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newSite(t, t.TempDir())
			s.write(t, 20)
			if err := s.follower(follow.Options{}).CatchUp(t.Context()); err != nil {
				t.Fatal(err)
			}
			s.sql(row.harm)
			s.write(t, 3)
			if err := s.follower(follow.Options{Batch: 5}).CatchUp(t.Context()); err != nil {
				t.Fatal(err)
			}
			s.wantHead(23)
		})
	}
}

// TestNoHeadOverChangedLines: the follower would rather fall behind than sign another past.
func TestNoHeadOverChangedLines(t *testing.T) {
	for _, row := range []struct{ name, harm, says string }{
		{"a line that is in the tree, with its hash made to fit", `UPDATE change SET leaf = (SELECT leaf FROM change WHERE seq = 4), kind = (SELECT kind FROM change WHERE seq = 4) WHERE seq = 4; DELETE FROM tree_hash; UPDATE change SET at = at + 1 WHERE seq = 4`, "line 4 of the journal is not the one that was written"},
		{"the signed lines are fewer", `DELETE FROM tree_hash; DELETE FROM stream_line WHERE change > 5; DELETE FROM change WHERE seq > 5`, "no head is signed over them"},
		{"a line that is not in the tree yet", `UPDATE change SET at = at - 1 WHERE seq = 12`, "line 12 of the journal is not the one that was written"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newSite(t, t.TempDir())
			s.write(t, 10)
			if err := s.follower(follow.Options{}).CatchUp(t.Context()); err != nil {
				t.Fatal(err)
			}
			s.write(t, 4)
			s.sql(`PRAGMA foreign_keys = 0`, `UPDATE revision SET change = NULL`, row.harm)
			err := s.follower(follow.Options{}).CatchUp(t.Context())
			if err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("got %v, want it to say %q", err, row.says)
			}
			if got := s.head().Size; got != 10 {
				t.Errorf("head: got one over %d lines, want the old one over 10", got)
			}
		})
	}
}

// TestTheHeadsMoment: no line that comes after a head is dated before it, so whoever keeps
// one can tell a line that was slipped in with an older date.
func TestTheHeadsMoment(t *testing.T) {
	dir := t.TempDir()
	s := newSite(t, dir)
	f := s.follower(follow.Options{})
	s.write(t, 1)
	s.now = s.now.Add(time.Minute)
	if err := f.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	at := s.head().At
	if !at.Equal(s.now) {
		t.Errorf("the head says %s, want the moment of signing, %s", at, s.now)
	}
	s.store.Close()
	again := newSite(t, dir) // its clock stands before the head
	again.write(t, 1)
	again.store.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		lines, err := tx.ChangesAfter(ctx, journal.Site, 1, 1)
		if err != nil || len(lines) != 1 || lines[0].At.Before(at) {
			t.Errorf("the next line: got %v, %v, want one that is not before %s", lines, err, at)
		}
		return err
	})
}

func TestAnOldHeadIsSignedAnew(t *testing.T) {
	s := newSite(t, t.TempDir())
	s.write(t, 3)
	f := s.follower(follow.Options{Fresh: time.Hour})
	if err := f.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	first := s.head().At
	s.now = s.now.Add(time.Hour + time.Second)
	if err := f.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := s.head(); !got.At.After(first) || got.Size != 3 {
		t.Errorf("got a head of %s over %d lines, want a newer one over the same 3", got.At, got.Size)
	}
}

// TestRun: the bell wakes it, and it ends with its context.
func TestRun(t *testing.T) {
	s := newSite(t, t.TempDir())
	f := s.follower(follow.Options{Every: time.Hour, Rest: time.Millisecond})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { f.Run(ctx); close(ended) }()
	s.write(t, 5)
	f.Ring()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		var size int64
		s.store.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			h, err := tx.TreeHead(ctx)
			size = h.Size
			return err
		})
		if size == 5 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("a minute after the bell: got a head over %d lines, want 5", size)
		}
	}
	stop()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("it did not end with its context")
	}
}

func TestKey(t *testing.T) {
	dir := t.TempDir()
	first, err := follow.LoadKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, follow.KeyFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key's file: got %v, %v, want mode 0600", info.Mode(), err)
	}
	again, err := follow.LoadKey(dir)
	if err != nil || again.Public != first.Public {
		t.Errorf("read again: got %v, %v, want the same key", again, err)
	}
	if err := os.WriteFile(filepath.Join(dir, follow.KeyFile), []byte("PRIVATE+KEY+half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := follow.LoadKey(dir); err == nil {
		t.Error("a damaged key: got no error; a new one in its place would be a new log without anybody noticing")
	}
}

// BenchmarkFollow is the cost of 1,000 lines: into the tree, stored, and a head signed.
func BenchmarkFollow(b *testing.B) {
	s := newSite(b, b.TempDir())
	f := s.follower(follow.Options{})
	for b.Loop() {
		b.StopTimer()
		s.write(b, 1000)
		b.StartTimer()
		if err := f.CatchUp(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
