package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"readout/internal/coverage"
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
	t.trail = append(t.trail, Trace{Item: r.Item, ID: r.ID, Number: r.Number})
	if r.Item == ItemPlacement {
		r.Item = ItemUpdate
	}
	t.touch(r.Item, r.ID)
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

// PublicRevisions gives states of an item that were public, each with the moment when it
// became so, oldest first: at most limit of the newest, below a number; 0 ends with the
// newest of all. Those whose words were erased are left out.
func (t *Tx) PublicRevisions(ctx context.Context, item, id string, below, limit int) ([]Revision, error) {
	newest, err := list(ctx, t, scanRevision, `
		SELECT r.item, r.item_id, r.number, r.content, r.made_by, c.at, 1 FROM revision r JOIN change c ON c.seq = r.change
		WHERE r.item = $1 AND r.item_id = $2 AND ($3 = 0 OR r.number < $3) AND r.content <> ''
		ORDER BY r.number DESC LIMIT $4`, item, id, below, limit)
	slices.Reverse(newest)
	return newest, err
}

// ErasedStates tells whether a state of an item was public whose words are erased.
func (t *Tx) ErasedStates(ctx context.Context, item, id string) (bool, error) {
	found, err := list(ctx, t, scanText, `
		SELECT item_id FROM revision WHERE item = $1 AND item_id = $2 AND content = '' AND change IS NOT NULL LIMIT 1`, item, id)
	return len(found) > 0, err
}

// RevisionOf gives one state of an item, be it public or not. One whose words were erased is
// missing.
func (t *Tx) RevisionOf(ctx context.Context, item, id string, number int) (Revision, error) {
	found, err := list(ctx, t, scanRevision, `
		SELECT item, item_id, number, content, made_by, at, CASE WHEN change IS NULL THEN 0 ELSE 1 END FROM revision
		WHERE item = $1 AND item_id = $2 AND number = $3 AND content <> ''`, item, id, number)
	if err != nil {
		return Revision{}, err
	}
	if len(found) == 0 {
		return Revision{}, missing("store.no_revision")
	}
	return found[0], nil
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

// Shown is an item as pages show it now: its standing, its newest revision and the words.
type Shown struct {
	Standing coverage.Standing
	Revision int
	Content  []byte
}

// ShownNow gives an item as pages show it, whatever kind it is of.
func (t *Tx) ShownNow(ctx context.Context, item, id string) (Shown, error) {
	var s Shown
	var content string
	query, args := `SELECT standing, revision, content FROM record_item WHERE kind = $2 AND id = $1`, []any{id, item}
	switch item {
	case ItemCoverage:
		query, args = `SELECT standing, revision, content FROM coverage WHERE id = $1`, args[:1]
	case ItemPlacement:
		query = `SELECT u.standing, p.revision, p.content FROM placement p JOIN coverage_update u ON u.id = p.update_id WHERE p.update_id = $1`
		args = args[:1]
	case ItemUpdate:
		query, args = `SELECT standing, revision, message FROM coverage_update WHERE id = $1`, args[:1]
	}
	err := t.row(ctx, "log.no_line", query, args, &s.Standing, &s.Revision, &content)
	s.Content = []byte(content)
	return s, err
}

func scanRevision(r scanner) (Revision, error) {
	var rev Revision
	var content string
	var at int64
	err := r.Scan(&rev.Item, &rev.ID, &rev.Number, &content, &rev.By, &at, &rev.Public)
	rev.Content, rev.At = []byte(content), fromMicros(at)
	return rev, err
}
