package desk

import (
	"context"
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
// are written with it; what was published before stays as it was until it is edited.
func (d *Desk) SaveCredit(ctx context.Context, c coverage.Credit) error {
	u, err := people.Need(ctx, people.Publish)
	if err != nil {
		return err
	}
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	if err := c.Check(); err != nil {
		return err
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		tx.Did(ctx, people.SaveCredit, c.Name, "")
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
