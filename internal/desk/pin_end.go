package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/store"
)

// endPins unpins what is pinned no longer.
func (d *Desk) endPins(ctx context.Context) error {
	for {
		ended, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]coverage.UpdateID, error) {
			return tx.EndedPins(ctx, d.clock(), dueAtOnce)
		})
		if err != nil || len(ended) == 0 {
			return err
		}
		for _, id := range ended {
			if err := d.endPin(ctx, id); err != nil {
				return err
			}
		}
	}
}

// endPin unpins an update, unless somebody has pinned it anew meanwhile. Nobody in particular
// does so: whoever set the end wanted it, whatever they may do now.
func (d *Desk) endPin(ctx context.Context, id coverage.UpdateID) error {
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		u, err := tx.UpdateByID(ctx, id)
		if err != nil {
			return struct{}{}, err
		}
		if until := u.Placement.Until; !u.Pinned() || until == nil || until.After(d.clock()) {
			return struct{}{}, nil
		}
		c, err := tx.CoverageByID(ctx, u.Coverage)
		if err != nil {
			return struct{}{}, err
		}
		_, err = place(ctx, tx, c, u, unpinned(u), "")
		return struct{}{}, err
	})
	return err
}
