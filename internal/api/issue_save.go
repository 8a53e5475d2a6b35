package api

import (
	"context"

	"readout/internal/record"
)

var issueSave = savedAs("save_issue", "/issues")

// Issue is what is talked about.
type Issue struct {
	ID      string `json:"id,omitempty" format:"id"`
	Names   []Name `json:"names" minItems:"1" maxItems:"50"`
	Broader string `json:"broader,omitempty" format:"id" doc:"The issue it is a part of."`
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
	if err := r.desk.SaveIssue(ctx, i); err != nil {
		return nil, err
	}
	return &answer[Issue]{Issue{ID: in.ID, Names: names(i.Names), Broader: b.Broader}}, nil
}
