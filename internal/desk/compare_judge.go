package desk

import (
	"context"
	"slices"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// Judgement says of two items whether they are one act, told in two accounts.
type Judgement struct {
	Kind    record.Kind // of both
	Item    string      // the id of the one that keeps what is said
	Other   string
	Verdict record.Verdict
}

// JudgePair says of two items of the record that they are the same, that they are not, or takes
// back what was said. It stands on the first of them; what was said on the other goes.
func (d *Desk) JudgePair(ctx context.Context, j Judgement) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	if err := j.check(); err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, j.keep(ctx, tx, by)
	})
	return err
}

func (j Judgement) check() error {
	var kind, verdict, other *fault.Error
	if !slices.Contains(record.Comparable, j.Kind) {
		kind = fault.At("kind", "compare.kind_unknown", "got", short(string(j.Kind)))
	}
	if !slices.Contains(record.VerdictWords, j.Verdict) {
		verdict = fault.At("verdict", "compare.verdict_unknown", "got", short(string(j.Verdict)))
	}
	if j.Item == j.Other {
		other = fault.At("other", "compare.other_itself")
	}
	return fault.Join(kind, verdict, other)
}

// keep stores what is said: on the one item, and no longer on the other.
func (j Judgement) keep(ctx context.Context, tx *store.Tx, by *people.User) error {
	item, err := j.find(ctx, tx, "item", j.Item)
	if err != nil {
		return err
	}
	other, err := j.find(ctx, tx, "other", j.Other)
	if err != nil {
		return err
	}
	if err := j.oneRound(ctx, tx, item.Item, other.Item); err != nil {
		return err
	}
	if err := sayOf(ctx, tx, other, j.Item, record.SaidNothing, by); err != nil {
		return err
	}
	return sayOf(ctx, tx, item, j.Other, j.Verdict, by)
}

// oneRound gives the fault of statements of two rounds; an outcome lives through all of them.
func (j Judgement) oneRound(ctx context.Context, tx *store.Tx, item, other record.Item) error {
	if j.Kind != record.KindStatement {
		return nil
	}
	one, err := roundsOfItem(ctx, tx, item)
	if err != nil {
		return err
	}
	two, err := roundsOfItem(ctx, tx, other)
	if err != nil {
		return err
	}
	for _, round := range one {
		if slices.ContainsFunc(two, func(e *record.Event) bool { return e.ID == round.ID }) {
			return nil
		}
	}
	return fault.At("other", "compare.other_round", "got", short(j.Other))
}

// find gives an item that whoever judges may change.
func (j Judgement) find(ctx context.Context, tx *store.Tx, field, id string) (*store.Stored[record.Citing], error) {
	s, err := standingItem(ctx, tx, j.Kind, id)
	if fault.Is(err, fault.NotFound) {
		return nil, fault.At(field, "record.no_"+string(j.Kind), "got", short(id))
	}
	return s, err
}

// sayOf has an item say something of another one, if it does not already.
func sayOf(ctx context.Context, tx *store.Tx, before *store.Stored[record.Citing], other string, how record.Verdict, by *people.User) error {
	item, err := copyItem(before.Item)
	if err != nil {
		return err
	}
	if !record.SetVerdict(item, other, how) {
		return nil
	}
	if err := item.Check(); err != nil {
		return err
	}
	return rewriteStanding(ctx, tx, before, item, by)
}
