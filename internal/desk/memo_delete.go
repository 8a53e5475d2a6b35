package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// DeleteMemo deletes a memo for good: whoever wrote it may, and who publishes there.
func (d *Desk) DeleteMemo(ctx context.Context, slug string, n int, id string) error {
	by, err := people.NeedAnywhere(ctx, memoRight(n))
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		p, err := memoPlaceFor(ctx, tx, by, Waiting{slug, n})
		if err != nil {
			return struct{}{}, err
		}
		m, err := tx.MemoByID(ctx, p.key(), id)
		if err != nil {
			return struct{}{}, err
		}
		if !m.ForAuthor && !p.all {
			return struct{}{}, fault.New(fault.NotFound, "memo.missing")
		}
		if m.By != string(by.ID) {
			if _, err := people.NeedOn(ctx, people.Publish, p.c.ID); err != nil {
				return struct{}{}, err
			}
		}
		tx.Did(ctx, people.DeleteMemo, p.inLog(), "")
		return struct{}{}, tx.DropMemo(ctx, m)
	})
	return err
}
