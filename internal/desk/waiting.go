package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/zones"
)

// Waiting names what waits to become public: an update, or with N 0 a draft coverage with
// all that stands ready in it.
type Waiting struct {
	Slug string
	N    int
}

// waiting is what an action has found under such a name. u is nil for a coverage.
type waiting struct {
	c *coverage.Coverage
	u *coverage.Update
}

// right is the right to make it public.
func (w Waiting) right() people.Action {
	if w.N == 0 {
		return people.Cover
	}
	return people.Publish
}

// findWaiting finds what somebody who works there may see.
func findWaiting(ctx context.Context, tx *store.Tx, w Waiting) (waiting, error) {
	if w.N == 0 {
		c, err := coverageFor(ctx, tx, people.Submit, w.Slug)
		return waiting{c: c}, err
	}
	c, u, err := updateFor(ctx, tx, people.Submit, w.Slug, w.N)
	return waiting{c, u}, err
}

// waitingFor finds what a stored schedule is about.
func waitingFor(ctx context.Context, tx *store.Tx, w store.Waiting) (waiting, error) {
	c, err := tx.CoverageByID(ctx, w.Coverage)
	if err != nil || w.Item == store.ItemCoverage {
		return waiting{c: c}, err
	}
	u, err := tx.UpdateByID(ctx, coverage.UpdateID(w.ID))
	return waiting{c, u}, err
}

// right is the right to make it public.
func (w waiting) right() people.Action {
	if w.u == nil {
		return people.Cover
	}
	return people.Publish
}

// may asks whether whoever asks has that right here.
func (w waiting) may(ctx context.Context) error {
	_, err := people.NeedOn(ctx, w.right(), w.c.ID)
	return err
}

// place names it as the audit log does.
func (w waiting) inLog() string {
	if w.u == nil {
		return w.c.Slug
	}
	return inLog(w.c, w.u.N)
}

// key names it in the store.
func (w waiting) key() store.Waiting {
	if w.u == nil {
		return store.Waiting{Item: store.ItemCoverage, ID: string(w.c.ID), Coverage: w.c.ID}
	}
	return updateKey(w.u)
}

func updateKey(u *coverage.Update) store.Waiting {
	return store.Waiting{Item: store.ItemUpdate, ID: string(u.ID), Coverage: u.Coverage}
}

func (w waiting) revision() int {
	if w.u == nil {
		return w.c.Revision
	}
	return w.u.Revision
}

// check gives the fault of what does not wait: it is public, taken back, or never will be.
func (w waiting) check() error {
	switch {
	case w.u == nil && w.c.Content.Form == coverage.Source:
		return fault.New(fault.Invalid, "coverage.source_private")
	case w.u == nil && w.c.Standing != coverage.Draft:
		return fault.New(fault.Conflict, "schedule.coverage_public")
	case w.u != nil && w.u.Standing != coverage.Draft && w.u.Standing != coverage.Submitted:
		return fault.New(fault.Conflict, "update.not_waiting", "n", w.u.N, "standing", string(w.u.Standing))
	}
	return nil
}

// stale gives the fault of somebody who decided about words that have changed since.
func (w waiting) stale(from int) error {
	switch {
	case from == w.revision():
		return nil
	case w.u == nil:
		return fault.New(fault.Conflict, "coverage.stale", "from", from, "current", w.c.Revision)
	}
	return stale(w.u, UpdateEdit{From: from})
}

// free gives the fault of what cannot become public yet, because an embargo is on it. By the
// clock, not by the journal, whose time never goes back when the clock does.
func (d *Desk) free(ctx context.Context, tx *store.Tx, w waiting) error {
	key := w.key()
	e, ok, err := tx.EmbargoOn(ctx, key.Item, key.ID)
	if err != nil || !ok || !e.Holds(d.clock()) {
		return err
	}
	return fault.New(fault.Conflict, "embargo.holds", "until", zones.In(e.Until, w.c.Content.TZ))
}

// publish makes it public as it stands.
func (w waiting) publish(ctx context.Context, tx *store.Tx, by *people.User) error {
	if w.u == nil {
		_, err := editCoverage(ctx, tx, w.c, CoverageEdit{From: w.c.Revision, Publish: true}, by)
		return err
	}
	_, err := publishUpdate(ctx, tx, w.c, w.u, by)
	return err
}
