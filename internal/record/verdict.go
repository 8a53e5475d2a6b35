package record

import (
	"slices"

	"readout/internal/fault"
)

// Verdicts are what somebody has said of an item beside others of its kind: that they are one act,
// told in two accounts, or that they are not. One holds both ways, wherever it is kept.
type Verdicts[T ~string] struct {
	Same    []T `json:"same_as,omitempty"`
	NotSame []T `json:"not_same_as,omitempty"`
}

// Verdict is what is said of two items.
type Verdict string

// What can be said.
const (
	SaidSame    Verdict = "same"
	SaidNotSame Verdict = "not_same"
	SaidNothing Verdict = "none" // whatever was said is taken back
)

// VerdictWords lists what can be said, in the order it is offered.
var VerdictWords = []Verdict{SaidSame, SaidNotSame, SaidNothing}

// Comparable lists the kinds of which two accounts can tell.
var Comparable = []Kind{KindOutcome, KindStatement}

// mostVerdicts is of how many others one item may say so.
const mostVerdicts = 20

func (t *Verdicts[T]) set(to T, how Verdict) {
	t.cut(to)
	switch how {
	case SaidSame:
		t.Same = append(t.Same, to)
	case SaidNotSame:
		t.NotSame = append(t.NotSame, to)
	}
}

// cut takes back what was said of another item, and tells whether anything was.
func (t *Verdicts[T]) cut(to T) bool {
	said := slices.Contains(t.Same, to) || slices.Contains(t.NotSame, to)
	if said {
		t.Same, t.NotSame = without(t.Same, to), without(t.NotSame, to)
	}
	return said
}

func (t Verdicts[T]) check(id T) *fault.Error {
	switch {
	case slices.Contains(t.Same, id) || slices.Contains(t.NotSame, id):
		return fault.At("same_as", "record.verdict_itself")
	case slices.ContainsFunc(t.Same, func(other T) bool { return slices.Contains(t.NotSame, other) }):
		return fault.At("same_as", "record.verdict_both")
	case len(t.Same)+len(t.NotSame) > mostVerdicts:
		return fault.At("same_as", "record.verdict_many", "count", mostVerdicts)
	}
	return nil
}

// absorb adds the verdicts of a double. What the two said of each other is gone with it.
func (t *Verdicts[T]) absorb(gone Verdicts[T], keepID, goneID T) {
	for _, id := range gone.Same {
		if !slices.Contains(t.NotSame, id) {
			t.Same = with(slices.Clone(t.Same), id)
		}
	}
	for _, id := range gone.NotSame {
		if !slices.Contains(t.Same, id) {
			t.NotSame = with(slices.Clone(t.NotSame), id)
		}
	}
	t.cut(keepID)
	t.cut(goneID)
}

// rename has verdicts name an item that another one has become a part of. What then is said twice
// stays as it was said first, and nothing is said of itself.
func (t *Verdicts[T]) rename(r *renaming, kind Kind, own T) {
	renameAll(r, kind, &t.Same)
	renameAll(r, kind, &t.NotSame)
	t.Same, t.NotSame = without(t.Same, own), without(t.NotSame, own)
	for _, id := range t.Same {
		t.NotSame = without(t.NotSame, id)
	}
}

// SetVerdict says of an item what it is to another one of its kind; what was said before is gone.
// It tells whether that changed anything.
func SetVerdict(item Item, to string, how Verdict) bool {
	switch it := item.(type) {
	case *Statement:
		return setVerdict(&it.Verdicts, StatementID(to), how)
	case *Outcome:
		return setVerdict(&it.Verdicts, OutcomeID(to), how)
	}
	return false
}

func setVerdict[T ~string](t *Verdicts[T], to T, how Verdict) bool {
	if t.of(to) == how {
		return false
	}
	t.set(to, how)
	return true
}

// of gives what is said of another item.
func (t Verdicts[T]) of(to T) Verdict {
	switch {
	case slices.Contains(t.NotSame, to):
		return SaidNotSame
	case slices.Contains(t.Same, to):
		return SaidSame
	}
	return SaidNothing
}

func without[T comparable](all []T, one T) []T {
	var left []T
	for _, each := range all {
		if each != one {
			left = append(left, each)
		}
	}
	return left
}

// CutVerdicts has no item say anything of one that is not among the items: readers are told nothing of what
// they may not see, and a file names nothing that is not in it.
func (b *Items) CutVerdicts() {
	cutVerdicts(b.Statements, func(s *Statement) (StatementID, *Verdicts[StatementID]) { return s.ID, &s.Verdicts })
	cutVerdicts(b.Outcomes, func(o *Outcome) (OutcomeID, *Verdicts[OutcomeID]) { return o.ID, &o.Verdicts })
}

func cutVerdicts[T any, ID ~string](items []T, of func(*T) (ID, *Verdicts[ID])) {
	there := make(map[ID]bool, len(items))
	for i := range items {
		id, _ := of(&items[i])
		there[id] = true
	}
	gone := func(id ID) bool { return !there[id] }
	for i := range items {
		_, t := of(&items[i])
		t.Same = slices.DeleteFunc(slices.Clone(t.Same), gone)
		t.NotSame = slices.DeleteFunc(slices.Clone(t.NotSame), gone)
	}
}
