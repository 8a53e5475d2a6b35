package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// ResetPassword gives a user who has lost theirs a new password and ends their sessions.
// Without one, one is made. It is given back once, to be handed on.
func (d *Desk) ResetPassword(ctx context.Context, id people.UserID, password string) (string, error) {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return "", err
	}
	if password == "" {
		password = people.NewSecret()[:16]
	}
	if err := fault.Join(people.CheckPassword(password)); err != nil {
		return "", err
	}
	phc := people.HashPassword(password)
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		u, err := account(ctx, tx, id)
		if err != nil {
			return struct{}{}, err
		}
		if err := tx.SavePassword(ctx, u.ID, phc); err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, people.ResetPassword, u.Name, "")
		return struct{}{}, tx.DropSessions(ctx, u.ID, "")
	})
	return password, err
}
