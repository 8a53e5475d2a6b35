package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"golang.org/x/sync/singleflight"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"readout/internal/fault"
)

// NotStored turns what a disk or the database says about a write into the fault that people
// are told: of kind Full when there is no room, of kind Unavailable else. A fault stays what
// it is, and an error that is about neither too.
func NotStored(err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok || err == nil {
		return err
	}
	code, sql := 0, false
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		code, sql = e.Code()&0xff, true
	}
	_, disk := errors.AsType[syscall.Errno](err)
	switch {
	case code == lib.SQLITE_FULL, errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.New(fault.Full, "store.full").Because(err)
	case code == lib.SQLITE_READONLY, errors.Is(err, syscall.EROFS):
		return fault.New(fault.Unavailable, "store.read_only").Because(err)
	case sql && broken(code), disk:
		return fault.New(fault.Unavailable, "store.not_stored").Because(err)
	}
	return err
}

// broken tells a database that cannot be written from a statement that is wrong.
func broken(code int) bool {
	switch code {
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_NOMEM,
		lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_PERM, lib.SQLITE_PROTOCOL:
		return true
	}
	return false
}

const (
	tryEvery = time.Second // how long an answer of Health is good for
	tryBytes = 256 << 10   // room that a commit or two may want
)

// health remembers how the last try to store something ended.
type health struct {
	flight singleflight.Group
	at     time.Time
	err    error
}

// Health tries whether anything can be stored, and gives the fault that says why not. It
// writes, so that a disk that is full or cannot be written shows itself before somebody's
// words meet it, and one that has room again too. Those who ask within a second share a try.
func (s *Store) Health(ctx context.Context) error {
	if err := s.Ping(ctx); err != nil {
		return NotStored(err)
	}
	tried := s.health.flight.DoChan("", func() (any, error) {
		if now := time.Now(); now.Sub(s.health.at) >= tryEvery || s.health.err == nil && s.failed.Load() {
			s.failed.Store(false)
			s.health.at, s.health.err = now, s.try()
		}
		return nil, s.health.err
	})
	select {
	case r := <-tried:
		return r.Err
	case <-ctx.Done():
		return fault.New(fault.Unavailable, "store.not_stored").Because(ctx.Err())
	}
}

// try has the committer write, and the folder take a file: a commit that changes little
// finds room in the database's own files when there is none beside them.
func (s *Store) try() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, err := Commit(ctx, s, func(context.Context, *Tx) (struct{}, error) { return struct{}{}, nil })
	if err == nil {
		err = takesFile(s.dir)
	}
	return NotStored(err)
}

func takesFile(dir string) error {
	f, err := os.CreateTemp(dir, ".try-*")
	if err != nil {
		return fmt.Errorf("try the data folder: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, tryBytes))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("try the data folder: %w", err)
	}
	return nil
}
