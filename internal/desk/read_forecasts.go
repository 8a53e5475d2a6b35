package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// ForecastsBy says which forecasts somebody asks for: those for which all that is given holds.
type ForecastsBy struct {
	Result record.Result
	Basis  record.ForecastBasis
	Outlet record.ActorID // who printed it
	Origin record.ActorID // where the outlet has it from
	Issue  record.IssueID
	Round  record.EventID // about which it was made, or about one of its sessions
	Series record.EventID
	After  string // cursor of a page
	Limit  int
}

// ForecastsView is a page of forecasts, those that were put on record last first.
type ForecastsView struct {
	Record *RecordView // they, with what they name
	IDs    []record.ForecastID
	Next   string // cursor of the next page, "" on the last
}

// Forecasts gives a page of the forecasts that somebody asks for, as readers see them.
func (d *Desk) Forecasts(ctx context.Context, q ForecastsBy) (*ForecastsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ForecastsView, error) {
		if err := followMerged(ctx, tx, &q.Issue, &q.Outlet, &q.Origin); err != nil {
			return nil, err
		}
		return newReader(tx).forecastsBy(ctx, q)
	})
}

func (r *reader) forecastsBy(ctx context.Context, q ForecastsBy) (*ForecastsView, error) {
	walk, events, err := r.walkAt(ctx, record.KindForecast, q.After, q.Round, q.Series)
	if err != nil {
		return nil, err
	}
	switch {
	case events != nil: // they lead to few enough
	case q.Outlet != "":
		walk.tied(record.RelOutlet, record.KindActor, string(q.Outlet))
	case q.Origin != "":
		walk.tied(record.RelOrigin, record.KindActor, string(q.Origin))
	case q.Issue != "":
		walk.tied(record.RelIssue, record.KindIssue, string(q.Issue))
	}
	v := &ForecastsView{}
	rows, next, err := walk.page(ctx, bounded(q.Limit), func(row store.ItemRow) (bool, error) {
		f, err := itemOf[record.Forecast](row)
		if err != nil || events != nil && !slices.Contains(events, f.Event) || !q.wants(f) {
			return false, err
		}
		if err := r.concealed(ctx, f); err != nil {
			return false, err
		}
		result, err := r.resultOf(ctx, f)
		return err == nil && (q.Result == "" || result == q.Result), err
	})
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		v.IDs = append(v.IDs, record.ForecastID(row.Key.ID))
	}
	v.Next = next
	if v.Record, err = r.recordOfItems(ctx, rows, nil, false); err != nil {
		return nil, err
	}
	v.IDs = slices.DeleteFunc(v.IDs, func(id record.ForecastID) bool { return v.Record.Forecasts[id] == nil })
	return v, nil
}

func (q ForecastsBy) wants(f *record.Forecast) bool {
	return (q.Basis == "" || f.Basis == q.Basis) &&
		(q.Outlet == "" || slices.Contains(f.Outlet, q.Outlet)) &&
		(q.Origin == "" || f.Origin == q.Origin) &&
		(q.Issue == "" || slices.Contains(f.Issues, q.Issue))
}

// resultOf gives what became of a forecast, by the rule of record.Book.
func (r *reader) resultOf(ctx context.Context, f *record.Forecast) (record.Result, error) {
	var items record.Items
	for id := f.Event; id != "" && len(items.Events) < 8; { // as far as the rule looks
		e, err := r.event(ctx, id)
		if err != nil {
			return "", err
		}
		items.Events, id = append(items.Events, e), e.Parent
	}
	return record.NewBook(items).ResultOf(f), nil
}

// Forecast gives a forecast as readers see it.
func (d *Desk) Forecast(ctx context.Context, id record.ForecastID) (*ForecastsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ForecastsView, error) {
		row, err := tx.Row(ctx, record.KindForecast, string(id))
		if err != nil {
			return nil, err
		}
		v := &ForecastsView{IDs: []record.ForecastID{id}}
		if row.Standing != coverage.Published {
			return nil, fault.New(fault.NotFound, "record.missing")
		}
		if v.Record, err = newReader(tx).recordOfItems(ctx, []store.ItemRow{row}, nil, false); err != nil {
			return nil, err
		}
		if v.Record.Forecasts[id] == nil {
			return nil, fault.New(fault.NotFound, "record.missing")
		}
		return v, nil
	})
}
