package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// UserView is somebody who works on the site, without the password.
type UserView struct {
	ID       people.UserID
	Name     string
	Guest    bool        // came by an invitation, has no account
	Role     people.Role // on the whole site, "" if there is none
	On       []RoleView  // on single coverages
	Created  time.Time
	Disabled time.Time // zero: may come in
}

// RoleView is a role on a coverage, seen from the user or from the coverage.
type RoleView struct {
	Coverage *coverage.Coverage
	User     UserView // without roles
	Role     people.Role
	By       string // who gave it
	Given    time.Time
	Ends     time.Time // zero: when it is taken
}

// Users lists everybody who works on the site.
func (d *Desk) Users(ctx context.Context) ([]UserView, error) {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]UserView, error) {
		users, err := tx.Users(ctx)
		if err != nil {
			return nil, err
		}
		views := make([]UserView, len(users))
		for i := range users {
			if views[i], err = d.userWithRoles(ctx, tx, &users[i]); err != nil {
				return nil, err
			}
		}
		return views, nil
	})
}

// User gives somebody who works on the site.
func (d *Desk) User(ctx context.Context, id people.UserID) (*UserView, error) {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*UserView, error) {
		u, err := account(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		v, err := d.userWithRoles(ctx, tx, u)
		return &v, err
	})
}

// account finds somebody who has an account: a guest has none.
func account(ctx context.Context, tx *store.Tx, id people.UserID) (*people.User, error) {
	u, err := tx.UserByID(ctx, id)
	if err == nil && u.Guest {
		err = fault.New(fault.NotFound, "people.no_such_user")
	}
	return u, err
}

// UserNamed gives somebody who works on the site by the name they log in with.
func (d *Desk) UserNamed(ctx context.Context, name string) (*UserView, error) {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*UserView, error) {
		u, err := tx.UserByName(ctx, name)
		if err != nil {
			return nil, namedUser(err, name)
		}
		v, err := d.userWithRoles(ctx, tx, u)
		return &v, err
	})
}

func userView(u *people.User) UserView {
	return UserView{ID: u.ID, Name: u.Name, Role: u.Role, Created: u.Created, Disabled: u.Disabled}
}

func (d *Desk) userWithRoles(ctx context.Context, tx *store.Tx, u *people.User) (UserView, error) {
	v := userView(u)
	held, err := tx.RolesOf(ctx, u.ID, d.clock())
	if err != nil {
		return v, err
	}
	for _, h := range held {
		c, err := tx.CoverageByID(ctx, h.Coverage)
		if err != nil {
			return v, err
		}
		v.On = append(v.On, RoleView{Coverage: c, User: userView(u), Role: h.Role, Given: h.Given, Ends: h.Ends})
	}
	return v, nil
}
