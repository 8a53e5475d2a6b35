package api

import (
	"readout/internal/desk"
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
}

func saved(kind record.Kind, id string) *answer[ItemSaved] {
	return &answer[ItemSaved]{ItemSaved{Kind: string(kind), ID: id}}
}

// madeOrChanged is what is said of the operations that make an item with its words.
const madeOrChanged = "Makes the item, or changes the one with this id; of the fields here, what is left out is empty afterwards. `words` are what a new one rests on; of one that is there they are added to what it rests on."
