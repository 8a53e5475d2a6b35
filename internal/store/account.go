package store

import (
	"context"
	"time"

	"readout/internal/people"
)

// Sessions lists the sessions of a user that have not expired, the newest first.
func (t *Tx) Sessions(ctx context.Context, user people.UserID, now time.Time) ([]people.Session, error) {
	return list(ctx, t, func(r scanner) (s people.Session, err error) {
		var opened, expires int64
		err = r.Scan(&s.Hash, &s.Browser, &opened, &expires)
		s.Opened, s.Expires = fromMicros(opened), fromMicros(expires)
		return s, err
	}, `SELECT hash, browser, opened, expires FROM session WHERE account = $1 AND expires > $2 ORDER BY opened DESC, hash`, user, micros(now))
}

// DropSessions ends all sessions of a user but one.
func (t *Tx) DropSessions(ctx context.Context, user people.UserID, but string) error {
	return t.exec(ctx, `DELETE FROM session WHERE account = $1 AND hash <> $2`, user, but)
}

// SavePassword gives a user another password.
func (t *Tx) SavePassword(ctx context.Context, user people.UserID, phc string) error {
	return t.exec(ctx, `UPDATE account SET password = $1 WHERE id = $2`, phc, user)
}

const passkeyColumns = `id, account, name, public, created, used`

// AddPasskey stores a new passkey.
func (t *Tx) AddPasskey(ctx context.Context, p *people.Passkey) error {
	return t.exec(ctx, `INSERT INTO passkey (`+passkeyColumns+`) VALUES ($1, $2, $3, $4, $5, $6)`,
		p.ID, p.User, p.Name, string(p.Public), micros(p.Created), 0)
}

// UsedPasskey stores what a passkey's use has changed.
func (t *Tx) UsedPasskey(ctx context.Context, id string, public []byte) error {
	return t.exec(ctx, `UPDATE passkey SET public = $1, used = $2 WHERE id = $3`, string(public), micros(t.Now), id)
}

// DropPasskey takes a passkey from its owner.
func (t *Tx) DropPasskey(ctx context.Context, user people.UserID, id string) error {
	return t.exec(ctx, `DELETE FROM passkey WHERE account = $1 AND id = $2`, user, id)
}

// Passkeys lists the passkeys of a user, the oldest first.
func (t *Tx) Passkeys(ctx context.Context, user people.UserID) ([]people.Passkey, error) {
	return list(ctx, t, scanPasskey, `SELECT `+passkeyColumns+` FROM passkey WHERE account = $1 ORDER BY created, id`, user)
}

// UserByPasskey finds a passkey and whose it is.
func (t *Tx) UserByPasskey(ctx context.Context, id string) (*people.User, *people.Passkey, error) {
	keys, err := list(ctx, t, scanPasskey, `SELECT `+passkeyColumns+` FROM passkey WHERE id = $1`, id)
	if err != nil {
		return nil, nil, err
	}
	if len(keys) == 0 {
		return nil, nil, missing("people.no_such_user")
	}
	u, err := t.UserByID(ctx, keys[0].User)
	return u, &keys[0], err
}

func scanPasskey(r scanner) (people.Passkey, error) {
	var p people.Passkey
	var public string
	var created, used int64
	err := r.Scan(&p.ID, &p.User, &p.Name, &public, &created, &used)
	p.Public, p.Created = []byte(public), fromMicros(created)
	if used != 0 {
		p.Used = fromMicros(used)
	}
	return p, err
}
