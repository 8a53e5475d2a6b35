package main

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

	"readout/internal/backup"
	"readout/internal/i18n"
	"readout/internal/store"
)

// oldDatabase makes a data folder as the first release left it.
func oldDatabase(t *testing.T, dir string) {
	t.Helper()
	oldDatabaseFrom(t, "../../internal/store/testdata/old-00001.sql", dir)
}

func oldDatabaseFrom(t *testing.T, seed, dir string) {
	t.Helper()
	script, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
}

// TestBackupOfAnOldSite, as one makes it before an upgrade, with the new binary: the old
// database is not touched; restored, it is brought to today when it is served.
func TestBackupOfAnOldSite(t *testing.T) {
	dir := folder(t)
	old, fresh, file := filepath.Join(dir, "old"), filepath.Join(dir, "new"), filepath.Join(dir, "site.tar")
	oldDatabase(t, old)
	must(t, "backup", file, "--data", old)
	if schema, err := store.Check(t.Context(), filepath.Join(old, store.FileName)); err != nil || schema != 1 {
		t.Errorf("the old site after its backup: got schema %d, %v, want 1", schema, err)
	}
	if m, err := backup.Verify(t.Context(), file, nil); err != nil || m.Schema != 1 {
		t.Errorf("the backup: got %+v, %v, want schema 1", m, err)
	}
	must(t, "restore", file, "--data", fresh)
	_, url := serve(t, fresh)
	if page := getBody(t, url+"/c/old"); !strings.Contains(page, "Talks begin again") {
		t.Errorf("the page: got %.300s", page)
	}
}

// TestABackupOfTomorrowIsRefused, and so is serving it.
func TestABackupOfTomorrowIsRefused(t *testing.T) {
	dir := folder(t)
	data := filepath.Join(dir, "data")
	must(t, "user", "add", "ann", "--role", "editor", "--data", data)
	db, err := sql.Open("sqlite", filepath.Join(data, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	want := i18n.T("en", "store.newer", "got", 99999, "want", store.Schema())
	for _, args := range [][]string{{"serve", "--listen", "127.0.0.1:0"}, {"backup", filepath.Join(dir, "site.tar")}, {"user", "add", "bob", "--role", "editor"}} {
		if _, errs, code := do(t, append(args, "--data", data)...); code != 1 || !strings.Contains(errs, want) {
			t.Errorf("%s: got %d, %q, want 1 and %q", args[0], code, errs, want)
		}
	}
}

// TestBackupUnderLoad: while four write, the backup is of one moment and nobody waits long.
func TestBackupUnderLoad(t *testing.T) {
	dir := onDisk(t)
	data, file := filepath.Join(dir, "data"), filepath.Join(dir, "site.tar.gz")
	c := newsroom(t, data)
	_, c.url = serve(t, data)
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	body := strings.Repeat("Words of some length. ", 400)
	var mu sync.Mutex
	var longest time.Duration
	stop, written := make(chan struct{}), 0
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				began := time.Now()
				a, err := c.ask(t.Context(), "POST", "/coverages/day/updates", fmt.Sprintf(`{"headline":"%d-%d","body":"%s"}`, w, i, body))
				if err != nil || a.Status != 201 {
					t.Errorf("write: got %+v, %v", a, err)
					return
				}
				mu.Lock()
				longest, written = max(longest, time.Since(began)), written+1
				mu.Unlock()
			}
		})
	}
	time.Sleep(time.Second)
	for range 3 {
		must(t, "backup", file, "--data", data)
	}
	close(stop)
	writers.Wait()
	if longest > 2*time.Second {
		t.Errorf("the longest write took %v, want less than two seconds", longest)
	}
	t.Logf("%d writes, the longest took %v", written, longest)
	fresh := filepath.Join(dir, "fresh")
	must(t, "restore", file, "--data", fresh)
	c2 := &client{token: c.token}
	_, c2.url = serve(t, fresh)
	all := c2.everything(t, "day")
	if n := len(all.Updates); n == 0 || n > written || len(all.Changes) != n+1 {
		t.Errorf("restored: got %d updates and %d changes of %d written, want one moment", n, len(all.Changes), written)
	}
}

// TestErasedWordsAreInNoBackup: what was erased is gone from the file that is made then.
func TestErasedWordsAreInNoBackup(t *testing.T) {
	dir := folder(t)
	data := filepath.Join(dir, "data")
	c := newsroom(t, data)
	_, c.url = serve(t, data)
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"Zanzibarquince","body":"Of a person called Quincezanzibar."}`)
	holds := func(name string) bool {
		t.Helper()
		file := filepath.Join(dir, name)
		must(t, "backup", file, "--data", data)
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(raw, []byte("Zanzibarquince")) || bytes.Contains(raw, []byte("Quincezanzibar"))
	}
	if !holds("before.tar") {
		t.Fatal("the backup before: got no such words; then this test proves nothing")
	}
	must(t, "erase", "--slug", "day", "--n", "1", "--reason", "A court has ordered it.", "--data", data)
	if holds("after.tar") {
		t.Error("the backup after: got the words in it, want them gone")
	}
}

// unsay takes out of an old database what was put there with no line of the journal, as no site
// has it: the place of its update.
func unsay(t *testing.T, dir string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`DELETE FROM placement`); err != nil && !strings.Contains(err.Error(), "no such table") {
		t.Fatal(err)
	}
}

// TestVerifyAfterAnUpgrade: of a site as each version left it, brought to today and gone on with,
// the history holds in the folder and in a backup; before, in the backup that was made of the old.
func TestVerifyAfterAnUpgrade(t *testing.T) {
	t.Parallel()
	seeds, err := filepath.Glob("../../internal/store/testdata/old-*.sql")
	if err != nil || len(seeds) != int(store.Schema()) {
		t.Fatalf("got %d old databases, %v, want one of each of %d versions", len(seeds), err, store.Schema())
	}
	for _, seed := range seeds {
		t.Run(strings.TrimSuffix(filepath.Base(seed), ".sql"), func(t *testing.T) {
			dir := folder(t)
			before, after := filepath.Join(dir, "before.tar"), filepath.Join(dir, "after.tar")
			data := filepath.Join(dir, "data")
			oldDatabaseFrom(t, seed, data)
			unsay(t, data)
			must(t, "backup", before, "--data", data)
			holds := func(what string, lines int) {
				t.Helper()
				out := must(t, "verify", what, "--messages", "en")
				if !strings.Contains(out, fmt.Sprintf("%d lines", lines)) || !strings.Contains(out, i18n.T("en", "verify.sound")) {
					t.Errorf("%s: got %s, want %d lines and nothing wrong", filepath.Base(what), out, lines)
				}
			}
			holds(before, 4)
			must(t, "erase", "--slug", "old", "--n", "1", "--reason", "A court has ordered it.", "--data", data) // the first thing that the new version does
			must(t, "backup", after, "--data", data)
			holds(data, 6)
			holds(after, 6)
		})
	}
}
