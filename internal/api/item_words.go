package api

import (
	"context"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// CitedWords are words of an update that an item of the record rests on.
type CitedWords struct {
	Coverage string `json:"coverage" format:"slug" doc:"The coverage's slug."`
	N        int    `json:"n" minimum:"1" doc:"The update's number."`
	Field    string `json:"field,omitempty" format:"field" doc:"headline, body or caption/0; left out: body."`
	Exact    string `json:"exact" minLength:"1" maxLength:"5000" doc:"The words."`
	Prefix   string `json:"prefix,omitempty" maxLength:"200" doc:"What stands before them."`
	Suffix   string `json:"suffix,omitempty" maxLength:"200" doc:"What stands behind them."`
	Start    int    `json:"start,omitempty" minimum:"0" doc:"In code points of the field's plain text."`
	End      int    `json:"end,omitempty" minimum:"0" doc:"Behind the last code point."`
	Mode     string `json:"mode,omitempty" format:"mode" doc:"Left out: direct if the words stand inside quotation marks."`
	As       string `json:"as,omitempty" maxLength:"40" doc:"How this account words the act, where it differs: a kind of statement, a state of an outcome, or denied."`
}

func (w *CitedWords) words() *desk.Words {
	if w == nil {
		return nil
	}
	return &desk.Words{
		Slug: w.Coverage, N: w.N, Field: record.Field(w.Field), Mode: record.Mode(w.Mode), As: w.As,
		Quote: text.Quote{Exact: w.Exact, Prefix: w.Prefix, Suffix: w.Suffix, Start: w.Start, End: w.End},
	}
}

// ItemSaved names an item of the record that was made or changed.
type ItemSaved struct {
	Kind string `json:"kind" doc:"outcome, forecast, participant or event."`
	ID   string `json:"id"`

	Revision int `json:"revision" doc:"The newest, for the next change to name."`
}

// saved names an item that was made or changed.
func (r *room) saved(ctx context.Context, kind record.Kind, id string) (ItemSaved, error) {
	now, err := r.desk.ItemNow(ctx, kind, id)
	if err != nil {
		return ItemSaved{}, err
	}
	return ItemSaved{Kind: string(kind), ID: id, Revision: now.Revision}, nil
}

func (r *room) savedAnswer(ctx context.Context, kind record.Kind, id string) (*answer[ItemSaved], error) {
	out, err := r.saved(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	return &answer[ItemSaved]{out}, nil
}

// storedNow gives an item as it is stored, with its revision: a change that was brought together
// with somebody else's is not what was sent.
func storedNow[T any](ctx context.Context, r *room, kind record.Kind, id string) (*T, int, error) {
	now, err := r.desk.ItemNow(ctx, kind, id)
	if err != nil {
		return nil, 0, err
	}
	item, ok := now.Item.(any).(*T)
	if !ok {
		return nil, 0, fault.New(fault.NotFound, "record.missing")
	}
	return item, now.Revision, nil
}

// readBefore is said of every operation that changes an item of the record.
const readBefore = " `revision` is the one that was read before: what others have stored since stays, and what both changed in different ways is refused with 409, `disputes` saying what. Without it, nothing is compared."

// madeOrChanged is what is said of the operations that make an item with its words.
const madeOrChanged = "Makes the item, or changes the one with this id; of the fields here, what is left out is empty afterwards. `words` are what a new one rests on; of one that is there they are added to what it rests on." + readBefore
