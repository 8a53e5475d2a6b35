package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"readout/internal/journal"
)

const addToHead = `UPDATE journal_head SET seq = seq + $1 RETURNING seq`

// leafForm is the form of the lines that are written today; those of form 1 are older.
const leafForm = 2

// Append writes a line of the journal: c holds kind, item, id, revision, coverage and
// content; Append fills in the number, the moment, the places in the streams and the leaf.
// The site's stream need not be named.
func (t *Tx) Append(ctx context.Context, c *journal.Change, streams ...journal.Stream) error {
	if err := t.tx.QueryRowContext(ctx, addToHead, 1).Scan(&c.Seq); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	c.At = t.Now
	c.Seal()
	err := t.exec(ctx, `
		INSERT INTO change (seq, at, kind, item, item_id, revision, coverage, content, leaf, form, withdrawn, erased, quotes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		c.Seq, micros(c.At), c.Kind, c.Item, c.ID, c.Revision, c.Coverage, hex.EncodeToString(c.Content[:]), hex.EncodeToString(c.Leaf[:]),
		leafForm, c.Withdrawn, c.Erased, strings.Join(c.Quotes, ","))
	if err != nil {
		return fmt.Errorf("append: %w", err)
	}
	c.Lines = nil
	for _, s := range append([]journal.Stream{journal.Site}, streams...) {
		if err := t.appendLine(ctx, c, s); err != nil {
			return fmt.Errorf("append to %s: %w", s, err)
		}
	}
	t.changes = append(t.changes, c)
	t.trail = append(t.trail, Trace{Item: c.Item, ID: c.ID, Number: c.Revision, Kind: c.Kind})
	return nil
}

func (t *Tx) appendLine(ctx context.Context, c *journal.Change, s journal.Stream) error {
	if _, already := c.In(s); already {
		return nil
	}
	line := journal.Line{Stream: s}
	err := t.tx.QueryRowContext(ctx, `
		INSERT INTO stream_head (stream, seq) VALUES ($1, 1)
		ON CONFLICT (stream) DO UPDATE SET seq = stream_head.seq + 1
		RETURNING seq`, s).Scan(&line.Seq)
	if err != nil {
		return err
	}
	c.Lines = append(c.Lines, line)
	return t.exec(ctx, `INSERT INTO stream_line (stream, seq, change) VALUES ($1, $2, $3)`, s, line.Seq, c.Seq)
}

// Head gives the position of a stream's newest line, journal.Start for one that has none.
func (t *Tx) Head(ctx context.Context, s journal.Stream) (journal.Position, error) {
	var p journal.Position
	var leaf string
	err := t.tx.QueryRowContext(ctx, `
		SELECT l.seq, c.leaf FROM stream_head h
		JOIN stream_line l ON l.stream = h.stream AND l.seq = h.seq
		JOIN change c ON c.seq = l.change
		WHERE h.stream = $1`, s).Scan(&p.Seq, &leaf)
	if errors.Is(err, sql.ErrNoRows) {
		return journal.Start, nil
	}
	if err != nil {
		return p, fmt.Errorf("head of %s: %w", s, err)
	}
	p.Hash = leaf[:8]
	return p, nil
}

// Holds tells whether a position is one of this stream: its line exists and has that hash.
func (t *Tx) Holds(ctx context.Context, s journal.Stream, p journal.Position) (bool, error) {
	if p.Seq == 0 {
		return p == journal.Start, nil
	}
	var leaf string
	err := t.tx.QueryRowContext(ctx, `
		SELECT c.leaf FROM stream_line l JOIN change c ON c.seq = l.change
		WHERE l.stream = $1 AND l.seq = $2`, s, p.Seq).Scan(&leaf)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && leaf[:8] == p.Hash, err
}

// ChangesAfter gives at most limit Changes of a stream that follow a number, in order.
// Each holds its place in that stream alone.
func (t *Tx) ChangesAfter(ctx context.Context, s journal.Stream, after int64, limit int) ([]*journal.Change, error) {
	return list(ctx, t, scanChange(s), `
		SELECT l.seq, c.seq, c.at, c.kind, c.item, c.item_id, c.revision, c.coverage, c.content, c.leaf, c.form, c.withdrawn, c.erased, c.quotes
		FROM stream_line l JOIN change c ON c.seq = l.change
		WHERE l.stream = $1 AND l.seq > $2 ORDER BY l.seq LIMIT $3`, s, after, limit)
}

// ChangeOf gives the journal's line for a revision of an item, the newest public one for 0,
// with its place in the site's stream.
func (t *Tx) ChangeOf(ctx context.Context, item, id string, revision int) (*journal.Change, error) {
	found, err := list(ctx, t, scanChange(journal.Site), `
		SELECT c.seq, c.seq, c.at, c.kind, c.item, c.item_id, c.revision, c.coverage, c.content, c.leaf, c.form, c.withdrawn, c.erased, c.quotes
		FROM revision r JOIN change c ON c.seq = r.change
		WHERE r.item = $1 AND r.item_id = $2 AND (r.number = $3 OR $3 = 0) ORDER BY r.number DESC LIMIT 1`, item, id, revision)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("log.no_line")
	}
	return found[0], nil
}

func scanChange(s journal.Stream) func(scanner) (*journal.Change, error) {
	return func(r scanner) (*journal.Change, error) {
		c := &journal.Change{Lines: []journal.Line{{Stream: s}}}
		var at, form int64
		var content, leaf, quotes string
		err := r.Scan(&c.Lines[0].Seq, &c.Seq, &at, &c.Kind, &c.Item, &c.ID, &c.Revision, &c.Coverage, &content, &leaf, &form, &c.Withdrawn, &c.Erased, &quotes)
		if err != nil {
			return nil, err
		}
		c.At, c.Old = fromMicros(at), form < leafForm
		if quotes != "" {
			c.Quotes = strings.Split(quotes, ",")
		}
		if c.Content, err = digest(content); err != nil {
			return nil, err
		}
		c.Leaf, err = digest(leaf)
		return c, err
	}
}

func digest(s string) (journal.Digest, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(journal.Digest{}) {
		return journal.Digest{}, fmt.Errorf("%q is no digest", s)
	}
	return journal.Digest(b), nil
}
