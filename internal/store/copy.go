package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/fault"
)

// Copy writes the database of a folder to a new file as it stands at one moment, while
// others read and write it or nobody does. Pages that are free are left out, and with them
// words that were erased.
func Copy(ctx context.Context, dir, to string) error {
	from := filepath.Join(dir, FileName)
	if _, err := os.Stat(from); errors.Is(err, os.ErrNotExist) {
		return fault.New(fault.NotFound, "store.no_site", "folder", dir)
	}
	db, err := sql.Open("sqlite", dsn(from, "mode=rw"))
	if err != nil {
		return fmt.Errorf("copy %s: %w", from, err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, to); err != nil {
		return fmt.Errorf("copy %s: %w", from, err)
	}
	return nil
}

// Check reads all of a database that nobody has open and gives the version of its schema,
// or the fault that says what is wrong with it. It changes nothing.
func Check(ctx context.Context, file string) (schema int64, err error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+"?mode=ro&immutable=1")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var says string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&says); err != nil {
		return 0, fault.New(fault.Invalid, "store.damaged", "cause", err.Error())
	}
	if says != "ok" {
		return 0, fault.New(fault.Invalid, "store.damaged", "cause", strings.TrimSpace(says))
	}
	if err := db.QueryRowContext(ctx, `SELECT MAX(version_id) FROM goose_db_version`).Scan(&schema); err != nil {
		return 0, fault.New(fault.Invalid, "store.damaged", "cause", err.Error())
	}
	return schema, CheckSchema(schema)
}

// CheckSchema gives the fault of a database that a newer Readout has written: this one does
// not know what is in it, so it does not touch it.
func CheckSchema(schema int64) error {
	if newest := Schema(); schema > newest {
		return fault.New(fault.Conflict, "store.newer", "got", schema, "want", newest)
	}
	return nil
}

// Schema is the newest version of the schema that this Readout knows.
func Schema() int64 {
	files, err := migrations.ReadDir("migrations")
	if err != nil || len(files) == 0 {
		panic("no migrations") // they are embedded
	}
	var newest int64
	fmt.Sscanf(files[len(files)-1].Name(), "%d", &newest)
	return newest
}
