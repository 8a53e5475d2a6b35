package api

import (
	"context"
	"net/http"
)

var updatePublish = operation{
	id: "publish_update", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/publish", tag: "updates", needs: true,
	about: "Makes a draft, or what a reporter handed in, public.",
}

// Publication names the revision that is to be public.
type Publication struct {
	Revision int `json:"revision" minimum:"1" doc:"The revision you saw."`
}

type updatePublishIn struct {
	UpdateIn
	Body Publication
}

func (r *room) publishUpdate(ctx context.Context, in *updatePublishIn) (*answer[Receipt], error) {
	got, err := r.desk.PublishUpdate(ctx, in.Slug, in.N, in.Body.Revision)
	return r.receipt(in.Slug, got, err)
}
