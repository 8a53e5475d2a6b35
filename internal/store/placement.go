package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
)

// ItemPlacement names the placements of updates in revisions and in the journal; their ids
// are those of the updates.
const ItemPlacement = "placement"

// SavePlacement keeps where an update was put, as a revision of its own.
func (t *Tx) SavePlacement(ctx context.Context, u *coverage.Update, by string) error {
	content, err := canonical(u.Placement)
	if err != nil {
		return err
	}
	u.Placement.Revision++
	var until int64
	if u.Placement.Until != nil {
		until = micros(*u.Placement.Until)
	}
	err = t.exec(ctx, `
		INSERT INTO placement (update_id, coverage, revision, pinned, until, content) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (update_id) DO UPDATE SET revision = excluded.revision, pinned = excluded.pinned, until = excluded.until, content = excluded.content`,
		u.ID, u.Coverage, u.Placement.Revision, flag(u.Placement.Pinned), until, string(content))
	if err != nil {
		return fmt.Errorf("place update %d: %w", u.N, err)
	}
	if err := t.exec(ctx, `UPDATE coverage_update SET placed = $1 WHERE id = $2`, u.Place(), u.ID); err != nil {
		return err
	}
	return t.Keep(ctx, Revision{Item: ItemPlacement, ID: string(u.ID), Number: u.Placement.Revision, Content: content, By: by})
}

// placementColumn gives an update's placement in one column, NULL where it has none.
const placementColumn = `(SELECT p.revision || ' ' || p.content FROM placement p WHERE p.update_id = u.id)`

func placementOf(column sql.NullString) (p coverage.Placement, err error) {
	if !column.Valid {
		return p, nil
	}
	revision, content, _ := strings.Cut(column.String, " ")
	if err := json.Unmarshal([]byte(content), &p); err != nil {
		return p, err
	}
	p.Revision, err = strconv.Atoi(revision)
	return p, err
}

// PinnedUpdates gives the published updates of a coverage that are pinned, in no order: those
// that somebody pinned, and those that were posted so and never put anywhere.
func (t *Tx) PinnedUpdates(ctx context.Context, id coverage.ID) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM placement q JOIN coverage_update u ON u.id = q.update_id
		WHERE q.coverage = $1 AND q.pinned = 1 AND u.standing = 'published'
		UNION ALL
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.pinned = 1 AND u.standing = 'published'
			AND NOT EXISTS (SELECT 1 FROM placement q WHERE q.update_id = u.id)
		LIMIT 100`, id)
}

// EndedPins gives the updates whose pins end at a moment or before, the first in front.
func (t *Tx) EndedPins(ctx context.Context, now time.Time, limit int) ([]coverage.UpdateID, error) {
	return list(ctx, t, func(r scanner) (id coverage.UpdateID, err error) {
		err = r.Scan(&id)
		return id, err
	}, `
		SELECT update_id FROM placement WHERE pinned = 1 AND until > 0 AND until <= $1 ORDER BY until, update_id LIMIT $2`, micros(now), limit)
}

// NextPinEnd gives the moment at which the next pin ends; ok is false if none does.
func (t *Tx) NextPinEnd(ctx context.Context) (at time.Time, ok bool, err error) {
	var us sql.NullInt64
	err = t.tx.QueryRowContext(ctx, `SELECT MIN(until) FROM placement WHERE pinned = 1 AND until > 0`).Scan(&us)
	if err != nil || !us.Valid {
		return at, false, err
	}
	return fromMicros(us.Int64), true, nil
}

// Beside is what stands next to a place in a coverage's editorial order.
type Beside struct {
	N     int
	Place string
}

// NextAbove gives what stands next above a place, but for one update; public leaves out what
// readers do not see. ok is false where nothing does. The place "" is below all.
func (t *Tx) NextAbove(ctx context.Context, id coverage.ID, place string, but coverage.UpdateID, public bool) (Beside, bool, error) {
	return t.beside(ctx, `
		SELECT u.n, u.placed FROM coverage_update u
		WHERE u.coverage = $1 AND u.placed > $2 AND u.id <> $3 AND (NOT $4 OR u.standing IN ('published', 'withdrawn'))
		ORDER BY u.placed, u.n LIMIT 1`, id, place, but, public)
}

// NextBelow gives what stands next below a place in the same way. The place "" is above all.
func (t *Tx) NextBelow(ctx context.Context, id coverage.ID, place string, but coverage.UpdateID, public bool) (Beside, bool, error) {
	return t.beside(ctx, `
		SELECT u.n, u.placed FROM coverage_update u
		WHERE u.coverage = $1 AND u.placed < $2 AND u.id <> $3 AND (NOT $4 OR u.standing IN ('published', 'withdrawn'))
		ORDER BY u.placed DESC, u.n DESC LIMIT 1`, id, cmp.Or(place, topKey), but, public)
}

func (t *Tx) beside(ctx context.Context, query string, args ...any) (b Beside, ok bool, err error) {
	err = t.tx.QueryRowContext(ctx, query, args...).Scan(&b.N, &b.Place)
	if errors.Is(err, sql.ErrNoRows) {
		return b, false, nil
	}
	return b, err == nil, err
}

// placesKnown is the setting that tells that updates stored before there was editorial order
// have their place in it.
const placesKnown = "placed"

// knowPlaces gives them one, once: by the time they tell of.
func knowPlaces(ctx context.Context, t *Tx) error {
	done, err := t.Setting(ctx, placesKnown)
	if err != nil || done != "" {
		return err
	}
	type row struct {
		id   string
		said int64
		n    int
	}
	rows, err := list(ctx, t, func(r scanner) (one row, err error) {
		err = r.Scan(&one.id, &one.said, &one.n)
		return one, err
	}, `SELECT id, said, n FROM coverage_update WHERE placed = ''`)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := t.exec(ctx, `UPDATE coverage_update SET placed = $1 WHERE id = $2`, coverage.OrderKey(fromMicros(r.said), r.n), r.id); err != nil {
			return err
		}
	}
	return t.SaveSetting(ctx, placesKnown, "1")
}
