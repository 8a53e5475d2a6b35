package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout/internal/coverage"
)

// OnceFor is how long the first answer to a request with a key is kept; that about an update
// is kept as long as the update.
const OnceFor = 24 * time.Hour

// Answer gives the digest and the answer kept for a user's key, or ok false. An empty digest
// stands for any body: what was said is gone for good.
func (t *Tx) Answer(ctx context.Context, user, key string) (digest string, answer []byte, ok bool, err error) {
	var text string
	err = t.tx.QueryRowContext(ctx, `
		SELECT digest, answer FROM once WHERE account = $1 AND key = $2 AND (at > $3 OR item <> '')`,
		user, key, micros(t.Now.Add(-OnceFor))).Scan(&digest, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, false, nil
	}
	return digest, []byte(text), err == nil, err
}

// KeepAnswer stores the answer to a user's key for a day, and forgets those that are older.
func (t *Tx) KeepAnswer(ctx context.Context, user, key, digest string, answer []byte) error {
	return t.KeepAnswerAbout(ctx, "", user, key, digest, answer)
}

// KeepAnswerAbout stores the answer to a user's key for as long as the update it is about.
func (t *Tx) KeepAnswerAbout(ctx context.Context, u coverage.UpdateID, user, key, digest string, answer []byte) error {
	if err := t.exec(ctx, `DELETE FROM once WHERE at <= $1 AND item = ''`, micros(t.Now.Add(-OnceFor))); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO once (account, key, digest, answer, at, item) VALUES ($1, $2, $3, $4, $5, $6)`,
		user, key, digest, string(answer), micros(t.Now), u)
}

// ForgetBody drops the digests of the bodies that made an update: of a short text a digest is
// as good as the words.
func (t *Tx) ForgetBody(ctx context.Context, u coverage.UpdateID) error {
	return t.exec(ctx, `UPDATE once SET digest = '' WHERE item = $1 AND item <> ''`, u)
}
