package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// PinUpdate makes an update part of what we know so far, on top of what is pinned already:
// until a moment, or until somebody unpins it for nil. Of one that is pinned it changes that
// moment alone. One that waits is pinned once it is public.
func (d *Desk) PinUpdate(ctx context.Context, slug string, n int, until *time.Time) (Receipt, error) {
	return d.onPlacement(ctx, slug, n, func(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) (coverage.Placement, error) {
		return d.pin(ctx, tx, c, u, until)
	})
}

func (d *Desk) pin(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, until *time.Time) (coverage.Placement, error) {
	p := u.Placement
	if until != nil {
		if f := coverage.CheckAhead("pinned_until", *until, d.clock(), c.Content.TZ); f != nil {
			return p, f
		}
		at := until.UTC().Truncate(time.Microsecond)
		until = &at
	}
	p.Until = until
	if u.Pinned() {
		p.Pinned = true
		return p, nil
	}
	others, err := pins(ctx, tx, c.ID)
	if err != nil {
		return p, err
	}
	if len(others) >= coverage.MostPins {
		full := fault.New(fault.Conflict, "placement.pins_full", "count", coverage.MostPins)
		full.Field = "pinned"
		return p, full
	}
	p.Pinned, p.Rank = true, ""
	if len(others) > 0 {
		p.Rank = coverage.Between(others[0].PinPlace(), "")
	}
	return p, nil
}

// UnpinUpdate takes an update off what we know so far; its place in the timeline it keeps.
func (d *Desk) UnpinUpdate(ctx context.Context, slug string, n int) (Receipt, error) {
	return d.onPlacement(ctx, slug, n, func(_ context.Context, _ *store.Tx, _ *coverage.Coverage, u *coverage.Update) (coverage.Placement, error) {
		return unpinned(u), nil
	})
}

func unpinned(u *coverage.Update) coverage.Placement {
	p := u.Placement
	p.Pinned, p.Until, p.Rank = false, nil, ""
	return p
}

// MovePin gives a pinned update another place among the pins.
func (d *Desk) MovePin(ctx context.Context, slug string, n int, to Move) (Receipt, error) {
	if err := to.check(false); err != nil {
		return Receipt{}, err
	}
	return d.onPlacement(ctx, slug, n, func(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) (coverage.Placement, error) {
		p := u.Placement
		if !u.Pinned() {
			return p, fault.New(fault.Conflict, "placement.not_pinned", "n", n)
		}
		all, err := pins(ctx, tx, c.ID)
		if err != nil {
			return p, err
		}
		p.Pinned = true
		p.Rank, err = rankAmong(all, u, to)
		return p, err
	})
}

// pinsNew gives where a new update is pinned, nil if that needs no saying: it is not, or on top
// by its time and without an end.
func (d *Desk) pinsNew(ctx context.Context, tx *store.Tx, c *coverage.Coverage, in NewUpdate) (*coverage.Placement, error) {
	if !in.Pinned && in.PinUntil == nil {
		return nil, nil
	}
	p, err := d.pin(ctx, tx, c, &coverage.Update{}, in.PinUntil)
	if err != nil {
		return nil, err
	}
	if in.Pinned && p.Until == nil && p.Rank == "" {
		return nil, nil
	}
	return &p, nil
}

// placeNew puts an update somewhere that has just been posted.
func placeNew(ctx context.Context, tx *store.Tx, c *coverage.Coverage, r Receipt, p coverage.Placement, by *people.User) (Receipt, error) {
	u, err := tx.UpdateByN(ctx, c.ID, r.N)
	if err != nil {
		return Receipt{}, err
	}
	return place(ctx, tx, c, u, p, string(by.ID))
}

// rankAmong gives the rank of a pin that is moved; all are in their order, itself among them
// if it is public.
func rankAmong(all []coverage.Update, u *coverage.Update, to Move) (string, error) {
	at := slices.IndexFunc(all, func(o coverage.Update) bool { return o.ID == u.ID })
	others := slices.DeleteFunc(slices.Clone(all), func(o coverage.Update) bool { return o.ID == u.ID })
	if at < 0 {
		at = len(others)
	}
	switch {
	case to.To == Up:
		at--
	case to.To == Down:
		at++
	case to.To == Top:
		at = 0
	default:
		beside := slices.IndexFunc(others, func(o coverage.Update) bool { return o.N == max(to.Above, to.Below) })
		if beside < 0 {
			return "", fault.At(to.field(), "placement.not_pinned", "n", max(to.Above, to.Below))
		}
		if at = beside; to.Below > 0 {
			at++
		}
	}
	at = max(0, min(at, len(others)))
	var below, above string
	if at < len(others) {
		below = others[at].PinPlace()
	}
	if at > 0 {
		above = others[at-1].PinPlace()
	}
	if below == "" && above == "" {
		return u.Placement.Rank, nil
	}
	if now := u.PinPlace(); now > below && (above == "" || now < above) {
		return u.Placement.Rank, nil // it stands there
	}
	return coverage.Between(below, above), nil
}

// pins gives the published updates of a coverage that are pinned, in their order.
func pins(ctx context.Context, tx *store.Tx, id coverage.ID) ([]coverage.Update, error) {
	all, err := tx.PinnedUpdates(ctx, id)
	slices.SortStableFunc(all, func(a, b coverage.Update) int { return strings.Compare(b.PinPlace(), a.PinPlace()) })
	return all, err
}

// onPlacement puts an update somewhere, for who may publish there.
func (d *Desk) onPlacement(ctx context.Context, slug string, n int,
	put func(context.Context, *store.Tx, *coverage.Coverage, *coverage.Update) (coverage.Placement, error),
) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Receipt{}, err
	}
	defer d.bell()
	return commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateFor(ctx, tx, people.Publish, slug, n)
		if err != nil {
			return Receipt{}, err
		}
		if err := mayChange(ctx, tx, by, u); err != nil {
			return Receipt{}, err
		}
		p, err := put(ctx, tx, c, u)
		if err != nil {
			return Receipt{}, err
		}
		return place(ctx, tx, c, u, p, string(by.ID))
	})
}
