package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	forecastList = operation{
		id: "list_forecasts", method: http.MethodGet, path: "/forecasts", tag: "record",
		about: "What leaks, expectations and experts said would happen, and what came of it. One that is open counts as missed once an editor has declared the results of its round final." + pagedRecord,
	}
	forecastRead = operation{
		id: "read_forecast", method: http.MethodGet, path: "/forecasts/{id}", tag: "record",
		about: "One forecast with what came of it and the words that both rest on.",
	}
)

type forecastsIn struct {
	Result string `query:"result" format:"result" doc:"What came of them."`
	Basis  string `query:"basis" format:"forecast-basis" doc:"Who forecast."`
	Outlet string `query:"outlet" format:"id" doc:"Who printed it: an actor's id."`
	Origin string `query:"origin" format:"id" doc:"Where the outlet has it from: an actor's id."`
	Issue  string `query:"issue" format:"id" doc:"What it is about."`
	Round  string `query:"round" format:"id" doc:"About a round or its sessions."`
	Series string `query:"series" format:"id" doc:"About any round of a series."`
	PageIn
}

// Forecast is what was said would happen, and what came of it.
type Forecast struct {
	ID          string     `json:"id"`
	Basis       string     `json:"basis" format:"forecast-basis"`
	Event       string     `json:"event,omitempty" doc:"About which it was made."`
	Series      string     `json:"series,omitempty"`
	Round       string     `json:"round,omitempty" doc:"Of that event."`
	Outlet      []string   `json:"outlet,omitempty" doc:"Who printed it, actors' ids."`
	Origin      string     `json:"origin,omitempty" doc:"Where the outlet has it from, an actor's id."`
	Published   string     `json:"published,omitempty" doc:"A date as far as it is known."`
	Issues      []string   `json:"issues,omitempty"`
	Expects     text.Local `json:"expects" doc:"By language."`
	Probability *float64   `json:"probability,omitempty" doc:"As printed, 0 to 1."`
	Result      string     `json:"result" format:"result"`
	Why         text.Local `json:"why,omitempty" doc:"By language."`
	ResolvedBy  []string   `json:"resolved_by,omitempty" doc:"Ids of the outcomes and statements that tell."`
	Citations   []Evidence `json:"citations" doc:"The forecast itself."`
	Resolving   []Evidence `json:"result_citations,omitempty" doc:"The words that the result rests on."`
}

// ForecastList is a page of forecasts.
type ForecastList struct {
	Forecasts []Forecast `json:"forecasts"`
	Next      string     `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listForecasts(ctx context.Context, in *forecastsIn) (*answer[ForecastList], error) {
	v, err := r.desk.Forecasts(ctx, desk.ForecastsBy{
		Result: record.Result(in.Result), Basis: record.ForecastBasis(in.Basis), Outlet: record.ActorID(in.Outlet), Origin: record.ActorID(in.Origin),
		Issue: record.IssueID(in.Issue), Round: record.EventID(in.Round), Series: record.EventID(in.Series), After: in.After, Limit: in.Limit,
	})
	if err != nil {
		return nil, err
	}
	out := ForecastList{Forecasts: make([]Forecast, 0, len(v.IDs)), Next: v.Next}
	for _, id := range v.IDs {
		out.Forecasts = append(out.Forecasts, r.forecast(v.Record, v.Record.Forecasts[id]))
	}
	return &answer[ForecastList]{out}, nil
}

func (r *room) forecast(held *desk.RecordView, v *desk.ForecastView) Forecast {
	f := &v.Forecast
	out := Forecast{
		ID: string(f.ID), Basis: string(f.Basis), Event: string(f.Event), Series: string(v.Series), Round: string(v.Round),
		Outlet: ids[string](f.Outlet), Origin: string(f.Origin), Published: f.Published, Issues: ids[string](f.Issues),
		Expects: f.Expects, Probability: f.Probability, Result: string(f.Result), Why: f.Why, ResolvedBy: f.ResolvedBy,
		Citations: r.evidence(held, f.Citations),
	}
	if len(f.Resolving) > 0 {
		out.Resolving = r.evidence(held, f.Resolving)
	}
	return out
}

func (r *room) readForecast(ctx context.Context, in *IDIn) (*answer[Forecast], error) {
	v, err := r.desk.Forecast(ctx, record.ForecastID(in.ID))
	if err != nil {
		return nil, err
	}
	return &answer[Forecast]{r.forecast(v.Record, v.Record.Forecasts[v.IDs[0]])}, nil
}
