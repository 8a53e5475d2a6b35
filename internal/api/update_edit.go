package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

var updateEdit = operation{
	id: "edit_update", method: http.MethodPatch, path: "/coverages/{slug}/updates/{n}", tag: "updates", needs: true,
	about: "Changes what is named and leaves the rest. `revision` is the one the change started from; if there is a newer one, nothing is changed and the answer is 409 with both texts. With `merge` the change is merged with what was stored since, by paragraph and by field; then 409 means that both changed the same in different ways: `disputes` says what, `merged` is the text with theirs in those places. Write what it should say into the newest revision and send it again.",
}

// UpdateChange changes an update; what is left out stays.
type UpdateChange struct {
	Revision int        `json:"revision" minimum:"1" doc:"The revision the change started from."`
	Headline *string    `json:"headline,omitempty" maxLength:"300"`
	Body     *string    `json:"body,omitempty" doc:"Markdown, at most 64 KB."`
	Kind     *string    `json:"kind,omitempty" format:"update-kind"`
	Mark     *string    `json:"mark,omitempty" format:"mark"`
	SaidAt   *time.Time `json:"said_at,omitempty"`
	Pinned   *bool      `json:"pinned,omitempty" doc:"No change of words: it makes no revision."`
	Pictures *[]Picture `json:"pictures,omitempty" maxItems:"100" doc:"All of them, in the order they are shown."`
	Cards    *[]Card    `json:"cards,omitempty" maxItems:"50" doc:"All of them."`
	Note     string     `json:"note,omitempty" maxLength:"2000" doc:"What was wrong, or unclear, or is new: readers are told. In the language of the coverage. Without one they see that something was changed."`
	Notes    text.Local `json:"notes,omitempty" doc:"The note in other languages."`

	Correction string `json:"correction,omitempty" format:"correction-kind" doc:"What the note says; left out: correction."`

	Merge bool `json:"merge,omitempty" doc:"If there is a newer revision: merge with it instead of answering 409."`
}

type updateEditIn struct {
	UpdateIn
	Body UpdateChange
}

func (r *room) editUpdate(ctx context.Context, in *updateEditIn) (*answer[Receipt], error) {
	b := in.Body
	edit := desk.UpdateEdit{
		From: b.Revision, Kind: (*coverage.Kind)(b.Kind), Mark: (*coverage.Mark)(b.Mark), Said: utc(b.SaidAt),
		Headline: b.Headline, Markdown: b.Body, Pinned: b.Pinned,
		Note: b.Note, Notes: b.Notes, Correction: coverage.CorrectionKind(b.Correction), Merge: b.Merge,
	}
	if b.Pictures != nil {
		pictures := asPictures(*b.Pictures)
		edit.Pictures = &pictures
	}
	if b.Cards != nil {
		cards := asCards(*b.Cards)
		edit.Cards = &cards
	}
	got, err := r.desk.EditUpdate(ctx, in.Slug, in.N, edit)
	return r.receipt(in.Slug, got, err)
}
