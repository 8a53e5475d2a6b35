package store

import (
	"context"
	"encoding/json"
	"fmt"

	"readout/internal/coverage"
	"readout/internal/record"
)

// Stored is an item of the record with its standing and revision.
type Stored[T any] struct {
	Item     T
	Standing coverage.Standing
	Revision int
}

// SaveItem inserts an item of the record or replaces the one with its kind and id, keeps
// its revision and its ties. It gives the revision's number.
func (t *Tx) SaveItem(ctx context.Context, item record.Item, standing coverage.Standing, by string) (int, error) {
	content, err := canonical(item)
	if err != nil {
		return 0, err
	}
	kind, id := item.ItemKind(), item.ItemID()
	var revision int
	var ord int64
	err = t.tx.QueryRowContext(ctx, `
		INSERT INTO record_item (kind, id, standing, revision, ord, content)
		VALUES ($1, $2, $3, 1, (SELECT COALESCE(MAX(ord), 0) + 1 FROM record_item WHERE kind = $1), $4)
		ON CONFLICT (kind, id) DO UPDATE SET standing = excluded.standing, revision = record_item.revision + 1, content = excluded.content
		RETURNING revision, ord`, kind, id, standing, string(content)).Scan(&revision, &ord)
	if err != nil {
		return 0, fmt.Errorf("save %s %s: %w", kind, id, err)
	}
	if err := t.saveRefs(ctx, item); err != nil {
		return 0, err
	}
	if err := t.lineItem(ctx, item, ord); err != nil {
		return 0, err
	}
	return revision, t.Keep(ctx, Revision{Item: string(kind), ID: id, Number: revision, Content: content, By: by})
}

func (t *Tx) saveRefs(ctx context.Context, item record.Item) error {
	kind, id := item.ItemKind(), item.ItemID()
	if err := t.exec(ctx, `DELETE FROM record_ref WHERE kind = $1 AND id = $2`, kind, id); err != nil {
		return err
	}
	for _, r := range record.Ties(item) {
		err := t.exec(ctx, `
			INSERT INTO record_ref (kind, id, rel, to_kind, to_id) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (kind, id, rel, to_kind, to_id) DO NOTHING`, kind, id, r.Rel, r.Kind, r.ID)
		if err != nil {
			return fmt.Errorf("tie %s %s to %s %s: %w", kind, id, r.Kind, r.ID, err)
		}
	}
	return nil
}

// ItemKeys gives the published items of all kinds.
func (t *Tx) ItemKeys(ctx context.Context) (map[ItemKey]bool, error) {
	scan := func(r scanner) (k ItemKey, err error) {
		err = r.Scan(&k.Kind, &k.ID)
		return k, err
	}
	all, err := list(ctx, t, scan, `SELECT kind, id FROM record_item WHERE standing = 'published'`)
	keys := make(map[ItemKey]bool, len(all))
	for _, k := range all {
		keys[k] = true
	}
	return keys, err
}

// Exists tells whether the record holds a published item.
func (t *Tx) Exists(ctx context.Context, kind record.Kind, id string) (bool, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM record_item WHERE kind = $1 AND id = $2 AND standing = 'published'`, kind, id).Scan(&count)
	return count > 0, err
}

// Item finds one item of the record of any standing.
func Item[T any](ctx context.Context, t *Tx, kind record.Kind, id string) (*Stored[T], error) {
	found, err := list(ctx, t, scanItem[T], `
		SELECT standing, revision, content FROM record_item WHERE kind = $1 AND id = $2`, kind, id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("record.missing")
	}
	return &found[0], nil
}

// Items gives the published items of a kind, in the order in which they were made.
func Items[T any](ctx context.Context, t *Tx, kind record.Kind) ([]T, error) {
	found, err := list(ctx, t, scanItem[T], `
		SELECT standing, revision, content FROM record_item WHERE kind = $1 AND standing = 'published' ORDER BY ord`, kind)
	return bare(found), err
}

// ItemsTied gives the published items of a kind that name another item in the given part,
// in the order in which they were made. What names the item is few: it is found by the index on
// that, and the kind is compared as an expression, lest all items of the kind are gone through.
func ItemsTied[T any](ctx context.Context, t *Tx, kind record.Kind, rel string, toKind record.Kind, toID string) ([]T, error) {
	found, err := list(ctx, t, scanItem[T], `
		SELECT i.standing, i.revision, i.content
		FROM (SELECT DISTINCT kind, id FROM record_ref WHERE rel = $2 AND to_kind = $3 AND to_id = $4) r
		JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		WHERE r.kind || '' = $1 AND i.standing = 'published'
		ORDER BY i.ord`, kind, rel, toKind, toID)
	return bare(found), err
}

// ItemRow is an item of the record as it is stored.
type ItemRow struct {
	Key      ItemKey
	Ord      int64 // the order in which the items of its kind were made
	Standing coverage.Standing
	Revision int
	content  string
}

// Item reads it.
func (r *ItemRow) Item() (record.Citing, error) {
	item := record.Blank(r.Key.Kind)
	if item == nil {
		return nil, missing("record.missing")
	}
	return item, json.Unmarshal([]byte(r.content), item)
}

// RowsAt gives the statements, outcomes, forecasts and participations of every standing that
// belong to an event or are about it, kind by kind in the order in which they were made.
func (t *Tx) RowsAt(ctx context.Context, event record.EventID) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = 'event' AND to_id = $1 AND rel IN ('event', 'about')) r
		JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		WHERE i.kind IN ('statement', 'outcome', 'forecast', 'participant')
		ORDER BY i.kind, i.ord`, event)
}

