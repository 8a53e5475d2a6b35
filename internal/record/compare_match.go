package record

import (
	"cmp"
	"slices"
)

// mostCandidates bounds with how many of the other account one telling is compared: those that
// share a side and an issue with it, in the order of the record.
const mostCandidates = 128

// toMatch is an item as a matcher looks at it.
type toMatch struct {
	at           int // its place in the record
	id           string
	ours, theirs *Told
	keys         []string // a match shares one of them
	kind         string
	sides        []ActorID // who speaks for whom, or who is bound
	speakers     []ActorID
	issues       []IssueID
	outcome      OutcomeID
	due          string
	words        map[string][]grams // by language
	same, not    []string
}

// matcher pairs items of one kind.
type matcher struct {
	kind  Kind
	score func(a, b *toMatch) (int, []Shared) // 0: they are not the same act
	items []*toMatch
	byID  map[string]*toMatch
}

func newMatcher(kind Kind, score func(a, b *toMatch) (int, []Shared)) *matcher {
	return &matcher{kind: kind, score: score, byID: make(map[string]*toMatch)}
}

// add takes an item of which one of the accounts tells, or both.
func (m *matcher) add(item *toMatch) {
	if item.ours == nil && item.theirs == nil {
		return
	}
	item.at = len(m.items)
	m.items = append(m.items, item)
	m.byID[item.id] = item
}

// pairs gives all of it in the order of the record: by our account, then what only theirs tells.
func (m *matcher) pairs() []Pair {
	told := &pairing{matcher: m, paired: make(map[*toMatch]bool), done: make(map[[2]int]bool)}
	for _, item := range m.items {
		if item.ours != nil && item.theirs != nil {
			told.pair(item, item, ByOneItem, nil)
		}
	}
	for _, item := range m.items {
		told.called(item)
	}
	for _, c := range m.candidates(told.paired) {
		if !told.paired[c.ours] && !told.paired[c.theirs] {
			told.pair(c.ours, c.theirs, ByMatch, c.on)
		}
	}
	for _, item := range m.items {
		if !told.paired[item] {
			told.alone(item)
		}
	}
	slices.SortFunc(told.all, func(a, b Pair) int { return slices.Compare(a.places[:], b.places[:]) })
	return told.all
}

// pairing is pairs that are being made.
type pairing struct {
	*matcher
	all    []Pair
	paired map[*toMatch]bool
	done   map[[2]int]bool
}

func (p *pairing) pair(ours, theirs *toMatch, by PairedBy, on []Shared) {
	places := [2]int{ours.at, theirs.at}
	if p.done[places] {
		return
	}
	p.done[places] = true
	p.paired[ours], p.paired[theirs] = true, true
	p.all = append(p.all, Pair{Kind: p.kind, Ours: ours.ours, Theirs: theirs.theirs, By: by, On: on, places: places})
}

// called pairs an item with those that it names as the same.
func (p *pairing) called(item *toMatch) {
	for _, id := range item.same {
		other := p.byID[id]
		if other == nil || other == item || parted(item, other) {
			continue
		}
		if item.ours != nil && other.theirs != nil {
			p.pair(item, other, ByVerdict, nil)
		}
		if other.ours != nil && item.theirs != nil {
			p.pair(other, item, ByVerdict, nil)
		}
	}
}

func (p *pairing) alone(item *toMatch) {
	last := len(p.items)
	places := [2]int{item.at, last}
	if item.ours == nil {
		places = [2]int{last, item.at}
	}
	p.all = append(p.all, Pair{Kind: p.kind, Ours: item.ours, Theirs: item.theirs, places: places})
}

// parted tells whether somebody has said that two items are not the same.
func parted(a, b *toMatch) bool {
	return slices.Contains(a.not, b.id) || slices.Contains(b.not, a.id)
}

// candidate is a pair that may be one act.
type candidate struct {
	ours, theirs *toMatch
	score        int
	on           []Shared
}

// candidates gives the pairs that may be one act, the likeliest first; equal ones by their
// places in the record, whichever account is called ours.
func (m *matcher) candidates(paired map[*toMatch]bool) []candidate {
	theirs := make(map[string][]*toMatch)
	for _, item := range m.items {
		if item.theirs != nil && !paired[item] {
			for _, key := range item.keys {
				theirs[key] = append(theirs[key], item)
			}
		}
	}
	var all []candidate
	for _, item := range m.items {
		if item.ours == nil || paired[item] {
			continue
		}
		for _, other := range near(item, theirs) {
			if score, on := m.score(item, other); score > 0 && !parted(item, other) {
				all = append(all, candidate{item, other, score, on})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(b.score-a.score,
			min(a.ours.at, a.theirs.at)-min(b.ours.at, b.theirs.at),
			max(a.ours.at, a.theirs.at)-max(b.ours.at, b.theirs.at))
	})
	return all
}

// near gives the tellings that share a key with one, each once.
func near(item *toMatch, by map[string][]*toMatch) []*toMatch {
	seen := make(map[*toMatch]bool)
	var all []*toMatch
	for _, key := range item.keys {
		for _, other := range by[key] {
			if len(all) == mostCandidates {
				return all
			}
			if !seen[other] {
				seen[other] = true
				all = append(all, other)
			}
		}
	}
	return all
}
