package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var coverageEdit = operation{
	id: "edit_coverage", method: http.MethodPatch, path: "/coverages/{slug}", tag: "coverages", needs: true,
	about: "Changes what is named and leaves the rest. `revision` is the one the change started from; if there is a newer one, nothing is changed and the answer is 409.",
}

// CoverageChange changes a coverage; what is left out stays.
type CoverageChange struct {
	Revision   int        `json:"revision" minimum:"1" doc:"The revision the change started from."`
	Title      *Words     `json:"title,omitempty" doc:"A string changes the text in the coverage's language, an object takes the place of all languages."`
	Standfirst *Words     `json:"standfirst,omitempty" doc:"As title."`
	State      *string    `json:"state,omitempty" format:"state"`
	TZ         *string    `json:"tz,omitempty" format:"zone"`
	Section    *string    `json:"section,omitempty" maxLength:"200"`
	Topic      *string    `json:"topic,omitempty" maxLength:"200"`
	Tags       *[]string  `json:"tags,omitempty" maxItems:"50"`
	Event      *string    `json:"event,omitempty" doc:"The round it covers, an event's id; empty for none."`
	Address    *string    `json:"address,omitempty" maxLength:"2000" doc:"Of a source: the web address where the document was found; empty for none."`
	Starts     *string    `json:"starts,omitempty" format:"moment-or-none" doc:"When it is to start; empty for none."`
	Ends       *string    `json:"ends,omitempty" format:"moment-or-none" doc:"When it is to end; empty for none."`
	Began      *string    `json:"began,omitempty" format:"moment-or-none" doc:"When it began, if that was not when its state was set; empty for none."`
	Finished   *string    `json:"finished,omitempty" format:"moment-or-none" doc:"When it ended, if that was not when its state was set; empty for none."`
	Order      *string    `json:"order,omitempty" format:"order" doc:"Of the updates on its page."`
	Lead       *[]Picture `json:"lead,omitempty" maxItems:"100" doc:"Its main pictures, all of them."`
	Publish    bool       `json:"publish,omitempty" doc:"Make a draft public."`

	Note       string     `json:"note,omitempty" maxLength:"2000" doc:"Told to readers, in the coverage's language: what was wrong with words they have seen. Without a note they see that something was changed."`
	Notes      text.Local `json:"notes,omitempty" doc:"The note in other languages, by language."`
	Correction string     `json:"correction,omitempty" format:"correction-kind" doc:"What the note says; left out: correction."`
}

type coverageEditIn struct {
	SlugIn
	Body CoverageChange
}

func (r *room) editCoverage(ctx context.Context, in *coverageEditIn) (*answer[CoverageReceipt], error) {
	b := in.Body
	title, standfirst, err := r.reworded(ctx, in.Slug, b)
	if err != nil {
		return nil, err
	}
	edit := desk.CoverageEdit{
		From: b.Revision, State: (*coverage.State)(b.State), Title: title, Standfirst: standfirst,
		TZ: b.TZ, Section: b.Section, Topic: b.Topic, Tags: b.Tags, Event: (*record.EventID)(b.Event), Address: b.Address, Order: (*coverage.Order)(b.Order),
		Starts: momentOrNone(b.Starts), Ends: momentOrNone(b.Ends), Began: momentOrNone(b.Began), Finished: momentOrNone(b.Finished),
		Publish: b.Publish,
		Note:    b.Note, Notes: b.Notes, Correction: coverage.CorrectionKind(b.Correction),
	}
	if b.Lead != nil {
		lead := asPictures(*b.Lead)
		edit.Lead = &lead
	}
	receipt, err := r.desk.EditCoverage(ctx, in.Slug, edit)
	if err != nil {
		return nil, err
	}
	return &answer[CoverageReceipt]{r.coverageReceipt(receipt)}, nil
}

// momentOrNone gives what a field says; the zero time for none.
func momentOrNone(s *string) *time.Time {
	if s == nil {
		return nil
	}
	at, _ := time.Parse(time.RFC3339, *s) // the format was checked
	return &at
}

// reworded gives title and standfirst by language. A plain string is in the coverage's
// language, which is looked up; if the coverage changes meanwhile, the revision shows it.
func (r *room) reworded(ctx context.Context, slug string, b CoverageChange) (title, standfirst text.Local, err error) {
	var now coverage.Content
	if b.Title.plainly() || b.Standfirst.plainly() {
		v, err := r.desk.DeskCoverage(ctx, slug)
		if err != nil {
			return nil, nil, err
		}
		now = v.Coverage.Content
	}
	return b.Title.over(now.Title, now.Lang), b.Standfirst.over(now.Standfirst, now.Lang), nil
}
