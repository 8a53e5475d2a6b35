package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

var updateList = operation{
	id: "list_updates", method: http.MethodGet, path: "/coverages/{slug}/updates", tag: "updates",
	about: "The public updates in the order of their numbers, withdrawn ones as stubs. To keep up afterwards, read the coverage's `position` first, then the updates, then follow `changes` from that position.",
}

type updateListIn struct {
	SlugIn
	Speaker string `query:"speaker" format:"id" doc:"Only those from which a statement is on record that this actor made; with side, issue and kind, one statement for which all that is given holds. Stubs are then left out."`
	Side    string `query:"side" format:"id" doc:"That was made for this side: the id of a state or another side."`
	Issue   string `query:"issue" format:"id" doc:"That is about this issue."`
	Kind    string `query:"kind" format:"statement-kind" doc:"That is of this kind."`

	After int `query:"after" minimum:"0" default:"0" doc:"Only those with a greater number."`
	Limit int `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"At most so many."`
}

// UpdateList is a part of a coverage's updates.
type UpdateList struct {
	Updates []Update `json:"updates"`
	Next    *int     `json:"next,omitempty" doc:"There are more: ask again with this as after."`
}

func (r *room) listUpdates(ctx context.Context, in *updateListIn) (*answer[UpdateList], error) {
	by := desk.UpdatesBy{
		Speaker: record.ActorID(in.Speaker), Side: record.ActorID(in.Side), Issue: record.IssueID(in.Issue), Kind: record.StatementKind(in.Kind),
	}
	views, err := r.desk.UpdatesWhere(ctx, in.Slug, by, in.After, in.Limit)
	if err != nil {
		return nil, err
	}
	list := UpdateList{Updates: make([]Update, 0, len(views))}
	for i := range views {
		list.Updates = append(list.Updates, r.update(in.Slug, &views[i]))
	}
	if len(views) < in.Limit {
		return &answer[UpdateList]{list}, nil
	}
	last := views[len(views)-1].Update.N
	more, err := r.desk.UpdatesWhere(ctx, in.Slug, by, last, 1)
	if err != nil {
		return nil, err
	}
	if len(more) > 0 {
		list.Next = &last
	}
	return &answer[UpdateList]{list}, nil
}
