package desk

import (
	"context"
	"encoding/json"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// StateUndo is how the state of a coverage, which was set a moment ago, is set back.
type StateUndo struct {
	Revision int            // to be named when it is; 0 when there is nothing to set back, or no time for it any more
	To       coverage.State // what it was before
	Seconds  int            // for how long it can be
}

// StateUndo tells whether the state of a coverage can be set back.
func (d *Desk) StateUndo(ctx context.Context, slug string) (StateUndo, error) {
	if _, err := people.NeedAnywhere(ctx, people.Cover); err != nil {
		return StateUndo{}, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (StateUndo, error) {
		c, err := coverageFor(ctx, tx, people.Cover, slug)
		if err != nil {
			return StateUndo{}, err
		}
		before, at, err := stateBefore(ctx, tx, c)
		if err != nil || before == nil {
			return StateUndo{}, err
		}
		left := coverage.UndoFor - d.clock().Sub(at)
		if left < 0 {
			return StateUndo{}, nil
		}
		return StateUndo{Revision: c.Revision, To: before.State, Seconds: int(left.Seconds())}, nil
	})
}

// UndoState sets a coverage back into the state that it was in, with its times: a page that was ended
// by a slip is live again, since when it was. In the journal it is a change like any other. From
// must be the newest revision, which changed the state and nothing else. Ten seconds after that it is
// too late: the fault "coverage.undo_late" says to set the state that it should have. Undone
// twice is undone once.
func (d *Desk) UndoState(ctx context.Context, slug string, from int) (CoverageReceipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Cover)
	if err != nil {
		return CoverageReceipt{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (CoverageReceipt, error) {
		c, err := coverageFor(ctx, tx, people.Cover, slug)
		if err != nil {
			return CoverageReceipt{}, err
		}
		done, err := undoneState(ctx, tx, c, from)
		if err != nil {
			return CoverageReceipt{}, err
		}
		if done {
			return coverageReceipt(ctx, tx, c)
		}
		if from != c.Revision {
			return CoverageReceipt{}, fault.New(fault.Conflict, "coverage.stale", "from", from, "current", c.Revision)
		}
		before, at, err := stateBefore(ctx, tx, c)
		switch {
		case err != nil:
			return CoverageReceipt{}, err
		case before == nil:
			return CoverageReceipt{}, fault.New(fault.Conflict, "coverage.undo_nothing")
		case tx.Now.Sub(at) > coverage.UndoFor:
			return CoverageReceipt{}, fault.New(fault.Conflict, "coverage.undo_late", "seconds", int(coverage.UndoFor.Seconds()))
		}
		if err := backTo(ctx, tx, c, before, by); err != nil {
			return CoverageReceipt{}, err
		}
		return coverageReceipt(ctx, tx, c)
	})
}

// undoneState tells whether the newest revision is the one that took revision from back: whoever
// presses twice is not told that somebody else has changed the page.
func undoneState(ctx context.Context, tx *store.Tx, c *coverage.Coverage, from int) (bool, error) {
	if from < 2 || c.Revision != from+1 {
		return false, nil
	}
	undone, _, err := stateBefore(ctx, tx, c)
	if err != nil || undone == nil {
		return false, err
	}
	first, err := contentOf(ctx, tx, c.ID, from-1)
	return err == nil && first.content.SameState(&c.Content), missingIsFine(err)
}

// stateBefore gives what a coverage was before its newest revision, if that changed its state
// and nothing else, and when; nil if it did not.
func stateBefore(ctx context.Context, tx *store.Tx, c *coverage.Coverage) (*coverage.Content, time.Time, error) {
	if c.Revision < 2 {
		return nil, time.Time{}, nil
	}
	now, err := contentOf(ctx, tx, c.ID, c.Revision)
	if err != nil {
		return nil, time.Time{}, missingIsFine(err)
	}
	before, err := contentOf(ctx, tx, c.ID, c.Revision-1)
	if err != nil {
		return nil, time.Time{}, missingIsFine(err)
	}
	rest := before.content
	rest.State, rest.Began, rest.Paused, rest.Finished = c.Content.State, c.Content.Began, c.Content.Paused, c.Content.Finished
	rest.Note, rest.Notes, rest.Correction, rest.Erased = c.Content.Note, c.Content.Notes, c.Content.Correction, c.Content.Erased
	if !sameWords(rest, c.Content) || before.content.State == c.Content.State {
		return nil, time.Time{}, nil
	}
	return &before.content, now.at, nil
}

// backTo sets the state that a coverage had before.
func backTo(ctx context.Context, tx *store.Tx, c *coverage.Coverage, before *coverage.Content, by *people.User) error {
	return saveState(ctx, tx, c, by, func(content *coverage.Content) {
		content.State, content.Began, content.Paused, content.Finished = before.State, before.Began, before.Paused, before.Finished
	})
}

// dated is what a coverage said, and since when.
type dated struct {
	content coverage.Content
	at      time.Time
}

func contentOf(ctx context.Context, tx *store.Tx, id coverage.ID, number int) (d dated, err error) {
	r, err := tx.RevisionOf(ctx, store.ItemCoverage, string(id), number)
	if err == nil {
		d.at, err = r.At, json.Unmarshal(r.Content, &d.content)
	}
	return d, err
}

// missingIsFine takes away the fault that something is not there: its words were erased.
func missingIsFine(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}
