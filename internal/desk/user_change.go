package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// UserChange changes a user; nil leaves a part as it is.
type UserChange struct {
	Role     *people.Role // on the whole site; "": none
	Disabled *bool
}

// ChangeUser gives a user another role on the whole site, keeps them out or lets them in
// again. Who is kept out is out at once: their sessions and tokens end. Their name stays in
// what they wrote. The last owner who may come in keeps their role: somebody must be left
// who can give it back.
func (d *Desk) ChangeUser(ctx context.Context, id people.UserID, in UserChange) error {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return err
	}
	if in.Role != nil {
		if err := fault.Join(people.CheckSiteRole(*in.Role)); err != nil {
			return err
		}
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		u, err := account(ctx, tx, id)
		if err != nil {
			return struct{}{}, err
		}
		if err := mayLose(ctx, tx, u, in); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, changeUser(ctx, tx, u, in)
	})
	return err
}

func changeUser(ctx context.Context, tx *store.Tx, u *people.User, in UserChange) error {
	if in.Role != nil && *in.Role != u.Role {
		if *in.Role == people.Owner && u.Password == "" {
			return fault.At("role", "people.owner_without_password")
		}
		tx.Did(ctx, people.GiveSiteRole, withRole(u, *in.Role), "")
		if err := tx.SaveRole(ctx, u.ID, *in.Role); err != nil {
			return err
		}
	}
	if in.Disabled == nil || *in.Disabled == !u.Disabled.IsZero() {
		return nil
	}
	deed := people.EnableUser
	if *in.Disabled {
		deed = people.DisableUser
	}
	tx.Did(ctx, deed, u.Name, "")
	if err := tx.Disable(ctx, u.ID, *in.Disabled); err != nil || !*in.Disabled {
		return err
	}
	if err := tx.CloseInvitations(ctx, u.ID); err != nil { // they may have kept a link to themselves
		return err
	}
	return tx.EndAll(ctx, u.ID)
}

// mayLose gives the fault of a change that would leave nobody who may do everything.
func mayLose(ctx context.Context, tx *store.Tx, u *people.User, in UserChange) error {
	out := in.Disabled != nil && *in.Disabled || in.Role != nil && *in.Role != people.Owner
	if u.Role != people.Owner || !u.Disabled.IsZero() || !out {
		return nil
	}
	users, err := tx.Users(ctx)
	if err != nil {
		return err
	}
	for _, other := range users {
		if other.ID != u.ID && other.Role == people.Owner && other.Disabled.IsZero() {
			return nil
		}
	}
	return fault.New(fault.Conflict, "people.last_owner", "name", u.Name)
}
