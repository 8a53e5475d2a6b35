package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// ReleaseUpdate hands back what whoever asks has taken. What nobody has taken is free already;
// what somebody else has they hand back themselves, or it is taken over.
func (d *Desk) ReleaseUpdate(ctx context.Context, slug string, n int) error {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return struct{}{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return struct{}{}, err
		}
		held, ok, err := d.heldNow(ctx, tx, u)
		switch {
		case err != nil || !ok:
			return struct{}{}, err
		case held.By != string(by.ID):
			return struct{}{}, fault.New(fault.Conflict, "claim.not_yours", "n", u.N)
		}
		tx.Did(ctx, people.ReleaseUpdate, inLog(c, u.N), "")
		return struct{}{}, tx.DropClaim(ctx, u.ID)
	})
	return err
}
