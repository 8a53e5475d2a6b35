package store_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/people"
	"readout/internal/store"
)

// actIsThere looks for what stands in the audit log since 00015.
func actIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		acts, err := tx.Acts(ctx, store.ActsOf{}, 10)
		want := people.Act{
			ID: 1, At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), By: "u1", Name: "ann", Deed: people.PostUpdate, On: "old/1",
			Client: people.Client{Kind: people.ByToken, Name: "bot"}, Outcome: people.Done, Times: 1,
		}
		if err == nil && (len(acts) != 1 || acts[0] != want) {
			t.Errorf("acts: got %+v, want %+v", acts, want)
		}
		return err
	}
}
