package proof

import (
	"crypto/sha256"
	"errors"
	"math/bits"
)

// Tree works out roots of a growing list of leaf hashes: it keeps the roots of the full
// trees that the list falls into, the largest first.
type Tree struct {
	size  int64
	roots []Hash
}

// Add puts the next leaf's hash in.
func (t *Tree) Add(leaf Hash) {
	t.roots = append(t.roots, leaf)
	for n := t.size; n&1 == 1; n >>= 1 { // two of one size make one of the next
		last := len(t.roots) - 1
		t.roots[last-1] = above(t.roots[last-1], t.roots[last])
		t.roots = t.roots[:last]
	}
	t.size++
}

// Size gives how many leaves there are.
func (t *Tree) Size() int64 { return t.size }

// Root gives the root over all leaves so far; that of none is the hash of nothing.
func (t *Tree) Root() Hash {
	if len(t.roots) == 0 {
		return sha256.Sum256(nil)
	}
	root := t.roots[len(t.roots)-1]
	for i := len(t.roots) - 2; i >= 0; i-- {
		root = above(t.roots[i], root)
	}
	return root
}

func above(left, right Hash) Hash { return sum(1, left[:], right[:]) }

var errProof = errors.New("the proof does not lead to the root")

// CheckInclusion checks that a leaf stands at an index (from 0) in the tree of a size with
// a root (RFC 9162, 2.1.3.2).
func CheckInclusion(leaf Hash, index, size int64, path []Hash, root Hash) error {
	if index < 0 || index >= size {
		return errors.New("there is no such line in the tree")
	}
	at, last, hash := uint64(index), uint64(size-1), leaf
	for _, p := range path {
		if last == 0 {
			return errProof
		}
		if at&1 == 1 || at == last {
			hash = above(p, hash)
			if at&1 == 0 {
				skip := bits.TrailingZeros64(at)
				if at == 0 {
					skip = bits.Len64(last)
				}
				at, last = at>>skip, last>>skip
			}
		} else {
			hash = above(hash, p)
		}
		at, last = at>>1, last>>1
	}
	if last != 0 || hash != root {
		return errProof
	}
	return nil
}

// CheckConsistency checks that the tree of a size with a root begins with the one of the
// older size with the older root (RFC 9162, 2.1.4.2).
func CheckConsistency(older, size int64, olderRoot, root Hash, path []Hash) error {
	switch {
	case older < 1 || older > size:
		return errors.New("the older tree is larger than the newer one, or empty")
	case older == size:
		if len(path) != 0 || olderRoot != root {
			return errProof
		}
		return nil
	case older&(older-1) == 0: // it stands whole in the newer one
		path = append([]Hash{olderRoot}, path...)
	case len(path) == 0:
		return errProof
	}
	at, last := uint64(older-1), uint64(size-1)
	skip := bits.TrailingZeros64(^at)
	at, last = at>>skip, last>>skip
	old, now := path[0], path[0]
	for _, p := range path[1:] {
		if last == 0 {
			return errProof
		}
		if at&1 == 1 || at == last {
			old, now = above(p, old), above(p, now)
			if at&1 == 0 {
				skip := bits.TrailingZeros64(at)
				if at == 0 {
					skip = bits.Len64(last)
				}
				at, last = at>>skip, last>>skip
			}
		} else {
			now = above(now, p)
		}
		at, last = at>>1, last>>1
	}
	if last != 0 || old != olderRoot || now != root {
		return errProof
	}
	return nil
}
