package desk

import (
	"context"
	"strings"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// NewInvitation is a link to make with which people can hand in on a coverage.
type NewInvitation struct {
	Label string // whom it is for: said to editors alone
	Hours int    // one of people.InvitationHours
	Uses  int    // how many may come by it
}

// MadeInvitation is an invitation with its secret, which nobody is told again.
type MadeInvitation struct {
	InvitationView
	Secret string
}

// MakeInvitation makes a link with which people can hand in on a coverage for a time,
// without an account.
func (d *Desk) MakeInvitation(ctx context.Context, slug string, in NewInvitation) (*MadeInvitation, error) {
	by, err := people.NeedAnywhere(ctx, people.Invite)
	if err != nil {
		return nil, err
	}
	in.Label = strings.TrimSpace(in.Label)
	if err := people.CheckInvitation(in.Label, in.Hours, in.Uses); err != nil {
		return nil, err
	}
	secret := people.NewSecret()
	return store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (*MadeInvitation, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return nil, err
		}
		open, err := tx.OpenInvitations(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if open >= people.MaxInvitations {
			return nil, fault.New(fault.Conflict, "invitation.many", "count", people.MaxInvitations)
		}
		i := people.Invitation{
			ID: people.NewSecret()[:10], Hash: people.HashSecret(secret), Coverage: c.ID, Label: in.Label, By: by.ID,
			Made: tx.Now, Ends: tx.Now.Add(time.Duration(in.Hours) * time.Hour), Uses: in.Uses,
		}
		tx.Did(ctx, people.MakeInvitation, c.Slug, i.Label)
		v := InvitationView{Invitation: i, Coverage: c, By: by.Name, State: i.State(tx.Now)}
		return &MadeInvitation{v, secret}, tx.AddInvitation(ctx, &i)
	})
}
