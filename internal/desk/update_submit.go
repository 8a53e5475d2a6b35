package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// SubmitUpdate hands in a draft, or one that was sent back: it waits for an editor. From must
// be the newest revision. Handed in twice is handed in once.
func (d *Desk) SubmitUpdate(ctx context.Context, slug string, n, from int) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return Receipt{}, err
		}
		w := waiting{c, u}
		if err := w.stale(from); err != nil {
			return Receipt{}, err
		}
		if err := w.check(); err != nil {
			return Receipt{}, err
		}
		r := Receipt{Update: u.ID, N: u.N, Revision: u.Revision, Standing: coverage.Submitted, Position: journal.Start}
		if u.Standing == coverage.Submitted {
			return r, nil
		}
		if err := tx.SetUpdateStanding(ctx, u, coverage.Submitted); err != nil {
			return Receipt{}, err
		}
		if err := tx.DropClaim(ctx, u.ID); err != nil {
			return Receipt{}, err
		}
		tx.Did(ctx, people.SubmitUpdate, inLog(c, u.N), "")
		return r, tx.AddReview(ctx, u.ID, coverage.HandedIn, "", string(by.ID))
	})
}
