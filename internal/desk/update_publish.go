package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
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
		switch {
		case from != u.Revision:
			return Receipt{}, stale(u, UpdateEdit{From: from})
		case u.Standing != coverage.Draft && u.Standing != coverage.Submitted:
			return Receipt{}, fault.New(fault.Conflict, "update.not_waiting", "n", u.N, "standing", string(u.Standing))
		}
		if err := tx.MakeUpdatePublic(ctx, u); err != nil {
			return Receipt{}, err
		}
		r := Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing}
		r.Position, err = announceUpdate(ctx, tx, c, u, journal.Posted)
		return r, err
	})
}
