package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"readout/internal/journal"
)

// TreeHead is the newest signed head of the tree.
type TreeHead struct {
	Size int64
	Root journal.Digest
	At   time.Time
	Note string // as it is published
	Key  string // that verifies it
}

// TreeHead gives the newest signed head, one of size 0 before there is any.
func (t *Tx) TreeHead(ctx context.Context) (TreeHead, error) {
	var h TreeHead
	var root string
	var at int64
	err := t.tx.QueryRowContext(ctx, `SELECT size, root, at, note, key FROM tree_head WHERE id = 1`).Scan(&h.Size, &root, &at, &h.Note, &h.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return TreeHead{}, nil
	}
	if err != nil {
		return h, fmt.Errorf("head of the tree: %w", err)
	}
	h.At = fromMicros(at)
	h.Root, err = digest(root)
	return h, err
}

// SaveTreeHead makes a head the newest one.
func (t *Tx) SaveTreeHead(ctx context.Context, h TreeHead) error {
	return t.exec(ctx, `
		INSERT INTO tree_head (id, size, root, at, note, key) VALUES (1, $1, $2, $3, $4, $5)
		ON CONFLICT (id) DO UPDATE SET size = excluded.size, root = excluded.root, at = excluded.at, note = excluded.note, key = excluded.key`,
		h.Size, hex.EncodeToString(h.Root[:]), micros(h.At), h.Note, h.Key)
}

// TreeHashes tells how many hashes are stored, and whether they are without gaps.
func (t *Tx) TreeHashes(ctx context.Context) (count int64, whole bool, err error) {
	var next int64
	err = t.tx.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(MAX(idx), -1) + 1 FROM tree_hash`).Scan(&count, &next)
	return count, count == next, err
}

// NextTreeHash gives the number of the hash to be stored next.
func (t *Tx) NextTreeHash(ctx context.Context) (next int64, err error) {
	err = t.tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(idx), -1) + 1 FROM tree_hash`).Scan(&next)
	return next, err
}

// TreeSize gives how many lines the stored tree has, as far as its last hash tells.
func (t *Tx) TreeSize(ctx context.Context) (int64, error) {
	next, err := t.NextTreeHash(ctx)
	if err != nil || next == 0 {
		return 0, err
	}
	// The last hash of a tree is the topmost one that its last line completed: that line
	// is the last below it.
	level, n := tlog.SplitStoredHashIndex(next - 1)
	return (n + 1) << level, nil
}

// AddTreeHashes stores hashes from a number on.
func (t *Tx) AddTreeHashes(ctx context.Context, first int64, hashes []journal.Digest) error {
	const rows = 100 // in one statement
	for len(hashes) > 0 {
		some := hashes[:min(rows, len(hashes))]
		var values strings.Builder
		args := make([]any, 0, 2*len(some))
		for i, h := range some {
			if i > 0 {
				values.WriteString(", ")
			}
			fmt.Fprintf(&values, "($%d, $%d)", 2*i+1, 2*i+2)
			args = append(args, first+int64(i), hex.EncodeToString(h[:]))
		}
		if err := t.exec(ctx, `INSERT INTO tree_hash (idx, hash) VALUES `+values.String(), args...); err != nil {
			return fmt.Errorf("store hashes of the tree from %d: %w", first, err)
		}
		first, hashes = first+int64(len(some)), hashes[len(some):]
	}
	return nil
}

// ClearTree forgets the stored hashes, so that the tree is built again.
func (t *Tx) ClearTree(ctx context.Context) error { return t.exec(ctx, `DELETE FROM tree_hash`) }

// Tree reads stored hashes; one that is not there is an error.
func (t *Tx) Tree(ctx context.Context) journal.Hashes {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return t.readTree(ctx, indexes) })
}

func (t *Tx) readTree(ctx context.Context, indexes []int64) ([]tlog.Hash, error) {
	if len(indexes) == 0 {
		return nil, nil
	}
	in := make([]string, len(indexes)) // numbers, so nothing can be smuggled in
	for i, index := range indexes {
		in[i] = strconv.FormatInt(index, 10)
	}
	type row struct {
		index int64
		hash  journal.Digest
	}
	rows, err := list(ctx, t, func(r scanner) (row, error) {
		var one row
		var text string
		err := r.Scan(&one.index, &text)
		if err == nil {
			one.hash, err = digest(text)
		}
		return one, err
	}, `SELECT idx, hash FROM tree_hash WHERE idx IN (`+strings.Join(in, ", ")+`)`)
	if err != nil {
		return nil, err
	}
	found := make(map[int64]journal.Digest, len(rows))
	for _, r := range rows {
		found[r.index] = r.hash
	}
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		h, ok := found[index]
		if !ok {
			return nil, fmt.Errorf("hash %d of the tree is not there", index)
		}
		hashes[i] = tlog.Hash(h)
	}
	return hashes, nil
}
