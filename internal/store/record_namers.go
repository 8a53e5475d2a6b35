package store

import (
	"context"

	"readout/internal/record"
)

// Namers gives items of all kinds that name an item in any part and are not withdrawn, at most
// so many.
func (t *Tx) Namers(ctx context.Context, kind record.Kind, id string, most int) ([]ItemKey, error) {
	return list(ctx, t, scanItemKey, `
		SELECT DISTINCT i.kind, i.id FROM record_ref r JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		WHERE r.to_kind = $1 AND r.to_id = $2 AND i.standing <> 'withdrawn' AND (i.kind <> $1 OR i.id <> $2)
		LIMIT $3`, kind, id, most)
}

func scanItemKey(r scanner) (k ItemKey, err error) {
	err = r.Scan(&k.Kind, &k.ID)
	return k, err
}
