package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// memosShown is how many memos of a coverage and its updates the desk's pages look through.
const memosShown = 2000

// MemoView is a memo as somebody is shown it.
type MemoView struct {
	coverage.Memo
	Name string // who wrote it
	Mine bool
	May  bool // whoever asks may delete it
}

// MemosView is what is written about a coverage, or about an update of it.
type MemosView struct {
	Coverage coverage.Coverage
	Update   *UpdateView // nil for the coverage
	Memos    []MemoView  // the oldest first
	All      bool        // whoever asks may read drafts there; else they see what is for the author, as which they write
	Erased   bool        // the update's words were, and nothing is written about it any more
}

// Memos gives what is written about update n of a coverage, 0 for the coverage itself. Who may
// read drafts there sees all of it, the author of an update what is for them.
func (d *Desk) Memos(ctx context.Context, slug string, n int) (*MemosView, error) {
	by, err := people.NeedAnywhere(ctx, memoRight(n))
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*MemosView, error) {
		p, err := memoPlaceFor(ctx, tx, by, Waiting{slug, n})
		if err != nil {
			return nil, err
		}
		v := &MemosView{Coverage: *p.c, All: p.all}
		r := newReader(tx).as(by).at(d.clock())
		if p.u != nil {
			view, err := r.updateView(ctx, p.c, *p.u, p.all)
			if err != nil {
				return nil, err
			}
			v.Update, v.Erased = &view, p.u.Message.Erased
		}
		all, err := tx.MemosOn(ctx, p.key(), coverage.MaxMemos)
		if err != nil {
			return nil, err
		}
		v.Memos, err = r.memoViews(ctx, all)
		return v, err
	})
}

// memoRight is asked first; of an update its author has another one.
func memoRight(n int) people.Action {
	if n == 0 {
		return people.ReadDrafts
	}
	return people.Submit
}

// memoPlace is what a memo is about. all: whoever asks sees all that is written about it.
type memoPlace struct {
	waiting
	all bool
}

// memoPlaceFor finds something about which whoever asks reads and writes memos.
func memoPlaceFor(ctx context.Context, tx *store.Tx, by *people.User, on Waiting) (memoPlace, error) {
	if on.N == 0 {
		c, err := coverageFor(ctx, tx, people.ReadDrafts, on.Slug)
		return memoPlace{waiting{c: c}, true}, err
	}
	c, u, err := updateFor(ctx, tx, people.Submit, on.Slug, on.N)
	if err != nil {
		return memoPlace{}, err
	}
	p := memoPlace{waiting{c, u}, by.MayOn(people.ReadDrafts, c.ID)}
	if p.all {
		return p, nil
	}
	author, err := tx.Author(ctx, u.ID)
	if err != nil || author == string(by.ID) {
		return p, err
	}
	_, err = people.NeedOn(ctx, people.ReadDrafts, c.ID)
	return p, err
}

// memoViews gives of memos those that whoever asks may see.
func (r *reader) memoViews(ctx context.Context, all []store.Memo) ([]MemoView, error) {
	var views []MemoView
	for _, m := range all {
		if !m.ForAuthor && !r.by.MayOn(people.ReadDrafts, m.Coverage) {
			continue
		}
		name, _, err := r.named(ctx, m.By)
		if err != nil {
			return nil, err
		}
		mine := m.By == string(r.by.ID)
		views = append(views, MemoView{Memo: m.Memo, Name: name, Mine: mine, May: mine || r.by.MayOn(people.Publish, m.Coverage)})
	}
	return views, nil
}

// memosOf gives the memos on a coverage or one of its updates, the oldest first, of all that
// were read of the coverage at once.
func (r *reader) memosOf(ctx context.Context, of coverage.ID, item, id string) ([]MemoView, error) {
	all, err := lookUp(r.memos, of, func() (map[string][]store.Memo, error) {
		found, err := r.tx.MemosOf(ctx, of, memosShown)
		by := make(map[string][]store.Memo)
		for i := len(found) - 1; i >= 0; i-- {
			by[found[i].Item+found[i].Waiting.ID] = append(by[found[i].Item+found[i].Waiting.ID], found[i])
		}
		return by, err
	})
	if err != nil {
		return nil, err
	}
	return r.memoViews(ctx, all[item+id])
}

// memoFull gives the fault of something about which enough is written.
func memoFull(ctx context.Context, tx *store.Tx, on store.Waiting) error {
	count, err := tx.CountMemos(ctx, on)
	if err == nil && count >= coverage.MaxMemos {
		err = fault.New(fault.Conflict, "memo.full", "count", coverage.MaxMemos)
	}
	return err
}
