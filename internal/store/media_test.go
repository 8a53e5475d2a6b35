package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"readout/internal/coverage"
	"readout/internal/store"
	"readout/internal/text"
)

// TestFilesNamedBeforeTheyWereKeptAreKnown opens a database from before media_use.
func TestFilesNamedBeforeTheyWereKeptAreKnown(t *testing.T) {
	dir := t.TempDir()
	public := func(s *store.Store, file string) bool {
		var ok bool
		if err := s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) (err error) {
			ok, err = tx.PublicFile(ctx, file)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return ok
	}
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Commit(t.Context(), s, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		c := &coverage.Coverage{ID: "c", Slug: "c", Standing: coverage.Published, Revision: 1, Content: coverage.Content{
			Form: coverage.Live, State: coverage.Running, Lang: "en", TZ: "UTC", Title: text.Local{"en": "T"}, Lead: []coverage.Picture{{File: "lead.svg"}},
		}}
		if err := tx.SaveCoverage(ctx, c, "u"); err != nil {
			return struct{}{}, err
		}
		n, err := tx.NextN(ctx, c.ID)
		if err != nil {
			return struct{}{}, err
		}
		u := &coverage.Update{ID: "u", Coverage: "c", N: n, Standing: coverage.Published, Revision: 1, Posted: tx.Now, Message: coverage.Message{
			Kind: coverage.Report, Said: tx.Now, Pictures: []coverage.Picture{{File: "one.jpg"}},
		}}
		return struct{}{}, tx.SaveUpdate(ctx, u, "u")
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`DELETE FROM media_use; DELETE FROM setting WHERE name = 'media_use'`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(t.Context(), dir, store.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for file, want := range map[string]bool{"lead.svg": true, "one.jpg": true, "other.jpg": false} {
		if got := public(s, file); got != want {
			t.Errorf("%s: got public %t, want %t", file, got, want)
		}
	}
}
