package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var statementEdit = operation{
	id: "edit_statement", method: http.MethodPut, path: "/statements/{id}", tag: "record", needs: true,
	about: "Says anew who made a statement, what they did by it, about what and where. The words it rests on stay, and a draft stays one." + readBefore,
}

// StatementChange is what a statement says from then on: all of it, as it is given.
type StatementChange struct {
	Speaker  []string   `json:"speaker" format:"id" minItems:"1" maxItems:"20" doc:"Who said it, actors' ids."`
	Via      string     `json:"via,omitempty" format:"id" doc:"Who relayed it, an actor's id."`
	Kind     string     `json:"kind" format:"statement-kind" doc:"What the speaker did by saying it."`
	Issues   []string   `json:"issues,omitempty" format:"id" maxItems:"50" doc:"Issues' ids."`
	Event    string     `json:"event,omitempty" format:"id" doc:"What it was said at."`
	About    string     `json:"about,omitempty" format:"id" doc:"Of an outsider's: which event it is about."`
	Gist     text.Local `json:"gist,omitempty" doc:"In your words, by language; languages that are left out stay, an empty one goes."`
	As       []string   `json:"as,omitempty" maxItems:"100" maxLength:"40" doc:"How each account words the act, in the order of the citations: a kind of statement, or denied; empty: as the statement does. Left out: as they were."`
	Revision int        `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type statementEditIn struct {
	ID   string `path:"id" maxLength:"64" doc:"The statement's id."`
	Body StatementChange
}

func (r *room) editStatement(ctx context.Context, in *statementEditIn) (*answer[ItemSaved], error) {
	b := in.Body
	err := r.desk.EditStatement(ctx, record.StatementID(in.ID), desk.StatementEdit{
		Speaker: ids[record.ActorID](b.Speaker), Via: record.ActorID(b.Via), Kind: record.StatementKind(b.Kind),
		Issues: ids[record.IssueID](b.Issues), Event: record.EventID(b.Event), About: record.EventID(b.About), Gist: b.Gist, As: byPlace(b.As), From: b.Revision,
	})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindStatement, in.ID)
}

// byPlace gives what is said of citations by their places; nothing said leaves all as they are.
func byPlace(said []string) map[int]string {
	all := make(map[int]string, len(said))
	for i, as := range said {
		all[i] = as
	}
	return all
}
