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

// ReturnUpdate sends what was handed in back to its author with a word why: it is their draft
// again, until they hand it in once more. The words are theirs and the desk's alone. What was
// to become public by itself does not any more. From must be the newest revision.
func (d *Desk) ReturnUpdate(ctx context.Context, slug string, n, from int, reason string) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Receipt{}, err
	}
	reason, err = saidToAuthor(reason)
	if err != nil {
		return Receipt{}, err
	}
	if reason == "" {
		return Receipt{}, fault.At("reason", "review.reason_missing")
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
		if u.Standing != coverage.Submitted {
			return Receipt{}, fault.New(fault.Conflict, "review.not_handed_in", "n", u.N)
		}
		if err := tx.SetUpdateStanding(ctx, u, coverage.Draft); err != nil {
			return Receipt{}, err
		}
		if err := tx.DropSchedule(ctx, store.ItemUpdate, string(u.ID)); err != nil {
			return Receipt{}, err
		}
		if err := tx.DropClaim(ctx, u.ID); err != nil {
			return Receipt{}, err
		}
		r := Receipt{Update: u.ID, N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}
		tx.Did(ctx, people.ReturnUpdate, inLog(c, u.N), "") // why is between the two
		return r, tx.AddReview(ctx, u.ID, coverage.SentBack, reason, string(by.ID))
	})
}

// saidToAuthor checks what the author of an update is told about it.
func saidToAuthor(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if length := utf8.RuneCountInString(reason); length > coverage.MaxWords {
		return "", fault.At("reason", "coverage.too_long", "count", coverage.MaxWords, "got", length)
	}
	if bad, ok := text.Check(reason).(*fault.Error); ok {
		bad.Field = "reason"
		return "", bad
	}
	return reason, nil
}
