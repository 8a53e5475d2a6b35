package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

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
		if err := states(ctx, tx, u, before, v); err != nil {
			return v, err
		}
		v.Erased, err = tx.ErasedStates(ctx, store.ItemUpdate, string(u.ID))
		return v, err
	})
}

func states(ctx context.Context, tx *store.Tx, u *coverage.Update, before int, v *HistoryView) error {
	p, err := publicStates[coverage.Message](ctx, tx, store.ItemUpdate, string(u.ID), before)
	v.Before, v.Earlier = p.before, p.earlier
	for _, s := range p.states {
		v.Revisions = append(v.Revisions, RevisionView{Number: s.number, At: s.at, Message: s.content})
	}
	return err
}

// CoverageHistory gives the published states of a coverage's own words, oldest first: the
// newest of them, or those below the revision before.
func (d *Desk) CoverageHistory(ctx context.Context, slug string, before int) (*CoverageHistoryView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageHistoryView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		p, err := publicStates[coverage.Content](ctx, tx, store.ItemCoverage, string(c.ID), before)
		v := &CoverageHistoryView{Coverage: *c, Before: p.before, Earlier: p.earlier}
		for _, s := range p.states {
			v.States = append(v.States, CoverageState{Number: s.number, At: s.at, Content: s.content})
		}
		if err == nil {
			v.Erased, err = tx.ErasedStates(ctx, store.ItemCoverage, string(c.ID))
		}
		return v, err
	})
}

// state is one published state of something whose content is a T.
type state[T any] struct {
	number  int
	at      time.Time
	content T
}

// statePage is a page of such states, oldest first.
type statePage[T any] struct {
	states  []state[T]
	before  *T  // the state before the first of them, nil if there is none
	earlier int // cursor of the page of earlier states, 0 on the last
}

func publicStates[T any](ctx context.Context, tx *store.Tx, item, id string, before int) (statePage[T], error) {
	var p statePage[T]
	revisions, err := tx.PublicRevisions(ctx, item, id, before, statesAtOnce+1)
	if err != nil {
		return p, err
	}
	for i, r := range revisions {
		s := state[T]{number: r.Number, at: r.At}
		if err := json.Unmarshal(r.Content, &s.content); err != nil {
			return p, fmt.Errorf("revision %d of %s %s: %w", r.Number, item, id, err)
		}
		if i == 0 && len(revisions) > statesAtOnce {
			p.before, p.earlier = &s.content, revisions[1].Number
			continue
		}
		p.states = append(p.states, s)
	}
	return p, nil
}
