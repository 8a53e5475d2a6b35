package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// PublishUpdate makes a draft or a submitted update public as it stands. From must be the
// newest revision: an editor publishes what they have read.
func (d *Desk) PublishUpdate(ctx context.Context, slug string, n, from int) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateFor(ctx, tx, people.Publish, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		w := waiting{c, u}
		if err := w.stale(from); err != nil {
			return Receipt{}, err
		}
		if err := w.check(); err != nil {
			return Receipt{}, err
		}
		if err := d.free(ctx, tx, w); err != nil {
			return Receipt{}, err
		}
		if err := beforeItsTime(ctx, tx, w, by); err != nil {
			return Receipt{}, err
		}
		return publishUpdate(ctx, tx, c, u, by)
	})
}

// beforeItsTime lets an update that was to tell of a moment to come tell of now, when
// somebody publishes it by hand.
func beforeItsTime(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
	s, ok, err := tx.ScheduleOf(ctx, w.key().Item, w.key().ID)
	if err != nil || !ok || !s.At.After(tx.Now) {
		return err
	}
	return tellOf(ctx, tx, w, s.At, tx.Now, by)
}

// publishUpdate makes an update public as it stands; whatever was scheduled about it is done.
func publishUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) (Receipt, error) {
	tx.Did(ctx, people.PublishUpdate, inLog(c, u.N), "")
	if err := tx.MakeUpdatePublic(ctx, u); err != nil {
		return Receipt{}, err
	}
	if err := tx.DropSchedule(ctx, store.ItemUpdate, string(u.ID)); err != nil {
		return Receipt{}, err
	}
	if err := tx.DropClaim(ctx, u.ID); err != nil {
		return Receipt{}, err
	}
	r := Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing}
	var err error
	r.Position, err = announceNew(ctx, tx, c, u, by)
	return r, err
}
