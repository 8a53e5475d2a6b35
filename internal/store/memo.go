package store

import (
	"context"
	"fmt"

	"readout/internal/coverage"
)

// Memo is a memo with what it is about.
type Memo struct {
	Waiting
	coverage.Memo
}

const memoColumns = `m.id, m.item, m.item_id, m.coverage, m.words, m.for_author, m.made_by, m.at`

// AddMemo keeps a memo.
func (t *Tx) AddMemo(ctx context.Context, m Memo) error {
	t.touchFor(m.Item, m.Waiting.ID, memoSeenBy(m))
	err := t.exec(ctx, `
		INSERT INTO memo (id, item, item_id, coverage, words, for_author, made_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		m.Memo.ID, m.Item, m.Waiting.ID, m.Coverage, m.Words, flag(m.ForAuthor), m.By, micros(m.At))
	if err != nil {
		return fmt.Errorf("memo on %s %s: %w", m.Item, m.Waiting.ID, err)
	}
	return nil
}

// MemoByID finds a memo on something, or gives a fault of kind NotFound.
func (t *Tx) MemoByID(ctx context.Context, on Waiting, id string) (Memo, error) {
	found, err := list(ctx, t, scanMemo, `
		SELECT `+memoColumns+` FROM memo m WHERE m.id = $1 AND m.item = $2 AND m.item_id = $3`, id, on.Item, on.ID)
	if err == nil && len(found) == 0 {
		err = missing("memo.missing")
	}
	if err != nil {
		return Memo{}, err
	}
	return found[0], nil
}

// MemosOn gives the memos on something, the oldest first.
func (t *Tx) MemosOn(ctx context.Context, on Waiting, limit int) ([]Memo, error) {
	return list(ctx, t, scanMemo, `
		SELECT `+memoColumns+` FROM memo m WHERE m.item = $1 AND m.item_id = $2 ORDER BY m.at, m.id LIMIT $3`, on.Item, on.ID, limit)
}

// MemosOf gives the memos on a coverage and its updates, the newest first.
func (t *Tx) MemosOf(ctx context.Context, of coverage.ID, limit int) ([]Memo, error) {
	return list(ctx, t, scanMemo, `
		SELECT `+memoColumns+` FROM memo m WHERE m.coverage = $1 ORDER BY m.at DESC, m.id DESC LIMIT $2`, of, limit)
}

// CountMemos tells how many memos there are on something.
func (t *Tx) CountMemos(ctx context.Context, on Waiting) (count int, err error) {
	err = t.tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM memo WHERE item = $1 AND item_id = $2`, on.Item, on.ID).Scan(&count)
	return count, err
}

// DropMemo deletes a memo.
func (t *Tx) DropMemo(ctx context.Context, m Memo) error {
	t.touchFor(m.Item, m.Waiting.ID, memoSeenBy(m))
	return t.exec(ctx, `DELETE FROM memo WHERE id = $1`, m.Memo.ID)
}

// DropMemos deletes all memos on something.
func (t *Tx) DropMemos(ctx context.Context, on Waiting) error {
	t.touchFor(on.Item, on.ID, theAuthor)
	return t.exec(ctx, `DELETE FROM memo WHERE item = $1 AND item_id = $2`, on.Item, on.ID)
}

func memoSeenBy(m Memo) audience {
	if m.ForAuthor {
		return theAuthor
	}
	return theDesk
}

func scanMemo(r scanner) (Memo, error) {
	var m Memo
	var at int64
	err := r.Scan(&m.Memo.ID, &m.Item, &m.Waiting.ID, &m.Coverage, &m.Words, &m.ForAuthor, &m.By, &at)
	m.At = fromMicros(at)
	return m, err
}
