package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	outcomeSave = operation{
		id: "save_outcome", method: http.MethodPut, path: "/outcomes/{id}", tag: "record", needs: true,
		about: madeOrChanged + " Its states have operations of their own.",
	}
	statusAdd = operation{
		id: "add_status", method: http.MethodPost, path: "/outcomes/{id}/states", tag: "record", status: http.StatusCreated, needs: true,
		fails: []int{http.StatusNotFound},
		about: "Writes down that the outcome has come to stand otherwise. The states it had stay; views order them by the first day of `as_of`." + readBefore,
	}
	statusDrop = operation{
		id: "drop_status", method: http.MethodDelete, path: "/outcomes/{id}/states/{n}", tag: "record", needs: true,
		about: "Takes a wrong state out again: the one at this place in the order in which they were written down, from 1. With `status`, only if it is that one.",
	}
)

// OutcomeForm is an outcome as a form says it.
type OutcomeForm struct {
	Kind      string      `json:"kind" format:"outcome-kind" doc:"What sort of thing was put on the table."`
	Event     string      `json:"event,omitempty" format:"id" doc:"Where it was first put; of a new one left out: the round that the coverage of its words covers."`
	Title     text.Local  `json:"title" doc:"By language."`
	Issues    []string    `json:"issues,omitempty" format:"id" maxItems:"50" doc:"Issues' ids."`
	Bound     []string    `json:"bound,omitempty" format:"id" maxItems:"50" doc:"Who is to do it, actors' ids."`
	ToldBy    []string    `json:"told_by,omitempty" format:"id" maxItems:"50" doc:"Whose word it rests on, actors' ids, or outlet where a page tells it in its own voice."`
	Due       string      `json:"due,omitempty" maxLength:"40" doc:"A date as far as it is known, or two with a slash."`
	Condition text.Local  `json:"condition,omitempty" doc:"By language."`
	Status    string      `json:"status,omitempty" format:"outcome-status" doc:"Of a new one: its first state."`
	AsOf      string      `json:"as_of,omitempty" maxLength:"40" doc:"Of a new one: as of when; left out: the day of the update that the words stand in."`
	Draft     bool        `json:"draft,omitempty" doc:"Of a new one: kept for the desk until somebody publishes it."`
	Words     *CitedWords `json:"words,omitempty"`
	Revision  int         `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type outcomeSaveIn struct {
	IDIn
	OnceIn
	Body OutcomeForm
}

func (r *room) saveOutcome(ctx context.Context, in *outcomeSaveIn) (*answer[ItemSaved], error) {
	b := in.Body
	o := record.Outcome{
		ID: record.OutcomeID(in.ID), Kind: record.OutcomeKind(b.Kind), Event: record.EventID(b.Event), Title: b.Title,
		Issues: ids[record.IssueID](b.Issues), Bound: ids[record.ActorID](b.Bound), ToldBy: ids[record.ActorID](b.ToldBy),
		Due: b.Due, Condition: b.Condition,
	}
	if b.Status != "" {
		o.Changes = []record.StatusChange{{Status: record.OutcomeStatus(b.Status), AsOf: b.AsOf, Basis: record.BasisReported}}
	}
	id, err := r.desk.PutOutcome(ctx, o, desk.Put{Words: b.Words.words(), Draft: b.Draft, From: b.Revision, Once: onceFor(ctx, in.Key)})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindOutcome, string(id))
}

// StatusForm is a step in the life of an outcome.
type StatusForm struct {
	Status   string      `json:"status" format:"outcome-status"`
	AsOf     string      `json:"as_of,omitempty" maxLength:"40" doc:"A date as far as it is known, or two with a slash; left out: the day of the update that the words stand in."`
	Basis    string      `json:"basis,omitempty" format:"status-basis" doc:"Left out: reported with words, else inferred."`
	ToldBy   []string    `json:"told_by,omitempty" format:"id" maxItems:"50" doc:"Whose word it rests on; left out: as the outcome's."`
	Note     string      `json:"note,omitempty" maxLength:"2000"`
	By       string      `json:"superseded_by,omitempty" format:"id" doc:"Of superseded: by which outcome."`
	Words    *CitedWords `json:"words,omitempty"`
	Revision int         `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type statusAddIn struct {
	IDIn
	OnceIn
	Body StatusForm
}

func (r *room) addStatus(ctx context.Context, in *statusAddIn) (*made[ItemSaved], error) {
	b := in.Body
	err := r.desk.AddStatus(ctx, record.OutcomeID(in.ID), desk.NewStatus{
		Status: record.OutcomeStatus(b.Status), AsOf: b.AsOf, Basis: record.StatusBasis(b.Basis), ToldBy: ids[record.ActorID](b.ToldBy),
		Note: b.Note, By: record.OutcomeID(b.By), Words: b.Words.words(), From: b.Revision, Once: onceFor(ctx, in.Key),
	})
	if err != nil {
		return nil, err
	}
	out, err := r.saved(ctx, record.KindOutcome, in.ID)
	if err != nil {
		return nil, err
	}
	return &made[ItemSaved]{r.resource("outcomes", in.ID), out}, nil
}

type statusDropIn struct {
	IDIn
	N      int    `path:"n" minimum:"1" doc:"Its place among the states, from 1."`
	Status string `query:"status" format:"outcome-status" doc:"The state that you saw there."`
}

func (r *room) dropStatus(ctx context.Context, in *statusDropIn) (*answer[ItemSaved], error) {
	if err := r.desk.DropStatus(ctx, record.OutcomeID(in.ID), in.N, record.OutcomeStatus(in.Status)); err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindOutcome, in.ID)
}
