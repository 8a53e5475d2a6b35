package desk

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// about gives a draft with the issues that a decision names, and tells whether they are others than
// were offered.
func (a *deciding) about(ctx context.Context, item *DraftedItem, one DraftDecision) (*DraftedItem, bool, error) {
	if one.Issues == nil {
		return item, false, nil
	}
	named, err := a.issuesNamed(ctx, one.Issues, item.Issues)
	if err != nil {
		return nil, false, err
	}
	if slices.Equal(slices.Sorted(slices.Values(named)), slices.Sorted(slices.Values(item.Issues))) {
		return item, false, nil
	}
	other := *item
	other.Issues = named
	return &other, true, nil
}

// mostIssues bounds how many a draft can be about.
const mostIssues = 20

// issuesNamed finds issues, each by its id or by a name of its that no other has: of several, the one
// that was offered is meant.
func (a *deciding) issuesNamed(ctx context.Context, names []string, offered []record.IssueID) ([]record.IssueID, error) {
	if len(names) > mostIssues {
		return nil, fault.At("issues", "drafts.many_issues", "count", mostIssues)
	}
	if a.issues == nil {
		var err error
		if a.issues, err = store.Items[record.Issue](ctx, a.tx, record.KindIssue); err != nil {
			return nil, err
		}
	}
	named := []record.IssueID{}
	for _, name := range names {
		id := issueCalled(a.issues, name, offered)
		if id == "" {
			return nil, fault.At("issues", "drafts.no_issue", "got", short(name))
		}
		if !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	return named, nil
}

// issueCalled gives the one issue that is meant, "" where there is none, or are several.
func issueCalled(all []record.Issue, name string, offered []record.IssueID) record.IssueID {
	var called []record.IssueID
	for i := range all {
		switch {
		case all[i].MergedInto != "" || all[i].Erased:
		case string(all[i].ID) == name:
			return all[i].ID
		case slices.ContainsFunc(all[i].Names, func(n record.Name) bool { return foldName(n.Text) == foldName(name) }):
			called = append(called, all[i].ID)
		}
	}
	if i := slices.IndexFunc(called, func(id record.IssueID) bool { return slices.Contains(offered, id) }); i >= 0 {
		return called[i]
	}
	if len(called) != 1 {
		return ""
	}
	return called[0]
}

// foldName makes equal what differs in case, in ё and е, and in what is neither letter nor digit: a
// form parts names by commas, and writes one that has a comma without it.
func foldName(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == 'ё' || c == 'Ё':
			return 'е'
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '+':
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}
