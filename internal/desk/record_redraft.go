package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// redraftItem makes an item a draft again: one that was published by mistake, unless something
// that stays names it, or one that was taken out. Its words are looked for where they stand now.
func redraftItem(ctx context.Context, tx *store.Tx, ref ItemRef, with []ItemRef, by *people.User) error {
	s, err := tx.AnyItem(ctx, ref.Kind, ref.ID)
	if err != nil {
		return err
	}
	if err := mayOnItem(ctx, tx, people.Record, s.Item); err != nil {
		return err
	}
	switch {
	case s.Standing == coverage.Draft:
		return fault.New(fault.Conflict, "record.review_is_draft", "item", ref.String())
	case record.MergedInto(s.Item) != "":
		return fault.New(fault.Conflict, "record.review_merged", "item", ref.String(), "into", record.MergedInto(s.Item))
	case s.Standing == coverage.Withdrawn && s.Item.Check() != nil: // its words have been erased
		return fault.New(fault.NotFound, "record.missing")
	}
	if err := unnamed(ctx, tx, ref, with); err != nil {
		return err
	}
	anchors, err := anchorsNow(ctx, tx, s)
	if err != nil {
		return err
	}
	revision, err := tx.SaveItem(ctx, s.Item, coverage.Draft, string(by.ID))
	if err != nil {
		return err
	}
	if err := tx.SaveAnchors(ctx, ref.Kind, ref.ID, anchors); err != nil || s.Standing != coverage.Published {
		return err
	}
	return announceItem(ctx, tx, s.Item, revision, coverage.Draft)
}

// anchorsNow gives where the words of an item stand: as they are kept, or, of one that was taken
// out, looked for anew.
func anchorsNow(ctx context.Context, tx *store.Tx, s *store.Stored[record.Citing]) ([]store.Anchor, error) {
	if s.Standing != coverage.Withdrawn {
		return tx.AnchorsOf(ctx, s.Item.ItemKind(), s.Item.ItemID())
	}
	anchors, cited := anchorsOf(s.Item), s.Item.Cites()
	for i := range anchors {
		a := &anchors[i]
		plain, err := plainNow(ctx, tx, *a)
		if err != nil {
			return nil, err
		}
		start, end, ok := cited[i].Quote.Locate(plain)
		if a.Orphaned = !ok; ok {
			a.Start, a.End = start, end
		}
	}
	return anchors, nil
}

// plainNow gives the text that an anchor stands in as it reads now, "" of one that has gone.
func plainNow(ctx context.Context, tx *store.Tx, a store.Anchor) (string, error) {
	c, err := tx.CoverageByID(ctx, a.Coverage)
	if err != nil {
		return "", err
	}
	if a.Update == "" {
		plain, _ := c.Content.Field(string(a.Field))
		return plain, nil
	}
	u, err := tx.UpdateByID(ctx, a.Update)
	if fault.Is(err, fault.NotFound) || err == nil && !isHere(u) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	plain, _ := u.Message.Field(string(a.Field))
	return plain, nil
}

// isHere tells whether an update still says something.
func isHere(u *coverage.Update) bool {
	return u.Standing != coverage.Withdrawn && u.Standing != coverage.Undone && u.Standing != coverage.Discarded
}
