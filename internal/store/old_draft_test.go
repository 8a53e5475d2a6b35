package store_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/store"
)

var oldDecision = store.DraftDecision{
	Coverage: "old-coverage", Update: "old-update", Field: "body", Digest: "0011223344556677",
	Item: store.ItemKey{Kind: "statement", ID: "old-statement"}, Mended: true, At: oldNoon, Spent: 3 * time.Second,
}

// draftDecisionIsThere looks for what was decided about drafts since 00024.
func draftDecisionIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.DraftDecisions(ctx, "old-coverage")
		if err == nil && (len(all) != 1 || all[0] != oldDecision) {
			t.Errorf("decisions about drafts: got %+v, want %+v", all, oldDecision)
		}
		return err
	}
}
