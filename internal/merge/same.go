package merge

import (
	"cmp"
	"slices"
)

// The bounds of the search for what stayed the same.
const (
	mostCells = 1 << 20 // of all tables of one comparison
	mostDepth = 40
)

// pair is a unit of one list and the one of another that it stayed.
type pair struct{ i, j int }

// same finds units that stand in both lists in the same order, as many as it can: what both
// begin and end with; what is in each of them once; between those the same again, and where
// nothing is there once, the longest common run of a small table.
type same struct {
	a, b  []int32
	cells int
	found []pair
}

func inOrder(a, b []int32) []pair {
	s := &same{a: a, b: b, cells: mostCells}
	s.between(0, len(a), 0, len(b), 0)
	return s.found
}

func (s *same) between(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && s.a[a0] == s.b[b0] {
		s.found = append(s.found, pair{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a0 < a1-tail && b0 < b1-tail && s.a[a1-tail-1] == s.b[b1-tail-1] {
		tail++
	}
	a1, b1 = a1-tail, b1-tail
	if a0 < a1 && b0 < b1 {
		s.middle(a0, a1, b0, b1, depth)
	}
	for k := range tail {
		s.found = append(s.found, pair{a1 + k, b1 + k})
	}
}

func (s *same) middle(a0, a1, b0, b1, depth int) {
	once := s.once(a0, a1, b0, b1)
	if len(once) == 0 || depth == mostDepth {
		s.table(a0, a1, b0, b1)
		return
	}
	for _, p := range rising(once) {
		s.between(a0, p.i, b0, p.j, depth+1)
		s.found = append(s.found, p)
		a0, b0 = p.i+1, p.j+1
	}
	s.between(a0, a1, b0, b1, depth+1)
}

// once gives the units that stand in both stretches and in each of them only once.
func (s *same) once(a0, a1, b0, b1 int) []pair {
	const none, several = -1, -2
	type places struct{ i, j int }
	at := make(map[int32]places, a1-a0)
	for i := a0; i < a1; i++ {
		p, ok := at[s.a[i]]
		if p = (places{i, none}); ok {
			p.i = several
		}
		at[s.a[i]] = p
	}
	for j := b0; j < b1; j++ {
		p, ok := at[s.b[j]]
		if !ok {
			continue
		}
		if p.j != none {
			p.i = several
		}
		p.j = j
		at[s.b[j]] = p
	}
	var out []pair
	for i := a0; i < a1; i++ {
		if p := at[s.a[i]]; p.i == i && p.j >= 0 {
			out = append(out, pair{i, p.j})
		}
	}
	return out
}

// rising gives the most pairs whose places rise in both lists; in the first they do.
func rising(pairs []pair) []pair {
	var tops []int // of the piles of a game of patience: the index of the pair on each
	under := make([]int, len(pairs))
	for k, p := range pairs {
		at, _ := slices.BinarySearchFunc(tops, p, func(top int, p pair) int { return cmp.Compare(pairs[top].j, p.j) })
		under[k] = -1
		if at > 0 {
			under[k] = tops[at-1]
		}
		if at == len(tops) {
			tops = append(tops, k)
		} else {
			tops[at] = k
		}
	}
	out := make([]pair, len(tops))
	for k, n := tops[len(tops)-1], len(tops)-1; n >= 0; k, n = under[k], n-1 {
		out[n] = pairs[k]
	}
	return out
}

// table finds the longest common run of two stretches, if the table is not too large.
func (s *same) table(a0, a1, b0, b1 int) {
	h, w := a1-a0, b1-b0
	if h*w > s.cells {
		return
	}
	s.cells -= h * w
	long := make([]int32, (h+1)*(w+1)) // how long the run is from here on
	for i := h - 1; i >= 0; i-- {
		for j := w - 1; j >= 0; j-- {
			at := i*(w+1) + j
			if s.a[a0+i] == s.b[b0+j] {
				long[at] = long[at+w+2] + 1
			} else {
				long[at] = max(long[at+w+1], long[at+1])
			}
		}
	}
	for i, j := 0, 0; i < h && j < w; {
		switch at := i*(w+1) + j; {
		case s.a[a0+i] == s.b[b0+j]:
			s.found = append(s.found, pair{a0 + i, b0 + j})
			i, j = i+1, j+1
		case long[at+w+1] >= long[at+1]:
			i++
		default:
			j++
		}
	}
}
