package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// WithdrawStatement takes a statement out of the record: pages stop showing it.
func (d *Desk) WithdrawStatement(ctx context.Context, id record.StatementID) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		s, err := store.Item[record.Statement](ctx, tx, record.KindStatement, string(id))
		if err != nil {
			return struct{}{}, err
		}
		if err := mayOnItem(ctx, tx, people.Record, &s.Item); err != nil || s.Standing == coverage.Withdrawn {
			return struct{}{}, err
		}
		revision, err := tx.SaveItem(ctx, s.Item, coverage.Withdrawn, string(by.ID))
		if err != nil {
			return struct{}{}, err
		}
		if err := tx.SaveAnchors(ctx, record.KindStatement, string(id), nil); err != nil {
			return struct{}{}, err
		}
		if s.Standing != coverage.Published {
			return struct{}{}, nil
		}
		return struct{}{}, announceItem(ctx, tx, &s.Item, revision, coverage.Withdrawn)
	})
	return err
}
