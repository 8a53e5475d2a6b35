package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// What a contributor can leave on a coverage before somebody has looked at it. A link that lets
// people in can go from hand to hand.
const (
	MaxWaiting = 50  // updates of one person that wait there, drafts of theirs included
	MaxUploads = 100 // files that one person sends for each coverage they hand in on, within a day
)

const uploadsFor = 24 * time.Hour

// roomForAnother refuses an update of a contributor of whom too many wait on a coverage.
func roomForAnother(ctx context.Context, tx *store.Tx, c *coverage.Coverage, by *people.User) error {
	if by.MayOn(people.ReadDrafts, c.ID) {
		return nil
	}
	n, err := tx.WaitingOf(ctx, c.ID, string(by.ID))
	if err == nil && n >= MaxWaiting {
		err = fault.New(fault.Invalid, "update.too_many_wait", "count", MaxWaiting)
	}
	return err
}

// roomForFile counts a file of somebody who is a contributor wherever they are, or refuses it
// when they have sent too many. It is counted before it is read, in a commit of its own: what
// is refused as no picture counts too, also in a form that is only tried.
func (d *Desk) roomForFile(ctx context.Context, u *people.User) error {
	if u.MayAnywhere(people.ReadDrafts) {
		return nil
	}
	_, err := store.Commit(inEarnest(ctx), d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		n, err := tx.UploadsOf(ctx, u.ID, uploadsFor)
		if err == nil && n >= MaxUploads*max(1, len(u.On)) {
			err = fault.New(fault.Invalid, "media.too_many_sent", "count", n)
		}
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, tx.CountUpload(ctx, u.ID, uploadsFor)
	})
	return err
}
