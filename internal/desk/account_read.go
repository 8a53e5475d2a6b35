package desk

import (
	"context"

	"readout/internal/people"
	"readout/internal/store"
)

// AccountView is what somebody sees of their own account.
type AccountView struct {
	Name        string
	HasPassword bool
	Passkeys    []people.Passkey
	CanPasskeys bool // browsers have passkeys at this address
	Sessions    []people.Session
	Here        string // the Hash of the session that asks
}

// Account gives the account of whoever asks; session is the one they ask in.
func (d *Desk) Account(ctx context.Context, session string) (*AccountView, error) {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*AccountView, error) {
		v := &AccountView{Name: me.Name, HasPassword: me.Password != "", CanPasskeys: d.passkeys != nil, Here: people.HashSecret(session)}
		var err error
		if v.Passkeys, err = tx.Passkeys(ctx, me.ID); err != nil {
			return nil, err
		}
		v.Sessions, err = tx.Sessions(ctx, me.ID, d.clock())
		return v, err
	})
}
