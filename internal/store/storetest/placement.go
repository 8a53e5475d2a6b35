package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/store"
)

// placements put updates elsewhere, and pin them, without a revision of their words.
func placements(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	s := opened(t, open, store.Options{Clock: func() time.Time { return noon }})
	var u []*coverage.Update
	for n := range 4 {
		u = append(u, anUpdate(fmt.Sprint("u", n+1), n+1, noon.Add(time.Duration(n)*time.Hour)))
	}
	u[2].Standing = coverage.Draft
	u[1].Message.Pinned = true // as it was posted
	end := noon.Add(time.Hour)
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		err := tx.SaveCoverage(ctx, aCoverage("c1", "one"), "me")
		for _, one := range u {
			err = errors.Join(err, tx.SaveUpdate(ctx, one, "author"))
		}
		u[0].Placement = coverage.Placement{Pinned: true, Until: &end, Placed: coverage.Between(u[3].Place(), "")}
		u[3].Placement = coverage.Placement{Pinned: true}
		return errors.Join(err, tx.SavePlacement(ctx, u[0], "me"), tx.SavePlacement(ctx, u[3], "me"))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		got, err := tx.UpdateByID(ctx, "u1")
		if err != nil {
			return err
		}
		check(t, "as it was put", fmt.Sprint(got.Pinned(), got.Placement.Until.Equal(end), got.Placement.Placed == u[0].Placement.Placed, got.Placement.Revision), "true true true 1")
		check(t, "revision of its words", got.Revision, u[0].Revision)
		list, err := tx.PublicUpdates(ctx, "c1", coverage.Editorial, store.Place{}, 9)
		if err != nil {
			return err
		}
		check(t, "in editorial order", ns(list), "[1 4 2]")
		pinned, err := tx.PinnedUpdates(ctx, "c1")
		if err != nil {
			return err
		}
		slices.SortFunc(pinned, func(a, b coverage.Update) int { return a.N - b.N })
		check(t, "pinned", ns(pinned), "[1 2 4]")
		for at, want := range map[time.Time]int{end.Add(-time.Microsecond): 0, end: 1} {
			ended, err := tx.EndedPins(ctx, at, 9)
			if err != nil {
				return err
			}
			check(t, "pins that have ended", len(ended), want)
		}
		next, ok, err := tx.NextPinEnd(ctx)
		check(t, "the next end", ok && next.Equal(end), true)
		if err != nil {
			return err
		}
		for _, row := range []struct {
			name   string
			ask    func() (store.Beside, bool, error)
			n      int
			beside bool
		}{
			{"above the fourth", func() (store.Beside, bool, error) { return tx.NextAbove(ctx, "c1", u[3].Place(), "", true) }, 1, true},
			{"above the fourth, but for what is there", func() (store.Beside, bool, error) { return tx.NextAbove(ctx, "c1", u[3].Place(), "u1", true) }, 0, false},
			{"below the fourth, for readers", func() (store.Beside, bool, error) { return tx.NextBelow(ctx, "c1", u[3].Place(), "", true) }, 2, true},
			{"below the fourth", func() (store.Beside, bool, error) { return tx.NextBelow(ctx, "c1", u[3].Place(), "", false) }, 3, true},
			{"the topmost", func() (store.Beside, bool, error) { return tx.NextBelow(ctx, "c1", "", "", false) }, 1, true},
			{"the lowest", func() (store.Beside, bool, error) { return tx.NextAbove(ctx, "c1", "", "", false) }, 2, true},
		} {
			got, ok, err := row.ask()
			if err != nil {
				return err
			}
			check(t, row.name, fmt.Sprint(got.N, ok), fmt.Sprint(row.n, row.beside))
		}
		return nil
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		u[0].Placement.Pinned, u[0].Placement.Until = false, nil
		u[1].Message.Said = noon.Add(9 * time.Hour)
		u[1].Revision++
		return errors.Join(tx.SavePlacement(ctx, u[0], "me"), tx.SaveUpdate(ctx, u[1], "me"))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		shown, err := tx.ShownNow(ctx, store.ItemPlacement, "u1")
		if err != nil {
			return err
		}
		check(t, "the newest revision", fmt.Sprint(shown.Revision, " ", shown.Standing), "2 published")
		list, err := tx.PublicUpdates(ctx, "c1", coverage.Editorial, store.Place{}, 9)
		check(t, "what nobody moved goes with its time", ns(list), "[2 1 4]")
		return err
	})
}

func ns(list []coverage.Update) string {
	out := []int{}
	for _, one := range list {
		out = append(out, one.N)
	}
	return fmt.Sprint(out)
}
