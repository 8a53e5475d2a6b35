package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
)

var statementList = operation{
	id: "list_statements", method: http.MethodGet, path: "/statements", tag: "record",
	about: "Who said what, the newest first: the statements for which all that is given holds. Ask with actor and issue for what somebody said on an issue from round to round. A page may hold fewer than the limit, or none, and still have a next one: what is rare is looked for step by step.",
}

type statementsIn struct {
	Actor  string `query:"actor" format:"id" doc:"Who spoke: an actor's id."`
	Side   string `query:"side" format:"id" doc:"Whom the speakers speak for: the id of a state or another side."`
	Issue  string `query:"issue" format:"id" doc:"What it is about."`
	Kind   string `query:"kind" format:"statement-kind" doc:"What the speaker did by saying it."`
	Round  string `query:"round" format:"id" doc:"Said at a round or its sessions, or about it."`
	Series string `query:"series" format:"id" doc:"Said at or about any round of a series."`
	From   string `query:"from" format:"since" doc:"Said then or later; a day begins in UTC. When something was said is the time of the update that it is first cited from."`
	To     string `query:"to" format:"since" doc:"Said before then; of a day, on it or before."`
	Text   string `query:"text" maxLength:"200" doc:"Stands in the cited words or in a gist, in whatever case."`
	After  string `query:"after" maxLength:"60" doc:"The next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"At most so many."`
}

// StatementList is a page of statements.
type StatementList struct {
	Statements []Statement `json:"statements"`
	Next       string      `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listStatements(ctx context.Context, in *statementsIn) (*answer[StatementList], error) {
	q := desk.StatementsBy{
		Actor: record.ActorID(in.Actor), Side: record.ActorID(in.Side), Issue: record.IssueID(in.Issue), Kind: record.StatementKind(in.Kind),
		Round: record.EventID(in.Round), Series: record.EventID(in.Series), Text: in.Text, After: in.After, Limit: in.Limit,
	}
	q.From, _ = since(in.From)
	to, day := since(in.To)
	if q.To = to; day {
		q.To = to.AddDate(0, 0, 1)
	}
	v, err := r.desk.Statements(ctx, q)
	if err != nil {
		return nil, err
	}
	out := StatementList{Statements: make([]Statement, 0, len(v.Statements)), Next: v.Next}
	for i := range v.Statements {
		out.Statements = append(out.Statements, r.statement(&v.Statements[i]))
	}
	return &answer[StatementList]{out}, nil
}

// since reads a moment or the beginning of a day, and tells which of them it was.
func since(s string) (at time.Time, day bool) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at, false
	}
	at, err := time.Parse(time.DateOnly, s)
	return at, err == nil
}
