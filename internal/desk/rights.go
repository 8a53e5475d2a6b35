package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// coverageFor finds a coverage that whoever asks wants to do something on. Faults are those
// of people.NeedOn, but one that is not public is missing to those who do not work on it:
// the answer must not tell that it is there.
func coverageFor(ctx context.Context, tx *store.Tx, a people.Action, slug string) (*coverage.Coverage, error) {
	c, err := tx.CoverageBySlug(ctx, slug)
	if err != nil {
		return nil, err
	}
	return c, mayOn(ctx, a, c)
}

func mayOn(ctx context.Context, a people.Action, c *coverage.Coverage) error {
	_, err := people.NeedOn(ctx, a, c.ID)
	if fault.Is(err, fault.Denied) && c.Standing != coverage.Published && !people.From(ctx).MayOn(people.Submit, c.ID) {
		return fault.New(fault.NotFound, "coverage.missing")
	}
	return err
}

// updateFor finds an update that whoever asks wants to do something with. One that they may
// not see is missing to them.
func updateFor(ctx context.Context, tx *store.Tx, a people.Action, slug string, n int) (*coverage.Coverage, *coverage.Update, error) {
	c, err := coverageFor(ctx, tx, a, slug)
	if err != nil {
		return nil, nil, err
	}
	u, err := tx.UpdateByN(ctx, c.ID, n)
	if err != nil {
		return nil, nil, err
	}
	seen, err := seesUpdate(ctx, tx, c, u)
	if err == nil && !seen {
		err = fault.New(fault.NotFound, "update.missing")
	}
	return c, u, err
}

// seesUpdate tells whether whoever asks may see an update: readers see it, they may read
// drafts there, or they wrote it.
func seesUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) (bool, error) {
	by := people.From(ctx)
	if by.MayOn(people.ReadDrafts, c.ID) {
		return true, nil
	}
	if c.Standing == coverage.Published && (u.Standing == coverage.Published || u.Standing == coverage.Withdrawn) {
		return true, nil
	}
	author, err := tx.Author(ctx, u.ID)
	return by != nil && author == string(by.ID), err
}

// mayOnItem asks for the right on every coverage that an item of the record rests on.
func mayOnItem(ctx context.Context, tx *store.Tx, a people.Action, item record.Item) error {
	if people.From(ctx).May(a) {
		return nil
	}
	cites := item.Cites()
	if len(cites) == 0 {
		_, err := people.Need(ctx, a)
		return err
	}
	for _, cited := range cites {
		c, err := tx.CoverageByID(ctx, coverage.ID(cited.Coverage))
		if err != nil {
			return err
		}
		switch err := mayOn(ctx, a, c); {
		case fault.Is(err, fault.NotFound):
			return fault.New(fault.NotFound, "record.missing")
		case err != nil:
			return err
		}
	}
	return nil
}
