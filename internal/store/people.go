package store

import (
	"context"
	"fmt"
	"time"

	"readout/internal/people"
)

const accountColumns = `a.id, a.name, a.role, a.password, a.created, a.disabled, a.called`

// AddUser stores a new user; the name must be free, a guest's may be anything.
func (t *Tx) AddUser(ctx context.Context, u *people.User) error {
	name, called := u.Name, ""
	if u.Guest { // nobody logs in with that
		name, called = "guest "+string(u.ID), u.Name
	}
	err := t.exec(ctx, `INSERT INTO account (id, name, role, password, created, called) VALUES ($1, $2, $3, $4, $5, $6)`,
		u.ID, name, u.Role, u.Password, micros(u.Created), called)
	if err != nil {
		return fmt.Errorf("add user: %w", err)
	}
	return nil
}

// UserByName finds a user who is no guest, be they disabled or not, without their roles on coverages.
func (t *Tx) UserByName(ctx context.Context, name string) (*people.User, error) {
	return t.oneUser(ctx, `SELECT `+accountColumns+` FROM account a WHERE a.name = $1 AND a.called = ''`, name)
}

// UserByID finds a user, be they disabled or not, without their roles on coverages.
func (t *Tx) UserByID(ctx context.Context, id people.UserID) (*people.User, error) {
	return t.oneUser(ctx, `SELECT `+accountColumns+` FROM account a WHERE a.id = $1`, id)
}

// UserBySession finds the user of a session that has not expired, with the roles they have now.
func (t *Tx) UserBySession(ctx context.Context, hash string, now time.Time) (*people.User, error) {
	return t.asker(ctx, now, `
		SELECT `+accountColumns+` FROM session s JOIN account a ON a.id = s.account
		WHERE s.hash = $1 AND s.expires > $2 AND a.disabled = 0`, hash, micros(now))
}

// UserNow finds a user who may come in at a moment, with the roles they have then, for what
// is done in their name.
func (t *Tx) UserNow(ctx context.Context, id people.UserID, now time.Time) (*people.User, error) {
	return t.asker(ctx, now, `SELECT `+accountColumns+` FROM account a WHERE a.id = $1 AND a.disabled = 0`, id)
}

// Users lists everybody who has an account on the site, by name, without their roles on coverages.
func (t *Tx) Users(ctx context.Context) ([]people.User, error) {
	return list(ctx, t, scanUser, `SELECT `+accountColumns+` FROM account a WHERE a.called = '' ORDER BY a.name`)
}

// asker finds a user with the roles on coverages that they have at a moment.
func (t *Tx) asker(ctx context.Context, now time.Time, query string, args ...any) (*people.User, error) {
	u, err := t.oneUser(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	if u.On, err = t.rolesByCoverage(ctx, u.ID, now); err != nil {
		return nil, err
	}
	if u.Guest && len(u.On) == 0 { // what let them in has ended
		return nil, missing("people.no_such_user")
	}
	return u, nil
}

func (t *Tx) oneUser(ctx context.Context, query string, args ...any) (*people.User, error) {
	found, err := list(ctx, t, scanUser, query, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("people.no_such_user")
	}
	return &found[0], nil
}

// AddSession stores the hash of a session, and forgets the expired ones.
func (t *Tx) AddSession(ctx context.Context, hash string, user people.UserID, expires time.Time, browser string) error {
	if err := t.exec(ctx, `DELETE FROM session WHERE expires <= $1`, micros(t.Now)); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO session (hash, account, expires, opened, browser) VALUES ($1, $2, $3, $4, $5)`,
		hash, user, micros(expires), micros(t.Now), browser)
}

// DropSession ends a session.
func (t *Tx) DropSession(ctx context.Context, hash string) error {
	return t.exec(ctx, `DELETE FROM session WHERE hash = $1`, hash)
}

func scanUser(r scanner) (people.User, error) {
	var u people.User
	var created, disabled int64
	var called string
	err := r.Scan(&u.ID, &u.Name, &u.Role, &u.Password, &created, &disabled, &called)
	if called != "" {
		u.Name, u.Guest = called, true
	}
	u.Created = fromMicros(created)
	if disabled != 0 {
		u.Disabled = fromMicros(disabled)
	}
	return u, err
}
