package api

import (
	"context"
	"net/http"
)

var correctionList = operation{
	id: "list_corrections", method: http.MethodGet, path: "/corrections", tag: "corrections",
	about: "What has been corrected, clarified, amended and retracted on the site, newest first. Words that were withdrawn are in none of them.",
}

var coverageCorrections = operation{
	id: "list_coverage_corrections", method: http.MethodGet, path: "/coverages/{slug}/corrections", tag: "corrections",
	about: "What has been corrected, clarified, amended and retracted in the coverage, newest first.",
}

// CorrectionsIn is a page of a list of corrections.
type CorrectionsIn struct {
	Before int64 `query:"before" minimum:"0" default:"0" doc:"Only those with a smaller seq; 0: from the newest."`
	Limit  int   `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"At most so many."`
}

type coverageCorrectionsIn struct {
	SlugIn
	CorrectionsIn
}

// CorrectionList is a part of a list of corrections.
type CorrectionList struct {
	Corrections []CorrectionLine `json:"corrections"`
	Next        *int64           `json:"next,omitempty" doc:"There are more: ask again with this as before."`
}

func (r *room) listCorrections(ctx context.Context, in *CorrectionsIn) (*answer[CorrectionList], error) {
	return r.corrections(ctx, "", in)
}

func (r *room) listCoverageCorrections(ctx context.Context, in *coverageCorrectionsIn) (*answer[CorrectionList], error) {
	return r.corrections(ctx, in.Slug, &in.CorrectionsIn)
}

func (r *room) corrections(ctx context.Context, slug string, in *CorrectionsIn) (*answer[CorrectionList], error) {
	v, err := r.desk.Corrections(ctx, slug, in.Before, in.Limit)
	if err != nil {
		return nil, err
	}
	list := CorrectionList{Corrections: make([]CorrectionLine, 0, len(v.Lines))}
	for i := range v.Lines {
		list.Corrections = append(list.Corrections, r.correctionLine(&v.Lines[i]))
	}
	if v.Older > 0 {
		list.Next = &v.Older
	}
	return &answer[CorrectionList]{list}, nil
}
