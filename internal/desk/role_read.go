package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// CoveragePeopleView is who works on a coverage.
type CoveragePeopleView struct {
	Coverage coverage.Coverage
	Roles    []RoleView       // held on it, the oldest first
	Site     []UserView       // who works on it because they work on the whole site
	Links    []InvitationView // the newest first
	Names    []string         // of accounts that a role can be given to, for who may give roles everywhere
}

// CoveragePeople tells who works on a coverage.
func (d *Desk) CoveragePeople(ctx context.Context, slug string) (*CoveragePeopleView, error) {
	by, err := people.NeedAnywhere(ctx, people.Invite)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoveragePeopleView, error) {
		c, err := coverageFor(ctx, tx, people.Invite, slug)
		if err != nil {
			return nil, err
		}
		users, err := tx.Users(ctx)
		if err != nil {
			return nil, err
		}
		held, err := tx.RolesOn(ctx, c.ID, d.clock())
		if err != nil {
			return nil, err
		}
		v := &CoveragePeopleView{Coverage: *c, Roles: rolesHeld(c, held, users)}
		if v.Links, err = d.invitations(ctx, tx, c, users); err != nil {
			return nil, err
		}
		for i := range users {
			switch u := &users[i]; {
			case !u.Disabled.IsZero():
			case u.Role != "":
				v.Site = append(v.Site, userView(u))
			}
			if by.May(people.Invite) && users[i].Disabled.IsZero() {
				v.Names = append(v.Names, users[i].Name)
			}
		}
		return v, nil
	})
}

func rolesHeld(c *coverage.Coverage, held []store.CoverageRole, users []people.User) []RoleView {
	byID := make(map[people.UserID]*people.User, len(users))
	for i := range users {
		byID[users[i].ID] = &users[i]
	}
	var all []RoleView
	for _, h := range held {
		v := RoleView{Coverage: c, Role: h.Role, Given: h.Given, Ends: h.Ends, User: UserView{ID: h.User, Name: h.Name, Guest: h.Guest}}
		if u := byID[h.User]; u != nil {
			v.User = userView(u)
		}
		if giver := byID[h.By]; giver != nil {
			v.By = giver.Name
		}
		all = append(all, v)
	}
	return all
}
