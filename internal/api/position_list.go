package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
)

var positionList = operation{
	id: "list_positions", method: http.MethodGet, path: "/positions", tag: "record",
	about: "Where each side stood on each issue at the end of a day: the words that stand for what it had said by then at the newest round at which it had spoken of it. It is always somebody's words. Joint statements count for each side; that somebody declined to comment, and what outsiders said, do not. An issue whose newest 4000 statements are not all is judged by them.",
}

type positionsIn struct {
	AsOf   string `query:"as_of" format:"day" doc:"As of the end of this day, month or year; left out: today."`
	Issue  string `query:"issue" format:"id" doc:"On this issue alone."`
	Side   string `query:"side" format:"id" doc:"Of this side alone."`
	Series string `query:"series" format:"id" doc:"At the rounds of this series alone."`
	After  string `query:"after" maxLength:"60" doc:"The next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"20" default:"20" doc:"On at most so many issues."`
}

// PositionList is a page of positions.
type PositionList struct {
	AsOf      string     `json:"as_of" doc:"The day."`
	Positions []Position `json:"positions" doc:"Issue by issue, those that were put on record last first."`
	Next      string     `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

// Position is where one side stood on one issue.
type Position struct {
	Issue     string    `json:"issue"`
	Side      string    `json:"side"`
	Series    string    `json:"series"`
	Round     string    `json:"round" doc:"The newest at which it had spoken of it."`
	Tone      string    `json:"tone" enum:"cooperative,adverse,neutral" doc:"Of all that it had said there."`
	Statement Statement `json:"statement" doc:"What stands for that: the one an editor pinned, else the newest."`
	Others    []string  `json:"others,omitempty" doc:"Ids of what else it had said there on the issue."`
}

func (r *room) listPositions(ctx context.Context, in *positionsIn) (*answer[PositionList], error) {
	q := desk.PositionsAt{Issue: record.IssueID(in.Issue), Side: record.ActorID(in.Side), Series: record.EventID(in.Series), After: in.After, Limit: in.Limit}
	q.Day, _ = record.LastDay(in.AsOf)
	v, err := r.desk.Positions(ctx, q)
	if err != nil {
		return nil, err
	}
	out := PositionList{AsOf: v.Day.Format(time.DateOnly), Positions: make([]Position, 0, len(v.Positions)), Next: v.Next}
	for _, p := range v.Positions {
		out.Positions = append(out.Positions, Position{
			Issue: string(p.Issue), Side: string(p.Side), Series: string(p.Series), Round: string(p.Round),
			Tone: string(p.Tone), Statement: r.statement(p.Shown), Others: ids[string](p.Others),
		})
	}
	return &answer[PositionList]{out}, nil
}
