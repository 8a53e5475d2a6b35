package store

import (
	"context"
	"fmt"
	"time"

	"readout/internal/coverage"
)

// Embargoed is an embargo with what it is on.
type Embargoed struct {
	Waiting
	coverage.Embargo
}

const embargoColumns = `e.item, e.item_id, e.coverage, e.until, e.set_by, e.set_at, e.lifted, e.lifter, e.reason`

// SaveEmbargo puts an embargo on something, or keeps that it was lifted.
func (t *Tx) SaveEmbargo(ctx context.Context, e Embargoed) error {
	t.touch(e.Item, e.ID)
	var lifted int64
	if e.Lifted != nil {
		lifted = micros(*e.Lifted)
	}
	err := t.exec(ctx, `
		INSERT INTO embargo (item, item_id, coverage, until, set_by, set_at, lifted, lifter, reason)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (item, item_id) DO UPDATE SET until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at,
			lifted = excluded.lifted, lifter = excluded.lifter, reason = excluded.reason`,
		e.Item, e.ID, e.Coverage, micros(e.Until), e.By, micros(e.Set), lifted, e.Lifter, e.Reason)
	if err != nil {
		return fmt.Errorf("embargo on %s %s: %w", e.Item, e.ID, err)
	}
	return nil
}

// EmbargoOn gives the embargo on an item, also one that is over; ok is false if it never had one.
func (t *Tx) EmbargoOn(ctx context.Context, item, id string) (e Embargoed, ok bool, err error) {
	found, err := list(ctx, t, scanEmbargoed, `SELECT `+embargoColumns+` FROM embargo e WHERE e.item = $1 AND e.item_id = $2`, item, id)
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// Embargoes gives the embargoes on a coverage and its updates, or on anything for "", that
// are not over at a moment, the one that ends first in front.
func (t *Tx) Embargoes(ctx context.Context, of coverage.ID, now time.Time, limit int) ([]Embargoed, error) {
	const running, order = ` AND e.lifted = 0`, ` ORDER BY e.until, e.set_at, e.item_id LIMIT $2`
	if of == "" {
		return list(ctx, t, scanEmbargoed, `
		SELECT `+embargoColumns+` FROM embargo e
		WHERE e.until > $1`+running+order, micros(now), limit)
	}
	return list(ctx, t, scanEmbargoed, `
		SELECT `+embargoColumns+` FROM embargo e
		WHERE e.coverage = $3 AND e.until > $1`+running+order, micros(now), limit, of)
}

// DropEmbargo forgets the embargo on something that is no more.
func (t *Tx) DropEmbargo(ctx context.Context, item, id string) error {
	t.touch(item, id)
	return t.exec(ctx, `DELETE FROM embargo WHERE item = $1 AND item_id = $2`, item, id)
}

// ForgetWhyLifted empties the reason why an embargo was lifted.
func (t *Tx) ForgetWhyLifted(ctx context.Context, item, id string) error {
	return t.exec(ctx, `UPDATE embargo SET reason = '' WHERE item = $1 AND item_id = $2`, item, id)
}

func scanEmbargoed(r scanner) (Embargoed, error) {
	var e Embargoed
	var until, set, lifted int64
	err := r.Scan(&e.Item, &e.ID, &e.Coverage, &until, &e.By, &set, &lifted, &e.Lifter, &e.Reason)
	e.Until, e.Set = fromMicros(until), fromMicros(set)
	if lifted != 0 {
		at := fromMicros(lifted)
		e.Lifted = &at
	}
	return e, err
}
