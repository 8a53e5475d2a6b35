package merge

import "slices"

// which says which of the three lists a unit is of.
type which int

const (
	ofBase which = iota
	ofTheirs
	ofMine
)

// ref is a unit of one of the lists.
type ref struct {
	side which
	at   int
}

// chunk is a stretch of the merge: what is settled, or what is in dispute.
type chunk struct {
	settled            []ref
	dispute            bool
	base, theirs, mine []ref
}

// merger walks the steps of both sides along the base.
type merger struct {
	lists  [3]*list
	steps  [3][]edit // none of the base
	search *search
	out    []chunk
	at     int // how much of the base is done
}

func three(base, theirs, mine *list) []chunk {
	s := newSearch()
	m := &merger{lists: [3]*list{base, theirs, mine}, search: s}
	m.steps[ofTheirs] = edits(base, theirs, s)
	m.steps[ofMine] = edits(base, mine, s)
	m.bringTogether()
	for _, side := range []which{ofTheirs, ofMine} {
		m.steps[side] = slices.DeleteFunc(m.steps[side], func(e edit) bool { return e.dropped })
	}
	for len(m.steps[ofTheirs])+len(m.steps[ofMine]) > 0 {
		m.next()
	}
	m.keepTo(len(base.keys))
	return m.out
}

func (m *merger) key(r ref) int32 { return m.lists[r.side].keys[r.at] }

// next takes the steps that come first and all of the other side's that touch them.
func (m *merger) next() {
	lo := m.first()
	m.keepTo(lo)
	theirs, mine := m.leading(ofTheirs, lo), m.leading(ofMine, lo)
	if len(theirs)+len(mine) > 0 {
		m.arrive(theirs, mine)
		return
	}
	hi := lo + 1
	var touched [3][]edit
	for more := true; more; {
		more = false
		for _, side := range []which{ofTheirs, ofMine} {
			for len(m.steps[side]) > 0 && m.steps[side][0].from < hi {
				e := m.steps[side][0]
				m.steps[side] = m.steps[side][1:]
				touched[side] = append(touched[side], e)
				hi, more = max(hi, e.to), true
			}
		}
	}
	m.stretch(lo, hi, touched)
}

// first gives where in the base the next step is.
func (m *merger) first() int {
	lo := len(m.lists[ofBase].keys)
	for _, steps := range m.steps {
		if len(steps) > 0 {
			lo = min(lo, steps[0].from)
		}
	}
	return lo
}

// leading takes a side's steps that bring something in before a unit of the base.
func (m *merger) leading(side which, at int) []edit {
	n := 0
	for n < len(m.steps[side]) && m.steps[side][n].from == at && m.steps[side][n].comesIn() {
		n++
	}
	steps := m.steps[side][:n]
	m.steps[side] = m.steps[side][n:]
	return steps
}

// keepTo takes over units of the base that nobody touched.
func (m *merger) keepTo(end int) {
	m.settle(refs(ofBase, m.at, end)...)
	m.at = max(m.at, end)
}

func refs(side which, from, to int) []ref {
	var out []ref
	for i := from; i < to; i++ {
		out = append(out, ref{side, i})
	}
	return out
}

func (m *merger) settle(units ...ref) {
	if len(units) == 0 {
		return
	}
	if n := len(m.out); n > 0 && !m.out[n-1].dispute {
		m.out[n-1].settled = append(m.out[n-1].settled, units...)
		return
	}
	m.out = append(m.out, chunk{settled: units})
}

func (m *merger) put(c chunk) {
	if !c.dispute {
		m.settle(c.settled...)
		return
	}
	m.out = append(m.out, c)
}

// stretch merges what both made of units [lo, hi) of the base.
func (m *merger) stretch(lo, hi int, touched [3][]edit) {
	m.at = hi
	var became [3][]ref
	var arrived []chunk // in the middle of it, from elsewhere
	for _, side := range []which{ofTheirs, ofMine} {
		at := lo
		for _, e := range touched[side] {
			became[side] = append(became[side], refs(ofBase, at, e.from)...)
			if e.source >= 0 {
				arrived = append(arrived, m.arrival(side, &e))
			} else {
				became[side] = append(became[side], refs(side, e.a, e.b)...)
			}
			at = max(at, e.to)
		}
		became[side] = append(became[side], refs(ofBase, at, hi)...)
	}
	switch {
	case len(touched[ofMine]) == 0:
		m.settle(became[ofTheirs]...)
	case len(touched[ofTheirs]) == 0:
		m.settle(became[ofMine]...)
	default:
		m.differ(refs(ofBase, lo, hi), became[ofTheirs], became[ofMine])
	}
	for _, c := range arrived {
		m.put(c)
	}
}

// differ puts what two sides made of the same units: what they agree on at its beginning and
// its end is settled, the rest is in dispute.
func (m *merger) differ(base, theirs, mine []ref) {
	head := 0
	for head < min(len(theirs), len(mine)) && m.key(theirs[head]) == m.key(mine[head]) {
		head++
	}
	m.settle(theirs[:head]...)
	theirs, mine = theirs[head:], mine[head:]
	tail := 0
	for tail < min(len(theirs), len(mine)) && m.key(theirs[len(theirs)-1-tail]) == m.key(mine[len(mine)-1-tail]) {
		tail++
	}
	end := theirs[len(theirs)-tail:]
	theirs, mine = theirs[:len(theirs)-tail], mine[:len(mine)-tail]
	if len(theirs)+len(mine) > 0 {
		m.put(chunk{dispute: true, base: base, theirs: theirs, mine: mine})
	}
	m.settle(end...)
}

// arrival gives what a step brings in.
func (m *merger) arrival(side which, e *edit) chunk {
	if e.carries != nil {
		return *e.carries
	}
	return chunk{settled: refs(side, e.a, e.b)}
}
