package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"readout/internal/store"
)

// History gives every state of an update that was public, oldest first; of a withdrawn one
// only the stub.
func (d *Desk) History(ctx context.Context, slug string, n int) (*HistoryView, error) {
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
		revisions, err := tx.PublicRevisions(ctx, store.ItemUpdate, string(u.ID))
		if err != nil {
			return nil, err
		}
		for _, r := range revisions {
			state := RevisionView{Number: r.Number, At: r.At}
			if err := json.Unmarshal(r.Content, &state.Message); err != nil {
				return nil, fmt.Errorf("revision %d of update %s: %w", r.Number, u.ID, err)
			}
			v.Revisions = append(v.Revisions, state)
		}
		return v, nil
	})
}
