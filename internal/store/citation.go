package store

import (
	"context"
	"fmt"

	"readout/internal/coverage"
	"readout/internal/record"
)

// Anchor is where the words of a citation stand in the newest revision of their update.
// The citation itself keeps where they stood when it was made.
type Anchor struct {
	Statement record.StatementID
	Index     int // which of the statement's citations
	Coverage  coverage.ID
	Update    coverage.UpdateID
	Field     record.Field
	Start     int // code points
	End       int
	Orphaned  bool // the words are not there any more
}

const anchorColumns = `a.id, a.idx, a.coverage, a.update_id, a.field, a.start_at, a.end_at, a.orphaned`

// SaveAnchors replaces the anchors of a statement.
func (t *Tx) SaveAnchors(ctx context.Context, id record.StatementID, anchors []Anchor) error {
	if err := t.exec(ctx, `DELETE FROM citation WHERE kind = $1 AND id = $2`, record.KindStatement, id); err != nil {
		return err
	}
	for i, a := range anchors {
		err := t.exec(ctx, `
			INSERT INTO citation (kind, id, idx, coverage, update_id, field, start_at, end_at, orphaned)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			record.KindStatement, id, i, a.Coverage, a.Update, a.Field, a.Start, a.End, flag(a.Orphaned))
		if err != nil {
			return fmt.Errorf("save anchor %d of %s: %w", i, id, err)
		}
	}
	return nil
}

// MoveAnchor writes where a citation's words stand now.
func (t *Tx) MoveAnchor(ctx context.Context, a Anchor) error {
	return t.exec(ctx, `
		UPDATE citation SET start_at = $1, end_at = $2, orphaned = $3 WHERE kind = $4 AND id = $5 AND idx = $6`,
		a.Start, a.End, flag(a.Orphaned), record.KindStatement, a.Statement, a.Index)
}

// AnchorsOfUpdate gives the anchors that stand in an update.
func (t *Tx) AnchorsOfUpdate(ctx context.Context, id coverage.UpdateID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.update_id = $1 ORDER BY a.start_at, a.id, a.idx`, id)
}

// AnchorsOf gives the anchors of a statement.
func (t *Tx) AnchorsOf(ctx context.Context, id record.StatementID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.kind = 'statement' AND a.id = $1 ORDER BY a.idx`, id)
}

// CitedPublicly tells whether readers can see any of the words that a statement rests on.
func (t *Tx) CitedPublicly(ctx context.Context, id record.StatementID) (bool, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM citation a
		JOIN coverage_update u ON u.id = a.update_id
		JOIN coverage c ON c.id = a.coverage
		WHERE a.kind = 'statement' AND a.id = $1 AND u.standing = 'published' AND c.standing = 'published'`, id).Scan(&count)
	return count > 0, err
}

// AnchorsOfCoverage gives the anchors that stand anywhere in a coverage.
func (t *Tx) AnchorsOfCoverage(ctx context.Context, id coverage.ID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.coverage = $1 ORDER BY a.id, a.idx`, id)
}

// OrphanedAnchors gives the anchors of the whole site whose words have gone.
func (t *Tx) OrphanedAnchors(ctx context.Context) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.orphaned = 1 ORDER BY a.id, a.idx`)
}

func scanAnchor(r scanner) (Anchor, error) {
	var a Anchor
	var orphaned int
	err := r.Scan(&a.Statement, &a.Index, &a.Coverage, &a.Update, &a.Field, &a.Start, &a.End, &orphaned)
	a.Orphaned = orphaned != 0
	return a, err
}
