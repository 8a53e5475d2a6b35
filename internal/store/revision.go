package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"time"

	"readout/internal/journal"
)

// Revision is one state of an item, as it is kept.
type Revision struct {
	Item    string // "coverage", "update" or a kind of record item
	ID      string
	Number  int
	Content []byte // canonical JSON
	By      string // the user who made it
	At      time.Time
	Public  bool // the journal has a line of it
}

// Keep stores a revision with a fresh salt. It is not public until Announce.
func (t *Tx) Keep(ctx context.Context, r Revision) error {
	err := t.exec(ctx, `
		INSERT INTO revision (item, item_id, number, content, salt, made_by, at, change)
		VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)`,
		r.Item, r.ID, r.Number, string(r.Content), hex.EncodeToString(journal.Salt()), r.By, micros(t.Now))
	if err != nil {
		return fmt.Errorf("keep revision %d of %s %s: %w", r.Number, r.Item, r.ID, err)
	}
	return nil
}

// Announce appends the journal's line for the revision that c names and marks the
// revision as public.
func (t *Tx) Announce(ctx context.Context, c *journal.Change, streams ...journal.Stream) error {
	var content, saltHex string
	err := t.row(ctx, "store.no_revision", `
		SELECT content, salt FROM revision WHERE item = $1 AND item_id = $2 AND number = $3`,
		[]any{c.Item, c.ID, c.Revision}, &content, &saltHex)
	if err != nil {
		return err
	}
	salt, err := hex.DecodeString(saltHex)
	if err != nil {
		return err
	}
	c.Content = journal.Commit(salt, []byte(content))
	if err := t.Append(ctx, c, streams...); err != nil {
		return err
	}
	return t.exec(ctx, `
		UPDATE revision SET change = $1 WHERE item = $2 AND item_id = $3 AND number = $4`,
		c.Seq, c.Item, c.ID, c.Revision)
}

// PublicRevisions gives the states of an item that were public, oldest first.
func (t *Tx) PublicRevisions(ctx context.Context, item, id string) ([]Revision, error) {
	return list(ctx, t, scanRevision, `
		SELECT item, item_id, number, content, made_by, at, change IS NOT NULL FROM revision
		WHERE item = $1 AND item_id = $2 AND change IS NOT NULL ORDER BY number`, item, id)
}

// Commitment gives what the journal's line of a public revision commits to, for those who
// verify: the salt and the content, and the digest that the line holds.
func (t *Tx) Commitment(ctx context.Context, item, id string, number int) (salt, content []byte, d journal.Digest, err error) {
	var saltHex, text, sum string
	err = t.row(ctx, "store.no_revision", `
		SELECT r.salt, r.content, c.content FROM revision r JOIN change c ON c.seq = r.change
		WHERE r.item = $1 AND r.item_id = $2 AND r.number = $3`, []any{item, id, number}, &saltHex, &text, &sum)
	if err != nil {
		return nil, nil, d, err
	}
	if salt, err = hex.DecodeString(saltHex); err != nil {
		return nil, nil, d, err
	}
	d, err = digest(sum)
	return salt, []byte(text), d, err
}

func scanRevision(r scanner) (Revision, error) {
	var rev Revision
	var content string
	var at int64
	err := r.Scan(&rev.Item, &rev.ID, &rev.Number, &content, &rev.By, &at, &rev.Public)
	rev.Content, rev.At = []byte(content), fromMicros(at)
	return rev, err
}
