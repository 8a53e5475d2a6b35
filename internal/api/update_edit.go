package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
)

var updateEdit = operation{
	id: "edit_update", method: http.MethodPatch, path: "/coverages/{slug}/updates/{n}", tag: "updates", needs: true,
	about: "Changes what is named and leaves the rest. `revision` is the one the change started from; if there is a newer one, nothing is changed and the answer is 409 with both texts.",
}

// UpdateChange changes an update; what is left out stays.
type UpdateChange struct {
	Revision int        `json:"revision" minimum:"1" doc:"The revision the change started from."`
	Headline *string    `json:"headline,omitempty" maxLength:"300"`
	Body     *string    `json:"body,omitempty" doc:"Markdown, at most 64 KB."`
	Kind     *string    `json:"kind,omitempty" format:"update-kind"`
	Mark     *string    `json:"mark,omitempty" format:"mark"`
	SaidAt   *time.Time `json:"said_at,omitempty"`
	Pinned   *bool      `json:"pinned,omitempty"`
	Note     string     `json:"note,omitempty" maxLength:"1000" doc:"What was wrong, for readers."`
}

type updateEditIn struct {
	UpdateIn
	Body UpdateChange
}

func (r *room) editUpdate(ctx context.Context, in *updateEditIn) (*answer[Receipt], error) {
	b := in.Body
	got, err := r.desk.EditUpdate(ctx, in.Slug, in.N, desk.UpdateEdit{
		From: b.Revision, Kind: (*coverage.Kind)(b.Kind), Mark: (*coverage.Mark)(b.Mark), Said: utc(b.SaidAt),
		Headline: b.Headline, Markdown: b.Body, Pinned: b.Pinned, Note: b.Note,
	})
	return r.receipt(in.Slug, got, err)
}
