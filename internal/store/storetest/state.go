package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/store"
)

// states lists what is planned in the order in which it starts, all else by the last change.
func states(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	in := func(id string, state coverage.State, starts int, standing coverage.Standing) *coverage.Coverage {
		c := aCoverage(id, id)
		c.Content.State, c.Standing = state, standing
		if starts > 0 {
			at := noon.Add(time.Duration(starts) * time.Hour)
			c.Content.Starts = &at
		}
		return c
	}
	for i, c := range []*coverage.Coverage{
		in("someday", coverage.Planned, 0, coverage.Published), in("late", coverage.Planned, 9, coverage.Published),
		in("soon", coverage.Planned, 1, coverage.Published), in("hidden", coverage.Planned, 1, coverage.Draft),
		in("on", coverage.Running, 1, coverage.Published), in("over", coverage.Ended, 1, coverage.Published), in("off", coverage.Running, 0, coverage.Published),
	} {
		clock.set(noon.Add(time.Duration(i) * time.Minute))
		do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveCoverage(ctx, c, "me") })
	}
	want := func(state coverage.State, slugs string) {
		t.Helper()
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			rows, err := tx.CoveragesIn(ctx, state, 9)
			var got []string
			for _, r := range rows {
				got = append(got, r.Coverage.Slug)
			}
			check(t, string(state), strings.Join(got, " "), slugs)
			return err
		})
	}
	want(coverage.Planned, "soon late someday")
	want(coverage.Running, "off on")
	want(coverage.Paused, "")
	want(coverage.Ended, "over")
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		one := in("on", coverage.Ended, 1, coverage.Published)
		one.Revision = 2
		u := anUpdate("u1", 1, noon)
		u.Coverage, u.Moves = "off", true
		return errors.Join(tx.SaveCoverage(ctx, one, "me"), tx.SaveUpdate(ctx, u, "me"))
	})
	want(coverage.Ended, "on over")
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, "u1")
		check(t, "a marker that moves the state", u.Moves, true)
		return err
	})
}
