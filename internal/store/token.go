package store

import (
	"context"
	"encoding/json"
	"time"

	"readout/internal/people"
)

const tokenColumns = `k.id, k.hash, k.account, k.name, k.scope, k.coverages, k.created, k.expires, k.used, k.revoked`

// UserByToken finds the user of a token, with the roles they have now, as far as the token
// goes. Faults are those of people.Token.Open, or NotFound.
func (t *Tx) UserByToken(ctx context.Context, hash string, now time.Time) (*people.User, error) {
	k, err := t.oneToken(ctx, `SELECT `+tokenColumns+` FROM token k WHERE k.hash = $1`, hash)
	if err != nil {
		return nil, err
	}
	u, err := t.UserNow(ctx, k.User, now)
	if err != nil {
		return nil, err
	}
	return u.Through(k), k.Open(now)
}

// Token finds a token by its id, whatever its state.
func (t *Tx) Token(ctx context.Context, id string) (*people.Token, error) {
	return t.oneToken(ctx, `SELECT `+tokenColumns+` FROM token k WHERE k.id = $1`, id)
}

// Tokens lists everybody's tokens, the newest first.
func (t *Tx) Tokens(ctx context.Context, limit int) ([]people.Token, error) {
	return list(ctx, t, scanToken, `SELECT `+tokenColumns+` FROM token k ORDER BY k.created DESC, k.id DESC LIMIT $1`, limit)
}

// TokensOf lists the tokens of a user, the newest first.
func (t *Tx) TokensOf(ctx context.Context, user people.UserID, limit int) ([]people.Token, error) {
	return list(ctx, t, scanToken, `
		SELECT `+tokenColumns+` FROM token k WHERE k.account = $1 ORDER BY k.created DESC, k.id DESC LIMIT $2`, user, limit)
}

// OpenTokens counts the tokens of a user that open something.
func (t *Tx) OpenTokens(ctx context.Context, user people.UserID) (int, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM token WHERE account = $1 AND revoked = 0 AND (expires = 0 OR expires > $2)`, user, micros(t.Now)).Scan(&count)
	return count, err
}

// AddToken stores a new token.
func (t *Tx) AddToken(ctx context.Context, k *people.Token) error {
	on, err := json.Marshal(k.On)
	if err != nil {
		return err
	}
	expires := int64(0)
	if !k.Expires.IsZero() {
		expires = micros(k.Expires)
	}
	return t.exec(ctx, `
		INSERT INTO token (id, hash, account, name, scope, coverages, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		k.ID, k.Hash, k.User, k.Name, k.Scope, on, micros(k.Made), expires)
}

// RevokeToken ends a token at once.
func (t *Tx) RevokeToken(ctx context.Context, id string) error {
	return t.exec(ctx, `UPDATE token SET revoked = $1 WHERE id = $2 AND revoked = 0`, micros(t.Now), id)
}

// UseToken writes down when a token was last used.
func (t *Tx) UseToken(ctx context.Context, id string, at time.Time) error {
	return t.exec(ctx, `UPDATE token SET used = $1 WHERE id = $2 AND used < $1`, micros(at), id)
}

// ForgetTokens drops tokens that have opened nothing since a moment.
func (t *Tx) ForgetTokens(ctx context.Context, since time.Time) error {
	return t.exec(ctx, `
		DELETE FROM token WHERE revoked <> 0 AND revoked < $1 OR expires <> 0 AND expires < $1`, micros(since))
}

func (t *Tx) oneToken(ctx context.Context, query string, args ...any) (*people.Token, error) {
	found, err := list(ctx, t, scanToken, query, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("token.none")
	}
	return &found[0], nil
}

func scanToken(r scanner) (people.Token, error) {
	var k people.Token
	var on []byte
	var made, expires, used, revoked int64
	err := r.Scan(&k.ID, &k.Hash, &k.User, &k.Name, &k.Scope, &on, &made, &expires, &used, &revoked)
	if err != nil {
		return k, err
	}
	k.Made = fromMicros(made)
	k.Expires, k.Used, k.Revoked = momentOrNone(expires), momentOrNone(used), momentOrNone(revoked)
	return k, json.Unmarshal(on, &k.On)
}

// momentOrNone reads a moment of which 0 means that there is none.
func momentOrNone(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return fromMicros(us)
}
