package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// onFront is how many coverages the front page looks through, the newest changed first.
const onFront = 60

// Front gives the first page of the site.
func (d *Desk) Front(ctx context.Context) (*FrontView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*FrontView, error) {
		r := newReader(tx)
		v := &FrontView{}
		var err error
		if v.Position, err = tx.Head(ctx, journal.Site); err != nil {
			return nil, err
		}
		lines, err := r.coverageLines(ctx, "", false, onFront)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			switch l.Coverage.Content.State {
			case coverage.Running, coverage.Paused:
				v.Live = append(v.Live, l)
			case coverage.Planned:
				v.Planned = append(v.Planned, l)
			default:
				v.Recent = append(v.Recent, l)
			}
		}
		v.Rounds, err = r.rounds(ctx, "")
		return v, err
	})
}

// coverageLines gives coverages for a list, each with its newest headline.
func (r *reader) coverageLines(ctx context.Context, event string, drafts bool, limit int) ([]CoverageLine, error) {
	rows, err := r.tx.Coverages(ctx, event, drafts, limit)
	if err != nil {
		return nil, err
	}
	return r.linesOf(ctx, rows)
}

func (r *reader) linesOf(ctx context.Context, rows []store.CoverageRow) ([]CoverageLine, error) {
	lines := make([]CoverageLine, len(rows))
	for i, row := range rows {
		lines[i] = CoverageLine{Coverage: row.Coverage, Updates: row.Updates}
		u, err := r.tx.NewestHeadline(ctx, row.Coverage.ID)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		lines[i].Newest = &UpdateView{Coverage: &lines[i].Coverage, Update: *u}
	}
	return lines, nil
}

// rounds gives the rounds of a series, or of all for "", newest first.
func (r *reader) rounds(ctx context.Context, series record.EventID) ([]RoundLine, error) {
	events, err := store.Items[record.Event](ctx, r.tx, record.KindEvent)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		r.events[e.ID] = e
	}
	var lines []RoundLine
	for _, e := range events {
		if e.Kind != record.Round || series != "" && e.Parent != series {
			continue
		}
		l, err := r.roundLine(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		lines = append(lines, *l)
	}
	slices.SortStableFunc(lines, func(a, b RoundLine) int { return strings.Compare(b.Round.Date, a.Round.Date) })
	return lines, nil
}

// roundLine gives the round that an event is or belongs to, nil for none.
func (r *reader) roundLine(ctx context.Context, id record.EventID) (*RoundLine, error) {
	round, err := roundOf(ctx, r.tx, id)
	if err != nil || round == nil {
		return nil, err
	}
	ids, err := r.statementsOfRound(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	line := &RoundLine{Round: *round}
	for _, id := range ids {
		public, err := r.citedPublicly(ctx, record.KindStatement, string(id))
		if err != nil {
			return nil, err
		}
		if public {
			line.Statements++
		}
	}
	line.Series, err = r.event(ctx, round.Parent)
	return line, err
}

// statementsOfRound gives the statements made at a round or its sessions, and those of
// outsiders that are about it.
func (r *reader) statementsOfRound(ctx context.Context, id record.EventID) ([]record.StatementID, error) {
	sessions, err := store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(id))
	if err != nil {
		return nil, err
	}
	at := []record.EventID{id}
	for _, s := range sessions {
		at = append(at, s.ID)
	}
	var ids []record.StatementID
	for _, e := range at {
		for _, rel := range []string{record.RelEvent, record.RelAbout} {
			tied, err := store.ItemsTied[record.Statement](ctx, r.tx, record.KindStatement, rel, record.KindEvent, string(e))
			if err != nil {
				return nil, err
			}
			for _, s := range tied {
				ids = append(ids, s.ID)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
