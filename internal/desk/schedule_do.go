package desk

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// dueAtOnce is how many due things are read at a time.
const dueAtOnce = 100

// DoDue does what is due by the clock, in order, and gives the moment of what is due next;
// ok is false if nothing is. What cannot be stored now is left for the next time; what may
// not be published is held, and the desk says why.
func (d *Desk) DoDue(ctx context.Context) (next time.Time, ok bool, err error) {
	for {
		due, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]store.Scheduled, error) {
			return tx.DueSchedules(ctx, d.clock(), dueAtOnce)
		})
		if err != nil {
			return next, false, err
		}
		for _, s := range due {
			if err := d.publishDue(ctx, s.Waiting); err != nil {
				return next, false, err
			}
		}
		if len(due) < dueAtOnce {
			break
		}
	}
	if err := d.endPins(ctx); err != nil {
		return next, false, err
	}
	if err := d.endClaims(ctx); err != nil {
		return next, false, err
	}
	err = d.store.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		next, ok, err = earliest(ctx, tx.NextSchedule, tx.NextPinEnd, tx.NextLapse)
		return err
	})
	return next, ok, err
}

// earliest gives the first of several moments; ok is false if there is none.
func earliest(ctx context.Context, of ...func(context.Context) (time.Time, bool, error)) (first time.Time, ok bool, err error) {
	for _, next := range of {
		at, is, err := next(ctx)
		if err != nil {
			return first, false, err
		}
		if is && (!ok || at.Before(first)) {
			first, ok = at, true
		}
	}
	return first, ok, nil
}

// publishDue publishes what is due, once, whoever else watches the clock: what it goes by is
// read in the transaction that does it.
func (d *Desk) publishDue(ctx context.Context, what store.Waiting) error {
	done, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (bool, error) {
		s, ok, err := tx.ScheduleOf(ctx, what.Item, what.ID)
		if err != nil || !ok || s.Held != "" || s.At.After(d.clock()) {
			return false, err
		}
		return true, d.publishScheduled(ctx, tx, s)
	})
	if err == nil {
		if done {
			slog.InfoContext(ctx, "published by schedule", "item", what.Item, "id", what.ID)
		}
		return nil
	}
	why := holdFor(err)
	if why == "" || ctx.Err() != nil {
		return err
	}
	slog.WarnContext(ctx, "not published by schedule", "item", what.Item, "id", what.ID, "held", string(why), "error", err)
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		w, err := waitingFor(ctx, tx, what)
		if err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, people.HoldSchedule, w.inLog(), string(why))
		return struct{}{}, tx.HoldSchedule(ctx, what.Item, what.ID, why)
	})
	return err
}

func (d *Desk) publishScheduled(ctx context.Context, tx *store.Tx, s store.Scheduled) error {
	w, err := waitingFor(ctx, tx, s.Waiting)
	if err != nil {
		return err
	}
	by, err := tx.UserNow(ctx, people.UserID(s.By), d.clock())
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.Denied, "people.no_such_user")
	}
	if err != nil {
		return err
	}
	ctx = people.With(ctx, by)
	if err := w.may(ctx); err != nil {
		return err
	}
	if err := w.check(); err != nil {
		return err
	}
	if s.Revision != w.revision() {
		return fault.New(fault.Conflict, "schedule.changed")
	}
	if err := d.free(ctx, tx, w); err != nil {
		return err
	}
	return w.publish(ctx, tx, by)
}

// holdFor tells why something is held after a fault; "" if it should be tried again.
func holdFor(err error) coverage.Hold {
	switch fault.KindOf(err) {
	case fault.Unavailable, fault.Full:
		return ""
	case fault.Denied:
		return coverage.HeldRights
	}
	f, _ := errors.AsType[*fault.Error](err)
	switch {
	case f != nil && f.Key == "schedule.changed":
		return coverage.HeldChanged
	case f != nil && f.Key == "embargo.holds":
		return coverage.HeldEmbargo
	}
	return coverage.HeldRefused
}
