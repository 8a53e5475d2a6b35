package store_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/store"
)

var (
	oldNoon = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	oldMemo = store.Memo{
		Waiting: store.Waiting{Item: store.ItemUpdate, ID: "old-update", Coverage: "old-coverage"},
		Memo:    coverage.Memo{ID: "old-memo", Words: "Ask them once more", ForAuthor: true, By: "u1", At: oldNoon},
	}
	oldClaim = store.Claimed{
		Update: "old-update", Coverage: "old-coverage", Claim: coverage.Claim{By: "u1", Over: "u2", At: oldNoon, Seen: oldNoon},
	}
)

// memoIsThere looks for what people wrote to each other and have taken since 00018.
func memoIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		memos, err := tx.MemosOf(ctx, "old-coverage", 10)
		if err != nil {
			return err
		}
		if len(memos) != 1 || memos[0] != oldMemo {
			t.Errorf("memos: got %+v, want %+v", memos, oldMemo)
		}
		claim, ok, err := tx.ClaimOn(ctx, "old-update")
		if err == nil && (!ok || claim != oldClaim) {
			t.Errorf("claim: got %+v, want %+v", claim, oldClaim)
		}
		return err
	}
}

func seedMemo(ctx context.Context, tx *store.Tx) error {
	if err := tx.AddMemo(ctx, oldMemo); err != nil {
		return err
	}
	return tx.SaveClaim(ctx, oldClaim)
}
