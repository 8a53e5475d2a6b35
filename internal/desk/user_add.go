package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// AddUser adds somebody who works on the site: with a role there, or with none, for roles on
// single coverages. Without a password they can use tokens only.
func (d *Desk) AddUser(ctx context.Context, name string, role people.Role, password string) error {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return err
	}
	u, err := newUser(d, name, role, password)
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if _, err := tx.UserByName(ctx, name); !fault.Is(err, fault.NotFound) {
			if err != nil {
				return struct{}{}, err
			}
			taken := fault.New(fault.Conflict, "people.name_taken", "name", name)
			taken.Field = "name"
			return struct{}{}, taken
		}
		tx.Did(ctx, people.AddUser, withRole(u, role), "")
		return struct{}{}, tx.AddUser(ctx, u)
	})
	return err
}

// withRole names a user and their role on the site, as the audit log does.
func withRole(u *people.User, role people.Role) string {
	if role == "" {
		return u.Name
	}
	return u.Name + ": " + string(role)
}

func newUser(d *Desk, name string, role people.Role, password string) (*people.User, error) {
	var pass *fault.Error
	if password != "" || role == people.Owner {
		pass = people.CheckPassword(password)
	}
	if err := fault.Join(people.CheckName(name), people.CheckSiteRole(role), pass); err != nil {
		return nil, err
	}
	u := &people.User{ID: people.UserID(newID()), Name: name, Role: role, Created: d.clock().UTC()}
	if password != "" {
		u.Password = people.HashPassword(password)
	}
	return u, nil
}
