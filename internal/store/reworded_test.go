package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/store"
)

// TestEditsOfOldCoveragesShow: before it was kept which state last changed a coverage's words,
// only the revisions told.
func TestEditsOfOldCoveragesShow(t *testing.T) {
	script, err := os.ReadFile("testdata/old-00007.sql")
	if err != nil {
		t.Fatal(err)
	}
	state := func(number int, public bool, state, title string) string {
		change := "NULL"
		line := ""
		if public {
			change = fmt.Sprint(100 + number)
			line = fmt.Sprintf(`INSERT INTO change VALUES (%d, %d, 'coverage', 'coverage', 'old-coverage', %d, 'old-coverage', '', '');`, 100+number, 1767323045000000+number, number)
		}
		return line + fmt.Sprintf(`INSERT INTO revision VALUES ('coverage', 'old-coverage', %d, '{"form":"live","state":"%s","lang":"ja","tz":"Asia/Tokyo","title":{"ja":"%s","en":"Talks"},"tags":["tag"]}', '', 'u1', 0, %s);`, number, state, title, change)
	}
	more := strings.Join([]string{
		state(2, true, "paused", "会談"), state(3, true, "paused", "会談二"), state(4, false, "paused", "会談三"), state(5, true, "ended", "会談二"),
		`UPDATE coverage SET revision = 5;`,
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
	want := coverage.Reworded{Revision: 3, At: time.UnixMicro(1767323045000003).UTC()}
	err = s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.CoverageBySlug(ctx, "old")
		if err == nil && c.Reworded != want {
			t.Errorf("got %v, want %v", c.Reworded, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
