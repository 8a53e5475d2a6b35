package api

import (
	"context"

	"readout/internal/record"
)

var actorSave = savedAs("save_actor", "/actors")

// Actor is whoever can speak or act.
type Actor struct {
	ID        string `json:"id,omitempty" format:"id"`
	Kind      string `json:"kind" format:"actor-kind"`
	Names     []Name `json:"names" minItems:"1" maxItems:"50"`
	Party     string `json:"party,omitempty" format:"id" doc:"The state one speaks for, an actor's id."`
	Parent    string `json:"parent,omitempty" format:"id" doc:"The body it belongs to, an actor's id."`
	Anonymous bool   `json:"anonymous,omitempty"`
	Wikidata  string `json:"wikidata,omitempty" maxLength:"13" doc:"Q and a number."`
	ISO3      string `json:"iso3,omitempty" maxLength:"3" doc:"Of a state: ISO 3166-1 alpha-3."`
	Revision  int    `json:"revision,omitempty" minimum:"0" doc:"What was read before the change; in an answer to one, the newest."`
}

type actorSaveIn struct {
	IDIn
	Body Actor
}

func (r *room) saveActor(ctx context.Context, in *actorSaveIn) (*answer[Actor], error) {
	b := in.Body
	if err := sameID(ctx, in.ID, b.ID); err != nil {
		return nil, err
	}
	a := record.Actor{
		ID: record.ActorID(in.ID), Kind: record.ActorKind(b.Kind), Names: recordNames(b.Names),
		Party: record.ActorID(b.Party), Parent: record.ActorID(b.Parent), Anonymous: b.Anonymous,
		Wikidata: b.Wikidata, ISO3: b.ISO3,
	}
	if err := r.desk.SaveActor(ctx, a, b.Revision); err != nil {
		return nil, err
	}
	now, revision, err := storedNow[record.Actor](ctx, r, record.KindActor, in.ID)
	if err != nil {
		return nil, err
	}
	out := actor(*now)
	out.Revision = revision
	return &answer[Actor]{out}, nil
}

func actor(a record.Actor) Actor {
	return Actor{
		ID: string(a.ID), Kind: string(a.Kind), Names: names(a.Names),
		Party: string(a.Party), Parent: string(a.Parent), Anonymous: a.Anonymous,
		Wikidata: a.Wikidata, ISO3: a.ISO3,
	}
}
