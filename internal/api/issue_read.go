package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

var (
	issueList = operation{
		id: "list_issues", method: http.MethodGet, path: "/issues", tag: "record",
		about: "What is talked about." + pagedRecord,
	}
	issueRead = operation{
		id: "read_issue", method: http.MethodGet, path: "/issues/{id}", tag: "record", fails: leadsOn,
		about: "One issue with all that it is called and who calls it so, the wider one it is a part of, and those that belong to it. The id of a double leads to the one that it has become a part of.",
	}
)

type issuesIn struct {
	Broader string `query:"broader" format:"id" doc:"The issue that they are a part of."`
	Text    string `query:"text" maxLength:"200" doc:"Stands in one of the names, in whatever case."`
	PageIn
}

// IssueOf is an issue in a list.
type IssueOf struct {
	Issue
	Contexts []string `json:"contexts,omitempty" doc:"Codes of PLOVER."`
	URL      string   `json:"url" doc:"Its page."`
}

// IssueList is a page of issues.
type IssueList struct {
	Issues []IssueOf `json:"issues"`
	Next   string    `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
}

func (r *room) listIssues(ctx context.Context, in *issuesIn) (*answer[IssueList], error) {
	v, err := r.desk.Issues(ctx, desk.IssuesBy{Broader: record.IssueID(in.Broader), Text: in.Text, After: in.After, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := IssueList{Issues: make([]IssueOf, 0, len(v.Issues)), Next: v.Next}
	for _, i := range v.Issues {
		out.Issues = append(out.Issues, r.issueOf(i))
	}
	return &answer[IssueList]{out}, nil
}

func issue(i record.Issue) Issue {
	return Issue{ID: string(i.ID), Names: names(i.Names), Broader: string(i.Broader)}
}

func (r *room) issueOf(i record.Issue) IssueOf {
	return IssueOf{Issue: issue(i), Contexts: ids[string](i.Contexts), URL: r.page("issues", string(i.ID))}
}

// IssueFacts is an issue with those above and below it.
type IssueFacts struct {
	IssueOf
	Wider    *Issue  `json:"wider,omitempty" doc:"The one it is a part of."`
	Narrower []Issue `json:"narrower" doc:"Those that are a part of it."`
}

func (r *room) readIssue(ctx context.Context, in *IDIn) (*answer[IssueFacts], error) {
	v, err := r.desk.IssueFacts(ctx, record.IssueID(in.ID))
	if err != nil {
		return nil, r.orWhole(ctx, record.KindIssue, in.ID, err, r.under("issues"))
	}
	out := IssueFacts{IssueOf: r.issueOf(v.Issue), Narrower: []Issue{}}
	if v.Broader != nil {
		wider := issue(*v.Broader)
		out.Wider = &wider
	}
	for _, i := range v.Narrower {
		out.Narrower = append(out.Narrower, issue(i))
	}
	return &answer[IssueFacts]{out}, nil
}
