package store_test

import (
	"context"
	"log/slog"
	"os"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler)) // a panic on purpose is logged with its stack
	os.Exit(m.Run())
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		dir := t.TempDir()
		return func(o store.Options) (*store.Store, error) { return store.Open(context.Background(), dir, o) }
	})
}
