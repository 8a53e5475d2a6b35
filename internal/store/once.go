package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// OnceFor is how long the first answer to a request with a key is kept.
const OnceFor = 24 * time.Hour

// Answer gives the digest and the answer kept for a user's key, or ok false.
func (t *Tx) Answer(ctx context.Context, user, key string) (digest string, answer []byte, ok bool, err error) {
	var text string
	err = t.tx.QueryRowContext(ctx, `
		SELECT digest, answer FROM once WHERE account = $1 AND key = $2 AND at > $3`,
		user, key, micros(t.Now.Add(-OnceFor))).Scan(&digest, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, false, nil
	}
	return digest, []byte(text), err == nil, err
}

// KeepAnswer stores the answer to a user's key, and forgets those that are too old.
func (t *Tx) KeepAnswer(ctx context.Context, user, key, digest string, answer []byte) error {
	if err := t.exec(ctx, `DELETE FROM once WHERE at <= $1`, micros(t.Now.Add(-OnceFor))); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO once (account, key, digest, answer, at) VALUES ($1, $2, $3, $4, $5)`,
		user, key, digest, string(answer), micros(t.Now))
}