// CountAt counts the statements that readers may see of a round: those made at it or its
// sessions, or about them, that rest on words which are public. Of a source, a draft for good,
// they see what is cited.
func (t *Tx) CountAt(ctx context.Context, round record.EventID) (int, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM (
			SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = 'event' AND rel IN ('event', 'about') AND to_id IN (
				SELECT $1 UNION ALL
				SELECT below.id FROM record_ref below WHERE below.to_kind = 'event' AND below.to_id = $1 AND below.rel = 'parent')) s
		JOIN record_item i ON i.kind = s.kind AND i.id = s.id
		WHERE s.kind = 'statement' AND i.standing = 'published' AND EXISTS (
			SELECT 1 FROM citation a JOIN coverage c ON c.id = a.coverage
			WHERE a.kind = s.kind AND a.id = s.id
			AND (c.standing = 'published' OR c.standing <> 'withdrawn' AND c.content LIKE '{"form":"source"%')
			AND (a.update_id = '' OR EXISTS (SELECT 1 FROM coverage_update u WHERE u.id = a.update_id AND u.standing = 'published')))`,
		round).Scan(&count)
	return count, err
}

func scanItemRow(r scanner) (row ItemRow, err error) {
	err = r.Scan(&row.Key.Kind, &row.Key.ID, &row.Ord, &row.Standing, &row.Revision, &row.content)
	return row, err
}

// NamedBy gives the published statements, outcomes, forecasts and participations that name an
// item in any part, in the order in which they were made.
func (t *Tx) NamedBy(ctx context.Context, kind record.Kind, id string) ([]ItemKey, error) {
	scan := func(r scanner) (k ItemKey, err error) {
		err = r.Scan(&k.Kind, &k.ID)
		return k, err
	}
	return list(ctx, t, scan, `
		SELECT i.kind, i.id FROM (SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = $1 AND to_id = $2) r
		JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		WHERE i.standing = 'published' AND i.kind IN ('statement', 'outcome', 'forecast', 'participant')
		ORDER BY i.ord, i.kind`, kind, id)
}

func bare[T any](stored []Stored[T]) []T {
	items := make([]T, len(stored))
	for i, s := range stored {
		items[i] = s.Item
	}
	return items
}

// AnyItem finds one item of the record of any kind and standing.
func (t *Tx) AnyItem(ctx context.Context, kind record.Kind, id string) (*Stored[record.Citing], error) {
	item := record.Blank(kind)
	if item == nil {
		return nil, missing("record.missing")
	}
	s := &Stored[record.Citing]{Item: item}
	var content string
	err := t.row(ctx, "record.missing", `
		SELECT standing, revision, content FROM record_item WHERE kind = $1 AND id = $2`, []any{kind, id}, &s.Standing, &s.Revision, &content)
	if err != nil {
		return nil, err
	}
	return s, json.Unmarshal([]byte(content), item)
}

func scanItem[T any](r scanner) (Stored[T], error) {
	var s Stored[T]
	var content string
	if err := r.Scan(&s.Standing, &s.Revision, &content); err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(content), &s.Item)
}

// SetStanding changes an item's standing, its words as they are.
func (t *Tx) SetStanding(ctx context.Context, kind record.Kind, id string, standing coverage.Standing) error {
	t.touch(string(kind), id)
	return t.exec(ctx, `UPDATE record_item SET standing = $1 WHERE kind = $2 AND id = $3`, standing, kind, id)
}
