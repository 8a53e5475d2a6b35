package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"readout/internal/fault"
)

// Open opens the database in a folder, makes it if it is not there, and brings an older
// one up to date. Close it when done.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	p := &pools{dir: dir, file: filepath.Join(dir, FileName)}
	err := p.openWriting(ctx)
	if err == nil {
		p.read, err = p.openReading("_pragma=query_only(1)", dsn)
	}
	if err != nil && o.ReadAnyhow {
		err = p.openAnyhow(ctx, err)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", p.file, err), p.close())
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Store{pools: p, committer: startCommitter(p.writing, o), dir: dir}, nil
}

// pools are a database's connections. What is opened for reading alone comes to be written
// too, once its disk takes something again.
type pools struct {
	dir, file string

	mu    sync.RWMutex
	read  *sql.DB
	write *sql.DB // one connection, the committer's; nil while nothing can be stored
	alone string  // how it was opened for reading alone

	tried time.Time // the committer's: when it was last tried to open it for writing
	why   error     // and what came of that
}

// openWriting opens the one connection that writes, and brings the database up to date. Nobody
// else uses p meanwhile.
func (p *pools) openWriting(ctx context.Context) error {
	p.begun()
	// What is deleted is overwritten, so that little has to be cleaned up when words must go.
	write, err := sql.Open("sqlite", dsn(p.file, "_txlock=immediate&_pragma=secure_delete(1)"))
	if err != nil {
		return err
	}
	write.SetMaxOpenConns(1)
	if err := migrate(ctx, write); err != nil {
		return errors.Join(err, write.Close())
	}
	if err := fillIn(ctx, write); err != nil {
		return errors.Join(err, write.Close())
	}
	if err := canWrite(ctx, write); err != nil {
		return errors.Join(err, write.Close())
	}
	p.write = write
	return nil
}

// begun makes the file of a new site, for its owner alone: SQLite would let everybody on the machine
// read it, drafts and hashes of passwords too, if their folder does. The files beside it are then as
// it is. What goes wrong SQLite finds again, and is asked for the reason.
func (p *pools) begun() {
	if f, err := os.OpenFile(p.file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil {
		f.Close()
	}
}

// canWrite tries a write and undoes it: what can only be read SQLite opens all the same, for
// reading, and it would stay so.
func canWrite(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, addToHead, 0)
	return errors.Join(err, tx.Rollback())
}

func (p *pools) openReading(more string, name func(file, more string) string) (*sql.DB, error) {
	read, err := sql.Open("sqlite", name(p.file, more))
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(8)
	read.SetMaxIdleConns(8)
	return read, nil
}

// openAnyhow opens for reading alone what could not be opened for writing, if that is for its
// disk's sake and it is of this version: an older one would have to be brought up to date first.
// Else what is wrong stays what it is.
func (p *pools) openAnyhow(ctx context.Context, wrong error) error {
	if _, ours := errors.AsType[*fault.Error](wrong); ours {
		return wrong
	}
	why := p.reason(wrong)
	if !ofDisk(why) {
		return wrong
	}
	mode := "mode=ro"
	if log, err := os.Stat(p.file + "-wal"); errors.Is(err, fs.ErrNotExist) || err == nil && log.Size() == 0 {
		mode += "&immutable=1" // nothing waits to be written into it, and nobody else has it open
	}
	read, err := p.openReading(mode, readDSN)
	if err != nil {
		return wrong
	}
	var version int64
	err = read.QueryRowContext(ctx, `SELECT MAX(version_id) FROM goose_db_version`).Scan(&version)
	if err != nil || version != Schema() {
		return errors.Join(wrong, read.Close())
	}
	p.read, p.alone, p.tried, p.why = read, mode, time.Now(), why
	slog.Error("nothing can be stored, the site is only read", "error", why)
	return nil
}

func readDSN(file, mode string) string {
	return "file:" + (&url.URL{Path: file}).EscapedPath() + "?" + mode + "&_pragma=busy_timeout(10000)&_pragma=temp_store(MEMORY)&_pragma=query_only(1)"
}

// reason gives the fault that says why a database cannot be opened. SQLite itself says little
// ("disk I/O error"), so the folder is asked.
func (p *pools) reason(err error) error {
	if tried := takesFile(p.dir); tried != nil {
		return NotStored(tried)
	}
	return NotStored(err)
}

// ofDisk tells whether a fault is that of a disk that may take something later.
func ofDisk(err error) bool {
	f, ok := errors.AsType[*fault.Error](err)
	return ok && (f.Kind == fault.Full || f.Key == "store.read_only")
}

// Stores tells whether the database is open for writing.
func (p *pools) Stores() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.write != nil
}

func (p *pools) reading() *sql.DB {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.read
}

// writer gives the connection that writes, for what is done beside the committer.
func (p *pools) writer() (*sql.DB, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.write == nil {
		return nil, fault.New(fault.Unavailable, "store.not_stored")
	}
	return p.write, nil
}

// begin begins to read a snapshot.
func (p *pools) begin(ctx context.Context) (*sql.Tx, error) {
	for {
		read := p.reading()
		tx, err := read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err == nil || read == p.reading() {
			return tx, err
		}
	} // others have come in their place, and they were closed
}

// writing gives the connection that writes. The committer alone asks. Where there was none it is
// tried again, once a second at most.
func (p *pools) writing() (*sql.DB, error) {
	if p.write != nil {
		return p.write, nil
	}
	if time.Since(p.tried) >= tryEvery {
		p.why = p.reopen(context.Background())
		p.tried = time.Now()
	}
	return p.write, p.why
}

// reopen opens for writing what was opened for reading alone. Those who read are let finish
// first, and others wait the moment that it takes: what they read over knows of nobody who writes.
func (p *pools) reopen(ctx context.Context) error {
	if err := takesFile(p.dir); err != nil { // else an attempt would leave its files half made
		return NotStored(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for until := time.Now().Add(patience); p.read.Stats().InUse > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			return fault.New(fault.Unavailable, "store.not_stored").Because(errors.New("somebody has been reading for long"))
		}
	}
	if err := p.read.Close(); err != nil {
		slog.Warn("the connections that read were not closed well", "error", err)
	}
	if err := p.openWriting(ctx); err != nil {
		p.read, _ = p.openReading(p.alone, readDSN) // as it was
		return p.reason(err)
	}
	slog.Info("things can be stored again")
	var err error
	p.read, err = p.openReading("_pragma=query_only(1)", dsn)
	return err
}

// patience is how long those who read are waited for at once.
const patience = time.Second

func closed(db *sql.DB) error {
	if db == nil {
		return nil
	}
	return db.Close()
}

func (p *pools) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return errors.Join(closed(p.read), closed(p.write))
}
