package store_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/store"
)

// uploadsAreThere looks for the files that are counted since 00023.
func uploadsAreThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		n, err := tx.UploadsOf(ctx, "u1", time.Hour) // a read has no moment, so it is within any time
		if err == nil && n != 1 {
			t.Errorf("files that were sent: got %d, want 1", n)
		}
		return err
	}
}
