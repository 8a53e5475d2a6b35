package api

import (
	"context"
	"net/http"
	"strconv"

	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/record"
	"readout/internal/text"
)

var statementEdit = operation{
	id: "edit_statement", method: http.MethodPut, path: "/statements/{id}", tag: "record", needs: true,
	about: "Says anew who made a statement, what they did by it, about what and where. The words it rests on stay, and a draft stays one." + readBefore,
}

// StatementChange is what a statement says from then on: all of it, as it is given.
type StatementChange struct {
	Speaker  []string          `json:"speaker" format:"id" minItems:"1" maxItems:"20" doc:"Who said it, actors' ids."`
	Via      string            `json:"via,omitempty" format:"id" doc:"Who relayed it, an actor's id."`
	Kind     string            `json:"kind" format:"statement-kind" doc:"What the speaker did by saying it."`
	Issues   []string          `json:"issues,omitempty" format:"id" maxItems:"50" doc:"Issues' ids."`
	Event    string            `json:"event,omitempty" format:"id" doc:"What it was said at."`
	About    string            `json:"about,omitempty" format:"id" doc:"Of an outsider's: which event it is about."`
	Gist     text.Local        `json:"gist,omitempty" doc:"In your words, by language; languages that are left out stay, an empty one goes."`
	As       map[string]string `json:"as,omitempty" doc:"How an account words the act, where it differs, by the place of its words among the citations, from 0: a kind of statement, or denied; empty: as the statement does."`
	Revision int               `json:"revision,omitempty" minimum:"0" doc:"What was read before the change."`
}

type statementEditIn struct {
	ID   string `path:"id" maxLength:"64" doc:"The statement's id."`
	Body StatementChange
}

func (r *room) editStatement(ctx context.Context, in *statementEditIn) (*answer[ItemSaved], error) {
	b := in.Body
	as, err := accountsBy(ctx, b.As)
	if err != nil {
		return nil, err
	}
	err = r.desk.EditStatement(ctx, record.StatementID(in.ID), desk.StatementEdit{
		Speaker: ids[record.ActorID](b.Speaker), Via: record.ActorID(b.Via), Kind: record.StatementKind(b.Kind),
		Issues: ids[record.IssueID](b.Issues), Event: record.EventID(b.Event), About: record.EventID(b.About), Gist: b.Gist, As: as, From: b.Revision,
	})
	if err != nil {
		return nil, err
	}
	return r.savedAnswer(ctx, record.KindStatement, in.ID)
}

// accountsBy reads places of citations.
func accountsBy(ctx context.Context, typed map[string]string) (map[int]string, error) {
	all := make(map[int]string, len(typed))
	for place, as := range typed {
		i, err := strconv.Atoi(place)
		if err != nil || i < 0 {
			lang := langOf(ctx)
			return nil, flaws{{In: "body", Field: "as", Code: "record.no_citation_there", Fault: i18n.T(lang, "record.no_place", "got", place)}}
		}
		all[i] = as
	}
	return all, nil
}
