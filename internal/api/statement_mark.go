package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var statementMark = operation{
	id: "mark_statement", method: http.MethodPost, path: "/statements", tag: "record",
	status: http.StatusCreated, needs: true, fails: []int{http.StatusNotFound},
	about: "Marks a sentence of an update as a statement. The words are looked for in the field as the update reads now: at `start` if they stand there, else between `prefix` and `suffix`, else where they stand once.",
}

// NewStatement marks words of an update.
type NewStatement struct {
	ID       string     `json:"id,omitempty" format:"id" doc:"Left out: made from the coverage's slug and numbers."`
	Coverage string     `json:"coverage" format:"slug" doc:"The coverage's slug."`
	N        int        `json:"n" minimum:"1" doc:"The update's number."`
	Revision int        `json:"revision,omitempty" minimum:"1" doc:"The revision in which the words were selected."`
	Field    string     `json:"field,omitempty" format:"field" doc:"headline, body or caption/0; left out: body."`
	Exact    string     `json:"exact" minLength:"1" maxLength:"5000" doc:"The words."`
	Prefix   string     `json:"prefix,omitempty" maxLength:"200" doc:"What stands before them."`
	Suffix   string     `json:"suffix,omitempty" maxLength:"200" doc:"What stands behind them."`
	Start    int        `json:"start,omitempty" minimum:"0" doc:"In code points of the field's plain text."`
	End      int        `json:"end,omitempty" minimum:"0" doc:"Behind the last code point."`
	Speaker  []string   `json:"speaker" format:"id" minItems:"1" maxItems:"20" doc:"Who said it, actors' ids."`
	Via      string     `json:"via,omitempty" format:"id" doc:"Who relayed it, an actor's id."`
	Kind     string     `json:"kind" format:"statement-kind" doc:"What the speaker did by saying it."`
	Issues   []string   `json:"issues,omitempty" format:"id" maxItems:"50" doc:"Issues' ids."`
	Target   []string   `json:"target,omitempty" format:"id" maxItems:"50" doc:"Whom it addresses, actors' ids."`
	Event    string     `json:"event,omitempty" format:"id" doc:"What it was said at; left out: the round that the coverage covers."`
	About    string     `json:"about,omitempty" format:"id" doc:"Of an outsider's: which event it is about."`
	Gist     text.Local `json:"gist,omitempty" doc:"In your words, by language."`
	Mode     string     `json:"mode,omitempty" format:"mode" doc:"Left out: direct if the words stand inside quotation marks."`
	Draft    bool       `json:"draft,omitempty" doc:"Kept for the desk until somebody publishes it."`
}

type statementMarkIn struct {
	OnceIn
	Body NewStatement
}

func (r *room) markStatement(ctx context.Context, in *statementMarkIn) (*made[Statement], error) {
	b := in.Body
	v, err := r.desk.MarkStatement(ctx, desk.NewStatement{
		ID: record.StatementID(b.ID), Slug: b.Coverage, N: b.N, From: b.Revision, Field: record.Field(b.Field),
		Quote:   text.Quote{Exact: b.Exact, Prefix: b.Prefix, Suffix: b.Suffix, Start: b.Start, End: b.End},
		Speaker: ids[record.ActorID](b.Speaker), Via: record.ActorID(b.Via), Kind: record.StatementKind(b.Kind),
		Issues: ids[record.IssueID](b.Issues), Target: ids[record.ActorID](b.Target),
		Event: record.EventID(b.Event), About: record.EventID(b.About), Gist: b.Gist, Mode: record.Mode(b.Mode), Draft: b.Draft,
		Once: onceFor(ctx, in.Key),
	})
	if err != nil {
		return nil, err
	}
	return &made[Statement]{r.resource("statements", string(v.Statement.ID)), r.statement(v)}, nil
}
