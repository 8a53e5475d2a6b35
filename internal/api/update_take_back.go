package api

import (
	"context"
	"net/http"
)

var updateTakeBack = operation{
	id: "take_back_edit", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/take-back", tag: "updates", needs: true,
	about: "Undoes one change of an update: what `revision` changed becomes again what it was before it, what was changed since stays. It is a change like any other and makes a new revision. If that was changed since too, nothing is changed and the answer is 409 with `disputes`.",
}

type updateTakeBackIn struct {
	UpdateIn
	Body Taking
}

// Taking names the change to be taken back.
type Taking struct {
	Revision int `json:"revision" minimum:"2" doc:"The revision that the change made."`
}

func (r *room) takeBackEdit(ctx context.Context, in *updateTakeBackIn) (*answer[Receipt], error) {
	got, err := r.desk.TakeBackEdit(ctx, in.Slug, in.N, in.Body.Revision)
	return r.receipt(in.Slug, got, err)
}
