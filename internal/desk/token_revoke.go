package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// RevokeToken ends a token at once: one's own or, for those who manage users, anybody's. One
// that has ended already stays as it is. Somebody else's is missing to everybody else.
func (d *Desk) RevokeToken(ctx context.Context, id string) error {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		k, err := tx.Token(ctx, id)
		if err == nil && k.User != me.ID && !me.May(people.ManageUsers) {
			err = fault.New(fault.NotFound, "token.none")
		}
		if err != nil || k.State(tx.Now) != people.TokenOpen {
			return struct{}{}, err
		}
		whose, err := tx.UserByID(ctx, k.User)
		if err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, people.RevokeToken, tokenInLog(whose.Name, k.Name), "")
		return struct{}{}, tx.RevokeToken(ctx, k.ID)
	})
	return err
}

// tokenInLog names a token as the audit log does: "ann: wire".
func tokenInLog(user, name string) string {
	if name == "" {
		return user
	}
	return user + ": " + name
}
