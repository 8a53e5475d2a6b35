package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"readout/internal/coverage"
)

// Claimed is a claim with the update that it is on.
type Claimed struct {
	Update   coverage.UpdateID
	Coverage coverage.ID
	coverage.Claim
}

const claimColumns = `c.update_id, c.coverage, c.taken_by, c.taken_over, c.at, c.seen`

// SaveClaim keeps who has taken an update, in the place of whoever had it.
func (t *Tx) SaveClaim(ctx context.Context, c Claimed) error {
	t.touchFor(ItemUpdate, string(c.Update), theAuthor)
	err := t.exec(ctx, `
		INSERT INTO claim (update_id, coverage, taken_by, taken_over, at, seen) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (update_id) DO UPDATE SET taken_by = excluded.taken_by, taken_over = excluded.taken_over, at = excluded.at, seen = excluded.seen`,
		c.Update, c.Coverage, c.By, c.Over, micros(c.At), micros(c.Seen))
	if err != nil {
		return fmt.Errorf("claim %s: %w", c.Update, err)
	}
	return nil
}

// ClaimOn gives who has taken an update; ok is false if nobody has.
func (t *Tx) ClaimOn(ctx context.Context, id coverage.UpdateID) (c Claimed, ok bool, err error) {
	found, err := list(ctx, t, scanClaim, `SELECT `+claimColumns+` FROM claim c WHERE c.update_id = $1`, id)
	if err != nil || len(found) == 0 {
		return c, false, err
	}
	return found[0], true, nil
}

// ClaimsOf gives what is taken of a coverage.
func (t *Tx) ClaimsOf(ctx context.Context, of coverage.ID, limit int) ([]Claimed, error) {
	return list(ctx, t, scanClaim, `SELECT `+claimColumns+` FROM claim c WHERE c.coverage = $1 LIMIT $2`, of, limit)
}

// ClaimSeen tells when somebody who has taken something of a coverage was there last; ok is
// false if they have taken nothing there.
func (t *Tx) ClaimSeen(ctx context.Context, user string, of coverage.ID) (at time.Time, ok bool, err error) {
	return t.moment(ctx, `SELECT MIN(seen) FROM claim WHERE taken_by = $1 AND coverage = $2`, user, of)
}

// SeeClaims keeps that somebody is there who has taken something of a coverage.
func (t *Tx) SeeClaims(ctx context.Context, user string, of coverage.ID, at time.Time) error {
	return t.exec(ctx, `UPDATE claim SET seen = $1 WHERE taken_by = $2 AND coverage = $3 AND seen < $1`, micros(at), user, of)
}

// DropClaim frees an update; one that nobody has taken is no fault.
func (t *Tx) DropClaim(ctx context.Context, id coverage.UpdateID) error {
	t.touchFor(ItemUpdate, string(id), theAuthor)
	return t.exec(ctx, `DELETE FROM claim WHERE update_id = $1`, id)
}

// UnseenClaims gives the claims of those who have not been there since a moment.
func (t *Tx) UnseenClaims(ctx context.Context, since time.Time, limit int) ([]Claimed, error) {
	return list(ctx, t, scanClaim, `SELECT `+claimColumns+` FROM claim c WHERE c.seen <= $1 ORDER BY c.seen LIMIT $2`, micros(since), limit)
}

// NextLapse gives the moment at which the next claim lapses; ok is false if there is none.
func (t *Tx) NextLapse(ctx context.Context) (at time.Time, ok bool, err error) {
	at, ok, err = t.moment(ctx, `SELECT MIN(seen) FROM claim`)
	return at.Add(coverage.ClaimLapse), ok, err
}

// moment reads one moment; ok is false if there is none.
func (t *Tx) moment(ctx context.Context, query string, args ...any) (at time.Time, ok bool, err error) {
	var us sql.NullInt64
	if err := t.tx.QueryRowContext(ctx, query, args...).Scan(&us); err != nil || !us.Valid {
		return at, false, err
	}
	return fromMicros(us.Int64), true, nil
}

func scanClaim(r scanner) (Claimed, error) {
	var c Claimed
	var at, seen int64
	err := r.Scan(&c.Update, &c.Coverage, &c.By, &c.Over, &at, &seen)
	c.At, c.Seen = fromMicros(at), fromMicros(seen)
	return c, err
}
