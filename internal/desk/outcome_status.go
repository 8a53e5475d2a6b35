package desk

import (
	"context"
	"slices"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// NewStatus is a step in the life of an outcome.
type NewStatus struct {
	Status record.OutcomeStatus
	AsOf   string             // "" = the day of the update that the words stand in
	Basis  record.StatusBasis // "" = reported with words, else inferred
	ToldBy []record.ActorID   // none: as the outcome's
	Note   string
	By     record.OutcomeID // of superseded: by which outcome
	Words  *Words           // that say so
	From   int              // the revision that was read before, 0 = whatever stands
	Once   Once
}

// AddStatus writes down that an outcome has come to stand otherwise. Its states before stay
// as they are.
func (d *Desk) AddStatus(ctx context.Context, id record.OutcomeID, in NewStatus) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, in.Once, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, changeItem(ctx, tx, by, id, in.From, func(o *record.Outcome) error {
			change, err := statusFrom(ctx, tx, in)
			if err != nil {
				return err
			}
			o.Changes = append(slices.Clone(o.Changes), *change)
			if in.By != "" {
				o.SupersededBy = in.By
			}
			return nil
		})
	})
	return err
}

func statusFrom(ctx context.Context, tx *store.Tx, in NewStatus) (*record.StatusChange, error) {
	change := &record.StatusChange{Status: in.Status, AsOf: in.AsOf, Basis: in.Basis, ToldBy: in.ToldBy, Note: in.Note}
	if in.Words != nil {
		cited, c, err := citeWords(ctx, tx, *in.Words)
		if err != nil {
			return nil, err
		}
		change.Citations = []record.Citation{*cited}
		if change.AsOf == "" {
			if change.AsOf, err = dayOf(ctx, tx, c, in.Words.N); err != nil {
				return nil, err
			}
		}
	}
	if change.Basis == "" {
		change.Basis = record.BasisInferred
		if in.Words != nil {
			change.Basis = record.BasisReported
		}
	}
	return change, nil
}

// DropStatus takes a wrong state out of an outcome again: the one that stands at a place among
// its changes, from 1, in the order in which they were written down. as is the state that
// whoever asks saw there; another one was put there meanwhile.
func (d *Desk) DropStatus(ctx context.Context, id record.OutcomeID, at int, as record.OutcomeStatus) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, changeItem(ctx, tx, by, id, 0, func(o *record.Outcome) error {
			if at < 1 || at > len(o.Changes) {
				return fault.New(fault.NotFound, "record.no_status_there", "n", at)
			}
			if now := o.Changes[at-1].Status; as != "" && now != as {
				return fault.New(fault.Conflict, "record.other_status_there", "n", at, "got", string(as), "now", string(now))
			}
			if o.Changes[at-1].Status == record.Superseded {
				o.SupersededBy = ""
			}
			o.Changes = slices.Delete(slices.Clone(o.Changes), at-1, at)
			return nil
		})
	})
	return err
}
