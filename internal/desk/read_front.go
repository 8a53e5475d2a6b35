package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/zones"
)

// coveragesOfRound is how many coverages of a round its page lists.
const coveragesOfRound = 60

// How many coverages of a sort the front page shows.
const (
	liveOnFront    = 20
	plannedOnFront = 30
	recentOnFront  = 40
)

// Front gives the first page of the site: what is live, what comes next, what was.
func (d *Desk) Front(ctx context.Context) (*FrontView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*FrontView, error) {
		r := newReader(tx)
		v := &FrontView{}
		var err error
		if v.Position, err = tx.Head(ctx, journal.Site); err != nil {
			return nil, err
		}
		for _, list := range []struct {
			into  *[]CoverageLine
			state coverage.State
			limit int
		}{
			{&v.Live, coverage.Running, liveOnFront},
			{&v.Live, coverage.Paused, liveOnFront},
			{&v.Planned, coverage.Planned, plannedOnFront},
			{&v.Recent, coverage.Ended, recentOnFront},
		} {
			lines, err := r.coveragesIn(ctx, list.state, list.limit)
			if err != nil {
				return nil, err
			}
			*list.into = append(*list.into, lines...)
		}
		rounds, err := r.rounds(ctx, "", mostCounted)
		if err != nil {
			return nil, err
		}
		v.Coming, v.Rounds, err = r.coming(ctx, v, rounds, d.today())
		return v, err
	})
}

// today is the day it is where the site is.
func (d *Desk) today() string {
	return zones.In(d.clock(), d.Site().TZ).Format(time.DateOnly)
}

func (r *reader) coveragesIn(ctx context.Context, state coverage.State, limit int) ([]CoverageLine, error) {
	rows, err := r.tx.CoveragesIn(ctx, state, limit)
	if err != nil {
		return nil, err
	}
	return r.linesOf(ctx, rows)
}

// coming takes the rounds apart: those that are to come, the next one first, and those that
// there is a readout of. One that a planned coverage stands for is not listed beside it.
func (r *reader) coming(ctx context.Context, v *FrontView, rounds []RoundLine, today string) (coming, others []RoundLine, err error) {
	on, err := r.roundsOf(ctx, v.Live)
	if err != nil {
		return nil, nil, err
	}
	covered, err := r.roundsOf(ctx, v.Planned)
	if err != nil {
		return nil, nil, err
	}
	for _, l := range rounds {
		day := l.Round.Date
		switch {
		case day == "" || l.Statements != 0 || on[l.Round.ID] || day < today[:min(len(day), len(today))]:
			others = append(others, l)
		case !covered[l.Round.ID]:
			coming = append(coming, l)
		}
	}
	slices.Reverse(coming) // they come newest first
	return coming, others, nil
}

// roundsOf gives the rounds that coverages are about.
func (r *reader) roundsOf(ctx context.Context, lines []CoverageLine) (map[record.EventID]bool, error) {
	all := make(map[record.EventID]bool)
	for _, l := range lines {
		round, err := r.roundOf(ctx, record.EventID(l.Coverage.Content.Event))
		if err != nil {
			return nil, err
		}
		if round != nil {
			all[round.ID] = true
		}
	}
	return all, nil
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

// rounds gives the rounds of a series, or of all for "", newest first. Once most statements were
// counted the older rounds are Uncounted.
func (r *reader) rounds(ctx context.Context, series record.EventID, most int) ([]RoundLine, error) {
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
		of, err := r.event(ctx, e.Parent)
		if err != nil {
			return nil, err
		}
		lines = append(lines, RoundLine{Series: of, Round: e, Statements: Uncounted})
	}
	slices.SortStableFunc(lines, func(a, b RoundLine) int { return strings.Compare(b.Round.Date, a.Round.Date) })
	for i := 0; i < len(lines) && most > 0; i++ {
		if lines[i].Statements, err = r.tx.CountAt(ctx, lines[i].Round.ID); err != nil {
			return nil, err
		}
		most -= lines[i].Statements
	}
	return lines, nil
}

// roundLine gives the round that an event is or belongs to, nil for none.
func (r *reader) roundLine(ctx context.Context, id record.EventID) (*RoundLine, error) {
	round, err := r.roundOf(ctx, id)
	if err != nil || round == nil {
		return nil, err
	}
	line := &RoundLine{Round: *round}
	if line.Statements, err = r.tx.CountAt(ctx, round.ID); err != nil {
		return nil, err
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
