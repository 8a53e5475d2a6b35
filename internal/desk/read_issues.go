package desk

import (
	"context"

	"readout/internal/record"
	"readout/internal/store"
)

// IssuesBy says which issues somebody asks for: those for which all that is given holds.
type IssuesBy struct {
	Broader record.IssueID // what they are a part of
	Text    string         // stands in one of the names, in whatever case
	After   string         // cursor of a page
	Limit   int
}

// IssuesView is a page of issues, those that were put on record last first.
type IssuesView struct {
	Issues []record.Issue
	Next   string // cursor of the next page, "" on the last
}

// Issues gives a page of the issues that somebody asks for.
func (d *Desk) Issues(ctx context.Context, q IssuesBy) (*IssuesView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*IssuesView, error) {
		walk, err := newReader(tx).walkFrom(record.KindIssue, q.After)
		if err != nil {
			return nil, err
		}
		if q.Broader != "" {
			walk.tied(record.RelBroader, record.KindIssue, string(q.Broader))
		}
		v := &IssuesView{}
		_, v.Next, err = walk.page(ctx, bounded(q.Limit), func(row store.ItemRow) (bool, error) {
			i, err := itemOf[record.Issue](row)
			if err != nil || q.Text != "" && !called(i.Names, q.Text) {
				return false, err
			}
			v.Issues = append(v.Issues, *i)
			return true, nil
		})
		return v, err
	})
}

// IssueFacts gives an issue with those above and below it, without what was said on it.
func (d *Desk) IssueFacts(ctx context.Context, id record.IssueID) (*IssueView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*IssueView, error) {
		i, err := published[record.Issue](ctx, tx, record.KindIssue, string(id))
		if err != nil {
			return nil, err
		}
		v := &IssueView{Issue: i}
		return v, newReader(tx).aboutIssue(ctx, v)
	})
}
