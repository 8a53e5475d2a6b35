package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	forecastSave = operation{
		id: "save_forecast", method: http.MethodPut, path: "/forecasts/{id}", tag: "record", needs: true,
		about: madeOrChanged + " What became of it has an operation of its own; a new one is open.",
	}
	forecastResolve = operation{
		id: "resolve_forecast", method: http.MethodPut, path: "/forecasts/{id}/result", tag: "record", needs: true,
		about: "Says what became of a forecast, against the outcomes and statements that tell. An earlier result is replaced; open opens it again. Silence is no miss: until the list of a round's results is final, what it does not mention stays open." + readBefore,
	}
)

// ForecastForm is a forecast as a form says it.
type ForecastForm struct {
	Basis       string      `json:"basis" format:"forecast-basis"`
	Event       string      `json:"event,omitempty" format:"id" doc:"About which event; of a new one left out: the round that the coverage of its words covers."`
	Outlet      []string    `json:"outlet,omitempty" format:"id" maxItems:"20" doc:"Who printed it, actors' ids."`
	Origin      string      `json:"origin,omitempty" format:"id" doc:"Where the outlet has it from, an actor's id."`
	Published   string      `json:"published,omitempty" maxLength:"40" doc:"A date as far as it is known."`
	Issues      []string    `json:"issues,omitempty" format:"id" maxItems:"50" doc:"Issues' ids."`
	Expects     text.Local  `json:"expects" doc:"What it said would happen, by language."`
	Probability *float64    `json:"probability,omitempty" minimum:"0" maximum:"1" doc:"As it was printed; left out: none was."`
	Draft       bool        `json:"draft,omitempty" doc:"Of a new one: kept for the desk until somebody publishes it."`
	Words       *CitedWords `json:"words,omitempty"`
	Revision    int         `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type forecastSaveIn struct {
	IDIn
	OnceIn
	Body ForecastForm
}

func (r *room) saveForecast(ctx context.Context, in *forecastSaveIn) (*answer[ItemSaved], error) {
	b := in.Body
	id, err := r.desk.PutForecast(ctx, record.Forecast{
		ID: record.ForecastID(in.ID), Basis: record.ForecastBasis(b.Basis), Event: record.EventID(b.Event),
		Outlet: ids[record.ActorID](b.Outlet), Origin: record.ActorID(b.Origin), Published: b.Published,
		Issues: ids[record.IssueID](b.Issues), Expects: b.Expects, Probability: b.Probability, Result: record.Open,
	}, desk.Put{Words: b.Words.words(), Draft: b.Draft, From: b.Revision, Once: onceFor(ctx, in.Key)})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindForecast, string(id))
}

// ResolutionForm is what became of a forecast.
type ResolutionForm struct {
	Result   string      `json:"result" format:"result"`
	By       []string    `json:"resolved_by,omitempty" format:"id" maxItems:"50" doc:"Ids of the outcomes and statements that tell."`
	Why      text.Local  `json:"why,omitempty" doc:"In your words, by language."`
	Words    *CitedWords `json:"words,omitempty"`
	Revision int         `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type forecastResolveIn struct {
	IDIn
	OnceIn
	Body ResolutionForm
}

func (r *room) resolveForecast(ctx context.Context, in *forecastResolveIn) (*answer[ItemSaved], error) {
	b := in.Body
	err := r.desk.ResolveForecast(ctx, record.ForecastID(in.ID), desk.Resolution{
		Result: record.Result(b.Result), By: b.By, Why: b.Why, Words: b.Words.words(), From: b.Revision, Once: onceFor(ctx, in.Key),
	})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindForecast, in.ID)
}
