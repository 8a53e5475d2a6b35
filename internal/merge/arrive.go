package merge

import (
	"cmp"
	"slices"
)

// meeting is two units that both sides bring in at the same place: the same, or surely the
// same in other words.
type meeting struct {
	theirs, mine int
	like         float64
}

// arrive merges what both bring in at the same place: what is the same comes once, what is
// surely the same in other words is in dispute. Of the rest theirs comes first.
func (m *merger) arrive(theirs, mine []edit) {
	with := nowhere(len(theirs))
	met := make([]bool, len(mine))
	same := make([]bool, len(theirs))
	for _, p := range m.meetings(theirs, mine) {
		if with[p.theirs] < 0 && !met[p.mine] {
			with[p.theirs], met[p.mine], same[p.theirs] = p.mine, true, p.like > 1
		}
	}
	done := 0 // of mine
	bring := func(end int) {
		for ; done < end; done++ {
			if !met[done] {
				m.put(m.arrival(ofMine, &mine[done]))
			}
		}
	}
	for i := range theirs {
		if with[i] >= 0 {
			bring(with[i])
		}
		if with[i] < 0 || same[i] {
			m.put(m.arrival(ofTheirs, &theirs[i]))
			continue
		}
		t, mi := &theirs[i], &mine[with[i]]
		m.put(chunk{dispute: true, theirs: refs(ofTheirs, t.a, t.b), mine: refs(ofMine, mi.a, mi.b)})
	}
	bring(len(mine))
}

// meetings lists them, the most alike first: the same whichever side is which. What came
// from another place of the base is nobody's addition and meets none.
func (m *merger) meetings(theirs, mine []edit) []meeting {
	var found []meeting
	at := make(map[int32][]int)
	for j := range mine {
		if key := m.lists[ofMine].keys[mine[j].a]; mine[j].source < 0 {
			at[key] = append(at[key], j)
		}
	}
	met := make([]bool, len(mine))
	var rest []int
	for i := range theirs {
		key := m.lists[ofTheirs].keys[theirs[i].a]
		switch {
		case theirs[i].source >= 0:
		case len(at[key]) > 0:
			found = append(found, meeting{i, at[key][0], 2})
			met[at[key][0]] = true
			at[key] = at[key][1:]
		default:
			rest = append(rest, i)
		}
	}
	if len(rest)*len(mine) > m.search.pairs {
		return found
	}
	for _, i := range rest {
		for j := range mine {
			if met[j] || mine[j].source >= 0 {
				continue
			}
			if like := m.search.alike(m.lists[ofTheirs].bag(theirs[i].a), m.lists[ofMine].bag(mine[j].a)); like >= surely {
				found = append(found, meeting{i, j, like})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(b.like, a.like), m.compareKeys(theirs, mine, a, b))
	})
	return found
}

// compareKeys orders two meetings that are as much alike by what meets.
func (m *merger) compareKeys(theirs, mine []edit, a, b meeting) int {
	keys := func(p meeting) (low, high int32) {
		t, mi := m.lists[ofTheirs].keys[theirs[p.theirs].a], m.lists[ofMine].keys[mine[p.mine].a]
		return min(t, mi), max(t, mi)
	}
	aLow, aHigh := keys(a)
	bLow, bHigh := keys(b)
	return cmp.Or(cmp.Compare(aLow, bLow), cmp.Compare(aHigh, bHigh))
}
