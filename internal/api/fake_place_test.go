package api

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
)

func (d *fakeDesk) CoverageBy(ctx context.Context, slug string, order coverage.Order, from string, limit int) (*desk.CoverageView, error) {
	v, err := d.Coverage(ctx, slug, from)
	if err != nil {
		return nil, err
	}
	v.Order, v.Pinned = order, v.Updates[:1]
	if order == "" {
		v.Order = coverage.Newest
	}
	if limit < len(v.Updates) {
		v.Updates, v.Older = v.Updates[:limit], "1490001660000000-1"
	}
	until := said.Add(time.Hour)
	v.Updates[0].Update.Placement = coverage.Placement{Pinned: true, Until: &until, Placed: "2017032009220000000000000015", Revision: 1}
	v.Summary, v.Keys = &v.Updates[0], v.Updates[1:]
	return v, nil
}

// put is what the four below were asked.
type put struct {
	N     int
	Until *time.Time
	To    desk.Move
}

func (d *fakeDesk) PinUpdate(ctx context.Context, _ string, n int, until *time.Time) (desk.Receipt, error) {
	return posted(n, 1), d.did(ctx, put{N: n, Until: until})
}

func (d *fakeDesk) UnpinUpdate(ctx context.Context, _ string, n int) (desk.Receipt, error) {
	return posted(n, 1), d.did(ctx, put{N: n})
}

func (d *fakeDesk) MovePin(ctx context.Context, _ string, n int, to desk.Move) (desk.Receipt, error) {
	return posted(n, 1), d.did(ctx, put{N: n, To: to})
}

func (d *fakeDesk) PlaceUpdate(ctx context.Context, _ string, n int, to desk.Move) (desk.Receipt, error) {
	return posted(n, 1), d.did(ctx, put{N: n, To: to})
}
