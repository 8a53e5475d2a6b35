package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// sightEvery is how often it is written down that somebody is there who has taken something.
const sightEvery = 5 * time.Minute

// lapsedAtOnce is how many claims that have lapsed are read at a time.
const lapsedAtOnce = 100

// ClaimView is who has taken an update, as colleagues are told.
type ClaimView struct {
	By     string // their name
	Holder people.UserID
	Mine   bool
	Over   string // the name of whoever had it before, "" if nobody had
	At     time.Time
}

// claim gives who has taken an update that waits, nil if nobody has or they are gone.
func (r *reader) claim(ctx context.Context, u *coverage.Update) (*ClaimView, error) {
	all, err := lookUp(r.claims, u.Coverage, func() (map[coverage.UpdateID]store.Claimed, error) {
		found, err := r.tx.ClaimsOf(ctx, u.Coverage, updatesOnDesk)
		by := make(map[coverage.UpdateID]store.Claimed)
		for _, c := range found {
			by[c.Update] = c
		}
		return by, err
	})
	c, ok := all[u.ID]
	if err != nil || !ok || !r.now.Before(c.Lapses()) {
		return nil, err
	}
	return r.claimView(ctx, c)
}

func (r *reader) claimView(ctx context.Context, c store.Claimed) (*ClaimView, error) {
	v := &ClaimView{Holder: people.UserID(c.By), Mine: c.By == string(r.by.ID), At: c.At}
	var err error
	if v.By, _, err = r.named(ctx, c.By); err == nil && c.Over != "" {
		v.Over, _, err = r.named(ctx, c.Over)
	}
	return v, err
}

// seeHolder notes that somebody is at the desk of a coverage: what they have taken there stays
// theirs. It is written down every few minutes at most.
func (d *Desk) seeHolder(ctx context.Context, by *people.User, of coverage.ID, silent time.Duration) error {
	at := d.clock().Add(-max(silent, 0))
	old, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) {
		seen, ok, err := tx.ClaimSeen(ctx, string(by.ID), of)
		return ok && at.Sub(seen) >= sightEvery, err
	})
	if err != nil || !old {
		return err
	}
	_, err = store.Commit(inEarnest(ctx), d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.SeeClaims(ctx, string(by.ID), of, at)
	})
	return err
}

// endClaims frees what was taken by those who have been away for too long.
func (d *Desk) endClaims(ctx context.Context) error {
	for {
		since := d.clock().Add(-coverage.ClaimLapse)
		gone, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]store.Claimed, error) {
			return tx.UnseenClaims(ctx, since, 1)
		})
		if err != nil || len(gone) == 0 {
			return err
		}
		freed, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (int, error) {
			gone, err := tx.UnseenClaims(ctx, since, lapsedAtOnce)
			for _, c := range gone {
				if err := tx.DropClaim(ctx, c.Update); err != nil {
					return 0, err
				}
			}
			return len(gone), err
		})
		if err != nil || freed == 0 {
			return err
		}
	}
}
