package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/store"
)

// hooks: each has how far it was told, what failed, what was asked for, and its newest attempts.
func hooks(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC)
	s := opened(t, open, store.Options{Clock: (&setClock{now: noon}).Now})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, id := range []string{"a", "b"} {
			if err := tx.AddHook(ctx, &hook.Hook{ID: id, Name: id, URL: "https://receiver.example/" + id, Coverages: []string{"c"}, Made: noon, Secret: "s"}); err != nil {
				return err
			}
		}
		for range 2 {
			if err := tx.Append(ctx, &journal.Change{Kind: journal.Covered, Item: "coverage", ID: "c", Revision: 1}); err != nil {
				return err
			}
		}
		return nil
	})
	waiting := func(what, want string) {
		t.Helper()
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			all, err := tx.WaitingHooks(ctx)
			got := ""
			for _, w := range all {
				got += fmt.Sprint(w.ID, w.Next.After(noon), " ")
			}
			check(t, what, got, want)
			return err
		})
	}
	waiting("before anything is told", "afalse bfalse ")
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.ToldHook(ctx, "a", 2) })
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.ToldHook(ctx, "a", 1) }) // late
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return tx.FailHook(ctx, "b", &hook.Failure{Tries: 3, Since: noon, Next: noon.Add(time.Hour)})
	})
	waiting("a was told, b failed", "btrue ")
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.AskHook(ctx, "b", 0) })
	waiting("of b something was asked for", "bfalse ")
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		asked, err := tx.AskedOf(ctx, "b", 9)
		check(t, "asked", len(asked), 1)
		if err != nil {
			return err
		}
		return tx.DropAsked(ctx, asked[0].ID)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return tx.FailHook(ctx, "b", &hook.Failure{Tries: 4, Since: noon, Next: noon.Add(time.Hour), Off: hook.Failing})
	})
	waiting("b is stopped", "")
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for i := range 7 {
			for _, id := range []string{"a", "b"} {
				if err := tx.AddDelivery(ctx, id, &hook.Delivery{Seq: int64(i), Message: "m", Event: hook.CoverageChanged, At: noon, Took: time.Second, Attempt: 1, Status: 204}); err != nil {
					return err
				}
			}
		}
		return tx.ForgetDeliveries(ctx, "a", 3)
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for id, want := range map[string]string{"a": "3 6 1s", "b": "7 6 1s"} {
			sent, err := tx.Deliveries(ctx, id, 9)
			if err != nil {
				return err
			}
			check(t, "attempts of "+id, fmt.Sprint(len(sent), sent[0].Seq, sent[0].Took), want)
		}
		h, err := tx.Hook(ctx, "b")
		if err == nil {
			check(t, "b", fmt.Sprint(h.Off, h.Tries, h.Since.Equal(noon), h.LastTried.Equal(noon), h.Follows("c"), h.Follows("")), "failing4 true true true false")
		}
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.RestartHook(ctx, "b", 1) })
	waiting("b is started again", "bfalse ")
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.DropHook(ctx, "b") })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Hooks(ctx)
		check(t, "hooks", len(all), 1)
		_, none := tx.Hook(ctx, "b")
		wantKind(t, "one that is gone", none, fault.NotFound)
		return err
	})
}
