package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"readout/internal/backup"
	"readout/internal/control"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/store"
)

// backupCmd puts the site into one file, while it is served or not.
type backupCmd struct {
	File    string `arg:"" help:"help.backup_file" type:"path"`
	WithKey bool   `help:"help.backup_key"`
}

// Run makes backupCmd a command.
func (c *backupCmd) Run(s *session) error {
	p := backupParams{File: c.File, WithKey: c.WithKey, By: operator(), Lang: s.lang()}
	if err := siteIn(s.cli.Data, store.FileName); err != nil {
		return err
	}
	release, served, err := s.served("backup", p)
	if served || err != nil {
		return err
	}
	return first(backUp(s.ctx, s.cli.Data, p, s.stdout), release())
}

type backupParams struct {
	File    string
	WithKey bool
	By      string // whom the operating system knows
	Lang    string
}

// backUp copies the database as it stands at one moment, then takes the pictures: those that
// it names were there before it.
func backUp(ctx context.Context, dir string, p backupParams, out io.Writer) error {
	aside, err := os.MkdirTemp(filepath.Dir(p.File), ".readout-backup-*")
	if err != nil {
		return notWritten(p.File, err)
	}
	defer os.RemoveAll(aside)
	database := filepath.Join(aside, backup.Database)
	if err := store.Copy(ctx, dir, database); err != nil {
		return notWritten(p.File, err)
	}
	schema, err := store.Check(ctx, database)
	if err != nil {
		return err
	}
	sources := []backup.Source{{Name: backup.Database, Path: database}}
	if p.WithKey {
		sources = append(sources, backup.Source{Name: backup.Key, Path: filepath.Join(dir, backup.Key)},
			backup.Source{Name: backup.HookKey, Path: filepath.Join(dir, backup.HookKey), MayGo: true}) // there is none before a start of today's version
	}
	pictures, err := backup.Pictures(filepath.Join(dir, backup.Media))
	if err != nil {
		return err
	}
	m, err := backup.Write(ctx, p.File, backup.Manifest{Made: time.Now().UTC().Truncate(time.Second), Readout: versionText(), Schema: schema},
		append(sources, pictures...), progressOf(out, p.Lang))
	if err != nil {
		return notWritten(p.File, err)
	}
	note := desk.BackupNote{Made: m.Made, Bytes: m.Bytes(), File: filepath.Base(p.File), By: p.By}
	if err := noteBackup(dir, note); err != nil {
		slog.WarnContext(ctx, "the backup is made, and could not be noted in the data folder", "err", err)
	}
	_, err = fmt.Fprintln(out, i18n.T(p.Lang, "backup.made", "file", p.File, "count", len(m.Files), "size", sizeText(m.Bytes())))
	if err == nil && !p.WithKey {
		_, err = fmt.Fprintln(out, i18n.T(p.Lang, "backup.no_key"))
	}
	return err
}

// notWritten says why a backup is not there, with the file's name: a server may not be
// allowed to write where the person who asks may.
func notWritten(file string, err error) error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	kind := fault.Unavailable
	if fault.Is(store.NotStored(err), fault.Full) {
		kind = fault.Full
	}
	return fault.New(kind, "backup.not_written", "file", file, "cause", err.Error())
}

// restoreCmd takes a site out of a backup.
type restoreCmd struct {
	File string `arg:"" help:"help.restore_file" type:"existingfile"`
}

// Run makes restoreCmd a command.
func (c *restoreCmd) Run(s *session) error {
	dir := s.cli.Data
	if err := backup.Empty(dir, control.LockName); err != nil {
		return err
	}
	_, missing := os.Stat(dir)
	release, err := lock(dir)
	if err != nil {
		return err
	}
	check := func(ctx context.Context, database string) error {
		_, err := store.Check(ctx, database)
		return err
	}
	m, err := backup.Restore(s.ctx, c.File, dir, []string{control.LockName}, check, progressOf(s.stdout, s.lang()))
	if err != nil && errors.Is(missing, fs.ErrNotExist) { // there was no such folder, nor shall there be
		os.Remove(filepath.Join(dir, control.LockName))
		defer os.Remove(dir)
	}
	if err := first(err, release()); err != nil {
		return store.NotStored(err)
	}
	_, err = fmt.Fprintln(s.stdout, i18n.T(s.lang(), "backup.restored", "folder", dir, "made", m.Made.Format(time.RFC3339), "count", len(m.Files), "size", sizeText(m.Bytes())))
	if err == nil && !m.Has(backup.Key) {
		_, err = fmt.Fprintln(s.stdout, i18n.T(s.lang(), "backup.restored_no_key", "file", filepath.Join(dir, backup.Key), "webhooks", filepath.Join(dir, backup.HookKey)))
	}
	return err
}

// progressOf tells a person how far a long work has come, every two seconds.
func progressOf(out io.Writer, lang string) backup.Progress {
	told := time.Now()
	return func(done, total int64) {
		if now := time.Now(); now.Sub(told) >= 2*time.Second {
			told = now
			fmt.Fprintln(out, i18n.T(lang, "backup.progress", "done", sizeText(done), "total", sizeText(total)))
		}
	}
}

// sizeText says a number of bytes to a person.
func sizeText(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f kB", float64(n)/1e3)
}
