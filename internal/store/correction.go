package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"readout/internal/coverage"
	"readout/internal/text"
)

// Correction is a public note about an update, or about a coverage's own words.
type Correction struct {
	Seq      int64 // of the journal's line that told it: lists are paged by it
	At       time.Time
	Coverage coverage.ID
	Update   coverage.UpdateID // "" where it is about the coverage itself
	Revision int
	Kind     coverage.CorrectionKind
	By       string     // name of the user who wrote it, "" for one who is gone
	Note     string     // in the language of the coverage's text
	Notes    text.Local // in others
}

// SaveCorrection enters the note of an update's newest revision, once it is announced.
func (t *Tx) SaveCorrection(ctx context.Context, u *coverage.Update, kind coverage.CorrectionKind) error {
	if err := t.enterCorrection(ctx, ItemUpdate, string(u.ID), u.Revision, u.Coverage, kind); err != nil {
		return fmt.Errorf("save correction of update %d: %w", u.N, err)
	}
	return nil
}

// SaveCoverageCorrection enters the note of a coverage's newest revision, once it is announced.
func (t *Tx) SaveCoverageCorrection(ctx context.Context, c *coverage.Coverage, kind coverage.CorrectionKind) error {
	if err := t.enterCorrection(ctx, ItemCoverage, string(c.ID), c.Revision, c.ID, kind); err != nil {
		return fmt.Errorf("save correction of coverage %s: %w", c.Slug, err)
	}
	return nil
}

func (t *Tx) enterCorrection(ctx context.Context, item, id string, revision int, of coverage.ID, kind coverage.CorrectionKind) error {
	update := id
	if item == ItemCoverage {
		update = ""
	}
	return t.exec(ctx, `
		INSERT INTO correction (change, coverage, update_id, revision, kind)
		SELECT r.change, $1, $2, r.number, $3 FROM revision r
		WHERE r.item = $4 AND r.item_id = $5 AND r.number = $6 AND r.change IS NOT NULL`,
		of, update, kind, item, id, revision)
}

// DropCorrections takes the notes about an update off all lists: they tell of words that
// readers are not to have any more.
func (t *Tx) DropCorrections(ctx context.Context, id coverage.UpdateID) error {
	return t.exec(ctx, `DELETE FROM correction WHERE update_id = $1`, id)
}

// DropCoverageCorrections takes the notes about a coverage's own words off all lists.
func (t *Tx) DropCoverageCorrections(ctx context.Context, id coverage.ID) error {
	return t.exec(ctx, `DELETE FROM correction WHERE coverage = $1 AND update_id = ''`, id)
}

const correctionsFrom = `
	SELECT k.change, c.at, k.coverage, k.update_id, k.revision, k.kind, COALESCE(a.name, ''), r.content FROM correction k
	JOIN change c ON c.seq = k.change
	JOIN revision r ON r.item = c.item AND r.item_id = c.item_id AND r.number = k.revision
	JOIN coverage p ON p.id = k.coverage
	LEFT JOIN account a ON a.id = r.made_by `

// CorrectionsOf gives the newest notes about an update, oldest first.
func (t *Tx) CorrectionsOf(ctx context.Context, id coverage.UpdateID, limit int) ([]Correction, error) {
	return list(ctx, t, scanCorrection, `SELECT * FROM (`+correctionsFrom+`
		WHERE k.update_id = $1 AND r.content <> '' ORDER BY k.change DESC LIMIT $2) newest ORDER BY 1`, id, limit)
}

// CorrectionsOfCoverage gives the newest notes about a coverage's own words, oldest first.
func (t *Tx) CorrectionsOfCoverage(ctx context.Context, id coverage.ID, limit int) ([]Correction, error) {
	return list(ctx, t, scanCorrection, `SELECT * FROM (`+correctionsFrom+`
		WHERE k.coverage = $1 AND k.update_id = '' AND r.content <> '' ORDER BY k.change DESC LIMIT $2) newest ORDER BY 1`, id, limit)
}

// Corrections gives the public notes of the site, or of one coverage, newest first, below a
// number; 0 begins with the newest.
func (t *Tx) Corrections(ctx context.Context, of coverage.ID, before int64, limit int) ([]Correction, error) {
	if before == 0 {
		before = 1<<63 - 1
	}
	const shown, order = ` AND p.standing = 'published' AND r.content <> ''`, ` ORDER BY k.change DESC LIMIT $2`
	if of == "" {
		return list(ctx, t, scanCorrection, correctionsFrom+`WHERE k.change < $1`+shown+order, before, limit)
	}
	return list(ctx, t, scanCorrection, correctionsFrom+`WHERE k.coverage = $3 AND k.change < $1`+shown+order, before, limit, of)
}

// CountCorrections tells how many notes there are about a coverage and its updates.
func (t *Tx) CountCorrections(ctx context.Context, id coverage.ID) (int, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM correction WHERE coverage = $1`, id).Scan(&count)
	return count, err
}

func scanCorrection(r scanner) (Correction, error) {
	var k Correction
	var at int64
	var content string
	err := r.Scan(&k.Seq, &at, &k.Coverage, &k.Update, &k.Revision, &k.Kind, &k.By, &content)
	if err != nil {
		return k, err
	}
	k.At = fromMicros(at)
	var note struct {
		Note  string     `json:"note"`
		Notes text.Local `json:"notes"`
	}
	err = json.Unmarshal([]byte(content), &note)
	k.Note, k.Notes = note.Note, note.Notes
	return k, err
}
