package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

var (
	participantSave = operation{
		id: "save_participant", method: http.MethodPut, path: "/participants/{id}", tag: "record", needs: true,
		about: madeOrChanged,
	}
	roundFinal = operation{
		id: "set_outcomes_final", method: http.MethodPut, path: "/events/{id}/final", tag: "record", needs: true,
		about: "Says that nothing will be added to the list of a round's results, or takes that back. While it is final, a forecast about the round that is open counts as missed.",
	}
)

// ParticipantForm is who was at an event, as a form says it.
type ParticipantForm struct {
	Event    string      `json:"event,omitempty" format:"id" doc:"Left out: the round that the coverage of the words covers."`
	Actor    string      `json:"actor" format:"id" doc:"Who was there, an actor's id."`
	Party    string      `json:"party,omitempty" format:"id" doc:"For which side, an actor's id."`
	Capacity string      `json:"capacity,omitempty" format:"capacity"`
	Tenure   string      `json:"tenure,omitempty" format:"id" doc:"The office in which they came; left out: the one held on the day."`
	Attested string      `json:"attested,omitempty" format:"attested" doc:"How it is known."`
	Draft    bool        `json:"draft,omitempty" doc:"Of a new one: kept for the desk until somebody publishes it."`
	Words    *CitedWords `json:"words,omitempty"`
	Revision int         `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type participantSaveIn struct {
	IDIn
	OnceIn
	Body ParticipantForm
}

func (r *room) saveParticipant(ctx context.Context, in *participantSaveIn) (*answer[ItemSaved], error) {
	b := in.Body
	id, err := r.desk.PutParticipant(ctx, record.Participant{
		ID: record.ParticipantID(in.ID), Event: record.EventID(b.Event), Actor: record.ActorID(b.Actor), Party: record.ActorID(b.Party),
		Capacity: record.Capacity(b.Capacity), Tenure: record.TenureID(b.Tenure), Attested: record.Attested(b.Attested),
	}, desk.Put{Words: b.Words.words(), Draft: b.Draft, From: b.Revision, Once: onceFor(ctx, in.Key)})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindParticipant, string(id))
}

// Finality says whether the list of a round's results is final.
type Finality struct {
	Final bool `json:"final"`
}

type roundFinalIn struct {
	IDIn
	Body Finality
}

func (r *room) setOutcomesFinal(ctx context.Context, in *roundFinalIn) (*answer[Finality], error) {
	if err := r.desk.SetOutcomesFinal(ctx, record.EventID(in.ID), in.Body.Final); err != nil {
		return nil, err
	}
	return &answer[Finality]{in.Body}, nil
}
