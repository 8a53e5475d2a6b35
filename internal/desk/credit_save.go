package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// Credits gives the names that stand under pictures, for forms to offer.
func (d *Desk) Credits(ctx context.Context) (coverage.Credits, error) {
	if _, err := people.NeedAnywhere(ctx, people.ReadDrafts); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (coverage.Credits, error) { return tx.Credits(ctx) })
}

// SaveCredit keeps a name with its other spellings. Credits that are stored from then on
// are written with it; what was published before stays as it was until it is edited. was is
// the name it had so far, if that is changed: it becomes one of the spellings. A spelling that
// is on the list as a name of its own comes to this one with all of its spellings. One that
// another name has is a fault, "credit.elsewhere": nobody could tell whose it is.
func (d *Desk) SaveCredit(ctx context.Context, was string, c coverage.Credit) error {
	u, err := people.Need(ctx, people.Publish)
	if err != nil {
		return err
	}
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	if err := c.Check(); err != nil {
		return err
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		known, err := tx.Credits(ctx)
		if err != nil {
			return struct{}{}, err
		}
		c, gone, err := known.Join(was, c)
		if err != nil {
			return struct{}{}, err
		}
		for _, name := range gone {
			if err := tx.DropCredit(ctx, name); err != nil {
				return struct{}{}, err
			}
		}
		tx.Did(ctx, people.SaveCredit, strings.Join(slices.Concat([]string{c.Name}, gone), " < "), "")
		return struct{}{}, tx.SaveCredit(ctx, c)
	})
	return err
}

// DropCredit forgets a name; credits that have it stay as they are.
func (d *Desk) DropCredit(ctx context.Context, name string) error {
	u, err := people.Need(ctx, people.Publish)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		tx.Did(ctx, people.DropCredit, name, "")
		return struct{}{}, tx.DropCredit(ctx, name)
	})
	return err
}
