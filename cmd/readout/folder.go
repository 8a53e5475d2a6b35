package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"readout/internal/control"
	"readout/internal/fault"
	"readout/internal/follow"
	"readout/internal/hook"
	"readout/internal/keyfile"
	"readout/internal/store"
)

// lock takes a data folder for this process.
func lock(dir string) (release func() error, err error) {
	release, err = control.Lock(dir)
	if errors.Is(err, control.ErrLocked) {
		return nil, fault.New(fault.Unavailable, "control.locked", "folder", dir)
	}
	if err != nil {
		return nil, unusable(dir, err)
	}
	return release, nil
}

// folderWait is how long a command waits for a folder that another process has locked and
// whose server does not answer yet: it is starting, or a command is at work.
const folderWait = 10 * time.Second

// served has the server of a data folder do a command; else it gives the folder, locked. A
// server that is just starting holds the lock some time before it takes commands.
func (s *session) served(command string, params any) (release func() error, served bool, err error) {
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for until := time.Now().Add(folderWait); ; {
		served, err = control.Send(s.ctx, s.cli.Data, command, params, s.stdout)
		if errors.Is(err, fs.ErrPermission) {
			return nil, served, unusable(s.cli.Data, err) // the socket is another user's
		}
		if served || err != nil {
			return nil, served, err
		}
		release, err = lock(s.cli.Data)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Key != "control.locked" || time.Now().After(until) {
			return release, false, err
		}
		select {
		case <-again.C:
		case <-s.ctx.Done():
			return nil, false, s.ctx.Err()
		}
	}
}

// unusable says why a data folder cannot be worked with. What refused it may have named no
// file and no reason ("disk I/O error"), so the folder is tried once more by hand.
func unusable(dir string, err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok || errors.Is(err, context.Canceled) {
		return err
	}
	if tried := tryFolder(dir); tried != nil {
		err = tried
	}
	path := dir
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path = e.Path
	}
	kind, key := fault.Unavailable, "folder.unusable"
	switch {
	case errors.Is(err, syscall.EROFS):
		key = "folder.read_only"
	case errors.Is(err, fs.ErrPermission):
		key = "folder.forbidden"
	case errors.Is(err, syscall.ENOTDIR):
		key = "folder.file"
	case fault.Is(store.NotStored(err), fault.Full):
		kind, key = fault.Full, "folder.full"
	}
	return fault.New(kind, key, "folder", dir, "path", path, "user", operator()).Because(err)
}

// refused is what went wrong with a folder's files while a server starts; all else stays what
// it is.
func refused(dir string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok && strings.HasPrefix(filepath.Base(e.Path), keyfile.Part) {
		if key := missingKey(dir); key != "" {
			return fault.New(fault.Unavailable, "folder.no_key", "folder", dir, "file", key).Because(err)
		}
	}
	if _, disk := errors.AsType[syscall.Errno](err); disk {
		return unusable(dir, err)
	}
	return err
}

// missingKey names the key that a folder lacks: the site was never served from there, or somebody
// has put the key elsewhere.
func missingKey(dir string) string {
	for _, name := range []string{follow.KeyFile, hook.KeyFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); errors.Is(err, fs.ErrNotExist) {
			return name
		}
	}
	return ""
}

// tryFolder tries what an open site does with its folder: it makes files there and writes
// into the database.
func tryFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return nil // it could not be made: whoever tried knows why
	}
	if !info.IsDir() {
		return &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	for _, name := range []string{control.LockName, store.FileName, store.FileName + "-wal", store.FileName + "-shm"} {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR, 0)
		if err == nil {
			err = f.Close()
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := os.CreateTemp(dir, ".try-*")
	if err != nil {
		return &fs.PathError{Op: "create", Path: dir, Err: errors.Unwrap(err)}
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, 256<<10))
	return errors.Join(err, f.Close())
}
