package store

import (
	"context"

	"readout/internal/record"
)

// ItemsBefore gives items of a kind and of every standing, those that were made last first: the
// ones made before ord.
func (t *Tx) ItemsBefore(ctx context.Context, kind record.Kind, ord int64, limit int) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content FROM record_item i
		WHERE i.kind = $1 AND i.ord < $2 ORDER BY i.ord DESC LIMIT $3`, kind, ord, limit)
}

// ItemsNamingBefore gives those of them that name another item in one part.
func (t *Tx) ItemsNamingBefore(ctx context.Context, kind record.Kind, rel string, toKind record.Kind, toID string, ord int64, limit int) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = $1 AND to_id = $2 AND rel = $3 AND kind = $4) r
		JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		WHERE i.ord < $5 ORDER BY i.ord DESC LIMIT $6`, toKind, toID, rel, kind, ord, limit)
}
