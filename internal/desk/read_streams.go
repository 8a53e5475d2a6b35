package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// CoverageStream tells which stream the address of a public coverage means, and reads no more than
// that: after each Change all who come back ask for it anew.
func (d *Desk) CoverageStream(ctx context.Context, slug string) (journal.Stream, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (journal.Stream, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return "", err
		}
		return journal.CoverageStream(string(c.ID)), nil
	})
}

// RoundStream tells so of a round of a series.
func (d *Desk) RoundStream(ctx context.Context, series, round record.EventID) (journal.Stream, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (journal.Stream, error) {
		e, err := newReader(tx).eventOfKind(ctx, round, record.Round)
		if err != nil {
			return "", err
		}
		if e.Parent != series {
			return "", fault.New(fault.NotFound, "record.missing")
		}
		return journal.EventStream(string(e.ID)), nil
	})
}
