package journal

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Hashes reads the stored hashes of the tree over the journal's leaves, by their number in
// the order that tlog.StoredHashIndex gives them.
type Hashes interface {
	ReadHashes(indexes []int64) ([]tlog.Hash, error)
}

// HashCount gives how many hashes are stored for a tree of so many lines.
func HashCount(size int64) int64 { return tlog.StoredHashCount(size) }

// Root gives the root of the tree over the first size lines (RFC 6962, 2.1).
func Root(size int64, stored Hashes) (Digest, error) {
	root, err := tlog.TreeHash(size, stored)
	if err != nil {
		return Digest{}, fmt.Errorf("root over %d lines: %w", size, err)
	}
	return Digest(root), nil
}

// Tree is a tree that grows in memory on top of stored hashes: those made since stand in
// New, to be stored behind the others.
type Tree struct {
	Size int64 // lines in it
	New  []Digest

	stored Hashes
	first  int64 // the number of New[0]
}

// NewTree starts from a tree of so many lines whose hashes are stored.
func NewTree(size int64, stored Hashes) *Tree {
	return &Tree{Size: size, stored: stored, first: HashCount(size)}
}

// Add puts the leaf hash of the next line in.
func (t *Tree) Add(leaf Digest) error {
	hashes, err := tlog.StoredHashesForRecordHash(t.Size, tlog.Hash(leaf), t)
	if err != nil {
		return fmt.Errorf("line %d into the tree: %w", t.Size+1, err)
	}
	for _, h := range hashes {
		t.New = append(t.New, Digest(h))
	}
	t.Size++
	return nil
}

// Root gives the root over all lines in the tree.
func (t *Tree) Root() (Digest, error) { return Root(t.Size, t) }

// First gives the number under which New[0] is to be stored.
func (t *Tree) First() int64 { return t.first }

// ReadHashes makes Tree a Hashes: what is new from memory, the rest from what is stored.
func (t *Tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	var older []int64
	for i, index := range indexes {
		if at := index - t.first; at >= 0 && at < int64(len(t.New)) {
			hashes[i] = tlog.Hash(t.New[at])
		} else {
			older = append(older, index)
		}
	}
	if len(older) == 0 {
		return hashes, nil
	}
	found, err := t.stored.ReadHashes(older)
	if err != nil {
		return nil, err
	}
	for i, index := range indexes {
		if at := index - t.first; at < 0 || at >= int64(len(t.New)) {
			hashes[i], found = found[0], found[1:]
		}
	}
	return hashes, nil
}

// ProveLine gives the audit path of a line in the tree over the first size lines (RFC 6962, 2.1.1).
func ProveLine(size, seq int64, stored Hashes) ([]Digest, error) {
	path, err := tlog.ProveRecord(size, seq-1, stored)
	if err != nil {
		return nil, fmt.Errorf("prove line %d in %d: %w", seq, size, err)
	}
	return digests(path), nil
}

// ProvePrefix gives the proof that the first from of size lines are those of the tree that
// had from lines (RFC 6962, 2.1.2).
func ProvePrefix(from, size int64, stored Hashes) ([]Digest, error) {
	path, err := tlog.ProveTree(size, from, stored)
	if err != nil {
		return nil, fmt.Errorf("prove %d lines in %d: %w", from, size, err)
	}
	return digests(path), nil
}

func digests(hashes []tlog.Hash) []Digest {
	out := make([]Digest, len(hashes))
	for i, h := range hashes {
		out[i] = Digest(h)
	}
	return out
}
