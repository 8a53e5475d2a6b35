package store

import (
	"context"

	"readout/internal/coverage"
)

// StatementsCited gives the published statements that are cited from a coverage, in the order in
// which they were made.
func (t *Tx) StatementsCited(ctx context.Context, id coverage.ID) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT a.id FROM citation a WHERE a.coverage = $1 AND a.kind = 'statement') c
		JOIN record_item i ON i.kind = 'statement' AND i.id = c.id
		WHERE i.standing = 'published' ORDER BY i.ord`, id)
}

// UpdatesCited gives the published updates of a coverage that statements are cited from.
func (t *Tx) UpdatesCited(ctx context.Context, id coverage.ID) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+`
		FROM (SELECT DISTINCT a.update_id FROM citation a WHERE a.coverage = $1 AND a.kind = 'statement' AND a.update_id <> '') c
		JOIN coverage_update u ON u.id = c.update_id
		WHERE u.standing = 'published'`, id)
}
