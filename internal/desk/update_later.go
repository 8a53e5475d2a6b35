package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// postLater stores a new message that is not to be public yet, and what was said about when.
func (d *Desk) postLater(ctx context.Context, tx *store.Tx, c *coverage.Coverage, m coverage.Message, in NewUpdate, by *people.User) (Receipt, error) {
	if in.PublishAt != nil {
		if _, err := people.NeedOn(ctx, people.Publish, c.ID); err != nil {
			return Receipt{}, err
		}
	}
	if err := in.ahead(d.clock(), c.Content.TZ); err != nil {
		return Receipt{}, err
	}
	if m.Said.IsZero() && in.PublishAt != nil {
		m.Said = in.PublishAt.UTC().Truncate(time.Microsecond) // it is news then
	}
	if m.Said.IsZero() {
		m.Said = tx.Now
	}
	if err := m.Check(latest(tx.Now, in.PublishAt, in.Embargo)); err != nil {
		return Receipt{}, err
	}
	r, err := addUpdate(ctx, tx, c, m, in.Moves, standingFor(by, c, in.Draft || by.MayOn(people.Publish, c.ID)), by)
	if err != nil {
		return Receipt{}, err
	}
	u, err := tx.UpdateByN(ctx, c.ID, r.N)
	if err != nil {
		return Receipt{}, err
	}
	return r, d.putOff(ctx, tx, waiting{c, u}, in, by)
}

func (d *Desk) putOff(ctx context.Context, tx *store.Tx, w waiting, in NewUpdate, by *people.User) error {
	if in.Embargo != nil {
		if err := d.embargo(ctx, tx, w, in.Embargo.UTC().Truncate(time.Microsecond), by); err != nil {
			return err
		}
	}
	if in.PublishAt == nil {
		return nil
	}
	return d.schedule(ctx, tx, w, in.PublishAt.UTC().Truncate(time.Microsecond), by)
}

// ahead gives the faults of moments that are not to come.
func (in NewUpdate) ahead(now time.Time, zone string) error {
	var publish, embargo *fault.Error
	if in.PublishAt != nil {
		publish = coverage.CheckAhead("publish_at", *in.PublishAt, now, zone)
	}
	if in.Embargo != nil {
		embargo = coverage.CheckAhead("embargo_until", *in.Embargo, now, zone)
	}
	return fault.Join(publish, embargo)
}

// latest gives the last of several moments.
func latest(t time.Time, others ...*time.Time) time.Time {
	for _, o := range others {
		if o != nil && o.After(t) {
			t = *o
		}
	}
	return t
}
