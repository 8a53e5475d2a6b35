package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
)

// TestNotesOfOldDatabasesAreListed: before there was a list of corrections, notes stood in
// the revisions alone, without a kind.
func TestNotesOfOldDatabasesAreListed(t *testing.T) {
	script, err := os.ReadFile("testdata/old-00003.sql")
	if err != nil {
		t.Fatal(err)
	}
	const message = `{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"%s","body":{}%s}`
	add := func(seq int, kind, item, headline, note string) string {
		content := fmt.Sprintf(message, headline, note)
		return fmt.Sprintf(`
			INSERT INTO change VALUES (%[1]d, 1767323045000000, '%[2]s', 'update', '%[3]s', %[1]d, 'old-coverage', '', '');
			INSERT INTO revision VALUES ('update', '%[3]s', %[1]d, '%[4]s', '', 'u1', 1767323045000000, %[1]d);`, seq, kind, item, content)
	}
	update := func(n int, standing string) string {
		return fmt.Sprintf(`INSERT INTO coverage_update VALUES ('u%[1]d', 'old-coverage', %[1]d, '%[2]s', 1, 'report', 0, 0, '{}', 'u1', 0, 0);`, n, standing)
	}
	more := strings.Join([]string{
		add(11, "revise", "old-update", "a", `,"note":"was wrong"`),
		add(12, "revise", "old-update", `says ,\"note\":\"`, ""),
		update(21, "withdrawn"), add(13, "revise", "u21", "b", `,"note":"of words that went"`), add(14, "retract", "u21", "", `,"note":"reason"`),
		update(22, "withdrawn"), add(15, "retract", "u22", "", ""),
	}, "\n")
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(script) + more); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var got []string
	err = s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Corrections(ctx, "", 0, 100)
		for _, k := range all {
			got = append(got, fmt.Sprintf("%d %s %s %q by %s", k.Seq, k.Update, k.Kind, k.Note, k.By))
		}
		return err
	})
	want := `15 u22 retraction "" by ann, 14 u21 retraction "reason" by ann, 11 old-update correction "was wrong" by ann`
	if err != nil || strings.Join(got, ", ") != want {
		t.Errorf("got %v, %v, want %s", got, err, want)
	}
}
