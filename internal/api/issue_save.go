package api

import (
	"context"

	"readout/internal/record"
)

var issueSave = savedAs("save_issue", "/issues")

// Issue is what is talked about.
type Issue struct {
	ID       string `json:"id,omitempty" format:"id"`
	Names    []Name `json:"names" minItems:"1" maxItems:"50"`
	Broader  string `json:"broader,omitempty" format:"id" doc:"The issue it is a part of."`
	Revision int    `json:"revision,omitempty" minimum:"0" doc:"What was read before the change; in an answer to one, the newest."`
}

type issueSaveIn struct {
	IDIn
	Body Issue
}

func (r *room) saveIssue(ctx context.Context, in *issueSaveIn) (*answer[Issue], error) {
	b := in.Body
	if err := sameID(ctx, in.ID, b.ID); err != nil {
		return nil, err
	}
	i := record.Issue{ID: record.IssueID(in.ID), Names: recordNames(b.Names), Broader: record.IssueID(b.Broader)}
	if err := r.desk.SaveIssue(ctx, i, b.Revision); err != nil {
		return nil, err
	}
	now, revision, err := storedNow[record.Issue](ctx, r, record.KindIssue, in.ID)
	if err != nil {
		return nil, err
	}
	return &answer[Issue]{Issue{ID: in.ID, Names: names(now.Names), Broader: string(now.Broader), Revision: revision}}, nil
}
