package desk

import (
	"context"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// RetractUpdate takes an update back. Of a public one a stub with the time and the reason
// stays; its words go out to nobody any more. One that was never public is gone for
// readers and stays in the desk's list. From must be the newest revision.
func (d *Desk) RetractUpdate(ctx context.Context, slug string, n, from int, reason string) (Receipt, error) {
	by, err := people.Need(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	if reason = strings.TrimSpace(reason); utf8.RuneCountInString(reason) > coverage.MaxHeadline {
		return Receipt{}, fault.At("reason", "coverage.too_long", "count", coverage.MaxHeadline, "got", utf8.RuneCountInString(reason))
	}
	if bad, ok := text.Check(reason).(*fault.Error); ok {
		bad.Field = "reason"
		return Receipt{}, bad
	}
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := coverageAndUpdate(ctx, tx, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return Receipt{}, err
		}
		if from != u.Revision {
			return Receipt{}, stale(u, UpdateEdit{From: from})
		}
		return retractUpdate(ctx, tx, c, u, reason, by)
	})
}

func retractUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, reason string, by *people.User) (Receipt, error) {
	wasPublic := u.Standing == coverage.Published && c.Standing == coverage.Published
	u.Message = u.Message.Stub(reason)
	u.Standing = coverage.Withdrawn
	if !wasPublic {
		u.Standing = coverage.Discarded
	}
	u.Revision++
	if err := tx.SaveUpdate(ctx, u, string(by.ID)); err != nil {
		return Receipt{}, err
	}
	if err := reanchor(ctx, tx, u); err != nil {
		return Receipt{}, err
	}
	r := Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}
	if !wasPublic {
		return r, nil
	}
	var err error
	r.Position, err = announceUpdate(ctx, tx, c, u, journal.Retracted)
	return r, err
}
