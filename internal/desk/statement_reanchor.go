package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// ReanchorStatement ties a statement's first citation to other words of the same update,
// after its own have been rewritten.
func (d *Desk) ReanchorStatement(ctx context.Context, id record.StatementID, n int, field record.Field, q text.Quote) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		s, err := store.Item[record.Statement](ctx, tx, record.KindStatement, string(id))
		if err != nil {
			return struct{}{}, err
		}
		if s.Standing == coverage.Withdrawn || len(s.Item.Citations) == 0 {
			return struct{}{}, fault.New(fault.NotFound, "record.missing")
		}
		if err := mayOnItem(ctx, tx, people.Record, &s.Item); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, reanchorStatement(ctx, tx, s, n, field, q, by)
	})
	return err
}

func reanchorStatement(ctx context.Context, tx *store.Tx, s *store.Stored[record.Statement], n int, field record.Field, q text.Quote, by *people.User) error {
	c, err := tx.CoverageByID(ctx, coverage.ID(s.Item.Citations[0].Coverage))
	if err != nil {
		return err
	}
	u, err := tx.UpdateByN(ctx, c.ID, n)
	if err != nil {
		return err
	}
	cited, err := cite(c, u, NewStatement{Field: field, Quote: q})
	if err != nil {
		return err
	}
	s.Item.Citations = append([]record.Citation{*cited}, s.Item.Citations[1:]...)
	return storeItem(ctx, tx, &s.Item, s.Standing, by)
}
