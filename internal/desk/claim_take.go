package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/zones"
)

// TakeUpdate says that whoever asks works on an update that waits: who may change it. It locks
// nothing. One that somebody else has taken is taken over from them by who may publish there,
// and over must say from whom: nobody takes anything over without knowing. Taken again by
// whoever has it, it stays theirs for longer.
func (d *Desk) TakeUpdate(ctx context.Context, slug string, n int, over people.UserID) (ClaimView, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return ClaimView{}, err
	}
	v, err := commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (ClaimView, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return ClaimView{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return ClaimView{}, err
		}
		if err := (waiting{c, u}).check(); err != nil {
			return ClaimView{}, err
		}
		return d.take(ctx, tx, by, c, u, over)
	})
	if err == nil {
		d.bell() // it lapses some time
	}
	return v, err
}

func (d *Desk) take(ctx context.Context, tx *store.Tx, by *people.User, c *coverage.Coverage, u *coverage.Update, over people.UserID) (ClaimView, error) {
	mine := store.Claimed{Update: u.ID, Coverage: c.ID, Claim: coverage.Claim{By: string(by.ID), At: tx.Now, Seen: tx.Now}}
	v := ClaimView{By: by.Name, Holder: by.ID, Mine: true}
	held, ok, err := d.heldNow(ctx, tx, u)
	if err != nil {
		return v, err
	}
	if ok {
		mine.Over = held.By
		if held.By == mine.By {
			mine.At, mine.Over = held.At, held.Over
		}
	}
	if mine.Over != "" {
		if v.Over, _, err = newReader(tx).named(ctx, mine.Over); err != nil {
			return v, err
		}
	}
	v.At = mine.At
	switch {
	case !ok:
		tx.Did(ctx, people.TakeUpdate, inLog(c, u.N), "")
	case held.By == mine.By: // for longer
	case string(over) != held.By:
		return v, fault.New(fault.Conflict, "claim.taken", "n", u.N, "who", v.Over, "user", held.By, "since", zones.In(held.At, c.Content.TZ))
	default:
		if _, err := people.NeedOn(ctx, people.Publish, c.ID); err != nil {
			return v, err
		}
		tx.Did(ctx, people.TakeOverUpdate, inLog(c, u.N), v.Over)
	}
	return v, tx.SaveClaim(ctx, mine)
}

// heldNow gives a claim that has not lapsed.
func (d *Desk) heldNow(ctx context.Context, tx *store.Tx, u *coverage.Update) (store.Claimed, bool, error) {
	held, ok, err := tx.ClaimOn(ctx, u.ID)
	return held, ok && d.clock().Before(held.Lapses()), err
}
