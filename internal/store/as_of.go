package store

import (
	"context"
	"time"

	"readout/internal/journal"
	"readout/internal/record"
)

// ItemThen is an item of the record as it was public at a moment, beside what has become of it
// since. Its standing is the present one.
type ItemThen struct {
	ItemRow
	Erased bool      // what it said then is gone for good: the row holds what it says now
	Newest int       // the number of its newest revision
	Since  time.Time // when that was made
	now    string
}

// Now reads the item as it is now.
func (r *ItemThen) Now() (record.Citing, error) {
	row := ItemRow{Key: r.Key, content: r.now}
	return row.Item()
}

// RowsThen gives the statements, outcomes, forecasts and participations that had a line in a
// stream by a moment, each as it was public then, kind by kind in the order in which they were
// made. What was taken out since is among them.
func (t *Tx) RowsThen(ctx context.Context, s journal.Stream, until time.Time) ([]ItemThen, error) {
	return list(ctx, t, scanItemThen, `
		SELECT i.kind, i.id, i.ord, i.standing, r.number, CASE WHEN r.content = '' THEN i.content ELSE r.content END,
			CASE WHEN r.content = '' THEN 1 ELSE 0 END, i.revision, n.at, i.content
		FROM (
			SELECT DISTINCT c.item AS kind, c.item_id AS id FROM stream_line l JOIN change c ON c.seq = l.change
			WHERE l.stream = $1 AND c.at <= $2 AND c.item IN ('statement', 'outcome', 'forecast', 'participant')) s
		JOIN record_item i ON i.kind = s.kind AND i.id = s.id
		JOIN revision n ON n.item = s.kind AND n.item_id = s.id AND n.number = i.revision
		JOIN revision r ON r.item = s.kind AND r.item_id = s.id AND r.number = (
			SELECT MAX(p.number) FROM revision p JOIN change c ON c.seq = p.change
			WHERE p.item = s.kind AND p.item_id = s.id AND c.at <= $2)
		ORDER BY i.kind, i.ord`, s, micros(until))
}

func scanItemThen(r scanner) (row ItemThen, err error) {
	var since int64
	err = r.Scan(&row.Key.Kind, &row.Key.ID, &row.Ord, &row.Standing, &row.Revision, &row.content, &row.Erased, &row.Newest, &since, &row.now)
	row.Since = fromMicros(since)
	return row, err
}

// ItemAt gives an item of the record as it was public at a moment; ok is false for one of which
// readers saw nothing then, or of which nothing that they saw is left.
func ItemAt[T any](ctx context.Context, t *Tx, kind record.Kind, id string, at time.Time) (item T, ok bool, err error) {
	found, err := list(ctx, t, scanItem[T], `
		SELECT i.standing, r.number, r.content FROM record_item i
		JOIN revision r ON r.item = i.kind AND r.item_id = i.id AND r.number = (
			SELECT MAX(p.number) FROM revision p JOIN change c ON c.seq = p.change
			WHERE p.item = i.kind AND p.item_id = i.id AND c.at <= $3 AND p.content <> '')
		WHERE i.kind = $1 AND i.id = $2`, kind, id, micros(at))
	if err != nil || len(found) == 0 {
		return item, false, err
	}
	return found[0].Item, true, nil
}
