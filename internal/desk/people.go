package desk

import (
	"context"
	"crypto/subtle"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

const setUpSetting = "setup"

// SetUpNeeded tells whether the site has no user yet.
func (d *Desk) SetUpNeeded(ctx context.Context) (bool, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) {
		users, err := tx.Users(ctx)
		return len(users) == 0, err
	})
}

// OfferSetUp makes the one-time secret of the link that makes the owner; an earlier one
// stops working.
func (d *Desk) OfferSetUp(ctx context.Context) (secret string, err error) {
	secret = people.NewSecret()
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.SaveSetting(ctx, setUpSetting, people.HashSecret(secret))
	})
	return secret, err
}

// SetUp makes the owner and logs them in; it works once, with the secret of OfferSetUp, and
// only while nobody works there.
func (d *Desk) SetUp(ctx context.Context, secret, name, password string) (session string, err error) {
	owner, err := newUser(d, name, people.Owner, password)
	if err != nil {
		return "", err
	}
	session = people.NewSecret()
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		want, err := tx.Setting(ctx, setUpSetting)
		if err != nil {
			return struct{}{}, err
		}
		users, err := tx.Users(ctx)
		if err != nil {
			return struct{}{}, err
		}
		if want == "" || len(users) > 0 || subtle.ConstantTimeCompare([]byte(want), []byte(people.HashSecret(secret))) != 1 {
			return struct{}{}, fault.New(fault.Denied, "people.setup_used")
		}
		if err := tx.AddUser(ctx, owner); err != nil {
			return struct{}{}, err
		}
		if err := tx.SaveSetting(ctx, setUpSetting, ""); err != nil {
			return struct{}{}, err
		}
		tx.Did(people.With(ctx, owner), people.SetUp, owner.Name, "")
		return struct{}{}, tx.AddSession(ctx, people.HashSecret(session), owner.ID, tx.Now.Add(people.SessionFor), people.BrowserOf(ctx))
	})
	return session, err
}

// LogIn opens a session for a user with their password. Whatever was wrong, the fault is
// the same and takes the same work.
func (d *Desk) LogIn(ctx context.Context, name, password string) (session string, err error) {
	if len(password) > 4*people.MaxPassword {
		password = ""
	}
	u, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*people.User, error) { return tx.UserByName(ctx, name) })
	if err != nil && !fault.Is(err, fault.NotFound) {
		return "", err
	}
	if u != nil && !u.Disabled.IsZero() {
		u = nil
	}
	var phc string
	if u != nil {
		phc = u.Password
	}
	if !people.PasswordFits(phc, password) || u == nil {
		if err := d.keepFailed(ctx, u); err != nil {
			return "", err
		}
		return "", fault.New(fault.Unauthenticated, "people.wrong_login")
	}
	session = people.NewSecret()
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		tx.Did(people.With(ctx, u), people.LogIn, u.Name, "")
		return struct{}{}, tx.AddSession(ctx, people.HashSecret(session), u.ID, tx.Now.Add(people.SessionFor), people.BrowserOf(ctx))
	})
	return session, err
}

// LogOut ends a session; one that has ended already is no fault.
func (d *Desk) LogOut(ctx context.Context, session string) error {
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if u := people.From(ctx); u != nil {
			tx.Did(ctx, people.LogOut, u.Name, "")
		}
		return struct{}{}, tx.DropSession(ctx, people.HashSecret(session))
	})
	return err
}

// UserBySession finds the user of a session; NotFound if it has ended.
func (d *Desk) UserBySession(ctx context.Context, session string) (*people.User, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*people.User, error) {
		return tx.UserBySession(ctx, people.HashSecret(session), d.clock())
	})
}
