package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout/internal/people"
)

// UploadsOf gives how many files somebody has sent within the time that counts, 0 if that has
// passed since the first of them.
func (t *Tx) UploadsOf(ctx context.Context, user people.UserID, within time.Duration) (n int, err error) {
	err = t.tx.QueryRowContext(ctx, `SELECT n FROM upload_count WHERE account = $1 AND since > $2`,
		user, micros(t.Now.Add(-within))).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// CountUpload counts one more file of somebody's, and forgets what was counted before the time
// that counts.
func (t *Tx) CountUpload(ctx context.Context, user people.UserID, within time.Duration) error {
	if err := t.exec(ctx, `DELETE FROM upload_count WHERE since <= $1`, micros(t.Now.Add(-within))); err != nil {
		return err
	}
	return t.exec(ctx, `
		INSERT INTO upload_count (account, since, n) VALUES ($1, $2, 1) ON CONFLICT (account) DO UPDATE SET n = upload_count.n + 1`,
		user, micros(t.Now))
}
