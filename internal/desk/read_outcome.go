package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// OutcomeLife is an outcome from when it was put on the table until today.
type OutcomeLife struct {
	*OutcomeView
	Record     *RecordView // it, what replaced it, what it replaced, what was said of it and had been forecast
	RoundOf    *RoundLine  // where it was first put, nil if that is in no round
	Superseded *record.Outcome
	Overdue    bool // today
	Log        journal.Mark
}

// Outcome gives the life of an outcome as readers see it.
func (d *Desk) Outcome(ctx context.Context, id record.OutcomeID) (*OutcomeLife, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*OutcomeLife, error) {
		return newReader(tx).outcomeLife(ctx, id, d.clock())
	})
}

func (r *reader) outcomeLife(ctx context.Context, id record.OutcomeID, now time.Time) (*OutcomeLife, error) {
	row, err := r.tx.Row(ctx, record.KindOutcome, string(id))
	if err != nil {
		return nil, err
	}
	if row.Standing != coverage.Published {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	rows, err := r.rowsOfOutcome(ctx, row)
	if err != nil {
		return nil, err
	}
	v := &OutcomeLife{}
	if v.Record, err = r.recordOfItems(ctx, rows, nil, false); err != nil {
		return nil, err
	}
	if v.OutcomeView = v.Record.Outcomes[id]; v.OutcomeView == nil {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	v.Overdue = v.OutcomeView.Outcome.Overdue(now)
	if by, ok := v.Record.Outcomes[v.OutcomeView.Outcome.SupersededBy]; ok {
		v.Superseded = &by.Outcome
	}
	if v.RoundOf, err = r.roundIn(ctx, v.OutcomeView.Round); err != nil {
		return nil, err
	}
	v.Log, err = logMark(ctx, r.tx)
	return v, err
}

// rowsOfOutcome gives an outcome with what names it, what it names, and what it resolved.
func (r *reader) rowsOfOutcome(ctx context.Context, row store.ItemRow) ([]store.ItemRow, error) {
	item, err := row.Item()
	if err != nil {
		return nil, err
	}
	o := item.(*record.Outcome)
	rows := []store.ItemRow{row}
	if o.SupersededBy != "" {
		by, err := r.tx.Row(ctx, record.KindOutcome, string(o.SupersededBy))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		if err == nil {
			rows = append(rows, by)
		}
	}
	for _, one := range []struct {
		kind record.Kind
		rel  string
		most int
	}{
		{record.KindOutcome, record.RelSuperseded, mostOutcomes},
		{record.KindStatement, record.RelOutcome, mostOutcomes},
		{record.KindForecast, record.RelResolvedBy, mostForecasts},
	} {
		more, err := r.tx.RowsOfKindNaming(ctx, one.kind, one.rel, record.KindOutcome, string(o.ID), one.most)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

func (r *reader) roundIn(ctx context.Context, id record.EventID) (*RoundLine, error) {
	if id == "" {
		return nil, nil
	}
	e, err := r.event(ctx, id)
	if err != nil {
		return nil, err
	}
	series, err := r.event(ctx, e.Parent)
	return &RoundLine{Series: series, Round: e}, err
}
