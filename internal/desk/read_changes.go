package desk

import (
	"context"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

// ChangeView is a Change for those who follow by polling.
type ChangeView struct {
	Position journal.Position
	Change   *journal.Change
	N        int // of the update it is about, 0 for another item
}

// Changes gives what happened in a public coverage after a position, at most limit, and
// the position to go on from. A position that is none of this coverage's is a Conflict
// with key "journal.reset": whoever asked must read the whole state anew.
func (d *Desk) Changes(ctx context.Context, slug string, after journal.Position, limit int) ([]ChangeView, journal.Position, error) {
	next := after
	views, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]ChangeView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		stream := journal.CoverageStream(string(c.ID))
		holds, err := tx.Holds(ctx, stream, after)
		if err != nil {
			return nil, err
		}
		if !holds {
			return nil, fault.New(fault.Conflict, "journal.reset", "got", after.String())
		}
		changes, err := tx.ChangesAfter(ctx, stream, after.Seq, limit)
		if err != nil {
			return nil, err
		}
		views := make([]ChangeView, len(changes))
		for i, change := range changes {
			views[i] = ChangeView{Change: change}
			views[i].Position, _ = change.In(stream)
			next = views[i].Position
			if change.Item != store.ItemUpdate && change.Item != store.ItemPlacement {
				continue
			}
			u, err := tx.UpdateByID(ctx, coverage.UpdateID(change.ID))
			if err != nil {
				return nil, err
			}
			views[i].N = u.N
		}
		return views, nil
	})
	return views, next, err
}

// Lines gives a stream's Changes after a number, for live streams; ok is false when the
// position is none of the stream's.
func (d *Desk) Lines(ctx context.Context, s journal.Stream, after journal.Position, limit int) (changes []*journal.Change, ok bool, err error) {
	err = d.store.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		if ok, err = tx.Holds(ctx, s, after); err != nil || !ok {
			return err
		}
		changes, err = tx.ChangesAfter(ctx, s, after.Seq, limit)
		return err
	})
	return changes, ok, err
}

// Newest gives the newest Changes of a stream, at most limit, oldest first.
func (d *Desk) Newest(ctx context.Context, s journal.Stream, limit int) ([]*journal.Change, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]*journal.Change, error) {
		head, err := tx.Head(ctx, s)
		if err != nil {
			return nil, err
		}
		return tx.ChangesAfter(ctx, s, max(0, head.Seq-int64(limit)), limit)
	})
}

// Head gives the position of a stream.
func (d *Desk) Head(ctx context.Context, s journal.Stream) (journal.Position, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (journal.Position, error) { return tx.Head(ctx, s) })
}

// Ended tells whether nothing more is to be expected on a stream: only a coverage ends.
func (d *Desk) Ended(ctx context.Context, s journal.Stream) (bool, error) {
	id, ok := strings.CutPrefix(string(s), string(journal.CoverageStream("")))
	if !ok {
		return false, nil
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) {
		c, err := tx.CoverageByID(ctx, coverage.ID(id))
		return err == nil && c.Content.State == coverage.Ended, err
	})
}
