package store

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/record"
)

// StatementsCited gives the published statements that are cited from a coverage, in the order in
// which they were made. As in ItemsTied the kind is compared as an expression: what a coverage is
// cited for is few, what is cited for statements is all.
func (t *Tx) StatementsCited(ctx context.Context, id coverage.ID) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT a.id FROM citation a WHERE a.coverage = $1 AND a.kind || '' = 'statement') c
		JOIN record_item i ON i.kind = 'statement' AND i.id = c.id
		WHERE i.standing = 'published' ORDER BY i.ord`, id)
}

// UpdatesCited gives the published updates of a coverage that statements are cited from.
func (t *Tx) UpdatesCited(ctx context.Context, id coverage.ID) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+`
		FROM (SELECT DISTINCT a.update_id FROM citation a WHERE a.coverage = $1 AND a.kind || '' = 'statement' AND a.update_id <> '') c
		JOIN coverage_update u ON u.id = c.update_id
		WHERE u.standing = 'published'`, id)
}

// SaidRow is a statement as it is stored, with when it was said.
type SaidRow struct {
	ItemRow
	Said int64 // of the first of its words that readers see, microseconds
}

// SaidAtEvent gives the statements made at an event that readers may see: published ones that rest
// on words which are public. Of a source, a draft for good, they see what is cited.
func (t *Tx) SaidAtEvent(ctx context.Context, event record.EventID) ([]SaidRow, error) {
	scan := func(r scanner) (row SaidRow, err error) {
		err = r.Scan(&row.Key.Kind, &row.Key.ID, &row.Ord, &row.Standing, &row.Revision, &row.content, &row.Said)
		return row, err
	}
	return list(ctx, t, scan, `
		SELECT kind, id, ord, standing, revision, content, said FROM (
			SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content, (
				SELECT COALESCE(u.said, c.starts, 0) FROM citation a
				JOIN coverage c ON c.id = a.coverage
				LEFT JOIN coverage_update u ON u.id = a.update_id
				WHERE a.kind = i.kind AND a.id = i.id
				AND (c.standing = 'published' OR c.standing <> 'withdrawn' AND c.content LIKE '{"form":"source"%')
				AND (a.update_id = '' OR u.standing = 'published')
				ORDER BY a.idx LIMIT 1) AS said
			FROM (SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = 'event' AND to_id = $1 AND rel = 'event') r
			JOIN record_item i ON i.kind = r.kind AND i.id = r.id
			WHERE r.kind || '' = 'statement' AND i.standing = 'published') s
		WHERE said IS NOT NULL`, event)
}

// PutInSeries gives the items of a kind, outcomes or forecasts, that belong to a series, its rounds
// or their sessions, of every standing, in the order in which they were made.
func (t *Tx) PutInSeries(ctx context.Context, kind record.Kind, series record.EventID) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		WITH RECURSIVE below (id) AS (
			SELECT $2
			UNION
			SELECT e.id FROM below b CROSS JOIN record_ref e WHERE e.to_kind = 'event' AND e.to_id = b.id AND e.rel = 'parent')
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content FROM record_item i
		WHERE i.kind = $1 AND EXISTS (
			SELECT 1 FROM record_ref r
			WHERE r.kind = i.kind AND r.id = i.id AND r.rel IN ('event', 'about') AND r.to_kind = 'event' AND r.to_id IN (SELECT id FROM below))
		ORDER BY i.ord`, kind, series)
}
