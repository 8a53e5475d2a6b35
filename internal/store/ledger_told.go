package store

import (
	"context"
	"database/sql"
	"errors"
)

// What readers are told of an item, for whoever verifies: of a public one something may wait for its words.

// Told gives the newest revision of an item that the journal has a line of; "" where it has none.
func (t *LedgerTx) Told(ctx context.Context, item, id string) (content string, err error) {
	err = t.tx.QueryRowContext(ctx, `
		SELECT r.content FROM revision r WHERE r.item = $1 AND r.item_id = $2 AND `+itsLine+`
		ORDER BY r.number DESC LIMIT 1`, item, id).Scan(&content)
	return content, unlessMissing(err)
}

// Public gives an item of the record that is public, as it stands; "" for another.
func (t *LedgerTx) Public(ctx context.Context, kind, id string) (content string, err error) {
	err = t.tx.QueryRowContext(ctx, `SELECT content FROM record_item WHERE kind = $1 AND id = $2 AND standing = 'published'`, kind, id).Scan(&content)
	return content, unlessMissing(err)
}

// Readable tells whether readers may be shown words of an update, or, with update "", of a coverage itself, where they
// are cited.
func (t *LedgerTx) Readable(ctx context.Context, coverage, update string) (is bool, err error) {
	err = t.tx.QueryRowContext(ctx, `
		SELECT (standing = 'published' OR standing <> 'withdrawn' AND json_extract(content, '$.form') = 'source')
			AND ($2 = '' OR EXISTS (SELECT 1 FROM coverage_update WHERE id = $2 AND standing = 'published'))
		FROM coverage WHERE id = $1`, coverage, update).Scan(&is)
	return is, unlessMissing(err)
}

func unlessMissing(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
