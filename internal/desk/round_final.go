package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// SetOutcomesFinal says that nothing will be added to the list of a round's results, or that
// there may be more. While it is final, a forecast about the round that is open counts as
// missed.
func (d *Desk) SetOutcomesFinal(ctx context.Context, round record.EventID, final bool) error {
	by, err := people.Need(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		e, err := store.Item[record.Event](ctx, tx, record.KindEvent, string(round))
		if err != nil {
			return struct{}{}, err
		}
		if e.Item.Kind != record.Round {
			return struct{}{}, fault.At("id", "record.final_no_round", "got", string(round))
		}
		if e.Item.OutcomesFinal == final {
			return struct{}{}, nil
		}
		return struct{}{}, changeItem(ctx, tx, by, round, 0, func(e *record.Event) error {
			e.OutcomesFinal = final
			return nil
		})
	})
	return err
}
