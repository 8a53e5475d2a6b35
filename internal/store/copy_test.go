package store_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/store"
)

// TestCopyWhileOthersWrite: the copy is whole and of one moment, and nobody waits for it.
func TestCopyWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 20 {
		save(t, s, fmt.Sprint("ballast ", i), strings.Repeat("word ", 200<<10)) // 1 MB each
	}
	stop := make(chan struct{})
	var writers sync.WaitGroup
	var longest time.Duration
	written := 0
	writers.Go(func() {
		for ; ; written++ {
			select {
			case <-stop:
				return
			default:
			}
			began := time.Now()
			if err := trySave(t.Context(), s, "last", fmt.Sprint(written)); err != nil {
				t.Error(err)
				return
			}
			longest = max(longest, time.Since(began))
		}
	})
	to := filepath.Join(t.TempDir(), "copy.db")
	err := store.Copy(t.Context(), dir, to)
	close(stop)
	writers.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if schema, err := store.Check(t.Context(), to); err != nil || schema != store.Schema() {
		t.Errorf("check: got %d, %v, want %d", schema, err, store.Schema())
	}
	if written == 0 || longest > time.Second {
		t.Errorf("during the copy: got %d writes, the longest %v, want some and none over a second", written, longest)
	}
	t.Logf("%d writes during the copy, the longest took %v", written, longest)
}

// TestACopyHoldsNoErasedWords: they may stand in the write-ahead log and in free pages yet.
func TestACopyHoldsNoErasedWords(t *testing.T) {
	const words = "words that the law wants gone"
	dir := t.TempDir()
	s := open(t, dir)
	save(t, s, "note", strings.Repeat(words+" ", 1000))
	save(t, s, "note", "")
	if wal, err := os.ReadFile(filepath.Join(dir, store.FileName+"-wal")); err != nil || !bytes.Contains(wal, []byte(words)) {
		t.Fatalf("the log of the database: got %v and no such words; then this test proves nothing", err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := store.Copy(t.Context(), dir, to); err != nil {
		t.Fatal(err)
	}
	copied, err := os.ReadFile(to)
	if err != nil || bytes.Contains(copied, []byte(words)) {
		t.Errorf("the copy: got the words in it (%v), want them gone", err)
	}
}

func TestCopyOfNothing(t *testing.T) {
	dir := t.TempDir()
	if err := store.Copy(t.Context(), dir, filepath.Join(dir, "copy.db")); !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v, want a fault of kind NotFound", err)
	}
	if _, err := os.Stat(filepath.Join(dir, store.FileName)); err == nil {
		t.Error("got a database made, want none")
	}
}

// TestCheckFindsDamage in the middle of a file.
func TestCheckFindsDamage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 50 {
		save(t, s, fmt.Sprint(i), strings.Repeat("word ", 1000))
	}
	to := filepath.Join(dir, "copy.db")
	if err := store.Copy(t.Context(), dir, to); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(raw) / 3; i < 2*len(raw)/3; i += 512 {
		raw[i] ^= 0xff
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Check(t.Context(), to); !fault.Is(err, fault.Invalid) {
		t.Errorf("a damaged one: got %v, want a fault of kind Invalid", err)
	}
	if err := os.WriteFile(to, []byte("no database at all, and long enough to look like none"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Check(t.Context(), to); !fault.Is(err, fault.Invalid) {
		t.Errorf("none at all: got %v, want a fault of kind Invalid", err)
	}
}

// exec runs a statement on a database that nobody has open.
func exec(t *testing.T, dir, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
