package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// RetractUpdate takes an update back. Of a public one a stub with the time and the reason
// stays; its words go out to nobody any more. Who takes back what people have read owes them
// the reason: without one it is a fault. One that was never public is gone for readers and stays in
// the desk's list; it wants none, and neither does UndoUpdate. From must be the newest revision.
func (d *Desk) RetractUpdate(ctx context.Context, slug string, n, from int, reason string) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	if reason, err = toldReason(reason); err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return Receipt{}, err
		}
		if from != u.Revision {
			return Receipt{}, stale(u, UpdateEdit{From: from})
		}
		if reason == "" && isPublic(c, u) {
			return Receipt{}, fault.At("reason", "update.reason_missing")
		}
		return retractUpdate(ctx, tx, c, u, reason, by)
	})
}

func retractUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, reason string, by *people.User) (Receipt, error) {
	if !isPublic(c, u) {
		if err := dismiss(ctx, tx, u, reason, by); err != nil {
			return Receipt{}, err
		}
		return takeBack(ctx, tx, c, u, reason, coverage.Discarded, by)
	}
	return takeBack(ctx, tx, c, u, reason, coverage.Withdrawn, by)
}

// takeBack leaves the stub as the newest revision, with the standing that says what readers
// see of it, and announces it if they saw the words.
func takeBack(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, reason string, standing coverage.Standing, by *people.User) (Receipt, error) {
	wasPublic := isPublic(c, u)
	u.Message = u.Message.Stub(reason)
	u.Standing = standing
	u.Revision++
	if err := tx.SaveUpdate(ctx, u, string(by.ID)); err != nil {
		return Receipt{}, err
	}
	if err := reanchor(ctx, tx, u); err != nil {
		return Receipt{}, err
	}
	if err := tx.DropClaim(ctx, u.ID); err != nil {
		return Receipt{}, err
	}
	r := Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}
	if !wasPublic {
		return r, forgetTiming(ctx, tx, u)
	}
	var err error
	r.Position, err = announceUpdate(ctx, tx, c, u, journal.Retracted)
	return r, err
}

// forgetTiming takes what will never become public off the lists of what will.
func forgetTiming(ctx context.Context, tx *store.Tx, u *coverage.Update) error {
	if err := tx.DropSchedule(ctx, store.ItemUpdate, string(u.ID)); err != nil {
		return err
	}
	return tx.DropEmbargo(ctx, store.ItemUpdate, string(u.ID))
}

// isPublic tells whether readers see an update.
func isPublic(c *coverage.Coverage, u *coverage.Update) bool {
	return u.Standing == coverage.Published && c.Standing == coverage.Published
}
