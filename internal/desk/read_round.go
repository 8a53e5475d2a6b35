package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// Series gives a series of talks with its rounds.
func (d *Desk) Series(ctx context.Context, series record.EventID) (*SeriesView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*SeriesView, error) {
		r := newReader(tx)
		e, err := r.eventOfKind(ctx, series, record.Series)
		if err != nil {
			return nil, err
		}
		v := &SeriesView{Series: e}
		if v.Parties, err = r.actorsOf(ctx, e.Parties); err != nil {
			return nil, err
		}
		v.Rounds, err = r.rounds(ctx, series, mostCounted)
		return v, err
	})
}

// Round gives the readout of a round of a series; series "" takes the round of any.
func (d *Desk) Round(ctx context.Context, series, round record.EventID) (*RoundView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*RoundView, error) {
		r := newReader(tx)
		e, err := r.eventOfKind(ctx, round, record.Round)
		if err != nil {
			return nil, err
		}
		if series != "" && e.Parent != series {
			return nil, fault.New(fault.NotFound, "record.missing")
		}
		return r.roundView(ctx, e)
	})
}

func (r *reader) roundView(ctx context.Context, e record.Event) (*RoundView, error) {
	v := &RoundView{Round: e}
	var err error
	if v.Series, err = r.event(ctx, e.Parent); err != nil {
		return nil, err
	}
	if v.Position, err = r.tx.Head(ctx, journal.EventStream(string(e.ID))); err != nil {
		return nil, err
	}
	parties := e.Parties
	if len(parties) == 0 {
		parties = v.Series.Parties
	}
	if v.Parties, err = r.actorsOf(ctx, parties); err != nil {
		return nil, err
	}
	if v.Coverages, err = r.coverageLines(ctx, string(e.ID), false, coveragesOfRound); err != nil {
		return nil, err
	}
	ids, err := r.statementsOfRound(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	if v.Statements, err = r.statements(ctx, ids); err != nil {
		return nil, err
	}
	v.People = whoSpoke(v.Statements)
	if v.Record, err = r.roundRecord(ctx, e); err != nil {
		return nil, err
	}
	if v.Present, err = r.participants(ctx, v.Record.Book.Participants); err != nil {
		return nil, err
	}
	v.Log, err = logMark(ctx, r.tx)
	return v, err
}

// whoSpoke lists the persons among the speakers once each, in the order they first spoke.
func whoSpoke(statements []StatementView) []SpeakerView {
	var people []SpeakerView
	seen := make(map[record.ActorID]bool)
	for i := range statements {
		if statements[i].Statement.Event == "" {
			continue // experts and others were not there
		}
		for _, sp := range statements[i].Speakers {
			if sp.Actor.Kind == record.Person && !seen[sp.Actor.ID] {
				seen[sp.Actor.ID] = true
				people = append(people, sp)
			}
		}
	}
	return people
}

// Statement gives a public statement.
func (d *Desk) Statement(ctx context.Context, id record.StatementID) (*StatementView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*StatementView, error) {
		return newReader(tx).statement(ctx, id, false)
	})
}

func (r *reader) eventOfKind(ctx context.Context, id record.EventID, kind record.EventKind) (record.Event, error) {
	e, err := r.event(ctx, id)
	if err == nil && e.Kind != kind {
		err = fault.New(fault.NotFound, "record.missing")
	}
	return e, err
}

func (r *reader) actorsOf(ctx context.Context, ids []record.ActorID) ([]record.Actor, error) {
	var all []record.Actor
	for _, id := range ids {
		a, err := r.actor(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}
