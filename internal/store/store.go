// Package store is the only room with SQL. It keeps what the other rooms made in one
// database: SQLite embedded (WAL, synchronous=FULL: acknowledged means stored, also at a
// power cut). The statements are written once, with $1 and in words that PostgreSQL
// understands too.
//
// Reads run in a snapshot of their own (Read). Writes go through the committer (Commit),
// which is the only writer.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"readout/internal/journal"
)

//go:embed migrations
var migrations embed.FS

// FileName is the database's name in the data folder.
const FileName = "readout.db"

// Store is an open database.
type Store struct {
	*pools
	*committer
	dir    string
	health health
}

// Options are what Open needs to know besides the folder. The zero value serves.
type Options struct {
	Clock func() time.Time // nil = time.Now
	// Applied is told of the Changes of each commit, in order, after they are stored and
	// before anybody who asked for them is answered. It must not call back into Commit.
	Applied func([]*journal.Change)
	// Committed is told of each commit: how many actions shared it, how long it took, and
	// the error if it failed. nil: nobody wants to know.
	Committed func(actions int, took time.Duration, err error)
	// ReadAnyhow opens a database for reading alone when there is no room on its disk, or it
	// takes nothing. The committer opens it for writing as soon as that is over.
	ReadAnyhow bool
}

// synchronous is FULL. It is a variable for the test of power cuts alone, which builds a
// binary that does not wait for the disk, to see that it would notice (docs/adr/0003).
var synchronous = "FULL"

func dsn(file, more string) string {
	return "file:" + (&url.URL{Path: file}).EscapedPath() +
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(" + synchronous + ")" +
		"&_pragma=foreign_keys(1)&_pragma=temp_store(MEMORY)&" + more
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	version, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	if err := CheckSchema(version); err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// fillIn does what a migration cannot say in SQL.
func fillIn(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // undone unless committed
	t := &Tx{tx: prepare(tx)}
	for _, know := range []func(context.Context, *Tx) error{knowMedia, knowPlaces, knowStates, knowLines, knowResolvers, knowReworded} {
		if err := know(ctx, t); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Witness lets w see each action that went well, within its transaction: what it did is in the
// Tx. An error undoes the action. It is set once, before the first Commit.
func (s *Store) Witness(w func(context.Context, *Tx) error) { s.witness = w }

// Close waits for the commit under way and closes the database.
func (s *Store) Close() error {
	s.stop()
	return s.pools.close()
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.Read(ctx, func(ctx context.Context, tx *Tx) error {
		var one int
		return tx.tx.QueryRowContext(ctx, `SELECT 1`).Scan(&one)
	})
}

// Read runs f on one snapshot of the database. What f does cannot write. If ctx ends meanwhile the
// error is that of ctx, too, whatever the database says of it.
func (s *Store) Read(ctx context.Context, f func(context.Context, *Tx) error) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return fmt.Errorf("begin read: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	err = f(ctx, &Tx{tx: prepare(tx)})
	// The statements of a transaction are closed when its context ends: to run one then fails, and
	// the error does not say why.
	if ended := ctx.Err(); err != nil && ended != nil && !errors.Is(err, ended) {
		return fmt.Errorf("%w: %w", ended, err)
	}
	return err
}
