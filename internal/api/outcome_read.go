package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	outcomeList = operation{
		id: "list_outcomes", method: http.MethodGet, path: "/outcomes", tag: "record",
		about: "What was put on the table, and what became of it. With as_of a status is the one that was known at the end of that day, and outcomes that had none by then are left out." + pagedRecord,
	}
	outcomeRead = operation{
		id: "read_outcome", method: http.MethodGet, path: "/outcomes/{id}", tag: "record", fails: leadsOn,
		about: "The life of one outcome: its states with the words they rest on, what was said of it, the forecasts that it decided. The id of a double leads to the one that it has become a part of.",
	}
)

type outcomesIn struct {
	Status  string `query:"status" format:"outcome-status" doc:"Where they stand."`
	AsOf    string `query:"as_of" format:"day" doc:"Where they stood at the end of this day, month or year; left out: the last that is known."`
	Overdue bool   `query:"overdue" doc:"Those alone whose due date had passed by as_of, or has by today, while they were still to be done."`
	Kind    string `query:"kind" format:"outcome-kind" doc:"What sort of thing was put on the table."`
	Actor   string `query:"actor" format:"id" doc:"Who is to do it, or on whose word it or one of its states rests."`
	Issue   string `query:"issue" format:"id" doc:"What it is about."`
	Round   string `query:"round" format:"id" doc:"First put at a round or its sessions."`
	Series  string `query:"series" format:"id" doc:"First put at any round of a series."`
	Text    string `query:"text" maxLength:"200" doc:"Stands in the title, in whatever case."`
	PageIn
}

// Outcome is a thing that was put on the table with what became of it.
type Outcome struct {
	ID           string     `json:"id"`
	Kind         string     `json:"kind" format:"outcome-kind"`
	Title        text.Local `json:"title" doc:"By language."`
	Event        string     `json:"event,omitempty" doc:"Where it was first put."`
	Series       string     `json:"series,omitempty"`
	Round        string     `json:"round,omitempty" doc:"Of that event."`
	Issues       []string   `json:"issues,omitempty"`
	Bound        []string   `json:"bound,omitempty" doc:"Who is to do it, actors' ids."`
	ToldBy       []string   `json:"told_by,omitempty" doc:"Whose word it rests on: actors' ids, or outlet where a page tells it in its own voice."`
	Due          string     `json:"due,omitempty" doc:"A date as far as it is known, or two with a slash."`
	Condition    text.Local `json:"condition,omitempty" doc:"By language."`
	SupersededBy string     `json:"superseded_by,omitempty" doc:"The id of what replaced it."`
	Status       string     `json:"status,omitempty" format:"outcome-status" doc:"Where it stands; of a list with as_of, where it stood then."`
	Overdue      bool       `json:"overdue,omitempty" doc:"Its due date has passed and it is still to be done: as of as_of, else of today."`
	States       []State    `json:"states" doc:"All that it came to, by the first day of as_of."`
	Citations    []Evidence `json:"citations"`
	URL          string     `json:"url" doc:"Its page."`
}

// State is one step in the life of an outcome.
type State struct {
	Status    string     `json:"status" format:"outcome-status"`
	AsOf      string     `json:"as_of" doc:"A date as far as it is known, or two with a slash."`
	Basis     string     `json:"basis" format:"status-basis" doc:"Whether a source says so or an editor concludes it."`
	ToldBy    []string   `json:"told_by,omitempty" doc:"Whose word it rests on; left out: as the outcome's."`
	Note      string     `json:"note,omitempty"`
	Citations []Evidence `json:"citations"`
}

// OutcomeList is a page of outcomes.
type OutcomeList struct {
	Outcomes []Outcome `json:"outcomes"`
	Next     string    `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listOutcomes(ctx context.Context, in *outcomesIn) (*answer[OutcomeList], error) {
	q := desk.OutcomesBy{
		Status: record.OutcomeStatus(in.Status), Overdue: in.Overdue, Kind: record.OutcomeKind(in.Kind), Actor: record.ActorID(in.Actor),
		Issue: record.IssueID(in.Issue), Round: record.EventID(in.Round), Series: record.EventID(in.Series), Text: in.Text, After: in.After, Limit: in.Limit,
	}
	q.AsOf, _ = record.LastDay(in.AsOf)
	v, err := r.desk.Outcomes(ctx, q)
	if err != nil {
		return nil, err
	}
	out := OutcomeList{Outcomes: make([]Outcome, 0, len(v.IDs)), Next: v.Next}
	for _, id := range v.IDs {
		one := r.outcome(v.Record, v.Record.Outcomes[id], v.Day)
		if then := v.Record.Outcomes[id].Outcome.AsOf(q.AsOf); then != nil {
			one.Status = string(then.Status)
		}
		out.Outcomes = append(out.Outcomes, one)
	}
	return &answer[OutcomeList]{out}, nil
}

func (r *room) outcome(held *desk.RecordView, v *desk.OutcomeView, day time.Time) Outcome {
	o := &v.Outcome
	out := Outcome{
		ID: string(o.ID), Kind: string(o.Kind), Title: o.Title, Event: string(o.Event), Series: string(v.Series), Round: string(v.Round),
		Issues: ids[string](o.Issues), Bound: ids[string](o.Bound), ToldBy: ids[string](o.ToldBy), Due: o.Due, Condition: o.Condition,
		SupersededBy: string(o.SupersededBy), Overdue: o.Overdue(day), States: make([]State, 0, len(o.Changes)),
		Citations: r.evidence(held, o.Citations), URL: r.page("outcomes", string(o.ID)),
	}
	if now := o.Now(); now != nil {
		out.Status = string(now.Status)
	}
	for _, c := range o.History() {
		out.States = append(out.States, State{
			Status: string(c.Status), AsOf: c.AsOf, Basis: string(c.Basis), ToldBy: ids[string](c.ToldBy), Note: c.Note,
			Citations: r.evidence(held, c.Citations),
		})
	}
	return out
}

// OutcomeLife is an outcome with what was said and had been forecast of it.
type OutcomeLife struct {
	Outcome
	Statements []Statement `json:"statements" doc:"That speak of it, in the order of the record."`
	Forecasts  []Forecast  `json:"forecasts" doc:"That it decided."`
}

func (r *room) readOutcome(ctx context.Context, in *IDIn) (*answer[OutcomeLife], error) {
	v, err := r.desk.Outcome(ctx, record.OutcomeID(in.ID))
	if err != nil {
		return nil, r.orWhole(ctx, record.KindOutcome, in.ID, err, r.under("outcomes"))
	}
	out := OutcomeLife{Outcome: r.outcome(v.Record, v.OutcomeView, time.Time{}), Statements: []Statement{}, Forecasts: []Forecast{}}
	out.Overdue = v.Overdue
	for _, s := range v.Record.Book.Statements {
		out.Statements = append(out.Statements, r.statement(v.Record.Statements[s.ID]))
	}
	for _, f := range v.Record.Book.Forecasts {
		out.Forecasts = append(out.Forecasts, r.forecast(v.Record, v.Record.Forecasts[f.ID]))
	}
	return &answer[OutcomeLife]{out}, nil
}
