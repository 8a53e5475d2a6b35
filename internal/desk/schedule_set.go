package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/zones"
)

// SetSchedule has something published by itself at a moment, in the name of who sets it.
// From must be the newest revision: an editor agrees to what they have read. A moment that
// was set before is changed. A text that tells of no other time than that of its writing
// tells of the moment then.
func (d *Desk) SetSchedule(ctx context.Context, what Waiting, from int, at time.Time) (Timing, error) {
	at = at.UTC().Truncate(time.Microsecond)
	return d.onWaiting(ctx, what, what.right(), func(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
		if err := w.may(ctx); err != nil {
			return err
		}
		if err := w.stale(from); err != nil {
			return err
		}
		return d.schedule(ctx, tx, w, at, by)
	})
}

// CancelSchedule lets something wait again for somebody to publish it. What is not scheduled
// stays as it is.
func (d *Desk) CancelSchedule(ctx context.Context, what Waiting) (Timing, error) {
	return d.onWaiting(ctx, what, what.right(), func(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
		if err := w.may(ctx); err != nil {
			return err
		}
		key := w.key()
		s, ok, err := tx.ScheduleOf(ctx, key.Item, key.ID)
		if err != nil || !ok {
			return err
		}
		if err := tellOf(ctx, tx, w, s.At, d.clock(), by); err != nil {
			return err
		}
		tx.Did(ctx, people.CancelSchedule, w.inLog(), "")
		return tx.DropSchedule(ctx, key.Item, key.ID)
	})
}

// onWaiting does something about what waits, tells whoever watches the clock, and gives
// what holds then.
func (d *Desk) onWaiting(ctx context.Context, what Waiting, need people.Action, act func(context.Context, *store.Tx, waiting, *people.User) error) (Timing, error) {
	by, err := people.NeedAnywhere(ctx, need)
	if err != nil {
		return Timing{}, err
	}
	t, err := commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Timing, error) {
		w, err := findWaiting(ctx, tx, what)
		if err != nil {
			return Timing{}, err
		}
		if _, err := people.NeedOn(ctx, need, w.c.ID); err != nil { // before it is told how the thing stands
			return Timing{}, err
		}
		if err := w.check(); err != nil {
			return Timing{}, err
		}
		if err := act(ctx, tx, w, by); err != nil {
			return Timing{}, err
		}
		return timingOf(ctx, tx, w, d.clock())
	})
	d.bell()
	return t, err
}

func (d *Desk) schedule(ctx context.Context, tx *store.Tx, w waiting, at time.Time, by *people.User) error {
	now, zone, key := d.clock(), w.c.Content.TZ, w.key()
	if f := coverage.CheckAhead("publish_at", at, now, zone); f != nil {
		return f
	}
	e, _, err := tx.EmbargoOn(ctx, key.Item, key.ID)
	if err != nil {
		return err
	}
	if e.Holds(at) {
		return fault.At("publish_at", "schedule.in_embargo", "until", zones.In(e.Until, zone))
	}
	before, scheduled, err := tx.ScheduleOf(ctx, key.Item, key.ID)
	if err != nil {
		return err
	}
	if !scheduled && w.u != nil {
		before.At = w.u.Posted // which was when it was written
	}
	if err := tellOf(ctx, tx, w, before.At, at, by); err != nil {
		return err
	}
	tx.Did(ctx, people.SetSchedule, w.inLog()+" "+at.Format(time.RFC3339), "")
	return tx.SaveSchedule(ctx, store.Scheduled{Waiting: key, Schedule: coverage.Schedule{
		At: at, Revision: w.revision(), By: string(by.ID), Set: tx.Now,
	}})
}

// tellOf lets an update tell of another moment, if it told of the one that it was written or
// scheduled for: who named another time meant it.
func tellOf(ctx context.Context, tx *store.Tx, w waiting, before, at time.Time, by *people.User) error {
	if w.u == nil || !w.u.Message.Said.Equal(before) {
		return nil
	}
	m := w.u.Message
	m.Said = at.UTC().Truncate(time.Microsecond)
	if m.Said.Equal(before) {
		return nil
	}
	w.u.Message = m
	w.u.Revision++
	return tx.SaveUpdate(ctx, w.u, string(by.ID))
}
