package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// ActorView is an actor of the record with what a reader needs beside it: a page of what it said,
// the newest first, and what it said last on each issue.
type ActorView struct {
	Actor     record.Actor
	Side      *record.Actor // whom it speaks for, if that is another
	Above     *record.Actor // what it belongs to
	Offices   []OfficeView  // the newest first
	Members   []record.Actor
	Words     *StatementsView
	Positions []LastWords
	Forecasts *RecordView // of an outlet, a source or an expert: the newest
	UsedBy    map[record.ActorID]record.Actor
	Log       journal.Mark
}

// OfficeView is an office that a person held.
type OfficeView struct {
	Tenure       record.Tenure
	Organization *record.Actor
}

// LastWords is what was said last on an issue.
type LastWords struct {
	Issue     record.Issue
	Statement *StatementView
}

// The bounds of an actor's page.
const (
	actorPage     = 100
	mostPositions = 200
	mostForecasts = 300
	mostListed    = 100
)

// Actor gives an actor with a page of what it said: after is that page's cursor, "" the first. Of
// a side it is what was said for it, of an organization what those who belong to it said.
func (d *Desk) Actor(ctx context.Context, id record.ActorID, after string) (*ActorView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ActorView, error) {
		r := newReader(tx)
		a, err := published[record.Actor](ctx, tx, record.KindActor, string(id))
		if err != nil {
			return nil, err
		}
		v := &ActorView{Actor: a}
		q := saidBy(a)
		q.After, q.Limit = after, actorPage
		if v.Words, err = r.statementsBy(ctx, q); err != nil {
			return nil, err
		}
		if after == "" {
			if err := r.beside(ctx, v); err != nil {
				return nil, err
			}
		}
		v.Log, err = logMark(ctx, tx)
		return v, err
	})
}

// published gives an item that readers may see.
func published[T any](ctx context.Context, tx *store.Tx, kind record.Kind, id string) (T, error) {
	s, err := store.Item[T](ctx, tx, kind, id)
	if err != nil {
		var none T
		return none, err
	}
	if s.Standing != coverage.Published {
		return s.Item, fault.New(fault.NotFound, "record.missing")
	}
	return s.Item, nil
}

// saidBy says which statements are an actor's.
func saidBy(a record.Actor) StatementsBy {
	switch a.Kind {
	case record.State:
		return StatementsBy{Side: a.ID}
	case record.Organization:
		return StatementsBy{Of: a.ID}
	}
	return StatementsBy{Actor: a.ID}
}

// beside adds what stands on the first page alone.
func (r *reader) beside(ctx context.Context, v *ActorView) (err error) {
	if err := r.aboutActor(ctx, v); err != nil {
		return err
	}
	if v.Positions, err = r.lastWords(ctx, saidBy(v.Actor)); err != nil {
		return err
	}
	var rows []store.ItemRow
	for _, rel := range []string{record.RelOutlet, record.RelOrigin} {
		more, err := r.tx.RowsOfKindNaming(ctx, record.KindForecast, rel, record.KindActor, string(v.Actor.ID), mostForecasts)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	v.Forecasts, err = r.recordOfItems(ctx, rows, nil, false)
	return err
}

func (r *reader) aboutActor(ctx context.Context, v *ActorView) error {
	side, err := r.partyOf(ctx, v.Actor.ID)
	if err != nil {
		return err
	}
	if v.Side, err = r.other(ctx, side, v.Actor.ID); err != nil {
		return err
	}
	if v.Above, err = r.other(ctx, v.Actor.Parent, side); err != nil {
		return err
	}
	tenures, err := r.tenuresOf(ctx, v.Actor.ID)
	if err != nil {
		return err
	}
	for _, t := range newestFirst(tenures) {
		o := OfficeView{Tenure: t}
		if o.Organization, err = r.other(ctx, t.Organization, ""); err != nil {
			return err
		}
		v.Offices = append(v.Offices, o)
	}
	members, err := r.membersOf(ctx, v.Actor.ID)
	if err != nil {
		return err
	}
	if v.Members, err = r.actorsOf(ctx, members[1:min(len(members), mostListed)]); err != nil {
		return err
	}
	v.UsedBy, err = r.usedBy(ctx, v.Actor.Names)
	return err
}

func newestFirst(tenures []record.Tenure) []record.Tenure {
	sorted := slices.Clone(tenures)
	slices.SortStableFunc(sorted, func(a, b record.Tenure) int {
		x, _ := record.FirstDay(a.From)
		y, _ := record.FirstDay(b.From)
		return y.Compare(x)
	})
	return sorted
}

// other gives an actor that is named beside another, nil for none or for that one.
func (r *reader) other(ctx context.Context, id, but record.ActorID) (*record.Actor, error) {
	if id == "" || id == but {
		return nil, nil
	}
	a, err := r.actor(ctx, id)
	return &a, err
}

// usedBy gives the sides that use names.
func (r *reader) usedBy(ctx context.Context, names []record.Name) (map[record.ActorID]record.Actor, error) {
	sides := make(map[record.ActorID]record.Actor)
	for _, n := range names {
		if n.UsedBy == "" {
			continue
		}
		a, err := r.actor(ctx, n.UsedBy)
		if err != nil {
			return nil, err
		}
		sides[a.ID] = a
	}
	return sides, nil
}

// lastWords gives what was said last on each issue, among the newest statements that are asked
// for: of the newest round on it what its cell of the matrix shows.
func (r *reader) lastWords(ctx context.Context, q StatementsBy) ([]LastWords, error) {
	q.Limit = mostPositions
	said, err := r.statementsBy(ctx, q)
	if err != nil {
		return nil, err
	}
	var order []record.IssueID
	cells := make(map[record.IssueID]record.Cell)
	views := make(map[record.StatementID]*StatementView)
	for i := range said.Statements {
		v := &said.Statements[i]
		views[v.Statement.ID] = v
		if !v.Statement.Voiced() {
			continue
		}
		for _, issue := range slices.Compact(slices.Clone(v.Statement.Issues)) {
			if len(cells[issue]) == 0 {
				order = append(order, issue)
			} else if views[cells[issue][0].ID].Round != v.Round {
				continue
			}
			// The list has the newest first, a cell what the record has first.
			cells[issue] = append(record.Cell{&v.Statement}, cells[issue]...)
		}
	}
	held := &RecordView{Statements: views}
	var out []LastWords
	for _, id := range order {
		issue, err := r.issue(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, LastWords{Issue: issue, Statement: views[cells[id].Shown(held.When).ID]})
	}
	return out, nil
}
