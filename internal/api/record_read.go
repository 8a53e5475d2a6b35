package api

import (
	"context"
	"strconv"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// RecordReads is what a researcher asks of the record.
type RecordReads interface {
	Actors(ctx context.Context, q desk.ActorsBy) (*desk.ActorsView, error)
	ActorFacts(ctx context.Context, id record.ActorID) (*desk.ActorView, error)
	ActorOnIssue(ctx context.Context, id record.ActorID, issue record.IssueID, after string, limit int) (*desk.OnIssueView, error)
	Issues(ctx context.Context, q desk.IssuesBy) (*desk.IssuesView, error)
	IssueFacts(ctx context.Context, id record.IssueID) (*desk.IssueView, error)
	Positions(ctx context.Context, q desk.PositionsAt) (*desk.PositionsView, error)
	Outcomes(ctx context.Context, q desk.OutcomesBy) (*desk.OutcomesView, error)
	Outcome(ctx context.Context, id record.OutcomeID) (*desk.OutcomeLife, error)
	Forecasts(ctx context.Context, q desk.ForecastsBy) (*desk.ForecastsView, error)
	Forecast(ctx context.Context, id record.ForecastID) (*desk.ForecastsView, error)
	Talks
	MergedInto(ctx context.Context, kind record.Kind, id string) (string, error)
}

// Talks are series, rounds and sessions.
type Talks interface {
	Events(ctx context.Context, q desk.EventsBy) (*desk.EventsView, error)
	Event(ctx context.Context, id record.EventID) (record.Event, error)
}

// PageIn is the part of a request that says which page of a list is asked for.
type PageIn struct {
	After string `query:"after" maxLength:"60" doc:"The next of the page before."`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"At most so many."`
}

// Evidence is words of a coverage that something of the record rests on.
type Evidence struct {
	Coverage string `json:"coverage,omitempty" doc:"Slug of the coverage."`
	Citation
	As     string     `json:"as,omitempty" doc:"What these words make of it, where that is something else."`
	Source text.Local `json:"source,omitempty" doc:"What the source is called that they are from: one has no page."`
	URL    string     `json:"url,omitempty" doc:"Where they stand; of a source, where it was found."`
}

func (r *room) evidence(held *desk.RecordView, all []record.Citation) []Evidence {
	out := make([]Evidence, 0, len(all))
	for i, c := range citations(all) {
		page := held.Cited[all[i].Coverage]
		e := Evidence{Coverage: page.Slug, Citation: c, As: all[i].As}
		switch {
		case page.Source:
			e.Source, e.URL = page.Title, page.Address
		case page.Open() == "":
		case c.N > 0:
			e.URL = r.page("c", page.Slug, "u", strconv.Itoa(c.N))
		default:
			e.URL = r.page("c", page.Slug)
		}
		out = append(out, e)
	}
	return out
}

// pagedRecord is said of every paged list of the record.
const pagedRecord = " Those that were put on record last come first. A page may hold fewer than the limit, or none, and still have a next one: what is rare is looked for step by step."
