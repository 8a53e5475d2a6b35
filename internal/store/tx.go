package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
)

// Tx is the database as an action or a read sees it. All of an action is stored or none.
type Tx struct {
	// Now is the moment of the action: UTC, microseconds, never before the one of an
	// earlier line of the journal. A read has none.
	Now time.Time

	tx      *prepared
	changes []*journal.Change // made by the actions of this commit so far
	trail   []Trace           // what the action under way has stored
	did     []people.Act      // what it said of itself

	touching map[touched]bool // by the action under way
	touched  []Touch          // by the actions of this commit so far
}

func (t *Tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.tx.ExecContext(ctx, query, args...)
	return err
}

// row scans one row; no row is a fault of kind NotFound with the given key.
func (t *Tx) row(ctx context.Context, missing string, query string, args []any, into ...any) error {
	err := t.tx.QueryRowContext(ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound, missing)
	}
	return err
}

// scanner is a row that can be scanned.
type scanner interface{ Scan(into ...any) error }

// list scans every row of a query.
func list[T any](ctx context.Context, t *Tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := t.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func fromMicros(us int64) time.Time { return time.UnixMicro(us).UTC() }

// canonical gives the bytes that a revision keeps and its commitment covers.
func canonical(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return b, nil
}
