package desk

import (
	"context"
	"errors"

	"readout/internal/fault"
	"readout/internal/passkey"
	"readout/internal/people"
	"readout/internal/store"
)

// OfferPasskey gives, as JSON, what the browser of whoever asks makes a passkey with.
func (d *Desk) OfferPasskey(ctx context.Context) ([]byte, error) {
	me, err := d.needPasskeys(ctx)
	if err != nil {
		return nil, err
	}
	has, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]people.Passkey, error) { return tx.Passkeys(ctx, me.ID) })
	if err != nil {
		return nil, err
	}
	keys := make([]passkey.Key, len(has))
	for i, p := range has {
		keys[i] = passkey.Key{ID: p.ID, Public: p.Public}
	}
	return d.passkeys.Offer(ownerOf(me), keys)
}

// AddPasskey keeps the passkey that a browser made of an offer; key is the offer's.
func (d *Desk) AddPasskey(ctx context.Context, name, key string, answer []byte) error {
	me, err := d.needPasskeys(ctx)
	if err != nil {
		return err
	}
	if err := fault.Join(people.CheckPasskeyName(name)); err != nil {
		return err
	}
	made, err := d.passkeys.Take(ownerOf(me), key, answer)
	if err != nil {
		return notTaken(err)
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		has, err := tx.Passkeys(ctx, me.ID)
		if err != nil {
			return struct{}{}, err
		}
		if len(has) >= people.MaxPasskeys {
			return struct{}{}, fault.New(fault.Conflict, "people.passkeys_many", "count", people.MaxPasskeys)
		}
		if _, _, err := tx.UserByPasskey(ctx, made.ID); !fault.Is(err, fault.NotFound) {
			if err != nil {
				return struct{}{}, err
			}
			return struct{}{}, fault.New(fault.Conflict, "people.passkey_there")
		}
		tx.Did(ctx, people.AddPasskey, me.Name, "")
		return struct{}{}, tx.AddPasskey(ctx, &people.Passkey{ID: made.ID, User: me.ID, Name: name, Public: made.Public, Created: tx.Now})
	})
	return err
}

func (d *Desk) needPasskeys(ctx context.Context) (*people.User, error) {
	me, err := people.Need(ctx, people.OwnAccount)
	if err == nil && d.passkeys == nil {
		err = fault.New(fault.Unavailable, "people.passkeys_nowhere")
	}
	return me, err
}

func ownerOf(u *people.User) passkey.Owner { return passkey.Owner{ID: string(u.ID), Name: u.Name} }

// notTaken is the fault of a new passkey that is not to be trusted.
func notTaken(err error) error {
	if errors.Is(err, passkey.ErrWrong) {
		return fault.New(fault.Denied, "people.passkey_not_added").Because(err)
	}
	return err
}
