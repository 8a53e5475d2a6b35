package desk

import (
	"context"
	"slices"

	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// IssueView is an issue with a page of what was said on it, and what was put on the table.
type IssueView struct {
	Issue    record.Issue
	Broader  *record.Issue
	Narrower []record.Issue
	UsedBy   map[record.ActorID]record.Actor
	Series   []SeriesView // in which it was spoken of, the newest words first
	Words    *StatementsView
	Record   *RecordView // of the words of this page; on the first one the outcomes and forecasts too
	Log      journal.Mark
}

// mostOutcomes bounds how many outcomes a page lists: the newest.
const mostOutcomes = 200

// Issue gives an issue with a page of what was said on it: after is that page's cursor, "" the first.
func (d *Desk) Issue(ctx context.Context, id record.IssueID, after string) (*IssueView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*IssueView, error) {
		r := newReader(tx)
		i, err := published[record.Issue](ctx, tx, record.KindIssue, string(id))
		if err != nil {
			return nil, err
		}
		v := &IssueView{Issue: i}
		if v.Words, err = r.statementsBy(ctx, StatementsBy{Issue: id, After: after, Limit: actorPage}); err != nil {
			return nil, err
		}
		if err := r.onIssue(ctx, v, after == ""); err != nil {
			return nil, err
		}
		v.Log, err = logMark(ctx, tx)
		return v, err
	})
}

func (r *reader) onIssue(ctx context.Context, v *IssueView, first bool) (err error) {
	var rows []store.ItemRow
	for i := range v.Words.Statements {
		row, err := r.tx.Row(ctx, record.KindStatement, string(v.Words.Statements[i].Statement.ID))
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	for _, kind := range []record.Kind{record.KindOutcome, record.KindForecast} {
		if !first {
			break
		}
		more, err := r.tx.RowsOfKindNaming(ctx, kind, record.RelIssue, record.KindIssue, string(v.Issue.ID), mostOutcomes)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	if v.Record, err = r.recordOfItems(ctx, rows, nil, false); err != nil {
		return err
	}
	if err := r.seriesOf(ctx, v); err != nil {
		return err
	}
	return r.aboutIssue(ctx, v)
}

func (r *reader) aboutIssue(ctx context.Context, v *IssueView) (err error) {
	if v.Issue.Broader != "" {
		broader, err := r.issue(ctx, v.Issue.Broader)
		if err != nil {
			return err
		}
		v.Broader = &broader
	}
	if v.Narrower, err = store.ItemsTied[record.Issue](ctx, r.tx, record.KindIssue, record.RelBroader, record.KindIssue, string(v.Issue.ID)); err != nil {
		return err
	}
	v.UsedBy, err = r.usedBy(ctx, v.Issue.Names)
	return err
}

// seriesOf adds the series that the words of a page were said in.
func (r *reader) seriesOf(ctx context.Context, v *IssueView) error {
	for i := range v.Words.Statements {
		id := v.Words.Statements[i].Series
		if id == "" || slices.ContainsFunc(v.Series, func(s SeriesView) bool { return s.Series.ID == id }) {
			continue
		}
		e, err := r.event(ctx, id)
		if err != nil {
			return err
		}
		parties, err := r.actorsOf(ctx, e.Parties)
		if err != nil {
			return err
		}
		v.Series = append(v.Series, SeriesView{Series: e, Parties: parties})
	}
	return nil
}
