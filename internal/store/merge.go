package store

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/record"
)

// Merge is a merge of two items of the record that was done.
type Merge struct {
	ID     int64
	Kind   record.Kind
	Keep   string
	Gone   string
	At     time.Time
	By     string // the user who did it
	Undone bool
}

// MergedItem is an item that a merge changed: its revision before, and the one that the merge made.
type MergedItem struct {
	Key      ItemKey
	Before   int
	After    int
	Standing coverage.Standing // before
}

// KeepMerge keeps what a merge changed, and gives its number.
func (t *Tx) KeepMerge(ctx context.Context, m Merge, items []MergedItem) (id int64, err error) {
	err = t.tx.QueryRowContext(ctx, `
		INSERT INTO record_merge (id, kind, keep, gone, at, account, undone)
		VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM record_merge), $1, $2, $3, $4, $5, 0) RETURNING id`,
		m.Kind, m.Keep, m.Gone, micros(t.Now), m.By).Scan(&id)
	if err != nil {
		return 0, err
	}
	for i, item := range items {
		err := t.exec(ctx, `
			INSERT INTO record_merge_item (merge, place, kind, id, before, after, standing) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			id, i, item.Key.Kind, item.Key.ID, item.Before, item.After, item.Standing)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// MergeByID finds a merge.
func (t *Tx) MergeByID(ctx context.Context, id int64) (Merge, error) {
	found, err := list(ctx, t, scanMerge, `
		SELECT id, kind, keep, gone, at, account, undone FROM record_merge WHERE id = $1`, id)
	if err != nil {
		return Merge{}, err
	}
	if len(found) == 0 {
		return Merge{}, missing("record.unmerge_missing")
	}
	return found[0], nil
}

// Merges gives the merges that were not taken back, the newest first.
func (t *Tx) Merges(ctx context.Context, most int) ([]Merge, error) {
	return list(ctx, t, scanMerge, `
		SELECT id, kind, keep, gone, at, account, undone FROM record_merge WHERE undone = 0 ORDER BY id DESC LIMIT $1`, most)
}

// MergedItems gives what a merge changed, in the order in which it was stored.
func (t *Tx) MergedItems(ctx context.Context, id int64) ([]MergedItem, error) {
	scan := func(r scanner) (m MergedItem, err error) {
		err = r.Scan(&m.Key.Kind, &m.Key.ID, &m.Before, &m.After, &m.Standing)
		return m, err
	}
	return list(ctx, t, scan, `
		SELECT kind, id, before, after, standing FROM record_merge_item WHERE merge = $1 ORDER BY place`, id)
}

// MarkUnmerged says of a merge that it was taken back.
func (t *Tx) MarkUnmerged(ctx context.Context, id int64) error {
	return t.exec(ctx, `UPDATE record_merge SET undone = 1 WHERE id = $1`, id)
}

func scanMerge(r scanner) (m Merge, err error) {
	var at int64
	err = r.Scan(&m.ID, &m.Kind, &m.Keep, &m.Gone, &at, &m.By, &m.Undone)
	m.At = fromMicros(at)
	return m, err
}
