package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"readout/internal/coverage"
	"readout/internal/store"
)

// statesAtOnce is how many states a page of a history shows.
const statesAtOnce = 40

// History gives the published states of an update, oldest first: the newest of them, or
// those below the revision before. Of a withdrawn update it gives only the stub.
func (d *Desk) History(ctx context.Context, slug string, n, before int) (*HistoryView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*HistoryView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		u, err := publicUpdate(tx.UpdateByN(ctx, c.ID, n))
		if err != nil {
			return nil, err
		}
		v := &HistoryView{}
		if v.Update, err = newReader(tx).updateView(ctx, c, *u, false); err != nil || v.Update.Withdrawn() {
			return v, err
		}
		return v, states(ctx, tx, u, before, v)
	})
}

func states(ctx context.Context, tx *store.Tx, u *coverage.Update, before int, v *HistoryView) error {
	revisions, err := tx.PublicRevisions(ctx, store.ItemUpdate, string(u.ID), before, statesAtOnce+1)
	if err != nil {
		return err
	}
	for i, r := range revisions {
		state := RevisionView{Number: r.Number, At: r.At}
		if err := json.Unmarshal(r.Content, &state.Message); err != nil {
			return fmt.Errorf("revision %d of update %s: %w", r.Number, u.ID, err)
		}
		if i == 0 && len(revisions) > statesAtOnce {
			v.Before, v.Earlier = &state.Message, revisions[1].Number
			continue
		}
		v.Revisions = append(v.Revisions, state)
	}
	return nil
}
