package store

import (
	"context"
	"time"

	"readout/internal/coverage"
)

// Review is what somebody did with an update that is not public.
type Review struct {
	Act   coverage.ReviewAct
	Words string // why
	By    string // the user
	At    time.Time
}

// AddReview keeps what was done with an update.
func (t *Tx) AddReview(ctx context.Context, id coverage.UpdateID, act coverage.ReviewAct, words, by string) error {
	return t.exec(ctx, `
		INSERT INTO review (update_id, n, act, words, made_by, at)
		VALUES ($1, (SELECT COALESCE(MAX(n), 0) + 1 FROM review WHERE update_id = $1), $2, $3, $4, $5)`,
		id, act, words, by, micros(t.Now))
}

// Reviews gives what was done with an update, the newest first.
func (t *Tx) Reviews(ctx context.Context, id coverage.UpdateID, limit int) ([]Review, error) {
	return list(ctx, t, func(r scanner) (Review, error) {
		var v Review
		var at int64
		err := r.Scan(&v.Act, &v.Words, &v.By, &at)
		v.At = fromMicros(at)
		return v, err
	}, `SELECT act, words, made_by, at FROM review WHERE update_id = $1 ORDER BY n DESC LIMIT $2`, id, limit)
}

// DropReviews forgets what was said about an update.
func (t *Tx) DropReviews(ctx context.Context, id coverage.UpdateID) error {
	return t.exec(ctx, `DELETE FROM review WHERE update_id = $1`, id)
}
