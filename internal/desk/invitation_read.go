package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// invitationsOnDesk bounds the list of a coverage's invitations, ended ones included.
const invitationsOnDesk = 100

// InvitationView is an invitation as the editors of its coverage see it.
type InvitationView struct {
	people.Invitation
	Coverage *coverage.Coverage
	By       string // who made it
	State    people.InvitationState
}

// Invitations lists the invitations to a coverage, the newest first.
func (d *Desk) Invitations(ctx context.Context, slug string) ([]InvitationView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Invite); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]InvitationView, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return nil, err
		}
		users, err := tx.Users(ctx)
		if err != nil {
			return nil, err
		}
		return d.invitations(ctx, tx, c, users)
	})
}

func (d *Desk) invitations(ctx context.Context, tx *store.Tx, c *coverage.Coverage, users []people.User) ([]InvitationView, error) {
	all, err := tx.Invitations(ctx, c.ID, invitationsOnDesk)
	if err != nil {
		return nil, err
	}
	names := make(map[people.UserID]string, len(users))
	for _, u := range users {
		names[u.ID] = u.Name
	}
	views := make([]InvitationView, len(all))
	for i := range all {
		views[i] = InvitationView{Invitation: all[i], Coverage: c, By: names[all[i].By], State: all[i].State(d.clock())}
	}
	return views, nil
}
