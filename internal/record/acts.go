package record

import "slices"

// An act that two accounts tell is one act. Where somebody has said so of two items (Verdicts) and
// has not merged them, both stay in the record, and the views that count see them as merging them
// would make them (Absorb): once, in the words of the one that stands for both, with the citations
// and the issues of both. Of a statement the speakers are those of the one that stands: whom the
// other account names instead makes no joint statement of it.

// SaidAlso gives the other accounts of the act that a statement stands for in the views, as they
// are in the record; none for one that stands for itself alone, or for which another one stands.
func (b *Book) SaidAlso(id StatementID) []*Statement { return b.saidAlso[id] }

// PutAlso gives the same of an outcome.
func (b *Book) PutAlso(id OutcomeID) []*Outcome { return b.putAlso[id] }

// stoodFor gives the items for which another one stands in the views.
func stoodFor[T any, ID ~string](also map[ID][]*T, of func(*T) ID) map[ID]bool {
	under := make(map[ID]bool)
	for _, others := range also {
		for _, o := range others {
			under[of(o)] = true
		}
	}
	return under
}

// actsOf gives statements with each act once. Of those that are one act a pinned one stands for
// all, else the first in the record.
func actsOf(all []Statement) (acts []Statement, also map[StatementID][]*Statement) {
	groups := sameGroups(all, func(s *Statement) (StatementID, Verdicts[StatementID]) { return s.ID, s.Verdicts })
	if groups == nil {
		return all, nil
	}
	also = make(map[StatementID][]*Statement)
	for _, group := range groups {
		stands := max(0, slices.IndexFunc(group, func(i int) bool { return all[i].Pinned }))
		act := all[group[stands]]
		for _, i := range group {
			if i == group[stands] {
				continue
			}
			act = act.with(all[i])
			also[act.ID] = append(also[act.ID], &all[i])
		}
		acts = append(acts, act)
	}
	return acts, also
}

// with gives a statement as it would be with another one merged into it, its speakers as they are.
func (s Statement) with(gone Statement) Statement {
	s.Speaker, s.Party, s.Issues, s.Target = slices.Clone(s.Speaker), slices.Clone(s.Party), slices.Clone(s.Issues), slices.Clone(s.Target)
	s.Verdicts, gone.Verdicts = Verdicts[StatementID]{}, Verdicts[StatementID]{}
	speaker, party := s.Speaker, s.Party
	_ = absorbStatement(&s, &gone) // two statements are always of one kind of item
	s.Speaker, s.Party = speaker, party
	return s
}

// dealsOf gives outcomes with each thing that was put on the table once: the first in the record
// stands for all.
func dealsOf(all []Outcome) (deals []Outcome, also map[OutcomeID][]*Outcome) {
	groups := sameGroups(all, func(o *Outcome) (OutcomeID, Verdicts[OutcomeID]) { return o.ID, o.Verdicts })
	if groups == nil {
		return all, nil
	}
	also = make(map[OutcomeID][]*Outcome)
	for _, group := range groups {
		deal := all[group[0]]
		for _, i := range group[1:] {
			deal = deal.with(all[i])
			also[deal.ID] = append(also[deal.ID], &all[i])
		}
		deals = append(deals, deal)
	}
	return deals, also
}

// with gives an outcome as it would be with another one merged into it.
func (o Outcome) with(gone Outcome) Outcome {
	o.Issues, o.Bound, o.ToldBy = slices.Clone(o.Issues), slices.Clone(o.Bound), slices.Clone(o.ToldBy)
	o.Verdicts, gone.Verdicts = Verdicts[OutcomeID]{}, Verdicts[OutcomeID]{}
	_ = absorbOutcome(&o, &gone) // as of statements
	return o
}

// sameGroups gives items by their places, those that are one act together, in the order of the
// record; nil where nobody has said so of any. What is one act with two others is one with both,
// unless somebody has said of two of them that they are not.
func sameGroups[T any, ID ~string](all []T, of func(*T) (ID, Verdicts[ID])) [][]int {
	if !slices.ContainsFunc(all, func(one T) bool { _, v := of(&one); return len(v.Same) > 0 }) {
		return nil
	}
	g := newGroups(len(all))
	at := make(map[ID]int, len(all))
	for i := range all {
		id, _ := of(&all[i])
		at[id] = i
	}
	pairs := func(which func(Verdicts[ID]) []ID, do func(i, j int)) {
		for i := range all {
			_, v := of(&all[i])
			for _, id := range which(v) {
				if j, ok := at[id]; ok {
					do(i, j)
				}
			}
		}
	}
	pairs(func(v Verdicts[ID]) []ID { return v.NotSame }, g.keepApart)
	pairs(func(v Verdicts[ID]) []ID { return v.Same }, g.join)
	return slices.DeleteFunc(g.members, func(group []int) bool { return len(group) == 0 })
}

// groups are places of which some belong together.
type groups struct {
	of      []int   // the group of a place, by the first place in it
	members [][]int // of a group; none once it is a part of another one
	apart   map[[2]int]bool
}

func newGroups(n int) *groups {
	g := &groups{of: make([]int, n), members: make([][]int, n), apart: make(map[[2]int]bool)}
	for i := range n {
		g.of[i], g.members[i] = i, []int{i}
	}
	return g
}

func (g *groups) keepApart(i, j int) { g.apart[[2]int{i, j}], g.apart[[2]int{j, i}] = true, true }

func (g *groups) join(i, j int) {
	first, second := min(g.of[i], g.of[j]), max(g.of[i], g.of[j])
	if first == second || g.areApart(first, second) {
		return
	}
	for _, k := range g.members[second] {
		g.of[k] = first
	}
	g.members[first] = slices.Sorted(slices.Values(slices.Concat(g.members[first], g.members[second])))
	g.members[second] = nil
}

func (g *groups) areApart(first, second int) bool {
	for _, i := range g.members[first] {
		for _, j := range g.members[second] {
			if g.apart[[2]int{i, j}] {
				return true
			}
		}
	}
	return false
}
