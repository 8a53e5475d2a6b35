package desk

import (
	"context"
	"crypto/subtle"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// Invited is what an invitation opens.
type Invited struct {
	Coverage coverage.Coverage
	Ends     time.Time
	Works    bool   // whoever asks may hand in there already
	Session  string // of a new guest: what their browser is to keep until then
}

// Invited tells whoever has a link what it opens. It changes nothing: programs that look at
// links before people do use up none.
func (d *Desk) Invited(ctx context.Context, id, secret string) (*Invited, error) {
	v, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*Invited, error) { return d.invited(ctx, tx, id, secret) })
	return v, d.missed(ctx, id, err)
}

// Accept lets somebody in by an invitation. Who is logged in gets the role of a contributor
// besides what they have; anybody else becomes a guest, who has a name and a session and no
// way in but that. Both end with the invitation.
func (d *Desk) Accept(ctx context.Context, session, id, secret, name string) (*Invited, error) {
	by := people.From(ctx)
	if by == nil {
		if err := fault.Join(people.CheckName(name)); err != nil {
			return nil, err
		}
	}
	v, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (*Invited, error) {
		v, err := d.invited(ctx, tx, id, secret)
		if err != nil || v.Works {
			return v, err
		}
		i, err := tx.Invitation(ctx, id)
		if err != nil {
			return nil, err
		}
		u := by
		if u == nil {
			u = &people.User{ID: people.UserID(newID()), Name: name, Guest: true, Created: tx.Now}
			v.Session = people.NewSecret()
			if err := tx.AddUser(ctx, u); err != nil {
				return nil, err
			}
			if err := tx.AddSession(ctx, people.HashSecret(v.Session), u.ID, i.Ends, people.BrowserOf(ctx)); err != nil {
				return nil, err
			}
		} else if u.Guest {
			if err := tx.ProlongSession(ctx, people.HashSecret(session), i.Ends); err != nil {
				return nil, err
			}
		}
		if err := tx.UseInvitation(ctx, i.ID); err != nil {
			return nil, err
		}
		tx.Did(people.With(ctx, u), people.AcceptInvitation, v.Coverage.Slug, "")
		return v, tx.GiveRole(ctx, store.CoverageRole{
			Coverage: i.Coverage, User: u.ID, Role: people.Contributor, By: i.By, Ends: i.Ends, Invitation: i.ID,
		})
	})
	return v, d.missed(ctx, id, err)
}

// invited finds what an invitation opens, if it still does. Who does not know its secret is
// not told that there is one; who does, what became of it.
func (d *Desk) invited(ctx context.Context, tx *store.Tx, id, secret string) (*Invited, error) {
	i, err := tx.Invitation(ctx, id)
	if err != nil {
		return nil, err
	}
	state := i.State(d.clock())
	if state == people.InvitationGuessed {
		return nil, fault.New(fault.NotFound, "invitation.none")
	}
	if subtle.ConstantTimeCompare([]byte(i.Hash), []byte(people.HashSecret(secret))) != 1 {
		return nil, fault.New(fault.NotFound, wrongSecret)
	}
	c, err := tx.CoverageByID(ctx, i.Coverage)
	if err != nil {
		return nil, err
	}
	v := &Invited{Coverage: *c, Ends: i.Ends, Works: people.From(ctx).MayOn(people.Submit, c.ID)}
	if state == people.InvitationOpen || v.Works {
		return v, nil
	}
	return nil, fault.New(fault.Denied, "invitation."+string(state))
}

// wrongSecret is the key of a fault that leaves the house as "invitation.none".
const wrongSecret = "invitation.wrong"

// missed counts a wrong secret against the invitation that it was tried on: after
// people.MaxInvitationWrong of them nobody can come by it any more, so that guessing is
// bounded however fast it is done, and no address has to be remembered.
func (d *Desk) missed(ctx context.Context, id string, err error) error {
	f, ok := err.(*fault.Error)
	if !ok || f.Key != wrongSecret {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.MissInvitation(ctx, id)
	})
	if err != nil {
		return err
	}
	return fault.New(fault.NotFound, "invitation.none")
}
