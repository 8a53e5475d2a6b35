package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// AddMemo writes something about update n of a coverage to the others who work on it, 0 for
// the coverage itself. Without forAuthor it is for those who may read drafts there. What an
// author who may only hand in writes is between them and those.
func (d *Desk) AddMemo(ctx context.Context, slug string, n int, words string, forAuthor bool) (MemoView, error) {
	by, err := people.NeedAnywhere(ctx, memoRight(n))
	if err != nil {
		return MemoView{}, err
	}
	if words, err = coverage.CheckMemo(words); err != nil {
		return MemoView{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (MemoView, error) {
		p, err := memoPlaceFor(ctx, tx, by, Waiting{slug, n})
		if err != nil {
			return MemoView{}, err
		}
		if p.u != nil && p.u.Message.Erased {
			return MemoView{}, fault.New(fault.Conflict, "memo.erased", "n", p.u.N)
		}
		if err := memoFull(ctx, tx, p.key()); err != nil {
			return MemoView{}, err
		}
		m := store.Memo{Waiting: p.key(), Memo: coverage.Memo{
			ID: newID(), Words: words, ForAuthor: p.u != nil && (forAuthor || !p.all), By: string(by.ID), At: tx.Now,
		}}
		tx.Did(ctx, people.WriteMemo, p.inLog(), "") // what it says is between those who work on it
		return MemoView{Memo: m.Memo, Name: by.Name, Mine: true, May: true}, tx.AddMemo(ctx, m)
	})
}
