package api

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
)

func (d *fakeDesk) DeskHome(context.Context) (*desk.DeskView, error) {
	updates := sampleUpdates()
	v := &desk.DeskView{Scheduled: []desk.ScheduledLine{
		{Coverage: sampleCoverage(), Update: &updates[1], Timing: desk.Timing{
			Schedule: &coverage.Schedule{At: said, Revision: 1, By: "u1", Held: coverage.HeldChanged}, By: "ann", Changed: true,
		}},
		{Coverage: sampleCoverage(), Timing: desk.Timing{Embargo: &coverage.Embargo{Until: said.Add(time.Hour)}, Keeper: "ed"}},
	}}
	waits(v)
	return v, d.fails
}

// putOff is what the four below were asked.
type putOff struct {
	What   desk.Waiting
	From   int
	At     time.Time
	Reason string
}

func (d *fakeDesk) SetSchedule(ctx context.Context, what desk.Waiting, from int, at time.Time) (desk.Timing, error) {
	return desk.Timing{Schedule: &coverage.Schedule{At: at, Revision: from}, By: "ed"}, d.did(ctx, putOff{What: what, From: from, At: at})
}

func (d *fakeDesk) CancelSchedule(ctx context.Context, what desk.Waiting) (desk.Timing, error) {
	return desk.Timing{}, d.did(ctx, putOff{What: what})
}

func (d *fakeDesk) SetEmbargo(ctx context.Context, what desk.Waiting, until time.Time) (desk.Timing, error) {
	return desk.Timing{Embargo: &coverage.Embargo{Until: until}, Keeper: "ed"}, d.did(ctx, putOff{What: what, At: until})
}

func (d *fakeDesk) LiftEmbargo(ctx context.Context, what desk.Waiting, reason string) (desk.Timing, error) {
	return desk.Timing{}, d.did(ctx, putOff{What: what, Reason: reason})
}
