package desk

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/zones"
)

// SetEmbargo lets nobody make something public before a moment. Who may change it may set
// one, and put it off; before its time it ends by LiftEmbargo alone.
func (d *Desk) SetEmbargo(ctx context.Context, what Waiting, until time.Time) (Timing, error) {
	until = until.UTC().Truncate(time.Microsecond)
	need := people.Submit
	if what.N == 0 {
		need = what.right()
	}
	return d.onWaiting(ctx, what, need, func(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
		if err := mayEmbargo(ctx, tx, w, by); err != nil {
			return err
		}
		return d.embargo(ctx, tx, w, until, by)
	})
}

func mayEmbargo(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
	if w.u != nil {
		return mayChange(ctx, tx, by, w.u)
	}
	return w.may(ctx)
}

func (d *Desk) embargo(ctx context.Context, tx *store.Tx, w waiting, until time.Time, by *people.User) error {
	now, zone, key := d.clock(), w.c.Content.TZ, w.key()
	if f := coverage.CheckAhead("embargo_until", until, now, zone); f != nil {
		return f
	}
	e, _, err := tx.EmbargoOn(ctx, key.Item, key.ID)
	if err != nil {
		return err
	}
	if e.Holds(now) && until.Before(e.Until) {
		return fault.At("embargo_until", "embargo.only_later", "until", zones.In(e.Until, zone))
	}
	s, ok, err := tx.ScheduleOf(ctx, key.Item, key.ID)
	if err != nil {
		return err
	}
	if ok && s.Held == "" && s.At.Before(until) {
		return fault.At("embargo_until", "embargo.scheduled_before", "at", zones.In(s.At, zone))
	}
	tx.Did(ctx, people.SetEmbargo, w.inLog()+" "+until.Format(time.RFC3339), "")
	return tx.SaveEmbargo(ctx, store.Embargoed{Waiting: key, Embargo: coverage.Embargo{Until: until, By: string(by.ID), Set: tx.Now}})
}

// LiftEmbargo ends an embargo before its time, for a reason that is kept with who gave it.
func (d *Desk) LiftEmbargo(ctx context.Context, what Waiting, reason string) (Timing, error) {
	reason, err := whyLifted(reason)
	if err != nil {
		return Timing{}, err
	}
	return d.onWaiting(ctx, what, what.right(), func(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
		if err := w.may(ctx); err != nil {
			return err
		}
		key := w.key()
		e, _, err := tx.EmbargoOn(ctx, key.Item, key.ID)
		if err != nil {
			return err
		}
		if !e.Holds(d.clock()) {
			return fault.New(fault.Conflict, "embargo.none")
		}
		tx.Did(ctx, people.LiftEmbargo, w.inLog(), reason)
		now := tx.Now
		e.Lifted, e.Lifter, e.Reason = &now, string(by.ID), reason
		return tx.SaveEmbargo(ctx, e)
	})
}

func whyLifted(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return "", fault.At("reason", "embargo.reason_missing")
	}
	if got := utf8.RuneCountInString(reason); got > coverage.MaxWords {
		return "", fault.At("reason", "coverage.too_long", "count", coverage.MaxWords, "got", got)
	}
	if bad, ok := text.Check(reason).(*fault.Error); ok {
		at := *bad
		at.Field = "reason"
		return "", &at
	}
	return reason, nil
}
