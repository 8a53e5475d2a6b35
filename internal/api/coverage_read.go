package api

import (
	"context"
	"net/http"
)

var coverageRead = operation{
	id: "read_coverage", method: http.MethodGet, path: "/coverages/{slug}", tag: "coverages",
	about: "One coverage without its updates. With the token of somebody who works on the site drafts are shown too.",
}

func (r *room) readCoverage(ctx context.Context, in *SlugIn) (*answer[Coverage], error) {
	return desksOr(ctx, func() (*answer[Coverage], error) {
		v, err := r.desk.DeskCoverage(ctx, in.Slug)
		if err != nil {
			return nil, err
		}
		return &answer[Coverage]{r.deskCoverage(v)}, nil
	}, func() (*answer[Coverage], error) {
		v, err := r.desk.Coverage(ctx, in.Slug, "")
		if err != nil {
			return nil, err
		}
		return &answer[Coverage]{r.publicCoverage(v)}, nil
	})
}
