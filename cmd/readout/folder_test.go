package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/control"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/store"
)

// TestAFolderThatCannotBeUsed: a start says what is wrong with the data folder, where, and what
// would be right, in the operator's language.
func TestAFolderThatCannotBeUsed(t *testing.T) {
	dir := folder(t)
	file := filepath.Join(dir, "site")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Langs {
		_, errs, code := do(t, "serve", "--data", file, "--listen", "127.0.0.1:0", "--messages", lang)
		if want := i18n.T(lang, "folder.file", "path", file); code != exitFailed || !strings.Contains(errs, want) {
			t.Errorf("a file, in %s: got %d, %q, want %q", lang, code, errs, want)
		}
	}
	for _, row := range []struct {
		refused syscall.Errno
		key     string
		kind    fault.Kind
	}{
		{syscall.EACCES, "folder.forbidden", fault.Unavailable},
		{syscall.EROFS, "folder.read_only", fault.Unavailable},
		{syscall.ENOSPC, "folder.full", fault.Full},
		{syscall.EIO, "folder.unusable", fault.Unavailable},
	} {
		err := unusable(dir, &fs.PathError{Op: "open", Path: file, Err: row.refused})
		f, ok := err.(*fault.Error)
		if !ok || f.Key != row.key || f.Kind != row.kind || f.Args["path"] != file || f.Args["folder"] != dir {
			t.Errorf("%v: got %v, want %s with where it is", row.refused, err, row.key)
		}
	}
}

// TestADatabaseThatCannotBeOpened: the database says "unable to open database file (14)"; the
// folder, tried by hand, which file and why.
func TestADatabaseThatCannotBeOpened(t *testing.T) {
	dir := folder(t)
	if err := os.Mkdir(filepath.Join(dir, "readout.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, errs, code := do(t, "user", "list", "--data", dir)
	if code != exitFailed || !strings.Contains(errs, filepath.Join(dir, "readout.db")+": is a directory") {
		t.Errorf("got %d, %q", code, errs)
	}
}

// TestACommandWaitsForAServerThatStarts: it holds the folder some time before it takes commands.
// Whoever gives up meanwhile is not told that the folder is in use.
func TestACommandWaitsForAServerThatStarts(t *testing.T) {
	dir := folder(t)
	release, err := control.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer stop()
	var out, errs bytes.Buffer
	code := run(ctx, []string{"user", "list", "--data", dir}, nil, strings.NewReader(""), &out, &errs)
	if in := i18n.T("en", "control.locked", "folder", dir); code != exitFailed || strings.Contains(errs.String(), in) {
		t.Errorf("while it is locked: got %d, %q, want it to wait", code, &errs)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	must(t, "user", "add", "kato", "--role", "editor", "--data", dir)
}

// TestNoSiteIsMadeBySlip: a command that is about what a site has, given a folder without one,
// says so instead of listing nothing, and leaves no new site there.
func TestNoSiteIsMadeBySlip(t *testing.T) {
	empty := folder(t)
	for _, dir := range []string{filepath.Join(empty, "none"), empty} {
		for _, line := range []string{
			"user list", "user role kato editor", "user disable kato", "user enable kato", "user password kato",
			"token add --user kato", "token list", "token revoke 1", "replay --slug day", "erase --slug day --n 1 --reason law",
			"backup " + filepath.Join(empty, "b.tar.zst"), "record export",
		} {
			_, errs, code := do(t, append(strings.Fields(line), "--data", dir)...)
			if want := i18n.T("en", "store.no_site", "folder", dir); code != exitFailed || !strings.Contains(errs, want) {
				t.Errorf("%s: got %d, %q, want %d, %q", line, code, errs, exitFailed, want)
			}
			if _, err := os.Stat(filepath.Join(dir, store.FileName)); err == nil {
				t.Fatalf("%s made a site in %s", line, dir)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(empty, "none")); err == nil {
		t.Error("a folder was made")
	}
}

// TestNobodyElseReadsTheData: in a folder that others on the machine may read, as one that was
// made by hand is, they cannot read what the site keeps in it.
func TestNobodyElseReadsTheData(t *testing.T) {
	dir := folder(t)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	p, _ := serve(t, dir)
	must(t, "user", "add", "mori", "--role", "editor", "--data", dir)
	must(t, "backup", "--data", dir, filepath.Join(dir, "site.tar.zst"))
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if files++; info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: got %v, want it for its owner alone", d.Name(), info.Mode())
		}
		return nil
	})
	if err != nil || files < 5 {
		t.Errorf("got %d files, %v, want those of a site that is served", files, err)
	}
	p.end(t)
}
