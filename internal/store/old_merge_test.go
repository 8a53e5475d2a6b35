package store_test

import (
	"context"
	"fmt"
	"testing"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/store"
)

// oldMerge is a merge of two actors.
func oldMerge(ctx context.Context, tx *store.Tx) error {
	_, err := tx.KeepMerge(ctx, store.Merge{Kind: record.KindActor, Keep: "mori", Gone: "mory", By: "u1"}, []store.MergedItem{
		{Key: store.ItemKey{Kind: record.KindActor, ID: "mori"}, Before: 1, After: 2, Standing: coverage.Published},
	})
	return err
}

// mergeIsThere looks for the merge that can be taken back since 00025.
func mergeIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Merges(ctx, 5)
		if err != nil {
			return err
		}
		items, err := tx.MergedItems(ctx, 1)
		if got := fmt.Sprint(len(all), items); got != "1 [{{actor mori} 1 2 published}]" {
			t.Errorf("a merge: got %s", got)
		}
		return err
	}
}
