package desk

import (
	"context"
	"sync"
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

// uploads counts the files that contributors send. It is kept in memory: it bounds what one
// person can do in a day, and a restart is no way to get more of them.
type uploads struct {
	mu sync.Mutex
	of map[people.UserID]sentFiles
}

type sentFiles struct {
	since time.Time
	n     int
}

// another counts one more file of somebody who hands in on so many coverages, or refuses it.
func (u *uploads) another(id people.UserID, coverages int, now time.Time) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.of == nil {
		u.of = make(map[people.UserID]sentFiles)
	}
	for other, sent := range u.of {
		if now.Sub(sent.since) >= uploadsFor {
			delete(u.of, other)
		}
	}
	sent, ok := u.of[id]
	if !ok {
		sent.since = now
	}
	if sent.n >= MaxUploads*max(1, coverages) {
		return fault.New(fault.Invalid, "media.too_many_sent", "count", sent.n)
	}
	sent.n++
	u.of[id] = sent
	return nil
}

// roomForFile refuses a file of somebody who is a contributor wherever they are, and has sent
// too many.
func (d *Desk) roomForFile(u *people.User) error {
	if u.MayAnywhere(people.ReadDrafts) {
		return nil
	}
	return d.uploads.another(u.ID, len(u.On), d.clock())
}
