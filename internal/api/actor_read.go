package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	actorList = operation{
		id: "list_actors", method: http.MethodGet, path: "/actors", tag: "record",
		about: "Whoever can speak or act: persons, sides, bodies, outlets." + pagedRecord,
	}
	actorRead = operation{
		id: "read_actor", method: http.MethodGet, path: "/actors/{id}", tag: "record", fails: leadsOn,
		about: "One actor with all that it is called, whom it speaks for, the offices it held and who belongs to it. The id of a double leads to the one that it has become a part of.",
	}
)

type actorsIn struct {
	Kind string `query:"kind" format:"actor-kind" doc:"What sort of actor."`
	Side string `query:"side" format:"id" doc:"Whom they speak for: the id of a state or another side."`
	Text string `query:"text" maxLength:"200" doc:"Stands in one of the names, in whatever case."`
	PageIn
}

// ActorOf is an actor in a list.
type ActorOf struct {
	Actor
	Side string `json:"side,omitempty" doc:"Whom it speaks for, worked out from what it belongs to; of a state itself."`
	URL  string `json:"url" doc:"Its page."`
}

// ActorList is a page of actors.
type ActorList struct {
	Actors []ActorOf `json:"actors"`
	Next   string    `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listActors(ctx context.Context, in *actorsIn) (*answer[ActorList], error) {
	v, err := r.desk.Actors(ctx, desk.ActorsBy{
		Kind: record.ActorKind(in.Kind), Side: record.ActorID(in.Side), Text: in.Text, After: in.After, Limit: in.Limit,
	})
	if err != nil {
		return nil, err
	}
	out := ActorList{Actors: make([]ActorOf, 0, len(v.Actors)), Next: v.Next}
	for _, line := range v.Actors {
		out.Actors = append(out.Actors, r.actorOf(line.Actor, line.Side))
	}
	return &answer[ActorList]{out}, nil
}

func (r *room) actorOf(a record.Actor, side record.ActorID) ActorOf {
	return ActorOf{Actor: actor(a), Side: string(side), URL: r.page("actors", string(a.ID))}
}

// ActorFacts is an actor with what is on record about it.
type ActorFacts struct {
	ActorOf
	Offices []Office `json:"offices" doc:"The newest first."`
	Members []Actor  `json:"members" doc:"Who belongs to it or speaks for it, at most a hundred."`
}

// Office is an office that a person held.
type Office struct {
	ID           string     `json:"id" doc:"The tenure's."`
	Title        text.Local `json:"title" doc:"By language."`
	Organization string     `json:"organization,omitempty" doc:"An actor's id."`
	From         string     `json:"from,omitempty" doc:"YYYY, YYYY-MM or YYYY-MM-DD."`
	To           string     `json:"to,omitempty" doc:"The last day, in the same forms."`
}

func (r *room) readActor(ctx context.Context, in *IDIn) (*answer[ActorFacts], error) {
	v, err := r.desk.ActorFacts(ctx, record.ActorID(in.ID))
	if err != nil {
		return nil, r.orWhole(ctx, record.KindActor, in.ID, err, r.under("actors"))
	}
	side := record.ActorID("")
	switch {
	case v.Side != nil:
		side = v.Side.ID
	case v.Actor.Kind == record.State:
		side = v.Actor.ID
	}
	out := ActorFacts{ActorOf: r.actorOf(v.Actor, side), Offices: []Office{}, Members: []Actor{}}
	for _, o := range v.Offices {
		t := o.Tenure
		out.Offices = append(out.Offices, Office{ID: string(t.ID), Title: t.Title, Organization: string(t.Organization), From: t.From, To: t.To})
	}
	for _, a := range v.Members {
		out.Members = append(out.Members, actor(a))
	}
	return &answer[ActorFacts]{out}, nil
}
