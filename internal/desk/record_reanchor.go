package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// ReanchorItem ties a citation of an item to other words of the same coverage, after its own have
// been rewritten: the first that has lost its words, or, where none has, the first. The others
// stay where they are.
func (d *Desk) ReanchorItem(ctx context.Context, ref ItemRef, n int, field record.Field, q text.Quote) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		s, err := standingItem(ctx, tx, ref.Kind, ref.ID)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, reanchorItem(ctx, tx, s, n, field, q, by)
	})
	return err
}

func reanchorItem(ctx context.Context, tx *store.Tx, s *store.Stored[record.Citing], n int, field record.Field, q text.Quote, by *people.User) error {
	before, cited := slices.Clone(s.Item.Cites()), s.Item.Citing()
	if len(cited) == 0 {
		return fault.New(fault.NotFound, "record.missing")
	}
	anchors, err := tx.AnchorsOf(ctx, s.Item.ItemKind(), s.Item.ItemID())
	if err != nil {
		return err
	}
	at := 0
	if i := slices.IndexFunc(anchors, func(a store.Anchor) bool { return a.Orphaned }); i >= 0 {
		at = anchors[i].Index
	}
	c, err := tx.CoverageByID(ctx, coverage.ID(cited[at].Coverage))
	if err != nil {
		return err
	}
	u, err := tx.UpdateByN(ctx, c.ID, n)
	if err != nil {
		return err
	}
	found, err := cite(c, u, NewStatement{Field: field, Quote: q})
	if err != nil {
		return err
	}
	found.As = cited[at].As
	*cited[at] = *found
	carried := carryAnchors(before, anchors, s.Item)
	if err := storeItem(ctx, tx, s.Item, s.Standing, by); err != nil {
		return err
	}
	return tx.SaveAnchors(ctx, s.Item.ItemKind(), s.Item.ItemID(), carried)
}
