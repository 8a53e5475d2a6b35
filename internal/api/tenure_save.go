package api

import (
	"context"

	"readout/internal/record"
	"readout/internal/text"
)

var tenureSave = savedAs("save_tenure", "/tenures")

// Tenure is a person's office from one day to another; either end may be unknown.
type Tenure struct {
	ID           string     `json:"id,omitempty" format:"id"`
	Person       string     `json:"person" format:"id" doc:"An actor's id."`
	Organization string     `json:"organization,omitempty" format:"id" doc:"An actor's id."`
	Title        text.Local `json:"title" doc:"The office, by language."`
	From         string     `json:"from,omitempty" format:"day" doc:"YYYY, YYYY-MM or YYYY-MM-DD."`
	To           string     `json:"to,omitempty" format:"day" doc:"The last day, in the same forms."`
	Attested     string     `json:"attested,omitempty" format:"attested" doc:"How it is known."`
	Revision     int        `json:"revision,omitempty" minimum:"0" doc:"What was read before the change; in an answer to one, the newest."`
}

type tenureSaveIn struct {
	IDIn
	Body Tenure
}

func (r *room) saveTenure(ctx context.Context, in *tenureSaveIn) (*answer[Tenure], error) {
	b := in.Body
	if err := sameID(ctx, in.ID, b.ID); err != nil {
		return nil, err
	}
	err := r.desk.SaveTenure(ctx, record.Tenure{
		ID: record.TenureID(in.ID), Person: record.ActorID(b.Person), Organization: record.ActorID(b.Organization),
		Title: b.Title, From: b.From, To: b.To, Attested: record.Attested(b.Attested),
	}, b.Revision)
	if err != nil {
		return nil, err
	}
	now, revision, err := storedNow[record.Tenure](ctx, r, record.KindTenure, in.ID)
	if err != nil {
		return nil, err
	}
	return &answer[Tenure]{Tenure{
		ID: in.ID, Person: string(now.Person), Organization: string(now.Organization),
		Title: now.Title, From: now.From, To: now.To, Attested: string(now.Attested), Revision: revision,
	}}, nil
}
