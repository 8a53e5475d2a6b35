package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

var (
	eventList = operation{
		id: "list_events", method: http.MethodGet, path: "/events", tag: "record",
		about: "What happens in the world: series of talks, their rounds, and the sessions of these." + pagedRecord,
	}
	eventRead = operation{
		id: "read_event", method: http.MethodGet, path: "/events/{id}", tag: "record",
		about: "One series, round or session.",
	}
)

type eventsIn struct {
	Kind   string `query:"kind" format:"event-kind" doc:"Series, rounds or sessions."`
	Parent string `query:"parent" format:"id" doc:"Of rounds their series, of sessions their round."`
	Text   string `query:"text" maxLength:"200" doc:"Stands in one of the names, in whatever case."`
	PageIn
}

// EventOf is an event in a list.
type EventOf struct {
	Event
	Status        string `json:"status,omitempty" enum:"scheduled,live,ended,postponed,cancelled" doc:"Left out: it was held."`
	OutcomesFinal bool   `json:"outcomes_final,omitempty" doc:"Nothing will be added to the list of this round's results: what had been forecast and is not among them is missed."`
	URL           string `json:"url,omitempty" doc:"Of a series or a round: its page."`
}

// EventList is a page of events.
type EventList struct {
	Events []EventOf `json:"events"`
	Next   string    `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listEvents(ctx context.Context, in *eventsIn) (*answer[EventList], error) {
	v, err := r.desk.Events(ctx, desk.EventsBy{
		Kind: record.EventKind(in.Kind), Parent: record.EventID(in.Parent), Text: in.Text, After: in.After, Limit: in.Limit,
	})
	if err != nil {
		return nil, err
	}
	out := EventList{Events: make([]EventOf, 0, len(v.Events)), Next: v.Next}
	for _, e := range v.Events {
		out.Events = append(out.Events, r.eventOf(e))
	}
	return &answer[EventList]{out}, nil
}

func (r *room) eventOf(e record.Event) EventOf {
	out := EventOf{Event: event(e), Status: string(e.Status), OutcomesFinal: e.OutcomesFinal}
	switch e.Kind {
	case record.Series:
		out.URL = r.page("talks", string(e.ID))
	case record.Round:
		out.URL = r.page("talks", string(e.Parent), string(e.ID))
	}
	return out
}

func (r *room) readEvent(ctx context.Context, in *IDIn) (*answer[EventOf], error) {
	e, err := r.desk.Event(ctx, record.EventID(in.ID))
	if err != nil {
		return nil, err
	}
	return &answer[EventOf]{r.eventOf(e)}, nil
}
