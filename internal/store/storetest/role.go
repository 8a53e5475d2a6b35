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

// roles: what is held on a coverage comes with the session and the token, for as long as it
// is held; somebody who is disabled comes in with neither.
func roles(t *testing.T, open Open) {
	noon := time.Date(2031, 3, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, slug := range []string{"one", "two"} {
			c := &coverage.Coverage{ID: coverage.ID(slug), Slug: slug, Standing: coverage.Draft, Revision: 1}
			if err := tx.SaveCoverage(ctx, c, "o"); err != nil {
				return err
			}
		}
		if err := tx.AddUser(ctx, &people.User{ID: "1", Name: "ann", Created: noon}); err != nil {
			return err
		}
		if err := tx.AddSession(ctx, "s", "1", noon.Add(48*time.Hour), ""); err != nil {
			return err
		}
		if err := tx.AddToken(ctx, &people.Token{ID: "t", Hash: "k", User: "1", Scope: people.Everything, Made: noon}); err != nil {
			return err
		}
		if err := tx.GiveRole(ctx, store.CoverageRole{Coverage: "one", User: "1", Role: people.Reporter, By: "o"}); err != nil {
			return err
		}
		if err := tx.GiveRole(ctx, store.CoverageRole{Coverage: "one", User: "1", Role: people.Editor, By: "o"}); err != nil {
			return err // in the place of the first
		}
		return tx.GiveRole(ctx, store.CoverageRole{Coverage: "two", User: "1", Role: people.Contributor, By: "o", Ends: noon.Add(time.Hour)})
	})
	on := func(now time.Time) (bySession, byToken map[coverage.ID]people.Role) {
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			u, err := tx.UserBySession(ctx, "s", now)
			if err != nil {
				return err
			}
			program, err := tx.UserByToken(ctx, "k", now)
			if err != nil {
				return err
			}
			bySession, byToken = u.On, program.On
			return nil
		})
		return bySession, byToken
	}
	bySession, byToken := on(noon)
	check(t, "roles", len(bySession)+len(byToken), 4)
	check(t, "on one", bySession["one"], people.Editor)
	check(t, "on two", byToken["two"], people.Contributor)
	later, _ := on(noon.Add(time.Hour))
	check(t, "roles after the second has ended", len(later), 1)
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		held, err := tx.RolesOn(ctx, "two", noon)
		check(t, "roles on two", len(held), 1)
		if err != nil {
			return err
		}
		check(t, "until", held[0].Ends, noon.Add(time.Hour))
		held, err = tx.RolesOn(ctx, "two", noon.Add(time.Hour))
		check(t, "roles on two then", len(held), 0)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.TakeRole(ctx, "one", "1") })
	taken, _ := on(noon)
	check(t, "roles after the first was taken", len(taken), 1)

	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.Disable(ctx, "1", true) })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.UserBySession(ctx, "s", noon)
		wantKind(t, "disabled, by session", err, fault.NotFound)
		_, err = tx.UserByToken(ctx, "k", noon)
		wantKind(t, "disabled, by token", err, fault.NotFound)
		u, err := tx.UserByName(ctx, "ann")
		if err != nil {
			return err
		}
		check(t, "disabled since", u.Disabled, noon)
		return nil
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.Disable(ctx, "1", false) })
	if back, _ := on(noon); len(back) != 1 {
		t.Errorf("enabled again: got %v, want the role that was left", back)
	}
}
