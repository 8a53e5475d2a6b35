package store

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/record"
)

// DraftPlace is a draft of the record with a place that it is cited from: one row for each of
// them, one without a place for a draft that cites nothing.
type DraftPlace struct {
	Key      ItemKey
	Coverage coverage.ID // "" without a place
	N        int         // of the update there, 0 for the coverage's own words
	Start    int
	Orphaned bool
}

// DraftPlaces gives the drafts of a coverage and of a round with its sessions, kind by kind in
// the order in which they were made, at most so many rows; "" is every coverage and every round.
func (t *Tx) DraftPlaces(ctx context.Context, in coverage.ID, round record.EventID, most int) ([]DraftPlace, error) {
	scan := func(r scanner) (p DraftPlace, err error) {
		orphaned := 0
		err = r.Scan(&p.Key.Kind, &p.Key.ID, &p.Coverage, &p.N, &p.Start, &orphaned)
		p.Orphaned = orphaned != 0
		return p, err
	}
	return list(ctx, t, scan, `
		SELECT i.kind, i.id, COALESCE(a.coverage, ''), COALESCE(u.n, 0), COALESCE(a.start_at, 0), COALESCE(a.orphaned, 0)
		FROM record_item i
		LEFT JOIN citation a ON a.kind = i.kind AND a.id = i.id
		LEFT JOIN coverage_update u ON u.id = a.update_id
		WHERE i.standing = 'draft' AND ($1 = '' OR a.coverage = $1)
		AND ($2 = '' OR EXISTS (
			SELECT 1 FROM record_ref r WHERE r.kind = i.kind AND r.id = i.id AND r.rel IN ('event', 'about') AND r.to_kind = 'event'
			AND (r.to_id = $2 OR r.to_id IN (
				SELECT below.id FROM record_ref below WHERE below.to_kind = 'event' AND below.to_id = $2 AND below.rel = 'parent'))))
		ORDER BY i.kind, i.ord LIMIT $3`, in, round, most)
}
