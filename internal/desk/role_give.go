package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// GiveRole gives somebody who has an account a role on a coverage, besides the one they have
// on the site and in the place of the one they had there.
func (d *Desk) GiveRole(ctx context.Context, slug, name string, role people.Role) (*RoleView, error) {
	by, err := people.NeedAnywhere(ctx, people.Invite)
	if err != nil {
		return nil, err
	}
	var missing *fault.Error
	if name == "" {
		missing = fault.At("name", "people.name_missing")
	}
	if err := fault.Join(missing, people.CheckCoverageRole(role)); err != nil {
		return nil, err
	}
	return store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (*RoleView, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return nil, err
		}
		u, err := tx.UserByName(ctx, name)
		switch {
		case fault.Is(err, fault.NotFound):
			return nil, fault.At("name", "people.nobody_named", "name", name)
		case err != nil:
			return nil, err
		case !u.Disabled.IsZero():
			return nil, fault.At("name", "people.is_disabled", "name", name)
		}
		v := &RoleView{Coverage: c, User: userView(u), Role: role, By: by.Name, Given: tx.Now}
		tx.Did(ctx, people.GiveRole, c.Slug+": "+withRole(u, role), "")
		return v, tx.GiveRole(ctx, store.CoverageRole{Coverage: c.ID, User: u.ID, Role: role, By: by.ID})
	})
}
