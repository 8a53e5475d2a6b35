package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"readout/internal/record"
	"readout/internal/store"
)

// TestForecastsOfBeforeAreTiedToWhatResolvedThem: in a database of before there was such a tie, a
// forecast is found from the outcome and from the statement that resolved it.
func TestForecastsOfBeforeAreTiedToWhatResolvedThem(t *testing.T) {
	script, err := os.ReadFile(filepath.Join("testdata", "old-00021.sql"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	for i, content := range []string{
		`{"id":"leaked","basis":"leak","result":"hit","resolved_by":["deal","said"]}`,
		`{"id":"open","basis":"leak","result":"open"}`,
	} {
		id := []string{"leaked", "open"}[i]
		if _, err := db.Exec(`INSERT INTO record_item (kind, id, standing, revision, ord, content) VALUES ('forecast', $1, 'published', 1, $2, $3)`, id, i+1, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is nothing to do
		s, err := store.Open(t.Context(), dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
			for _, row := range []struct {
				kind record.Kind
				id   string
				want string
			}{
				{record.KindOutcome, "deal", "[{forecast leaked}]"},
				{record.KindStatement, "said", "[{forecast leaked}]"},
				{record.KindOutcome, "other", "[]"},
			} {
				got, err := tx.Namers(ctx, row.kind, row.id, 9)
				if err != nil {
					return err
				}
				if fmt.Sprint(got) != row.want {
					t.Errorf("what names %s %s: got %v, want %s", row.kind, row.id, got, row.want)
				}
			}
			return nil
		})
		if err := s.Close(); err != nil || t.Failed() {
			t.Fatal(err)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
