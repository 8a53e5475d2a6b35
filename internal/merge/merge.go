// Package merge brings two edits of one update together that began from the same state:
// theirs, which is stored, and mine, which is to be. What only one of them touched is taken
// from that one; what both changed alike is taken once; what both changed differently is a
// dispute that shows both and is for a person to settle. Nothing that either of them wrote
// is left out of the merge and the disputes.
//
// A text is merged by its blocks: a paragraph, a list, a quote, a table, a fenced piece of
// code is one thing, never cut. Pictures and cards are merged one by one, everything else
// of a message field by field; a field that this room does not know by name is merged too.
//
// How: each edit becomes steps against the common base, as small as they can be told apart
// (edit.go), from what stayed the same (same.go) and what is alike (alike.go); then the two
// lists of steps are walked together (three.go). The work is bounded: what is beyond the
// bounds is merged in larger pieces, which can only mean more disputes.
package merge

import "slices"

// Part is a stretch of a merged list: what is settled, or one dispute.
type Part[T any] struct {
	Settled []T
	Dispute *Dispute[T]
}

// Dispute is what both changed, each in another way. One of the two sides may be empty: it
// took away what the other one changed.
type Dispute[T any] struct {
	ID     string // "body.1": names it in the answer of the person who settles it
	Base   []T    // what stood there before both
	Theirs []T
	Mine   []T
}

// lists merges two edits of a list. bag says what likeness is seen by, see alike.go.
func lists[T any](name string, base, theirs, mine []T, key func(T) string, bag func(T) []uint32) []Part[T] {
	all := listsOf(key, bag, base, theirs, mine)
	sides := [][]T{base, theirs, mine}
	pick := func(refs []ref) []T {
		var out []T
		for _, r := range refs {
			out = append(out, sides[r.side][r.at])
		}
		return out
	}
	var parts []Part[T]
	disputes := 0
	for _, c := range three(all[0], all[1], all[2]) {
		if !c.dispute {
			parts = append(parts, Part[T]{Settled: pick(c.settled)})
			continue
		}
		disputes++
		parts = append(parts, Part[T]{Dispute: &Dispute[T]{
			ID: numbered(name, disputes), Base: pick(c.base), Theirs: pick(c.theirs), Mine: pick(c.mine),
		}})
	}
	return parts
}

// listsOf gives equal units equal numbers, in an order that does not depend on who is who.
func listsOf[T any](key func(T) string, bag func(T) []uint32, each ...[]T) []*list {
	keys := make([][]string, len(each))
	for k, units := range each {
		keys[k] = make([]string, len(units))
		for i, unit := range units {
			keys[k][i] = key(unit)
		}
	}
	known := slices.Concat(keys...)
	slices.Sort(known)
	numbers := make(map[string]int32, len(known))
	for i, k := range slices.Compact(known) {
		numbers[k] = int32(i)
	}
	out := make([]*list, len(each))
	for k, units := range each {
		l := &list{keys: make([]int32, len(units)), bags: make([][]uint32, len(units))}
		l.read = func(i int) []uint32 { return bag(units[i]) }
		for i := range units {
			l.keys[i] = numbers[keys[k][i]]
		}
		out[k] = l
	}
	return out
}

// list is a list as the merge sees it: equal numbers are equal units.
type list struct {
	keys []int32
	bags [][]uint32 // what each says, once somebody asked
	read func(i int) []uint32
}

func (l *list) bag(i int) []uint32 {
	if l.bags[i] == nil {
		l.bags[i] = l.read(i)
	}
	return l.bags[i]
}
