package api

import (
	"context"
	"net/http"
	"time"
)

var (
	updatePin = operation{
		id: "pin_update", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/pin", tag: "updates", needs: true,
		about: "Makes it part of what we know so far, on top of what is pinned already; of one that is pinned it changes the end alone. It is no change of its words: it makes no revision of them, and readers see no mark of one.",
	}
	updateUnpin = operation{
		id: "unpin_update", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}/pin", tag: "updates", needs: true,
		about: "Takes it off what we know so far. It keeps its place among the updates.",
	}
)

// Pin is for how long an update is pinned.
type Pin struct {
	Until *time.Time `json:"pinned_until,omitempty" doc:"A moment to come; left out: until somebody unpins it."`
}

type updatePinIn struct {
	UpdateIn
	Body Pin
}

func (r *room) pinUpdate(ctx context.Context, in *updatePinIn) (*answer[Receipt], error) {
	got, err := r.desk.PinUpdate(ctx, in.Slug, in.N, utc(in.Body.Until))
	return r.receipt(in.Slug, got, err)
}

func (r *room) unpinUpdate(ctx context.Context, in *UpdateIn) (*answer[Receipt], error) {
	got, err := r.desk.UnpinUpdate(ctx, in.Slug, in.N)
	return r.receipt(in.Slug, got, err)
}
