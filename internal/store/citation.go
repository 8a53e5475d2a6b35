package store

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/coverage"
	"readout/internal/record"
)

// Anchor is where the words of a citation stand now: in the newest revision of their update,
// or of their coverage where they are its own. The citation itself keeps where they stood when
// it was made.
type Anchor struct {
	Kind     record.Kind // of the item that cites
	ID       string
	Index    int // which of the item's citations, in the order of its Cites
	Coverage coverage.ID
	Update   coverage.UpdateID // "" for the coverage's own words
	Field    record.Field
	Start    int // code points
	End      int
	Orphaned bool // the words are not there any more
}

const anchorColumns = `a.kind, a.id, a.idx, a.coverage, a.update_id, a.field, a.start_at, a.end_at, a.orphaned`

// SaveAnchors replaces the anchors of an item. The index of each is as it says.
func (t *Tx) SaveAnchors(ctx context.Context, kind record.Kind, id string, anchors []Anchor) error {
	before, err := t.AnchorsOf(ctx, kind, id)
	if err != nil {
		return err
	}
	for _, a := range slices.Concat(before, anchors) {
		t.touch(ItemUpdate, string(a.Update))
	}
	if err := t.exec(ctx, `DELETE FROM citation WHERE kind = $1 AND id = $2`, kind, id); err != nil {
		return err
	}
	for _, a := range anchors {
		err := t.exec(ctx, `
			INSERT INTO citation (kind, id, idx, coverage, update_id, field, start_at, end_at, orphaned)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			kind, id, a.Index, a.Coverage, a.Update, a.Field, a.Start, a.End, flag(a.Orphaned))
		if err != nil {
			return fmt.Errorf("save anchor %d of %s %s: %w", a.Index, kind, id, err)
		}
	}
	return nil
}

// MoveAnchor writes where a citation's words stand now.
func (t *Tx) MoveAnchor(ctx context.Context, a Anchor) error {
	t.touch(ItemUpdate, string(a.Update))
	return t.exec(ctx, `
		UPDATE citation SET start_at = $1, end_at = $2, orphaned = $3 WHERE kind = $4 AND id = $5 AND idx = $6`,
		a.Start, a.End, flag(a.Orphaned), a.Kind, a.ID, a.Index)
}

// AnchorsOfUpdate gives the anchors that stand in an update.
func (t *Tx) AnchorsOfUpdate(ctx context.Context, id coverage.UpdateID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.update_id = $1 ORDER BY a.start_at, a.kind, a.id, a.idx`, id)
}

// AnchorsOf gives the anchors of an item.
func (t *Tx) AnchorsOf(ctx context.Context, kind record.Kind, id string) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.kind = $1 AND a.id = $2 ORDER BY a.idx`, kind, id)
}

// AnchorsOfCoverage gives the anchors that stand anywhere in a coverage.
func (t *Tx) AnchorsOfCoverage(ctx context.Context, id coverage.ID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.coverage = $1 ORDER BY a.kind, a.id, a.idx`, id)
}

// AnchorsOfOwnWords gives the anchors that stand in a coverage's own fields.
func (t *Tx) AnchorsOfOwnWords(ctx context.Context, id coverage.ID) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.coverage = $1 AND a.update_id = '' ORDER BY a.kind, a.id, a.idx`, id)
}

// OrphanedAnchors gives the anchors of the whole site whose words have gone.
func (t *Tx) OrphanedAnchors(ctx context.Context) ([]Anchor, error) {
	return list(ctx, t, scanAnchor, `
		SELECT `+anchorColumns+` FROM citation a WHERE a.orphaned = 1 ORDER BY a.kind, a.id, a.idx`)
}

func scanAnchor(r scanner) (Anchor, error) {
	var a Anchor
	var orphaned int
	err := r.Scan(&a.Kind, &a.ID, &a.Index, &a.Coverage, &a.Update, &a.Field, &a.Start, &a.End, &orphaned)
	a.Orphaned = orphaned != 0
	return a, err
}
