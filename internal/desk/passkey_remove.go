package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// RemovePasskey takes a passkey from whoever asks; one that is not theirs is left alone. The
// last one of somebody without a password stays: they could not come in any more.
func (d *Desk) RemovePasskey(ctx context.Context, id string) error {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		now, err := tx.UserByID(ctx, me.ID)
		if err != nil {
			return struct{}{}, err
		}
		has, err := tx.Passkeys(ctx, me.ID)
		if err == nil && now.Password == "" && len(has) == 1 && has[0].ID == id {
			err = fault.New(fault.Conflict, "people.passkey_last")
		}
		if err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, people.DropPasskey, me.Name, "")
		return struct{}{}, tx.DropPasskey(ctx, me.ID, id)
	})
	return err
}
