package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/people"
	"readout/internal/store"
)

// acts: the witness sees each action within its transaction, what it did is undone with it, and
// an error of the witness undoes the action.
func acts(t *testing.T, open Open) {
	start := time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: start}
	s := opened(t, open, store.Options{Clock: clock.Now})
	refuse := false
	s.Witness(func(ctx context.Context, tx *store.Tx) error {
		if refuse {
			return errors.New("refused")
		}
		for _, a := range tx.Said() {
			a.Client, a.Outcome = people.Client{Kind: people.ByToken, Name: "bot"}, people.Done
			if err := tx.SaveAct(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
	ann := &people.User{ID: "a", Name: "ann"}
	act := func(fails bool, say func(tx *store.Tx)) error {
		_, err := store.Commit(t.Context(), s, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
			say(tx)
			if fails {
				return struct{}{}, errors.New("failed")
			}
			return struct{}{}, tx.SaveSetting(ctx, "touched", tx.Now.String())
		})
		return err
	}
	check(t, "an action", act(false, func(tx *store.Tx) { tx.Did(people.With(t.Context(), ann), people.LogIn, "ann", "") }), nil)
	if act(true, func(tx *store.Tx) { tx.Did(people.With(t.Context(), ann), people.LogOut, "failed", "") }) == nil {
		t.Error("an action that fails: got no error")
	}
	check(t, "one that says nothing", act(false, func(*store.Tx) {}), nil)
	clock.set(start.Add(time.Minute))
	refuse = true
	if act(false, func(tx *store.Tx) { tx.Did(people.With(t.Context(), ann), people.LogOut, "refused", "") }) == nil {
		t.Error("an action that the witness refuses: got no error")
	}
	refuse = false
	touched := ""
	see(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
		touched, err = tx.Setting(ctx, "touched")
		return err
	})
	check(t, "what was refused", touched, "2031-05-20 03:00:00 +0000 UTC")
	failed := people.Act{By: "a", Name: "ann", Deed: people.LogIn, Client: people.Client{Kind: people.ByBrowser}, Outcome: people.Failed}
	for range 3 {
		do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveAct(ctx, failed) })
	}
	clock.set(start.Add(time.Minute + time.Hour))
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveAct(ctx, failed) })
	wantActs := func(what, want string, of store.ActsOf, limit int) {
		t.Helper()
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			all, err := tx.Acts(ctx, of, limit)
			var got []string
			for _, a := range all {
				got = append(got, fmt.Sprintf("%d %s%s %s x%d", a.ID, a.Name, a.Client.Name, a.Outcome, a.Times))
			}
			check(t, what, strings.Join(got, ", "), want)
			return err
		})
	}
	wantActs("all", "3 ann failed x1, 2 ann failed x3, 1 annbot done x1", store.ActsOf{}, 9)
	wantActs("a page", "2 ann failed x3", store.ActsOf{Before: 3, By: "a", Deed: people.LogIn}, 1)
	wantActs("of one outcome", "1 annbot done x1", store.ActsOf{Outcome: people.Done}, 9)
	wantActs("of nobody", "", store.ActsOf{Nobody: true}, 9)
	wantActs("until", "1 annbot done x1", store.ActsOf{Until: clock.Now().Add(-time.Hour)}, 9)
	wantActs("from", "3 ann failed x1", store.ActsOf{From: clock.Now()}, 9)
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.ForgetActs(ctx, clock.Now()) })
	wantActs("once the old are forgotten", "3 ann failed x1", store.ActsOf{}, 9)
}
