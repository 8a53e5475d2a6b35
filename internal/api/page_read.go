package api

import (
	"context"
	"net/http"

	"readout/internal/coverage"
	"readout/internal/desk"
)

var pageRead = operation{
	id: "read_page", method: http.MethodGet, path: "/coverages/{slug}/page", tag: "coverages",
	about: "What the coverage's page shows to readers: its updates in its own order or in another, what we know so far, and the key updates.",
}

type pageReadIn struct {
	SlugIn
	Order string `query:"order" format:"order" doc:"Left out: the coverage's own."`
	From  string `query:"from" maxLength:"1000" doc:"The next of the page before, in the same order; left out: the first page."`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"100" doc:"At most so many updates."`
}

// PageOf is a page of a coverage.
type PageOf struct {
	Coverage Coverage `json:"coverage"`
	Order    string   `json:"order" format:"order" doc:"Of the updates."`
	Updates  []Update `json:"updates" doc:"In that order, withdrawn ones as stubs."`
	Next     string   `json:"next,omitempty" doc:"There are more: ask again with this as from."`
	Summary  *Update  `json:"summary,omitempty" doc:"The newest summary."`
	Pinned   []Update `json:"pinned" doc:"What we know so far, in the order an editor gave it."`
	Keys     []Update `json:"keys" doc:"The key updates, newest first."`
}

func (r *room) readPage(ctx context.Context, in *pageReadIn) (*answer[PageOf], error) {
	v, err := r.desk.CoverageBy(ctx, in.Slug, coverage.Order(in.Order), in.From, in.Limit)
	if err != nil {
		return nil, err
	}
	page := PageOf{
		Coverage: r.publicCoverage(v), Order: string(v.Order), Next: v.Older,
		Updates: r.updates(in.Slug, v.Updates), Pinned: r.updates(in.Slug, v.Pinned), Keys: r.updates(in.Slug, v.Keys),
	}
	if v.Summary != nil {
		summary := r.update(in.Slug, v.Summary)
		page.Summary = &summary
	}
	return &answer[PageOf]{page}, nil
}

func (r *room) updates(slug string, views []desk.UpdateView) []Update {
	all := make([]Update, 0, len(views))
	for i := range views {
		all = append(all, r.update(slug, &views[i]))
	}
	return all
}
