package store

import (
	"context"
	"database/sql"
	"errors"
)

// Setting gives a setting of the site, "" if it was never made.
func (t *Tx) Setting(ctx context.Context, name string) (string, error) {
	var value string
	err := t.tx.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// SaveSetting makes or changes a setting.
func (t *Tx) SaveSetting(ctx context.Context, name, value string) error {
	return t.exec(ctx, `
		INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}
