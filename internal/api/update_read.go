package api

import (
	"context"
	"net/http"

	"readout/internal/fault"
)

var updateRead = operation{
	id: "read_update", method: http.MethodGet, path: "/coverages/{slug}/updates/{n}", tag: "updates",
	about: "One update. With the token of somebody who works on the site drafts are shown too, and `body` holds the Markdown to start a change from.",
}

func (r *room) readUpdate(ctx context.Context, in *UpdateIn) (*answer[Update], error) {
	return desksOr(ctx, func() (*answer[Update], error) { return r.readDeskUpdate(ctx, in) },
		func() (*answer[Update], error) { return r.readPublicUpdate(ctx, in) })
}

func (r *room) readDeskUpdate(ctx context.Context, in *UpdateIn) (*answer[Update], error) {
	v, err := r.desk.DeskUpdate(ctx, in.Slug, in.N)
	if err != nil {
		return nil, err
	}
	u := r.update(in.Slug, &v.Update)
	if !gone(v.Update.Update.Standing) {
		u.Body, u.Timing = &v.Markdown, timing(v.Timing)
	}
	return &answer[Update]{u}, nil
}

func (r *room) readPublicUpdate(ctx context.Context, in *UpdateIn) (*answer[Update], error) {
	v, err := r.desk.Update(ctx, in.Slug, in.N)
	if err != nil {
		return nil, err
	}
	for i := range v.Updates {
		if v.Updates[i].Update.N == in.N {
			return &answer[Update]{r.update(in.Slug, &v.Updates[i])}, nil
		}
	}
	return nil, fault.New(fault.NotFound, "api.no_update", "n", in.N, "slug", shorten(in.Slug))
}
