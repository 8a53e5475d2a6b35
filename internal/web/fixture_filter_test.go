package web

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
)

// CoverageWhere chooses by speaker and kind, as much as pages need.
func (f *fakeDesk) CoverageWhere(ctx context.Context, slug string, by desk.UpdatesBy, order coverage.Order, from string, limit int) (*desk.CoverageView, error) {
	v, err := f.CoverageBy(ctx, slug, order, from, limit)
	if err != nil {
		return nil, err
	}
	matches := func(s desk.StatementView) bool {
		return (by.Speaker == "" || slices.Contains(s.Statement.Speaker, by.Speaker)) && (by.Kind == "" || s.Statement.Kind == by.Kind)
	}
	v.Filter = &desk.FilterView{By: by}
	v.Summary, v.Pinned, v.Keys = nil, nil, nil
	if by != (desk.UpdatesBy{}) {
		v.Updates = slices.DeleteFunc(v.Updates, func(u desk.UpdateView) bool { return !slices.ContainsFunc(u.Statements, matches) })
		v.Record = slices.DeleteFunc(slices.Clone(v.Record), func(s desk.StatementView) bool { return !matches(s) })
	}
	v.Filter.Matching = len(v.Updates)
	v.Filter.Speakers = []desk.Counted[record.Actor]{{Item: orlin, Updates: 2}, {Item: tessen, Updates: 3}, {Item: vale}}
	v.Filter.Sides = []desk.Counted[record.Actor]{{Item: aruvia, Updates: 2}, {Item: belmar, Updates: 3}}
	v.Filter.Issues = []desk.Counted[record.Issue]{{Item: patrols, Updates: 2}, {Item: ferries, Updates: 1}}
	v.Filter.Kinds = []desk.Counted[record.StatementKind]{{Item: record.Concern, Updates: 1}, {Item: record.Explain, Updates: 2}}
	if by.Kind == record.Threaten {
		v.Filter.Kinds = append(v.Filter.Kinds, desk.Counted[record.StatementKind]{Item: record.Threaten})
	}
	return v, nil
}
