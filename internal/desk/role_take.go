package desk

import (
	"context"
	"slices"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// TakeRole takes somebody's role on a coverage; who has none there is left alone. The role
// they have on the site, if any, goes on.
func (d *Desk) TakeRole(ctx context.Context, slug string, id people.UserID) error {
	if _, err := people.NeedAnywhere(ctx, people.Invite); err != nil {
		return err
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return struct{}{}, err
		}
		u, err := tx.UserByID(ctx, id)
		if fault.Is(err, fault.NotFound) {
			return struct{}{}, nil
		}
		if err != nil {
			return struct{}{}, err
		}
		roles, err := tx.RolesOn(ctx, c.ID, tx.Now)
		if err != nil || !slices.ContainsFunc(roles, func(r store.CoverageRole) bool { return r.User == id }) {
			return struct{}{}, err
		}
		tx.Did(ctx, people.TakeRole, c.Slug+": "+u.Name, "")
		return struct{}{}, tx.TakeRole(ctx, c.ID, id)
	})
	return err
}
