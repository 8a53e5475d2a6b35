package desk

import (
	"context"
	"errors"

	"readout/internal/fault"
	"readout/internal/passkey"
	"readout/internal/people"
	"readout/internal/store"
)

// CanPasskeys tells whether one can log in with a passkey here.
func (d *Desk) CanPasskeys() bool { return d.passkeys != nil }

// AskPasskey gives, as JSON, what a browser finds a passkey of this site with.
func (d *Desk) AskPasskey(ctx context.Context) ([]byte, error) {
	if d.passkeys == nil {
		return nil, fault.New(fault.Unavailable, "people.passkeys_nowhere")
	}
	return d.passkeys.Ask()
}

// LogInByPasskey opens a session for whoever's passkey has answered; key is the question's.
func (d *Desk) LogInByPasskey(ctx context.Context, key string, answer []byte) (session string, err error) {
	if d.passkeys == nil {
		return "", fault.New(fault.Unavailable, "people.passkeys_nowhere")
	}
	var user *people.User
	used, err := d.passkeys.Check(key, answer, func(id string) (passkey.Owner, passkey.Key, error) {
		var kept *people.Passkey
		err := d.store.Read(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
			user, kept, err = tx.UserByPasskey(ctx, id)
			return err
		})
		if err != nil {
			return passkey.Owner{}, passkey.Key{}, err
		}
		if !user.Disabled.IsZero() {
			return passkey.Owner{}, passkey.Key{}, fault.New(fault.NotFound, "people.no_such_user")
		}
		return ownerOf(user), passkey.Key{ID: kept.ID, Public: kept.Public}, nil
	})
	switch {
	case errors.Is(err, passkey.ErrWrong), fault.Is(err, fault.NotFound):
		if failed := d.keepFailed(ctx, user); failed != nil {
			return "", failed
		}
		return "", fault.New(fault.Unauthenticated, "people.passkey_wrong").Because(err)
	case err != nil:
		return "", err
	}
	session = people.NewSecret()
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if err := tx.UsedPasskey(ctx, used.ID, used.Public); err != nil {
			return struct{}{}, err
		}
		tx.Did(people.With(ctx, user), people.LogIn, user.Name, "")
		return struct{}{}, tx.AddSession(ctx, people.HashSecret(session), user.ID, tx.Now.Add(people.SessionFor), people.BrowserOf(ctx))
	})
	return session, err
}
