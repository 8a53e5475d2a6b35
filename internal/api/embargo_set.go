package api

import (
	"context"
	"net/http"
	"time"
)

const (
	aboutEmbargo = "Lets nobody make it public before a moment, by hand or by itself. An embargo can be made longer in the same way; it ends sooner by being lifted alone."
	aboutLifting = "Ends the embargo before its time. The reason is kept with who gave it."
)

var (
	updateEmbargo = operation{
		id: "embargo_update", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/embargo", tag: "updates", needs: true,
		about: aboutEmbargo,
	}
	coverageEmbargo = operation{
		id: "embargo_coverage", method: http.MethodPut, path: "/coverages/{slug}/embargo", tag: "coverages", needs: true,
		about: aboutEmbargo,
	}
	updateLift = operation{
		id: "lift_update_embargo", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}/embargo", tag: "updates", needs: true,
		about: aboutLifting,
	}
	coverageLift = operation{
		id: "lift_coverage_embargo", method: http.MethodDelete, path: "/coverages/{slug}/embargo", tag: "coverages", needs: true,
		about: aboutLifting,
	}
)

// Embargo is the moment before which something must not be public.
type Embargo struct {
	Until time.Time `json:"embargo_until" doc:"A moment to come."`
}

// Reason is why an embargo is lifted.
type Reason struct {
	Reason string `query:"reason" maxLength:"2000" doc:"Why; it must be given."`
}

type updateEmbargoIn struct {
	UpdateIn
	Body Embargo
}

type coverageEmbargoIn struct {
	SlugIn
	Body Embargo
}

type updateLiftIn struct {
	UpdateIn
	Reason
}

type coverageLiftIn struct {
	SlugIn
	Reason
}

func (r *room) embargoUpdate(ctx context.Context, in *updateEmbargoIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.SetEmbargo(ctx, in.waiting(), in.Body.Until))
}

func (r *room) embargoCoverage(ctx context.Context, in *coverageEmbargoIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.SetEmbargo(ctx, in.waiting(), in.Body.Until))
}

func (r *room) liftUpdate(ctx context.Context, in *updateLiftIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.LiftEmbargo(ctx, in.waiting(), in.Reason.Reason))
}

func (r *room) liftCoverage(ctx context.Context, in *coverageLiftIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.LiftEmbargo(ctx, in.waiting(), in.Reason.Reason))
}
