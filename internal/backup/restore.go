package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout/internal/fault"
)

// Restore puts an archive into a folder that holds nothing but names to overlook. All of it
// is taken out and looked through, by check too, before anything stands where a server would
// find it; the database comes last, so that a folder without one was not restored.
func Restore(ctx context.Context, file, dir string, overlook []string, check func(ctx context.Context, database string) error, progress Progress) (*Manifest, error) {
	if err := Empty(dir, overlook...); err != nil {
		return nil, err
	}
	aside, err := os.MkdirTemp(dir, ".restore-*")
	if err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	defer os.RemoveAll(aside)
	if err := os.Mkdir(filepath.Join(aside, Media), 0o700); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	m, err := Read(ctx, file, progress, func(name string, r io.Reader) error {
		return takeOut(filepath.Join(aside, filepath.FromSlash(name)), r)
	})
	if err != nil {
		return nil, err
	}
	if err := check(ctx, filepath.Join(aside, Database)); err != nil {
		return nil, err
	}
	return m, place(aside, dir)
}

// Empty gives the fault of a folder in which something stands already.
func Empty(dir string, overlook ...string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
next:
	for _, e := range entries {
		for _, name := range overlook {
			if e.Name() == name {
				continue next
			}
		}
		return fault.New(fault.Conflict, "backup.not_empty", "folder", dir, "name", e.Name())
	}
	return nil
}

func takeOut(to string, r io.Reader) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Sync(), f.Close())
}

// place moves what was taken out to where it belongs, the database last.
func place(aside, dir string) error {
	if err := syncDir(filepath.Join(aside, Media)); err != nil {
		return err
	}
	for _, name := range []string{Media, Key, Database} {
		err := os.Rename(filepath.Join(aside, name), filepath.Join(dir, name))
		if err != nil && !(name == Key && errors.Is(err, os.ErrNotExist)) {
			return fmt.Errorf("restore: %w", err)
		}
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}
