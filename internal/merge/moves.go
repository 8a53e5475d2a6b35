package merge

// bringTogether looks after units that one side has put elsewhere. What the other side made
// of such a unit in its old place goes with it to the new one. Where both have moved it, it
// stands where I put it: its words are the same wherever it is.
func (m *merger) bringTogether() {
	theirs, mine := m.arrivals(ofTheirs), m.arrivals(ofMine)
	for i := range m.lists[ofBase].keys {
		t, m1 := theirs[i], mine[i]
		switch {
		case t != nil && m1 != nil:
			m1.carries = m.one(i, refs(ofTheirs, t.a, t.b), refs(ofMine, m1.a, m1.b))
			t.dropped = true
		case m1 != nil:
			m.carry(i, ofMine, m1)
		case t != nil:
			m.carry(i, ofTheirs, t)
		}
	}
}

// arrivals gives the steps of a side that bring in a unit of the base from elsewhere.
func (m *merger) arrivals(side which) map[int]*edit {
	found := make(map[int]*edit)
	for i := range m.steps[side] {
		if e := &m.steps[side][i]; e.source >= 0 {
			found[e.source] = e
		}
	}
	return found
}

// carry takes what the other side made of a unit to where one side has moved it. If the
// other side rewrote it together with its neighbours there is nothing to carry: then it went
// here and came there like any other, and what they wrote in its place is in dispute.
func (m *merger) carry(i int, mover which, e *edit) {
	other := ofTheirs + ofMine - mover
	step := m.step(other, i)
	if step == nil {
		return
	}
	if step.to-step.from > 1 {
		e.source = -1
		return
	}
	moved, rewritten := refs(mover, e.a, e.b), refs(other, step.a, step.b)
	if mover == ofMine {
		e.carries = m.one(i, rewritten, moved)
	} else {
		e.carries = m.one(i, moved, rewritten)
	}
	step.b = step.a // both have taken it away from here
}

// step gives the step of a side that a unit of the base gives way to, nil if it stays.
func (m *merger) step(side which, i int) *edit {
	steps := m.steps[side]
	lo, hi := 0, len(steps)
	for lo < hi { // the first that ends behind it
		if mid := (lo + hi) / 2; steps[mid].to > i {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	for ; lo < len(steps) && steps[lo].from <= i; lo++ {
		if !steps[lo].comesIn() {
			return &steps[lo]
		}
	}
	return nil
}

// one merges what both made of one unit. Who only moved it leaves its words to the other;
// but where the other one took it away, there is a dispute.
func (m *merger) one(i int, theirs, mine []ref) *chunk {
	base := ref{ofBase, i}
	stayed := func(units []ref) bool { return len(units) == 1 && m.key(units[0]) == m.key(base) }
	switch {
	case len(theirs) == 1 && len(mine) == 1 && m.key(theirs[0]) == m.key(mine[0]):
		return &chunk{settled: mine}
	case stayed(theirs) && len(mine) > 0:
		return &chunk{settled: mine}
	case stayed(mine) && len(theirs) > 0:
		return &chunk{settled: theirs}
	}
	return &chunk{dispute: true, base: []ref{base}, theirs: theirs, mine: mine}
}
