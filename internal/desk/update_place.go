package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

// Step is a move that names no other update.
type Step string

// The steps.
const (
	Up     Step = "up"   // above the next one
	Down   Step = "down" // below the next one
	Top    Step = "top"
	ByTime Step = "time" // back to the place of the time it tells of
)

// Steps lists all of them.
var Steps = []Step{Up, Down, Top, ByTime}

// ItemPlacement names placements in the journal.
const ItemPlacement = store.ItemPlacement

// Move says where to put an update: one of the three.
type Move struct {
	To    Step
	Above int // the number of the update that it is to stand right above
	Below int // or right below
}

// field is the input that names the other update.
func (m Move) field() string {
	if m.Above > 0 {
		return "above"
	}
	return "below"
}

// check gives the fault of a move that says nothing, or more than one thing.
func (m Move) check(byTime bool) error {
	said := 0
	for _, is := range []bool{m.To != "", m.Above != 0, m.Below != 0} {
		if is {
			said++
		}
	}
	switch {
	case said != 1:
		return fault.At("to", "placement.one_of")
	case m.To == ByTime && !byTime:
		return fault.At("to", "placement.pins_have_no_time")
	case m.Above < 0 || m.Below < 0:
		return fault.At(m.field(), "update.missing")
	case m.To == "":
		return nil
	}
	for _, known := range Steps {
		if m.To == known {
			return nil
		}
	}
	return fault.At("to", "placement.one_of")
}

// PlaceUpdate puts an update above or below another on the page of a coverage in editorial
// order, whatever time it tells of. In a coverage that goes by time it is a Conflict.
func (d *Desk) PlaceUpdate(ctx context.Context, slug string, n int, to Move) (Receipt, error) {
	if err := to.check(true); err != nil {
		return Receipt{}, err
	}
	return d.onPlacement(ctx, slug, n, func(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) (coverage.Placement, error) {
		p := u.Placement
		p.Pinned = u.Pinned()
		switch {
		case c.Content.InOrder() != coverage.Editorial:
			return p, fault.New(fault.Conflict, "placement.by_time")
		case u.Standing != coverage.Published:
			return p, fault.New(fault.Conflict, "placement.not_public", "n", u.N)
		case to.To == ByTime:
			p.Placed = ""
			return p, nil
		}
		key, err := newPlace(ctx, tx, u, to)
		if err == nil && len(key) > coverage.MostKey {
			err = fault.New(fault.Conflict, "placement.full")
		}
		p.Placed = key
		return p, err
	})
}

// newPlace gives the key of the place that an update is moved to; its own if it stands there.
func newPlace(ctx context.Context, tx *store.Tx, u *coverage.Update, to Move) (string, error) {
	switch {
	case to.To == Top:
		return aboveAll(ctx, tx, u)
	case to.To == Up:
		other, ok, err := tx.NextAbove(ctx, u.Coverage, u.Place(), u.ID, true)
		if err != nil || !ok {
			return u.Placement.Placed, err
		}
		return rightAbove(ctx, tx, u, other.Place)
	case to.To == Down:
		other, ok, err := tx.NextBelow(ctx, u.Coverage, u.Place(), u.ID, true)
		if err != nil || !ok {
			return u.Placement.Placed, err
		}
		return rightBelow(ctx, tx, u, other.Place)
	}
	other, err := publicUpdate(tx.UpdateByN(ctx, u.Coverage, max(to.Above, to.Below)))
	if fault.Is(err, fault.NotFound) || err == nil && other.ID == u.ID {
		return "", fault.At(to.field(), "placement.no_neighbour", "n", max(to.Above, to.Below))
	}
	if err != nil {
		return "", err
	}
	if to.Above > 0 {
		return rightAbove(ctx, tx, u, other.Place())
	}
	return rightBelow(ctx, tx, u, other.Place())
}

func aboveAll(ctx context.Context, tx *store.Tx, u *coverage.Update) (string, error) {
	top, ok, err := tx.NextBelow(ctx, u.Coverage, "", u.ID, false)
	if err != nil || !ok || u.Place() > top.Place {
		return u.Placement.Placed, err
	}
	return coverage.Between(top.Place, ""), nil
}

func rightAbove(ctx context.Context, tx *store.Tx, u *coverage.Update, place string) (string, error) {
	next, _, err := tx.NextAbove(ctx, u.Coverage, place, u.ID, false)
	return between(u, place, next.Place), err
}

func rightBelow(ctx context.Context, tx *store.Tx, u *coverage.Update, place string) (string, error) {
	next, _, err := tx.NextBelow(ctx, u.Coverage, place, u.ID, false)
	return between(u, next.Place, place), err
}

func between(u *coverage.Update, below, above string) string {
	if now := u.Place(); now > below && (above == "" || now < above) {
		return u.Placement.Placed // it stands there
	}
	return coverage.Between(below, above)
}

// place stores where an update was put and announces it, if that is news and readers see it.
func place(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, p coverage.Placement, by string) (Receipt, error) {
	r := Receipt{Update: u.ID, N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}
	before := u.Placement
	before.Pinned = u.Pinned()
	var err error
	if sameWords(before, p) {
		if isPublic(c, u) {
			r.Position, err = head(ctx, tx, c)
		}
		return r, err
	}
	u.Placement = p
	if err := tx.SavePlacement(ctx, u, by); err != nil {
		return Receipt{}, err
	}
	if !isPublic(c, u) {
		return r, nil
	}
	r.Position, err = announcePlacement(ctx, tx, c, u)
	return r, err
}

// announcePlacement writes the journal's line for where an update was put.
func announcePlacement(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) (journal.Position, error) {
	stream := journal.CoverageStream(string(c.ID))
	change := &journal.Change{
		Kind: journal.Covered, Item: store.ItemPlacement, ID: string(u.ID), Revision: u.Placement.Revision, Coverage: string(c.ID),
	}
	if err := tx.Announce(ctx, change, stream); err != nil {
		return journal.Start, err
	}
	p, _ := change.In(stream)
	return p, nil
}
