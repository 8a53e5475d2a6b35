package api

import (
	"context"
	"net/http"

	"readout/internal/record"
)

var actorOnIssue = operation{
	id: "read_actor_on_issue", method: http.MethodGet, path: "/actors/{id}/issues/{issue}", tag: "record", fails: leadsOn,
	about: "What an actor said on an issue, round by round: of a side what was said for it, of a body what those who belong to it said. What was said outside of rounds, or about one, is no position and not here; nor is that somebody declined to comment. Of a long list the older words follow with next, where a round may go on.",
}

type actorOnIssueIn struct {
	IDIn
	Issue string `path:"issue" format:"id" doc:"The issue's id."`
	After string `query:"after" maxLength:"60" doc:"The next of the page before."`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"200" doc:"At most so many statements."`
}

// OnIssue is what an actor said on an issue.
type OnIssue struct {
	Actor  Actor     `json:"actor"`
	Issue  Issue     `json:"issue"`
	Rounds []AtRound `json:"rounds" doc:"The one in which something was said last first."`
	Next   string    `json:"next,omitempty" doc:"Something was said before: ask again with this as after."`
}

// AtRound is what was said at one round.
type AtRound struct {
	Round      Event       `json:"round"`
	Series     string      `json:"series"`
	Tone       string      `json:"tone" enum:"cooperative,adverse,neutral" doc:"Adverse as soon as one of the statements is, else cooperative as soon as one is."`
	Shown      string      `json:"shown" doc:"The id of the statement that stands for the rest: the one an editor pinned, else the newest."`
	Statements []Statement `json:"statements" doc:"The newest first."`
}

func (r *room) readActorOnIssue(ctx context.Context, in *actorOnIssueIn) (*answer[OnIssue], error) {
	v, err := r.desk.ActorOnIssue(ctx, record.ActorID(in.ID), record.IssueID(in.Issue), in.After, in.Limit)
	if err != nil {
		err = r.orWhole(ctx, record.KindActor, in.ID, err, func(id string) string { return r.resource("actors", id, "issues", in.Issue) })
		return nil, r.orWhole(ctx, record.KindIssue, in.Issue, err, func(id string) string { return r.resource("actors", in.ID, "issues", id) })
	}
	out := OnIssue{Actor: actor(v.Actor), Issue: issue(v.Issue), Rounds: []AtRound{}, Next: v.Next}
	for _, at := range v.Rounds {
		one := AtRound{Round: event(at.Round), Series: string(at.Series.ID), Tone: string(at.Tone), Shown: string(at.Shown), Statements: []Statement{}}
		for i := range at.Statements {
			one.Statements = append(one.Statements, r.statement(&at.Statements[i]))
		}
		out.Rounds = append(out.Rounds, one)
	}
	return &answer[OnIssue]{out}, nil
}
