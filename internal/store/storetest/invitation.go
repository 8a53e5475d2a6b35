package storetest

import (
	"context"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// invitations: who came by one is out when it is revoked, unless something else lets them in.
func invitations(t *testing.T, open Open) {
	noon := time.Date(2031, 3, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	ends := noon.Add(24 * time.Hour)
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, slug := range []string{"one", "two"} {
			c := &coverage.Coverage{ID: coverage.ID(slug), Slug: slug, Standing: coverage.Draft, Revision: 1}
			if err := tx.SaveCoverage(ctx, c, "o"); err != nil {
				return err
			}
			i := &people.Invitation{ID: "to-" + slug, Hash: "h", Coverage: c.ID, Label: "l", By: "o", Made: noon, Ends: ends, Uses: 3}
			if err := tx.AddInvitation(ctx, i); err != nil {
				return err
			}
		}
		for _, id := range []people.UserID{"once", "twice"} { // guests of one name
			if err := tx.AddUser(ctx, &people.User{ID: id, Name: "Anna", Guest: true, Created: noon}); err != nil {
				return err
			}
			if err := tx.AddSession(ctx, "s-"+string(id), id, ends, ""); err != nil {
				return err
			}
			if err := tx.GiveRole(ctx, store.CoverageRole{Coverage: "one", User: id, Role: people.Contributor, By: "o", Ends: ends, Invitation: "to-one"}); err != nil {
				return err
			}
			if err := tx.UseInvitation(ctx, "to-one"); err != nil {
				return err
			}
		}
		if err := tx.MissInvitation(ctx, "to-one"); err != nil {
			return err
		}
		return tx.GiveRole(ctx, store.CoverageRole{Coverage: "two", User: "twice", Role: people.Contributor, By: "o", Ends: ends, Invitation: "to-two"})
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		i, err := tx.Invitation(ctx, "to-one")
		if err != nil {
			return err
		}
		check(t, "used", i.Used, 2)
		check(t, "tried in vain", i.Wrong, 1)
		u, err := tx.UserBySession(ctx, "s-once", noon)
		if err != nil {
			return err
		}
		check(t, "a guest's name", u.Name, "Anna")
		check(t, "a guest", u.Guest, true)
		_, err = tx.UserByName(ctx, "Anna")
		wantKind(t, "by name", err, fault.NotFound)
		_, err = tx.UserBySession(ctx, "s-once", ends)
		wantKind(t, "by a session, at the end", err, fault.NotFound)
		users, err := tx.Users(ctx)
		check(t, "users", len(users), 0)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.RevokeInvitation(ctx, "to-one") })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.UserBySession(ctx, "s-once", noon)
		wantKind(t, "who had nothing else", err, fault.NotFound)
		u, err := tx.UserBySession(ctx, "s-twice", noon)
		if err != nil {
			return err
		}
		check(t, "what is left of who had", len(u.On), 1)
		i, err := tx.Invitation(ctx, "to-one")
		check(t, "revoked", i.Revoked, noon)
		return err
	})
}
