package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// UndoUpdate takes back what has just been made public, as if it had not been: readers are
// left no stub. In the journal it is a retraction like any other. From must be the newest
// revision. Ten seconds after the posting it is too late: the fault "update.undo_late" says
// to retract it. Undone twice is undone once.
func (d *Desk) UndoUpdate(ctx context.Context, slug string, n, from int) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateFor(ctx, tx, people.Publish, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		if u.Standing == coverage.Undone {
			p, err := head(ctx, tx, c)
			return Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: p}, err
		}
		if err := mayUndo(ctx, tx, c, u, by); err != nil {
			return Receipt{}, err
		}
		if from != u.Revision {
			return Receipt{}, stale(u, UpdateEdit{From: from})
		}
		mark := u.Message.Mark
		r, err := takeBack(ctx, tx, c, u, "", coverage.Undone, by)
		if err != nil {
			return Receipt{}, err
		}
		return r, unmoved(ctx, tx, c, u, mark, by)
	})
}

func mayUndo(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) error {
	switch err := mayChange(ctx, tx, by, u); {
	case err != nil:
		return err
	case !isPublic(c, u):
		return fault.New(fault.Conflict, "update.undo_not_public", "n", u.N)
	case !u.Undoable(tx.Now):
		return fault.New(fault.Conflict, "update.undo_late", "n", u.N, "seconds", int(coverage.UndoFor.Seconds()))
	}
	return nil
}
