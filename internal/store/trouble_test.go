package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/store"
)

// TestNothingCanBeStored: a write that meets a disk without room, or one that cannot be
// written, is refused at once with a fault that says so; reads go on, and so do writes when
// there is room again.
func TestNothingCanBeStored(t *testing.T) {
	for _, row := range []struct {
		name, limit, lift string
		kind              fault.Kind
		key               string
	}{
		{"no room", "max_page_count=1", "max_page_count=1000000", fault.Full, "store.full"},
		{"read only", "query_only=1", "query_only=0", fault.Unavailable, "store.read_only"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := open(t, t.TempDir())
			save(t, s, "before", "there")
			if err := s.Pragma(t.Context(), row.limit); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			err := trySave(t.Context(), s, "big", strings.Repeat("word ", 1<<20))
			f, _ := errors.AsType[*fault.Error](err)
			if f == nil || f.Kind != row.kind || f.Key != row.key {
				t.Errorf("write: got %v, want a fault %s", err, row.key)
			}
			if took := time.Since(began); took > time.Second {
				t.Errorf("the answer took %v, want less than a second", took)
			}
			if got := setting(t, s, "before"); got != "there" {
				t.Errorf("read: got %q, want it there", got)
			}
			if err := s.Pragma(t.Context(), row.lift); err != nil {
				t.Fatal(err)
			}
			save(t, s, "after", "there")
			if got := setting(t, s, "big"); got != "" {
				t.Errorf("what was refused: got %d bytes, want nothing", len(got))
			}
		})
	}
}

// TestHealthTriesToStore: it finds a database that cannot be written before anybody writes,
// and by itself that it can be again.
func TestHealthTriesToStore(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.Health(t.Context()); err != nil {
		t.Fatalf("a healthy one: got %v", err)
	}
	if err := s.Pragma(t.Context(), "query_only=1"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "unhealthy", func() bool { return fault.Is(s.Health(t.Context()), fault.Unavailable) })
	if err := s.Pragma(t.Context(), "query_only=0"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "healthy again", func() bool { return s.Health(t.Context()) == nil })
}

func TestNotStored(t *testing.T) {
	on := func(err syscall.Errno) error { return &os.PathError{Op: "write", Path: "x", Err: err} }
	for _, row := range []struct {
		err  error
		kind fault.Kind
	}{
		{on(syscall.ENOSPC), fault.Full},
		{on(syscall.EDQUOT), fault.Full},
		{fmt.Errorf("keep a picture: %w", on(syscall.ENOSPC)), fault.Full},
		{on(syscall.EROFS), fault.Unavailable},
		{on(syscall.EIO), fault.Unavailable},
		{on(syscall.EFBIG), fault.Unavailable},
		{fault.New(fault.Conflict, "coverage.slug_taken"), fault.Conflict},
		{errors.New("a bug"), fault.Internal},
	} {
		if got := fault.KindOf(store.NotStored(row.err)); got != row.kind {
			t.Errorf("%v: got kind %d, want %d", row.err, got, row.kind)
		}
	}
	if err := store.NotStored(nil); err != nil {
		t.Errorf("no error: got %v", err)
	}
}

// TestADatabaseOfTomorrowIsLeftAlone: a downgrade is refused with words, and changes nothing.
func TestADatabaseOfTomorrowIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	save(t, s, "before", "there")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, dir, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	_, err := store.Open(t.Context(), dir, store.Options{})
	f, _ := errors.AsType[*fault.Error](err)
	if f == nil || f.Key != "store.newer" || fmt.Sprint(f.Args["got"]) != "99999" {
		t.Errorf("open: got %v, want the fault store.newer", err)
	}
	if _, err := store.Check(t.Context(), filepath.Join(dir, store.FileName)); !fault.Is(err, fault.Conflict) {
		t.Errorf("check: got %v, want the same fault", err)
	}
	exec(t, dir, `DELETE FROM goose_db_version WHERE version_id = 99999`)
	if got := setting(t, open(t, dir), "before"); got != "there" {
		t.Errorf("with the right version again: got %q, want all as it was", got)
	}
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Errorf("%s: not within a minute", what)
}

func open(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func trySave(ctx context.Context, s *store.Store, name, value string) error {
	_, err := store.Commit(ctx, s, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.SaveSetting(ctx, name, value)
	})
	return err
}

func save(t *testing.T, s *store.Store, name, value string) {
	t.Helper()
	if err := trySave(t.Context(), s, name, value); err != nil {
		t.Fatal(err)
	}
}

func setting(t *testing.T, s *store.Store, name string) (value string) {
	t.Helper()
	err := s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
		value, err = tx.Setting(ctx, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}
