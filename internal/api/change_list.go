package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
)

var changeList = operation{
	id: "list_changes", method: http.MethodGet, path: "/coverages/{slug}/changes", tag: "coverages",
	fails: []int{http.StatusGone},
	about: "What changed in the coverage since a position, in order and without gaps. A position that is not of this stream, or ahead of it, is answered with 410 and the problem `reset`: read the coverage and its updates anew and go on from the coverage's `position`.",
}

type changeListIn struct {
	SlugIn
	After string `query:"after" format:"position" doc:"The last position you have; left out: from the start."`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"At most so many."`
}

// ChangeList is a part of a coverage's stream.
type ChangeList struct {
	Changes []Change `json:"changes"`
	Next    string   `json:"next" doc:"Ask again with this as after, now or later; it is after itself when nothing is new."`
}

// Change is one line of a coverage's stream.
type Change struct {
	Position string    `json:"position"`
	Seq      int64     `json:"seq" doc:"Its number in the stream, from 1, without gaps."`
	Kind     string    `json:"kind" enum:"update,revise,retract,coverage,record" doc:"update: made public; revise: a new revision; retract: taken back; coverage: the coverage itself; record: an item of the record."`
	Item     string    `json:"item" doc:"What kind of thing changed: update, coverage, statement."`
	ID       string    `json:"id" doc:"Which one."`
	N        int       `json:"n,omitempty" doc:"Of an update, its number."`
	Revision int       `json:"revision"`
	At       time.Time `json:"at"`
}

func (r *room) listChanges(ctx context.Context, in *changeListIn) (*answer[ChangeList], error) {
	after := journal.Start
	if in.After != "" {
		var err error
		if after, err = journal.ParsePosition(in.After); err != nil {
			return nil, fault.At("after", "api.bad_format", "got", shorten(in.After)).Because(err)
		}
	}
	changes, next, err := r.desk.Changes(ctx, in.Slug, after, in.Limit)
	if fault.Is(err, fault.Conflict) {
		return nil, &misuse{status: http.StatusGone, kind: typeReset, fault: fault.New(fault.Conflict, "api.reset",
			"position", after.String(), "coverage", r.resource("coverages", in.Slug)).Because(err)}
	}
	if err != nil {
		return nil, err
	}
	list := ChangeList{Changes: make([]Change, 0, len(changes)), Next: positionOf(next)}
	for i := range changes {
		list.Changes = append(list.Changes, changeOf(&changes[i]))
	}
	return &answer[ChangeList]{list}, nil
}

func changeOf(v *desk.ChangeView) Change {
	c := v.Change
	return Change{
		Position: positionOf(v.Position), Seq: v.Position.Seq, Kind: string(c.Kind), Item: c.Item, ID: c.ID,
		N: v.N, Revision: c.Revision, At: c.At.UTC(),
	}
}
