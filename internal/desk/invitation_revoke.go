package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// RevokeInvitation ends an invitation to a coverage at once, and lets go whoever came by it.
// What they have handed in stays. One that has ended already stays as it is.
func (d *Desk) RevokeInvitation(ctx context.Context, slug, id string) error {
	if _, err := people.NeedAnywhere(ctx, people.Invite); err != nil {
		return err
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return struct{}{}, err
		}
		i, err := tx.Invitation(ctx, id)
		if err == nil && i.Coverage != c.ID {
			err = fault.New(fault.NotFound, "invitation.none")
		}
		if err != nil {
			return struct{}{}, err
		}
		if i.State(tx.Now) != people.InvitationRevoked {
			tx.Did(ctx, people.RevokeInvitation, c.Slug, i.Label)
		}
		return struct{}{}, tx.RevokeInvitation(ctx, i.ID)
	})
	return err
}
