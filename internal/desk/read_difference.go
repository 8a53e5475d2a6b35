package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// DifferenceView is two stored states of an update, for people who work on it.
type DifferenceView struct {
	Update UpdateView
	Before StoredState
	After  StoredState
}

// StoredState is one stored state of an update, public or not.
type StoredState struct {
	Number  int
	By      string // who stored it
	At      time.Time
	Message coverage.Message
}

// Difference gives two stored states of an update, to who may read its drafts and to its author.
func (d *Desk) Difference(ctx context.Context, slug string, n, before, after int) (*DifferenceView, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DifferenceView, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return nil, err
		}
		author, err := tx.Author(ctx, u.ID)
		switch {
		case err != nil:
			return nil, err
		case !by.MayOn(people.ReadDrafts, c.ID) && author != string(by.ID):
			return nil, fault.New(fault.NotFound, "update.missing")
		}
		v := &DifferenceView{}
		if v.Update, err = newReader(tx).as(by).updateView(ctx, c, *u, true); err != nil {
			return nil, err
		}
		if v.Before, err = storedState(ctx, tx, u, before); err != nil {
			return nil, err
		}
		v.After, err = storedState(ctx, tx, u, after)
		return v, err
	})
}

func storedState(ctx context.Context, tx *store.Tx, u *coverage.Update, n int) (StoredState, error) {
	s, err := stateOf(ctx, tx, u, n)
	if err != nil {
		return StoredState{}, err
	}
	if s.N == 0 {
		return StoredState{}, fault.New(fault.NotFound, "update.no_revision", "n", u.N, "revision", n)
	}
	r, err := tx.RevisionOf(ctx, store.ItemUpdate, string(u.ID), n)
	if err != nil {
		return StoredState{}, err
	}
	out := StoredState{Number: n, At: r.At, Message: s.Message}
	who, err := tx.UserByID(ctx, people.UserID(r.By))
	if err == nil {
		out.By = who.Name
	} else if !fault.Is(err, fault.NotFound) {
		return out, err
	}
	return out, nil
}
