package api

import (
	"context"

	"readout/internal/record"
	"readout/internal/text"
)

var eventSave = savedAs("save_event", "/events")

// Event is a series of talks, one round of it, or a part of a round.
type Event struct {
	ID       string     `json:"id,omitempty" format:"id"`
	Kind     string     `json:"kind" format:"event-kind"`
	Parent   string     `json:"parent,omitempty" format:"id" doc:"Of a round its series, of a session its round."`
	Ordinal  int        `json:"ordinal,omitempty" minimum:"0" maximum:"9999" doc:"The second round: 2."`
	Parties  []string   `json:"parties,omitempty" format:"id" maxItems:"50" doc:"Actors' ids."`
	Names    []Name     `json:"names,omitempty" maxItems:"50"`
	Place    text.Local `json:"place,omitempty" doc:"By language."`
	TZ       string     `json:"tz,omitempty" format:"zone" doc:"An IANA name."`
	Date     string     `json:"date,omitempty" format:"day" doc:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	End      string     `json:"end,omitempty" format:"day" doc:"Last day, if it is another."`
	Revision int        `json:"revision,omitempty" minimum:"0" doc:"What was read before the change; in an answer to one, the newest."`
}

type eventSaveIn struct {
	IDIn
	Body Event
}

func (r *room) saveEvent(ctx context.Context, in *eventSaveIn) (*answer[Event], error) {
	b := in.Body
	if err := sameID(ctx, in.ID, b.ID); err != nil {
		return nil, err
	}
	e := record.Event{
		ID: record.EventID(in.ID), Kind: record.EventKind(b.Kind), Parent: record.EventID(b.Parent), Ordinal: b.Ordinal,
		Parties: ids[record.ActorID](b.Parties), Names: recordNames(b.Names), Place: b.Place, TZ: b.TZ, Date: b.Date, End: b.End,
	}
	if err := r.desk.SaveEvent(ctx, e, b.Revision); err != nil {
		return nil, err
	}
	now, revision, err := storedNow[record.Event](ctx, r, record.KindEvent, in.ID)
	if err != nil {
		return nil, err
	}
	out := event(*now)
	out.Revision = revision
	return &answer[Event]{out}, nil
}

func event(e record.Event) Event {
	return Event{
		ID: string(e.ID), Kind: string(e.Kind), Parent: string(e.Parent), Ordinal: e.Ordinal,
		Parties: ids[string](e.Parties), Names: names(e.Names), Place: e.Place, TZ: e.TZ, Date: e.Date, End: e.End,
	}
}
