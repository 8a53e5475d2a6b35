package desk

import (
	"context"

	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// shownIn gives the streams of what shows an item besides the coverages that it cites: of a
// statement, an outcome, a forecast or a participation the rounds it belongs to; of an event its
// own and those of the rounds that bear its name, and of what was said there, for its day says in
// which office; of an actor, a tenure or an issue those of whatever names it.
func shownIn(ctx context.Context, tx *store.Tx, item record.Item) ([]journal.Stream, error) {
	switch it := item.(type) {
	case *record.Event:
		to, err := shownWithEvent(ctx, tx, it)
		if err != nil {
			return nil, err
		}
		said, err := shownWithNamed(ctx, tx, record.KindEvent, string(it.ID))
		return append(to, said...), err
	case *record.Actor:
		return shownWithActor(ctx, tx, it.ID)
	case *record.Tenure:
		return shownWithNamed(ctx, tx, record.KindActor, string(it.Person))
	case *record.Issue:
		return shownWithNamed(ctx, tx, record.KindIssue, string(it.ID))
	}
	to, err := shownWithEvents(ctx, tx, item)
	if kind := item.ItemKind(); err != nil || kind != record.KindOutcome && kind != record.KindStatement {
		return to, err
	}
	more, err := shownWithResting(ctx, tx, item)
	return append(to, more...), err
}

// mostResting bounds the items whose streams are told so, of each kind.
const mostResting = 200

// shownWithResting gives the streams of what is shown otherwise once an outcome or a statement is: forecasts whose
// result rests on it, outcomes that it replaced.
func shownWithResting(ctx context.Context, tx *store.Tx, item record.Item) ([]journal.Stream, error) {
	var to []journal.Stream
	for _, by := range []struct {
		kind record.Kind
		rel  string
	}{{record.KindForecast, record.RelResolvedBy}, {record.KindOutcome, record.RelSuperseded}} {
		rows, err := tx.RowsOfKindNaming(ctx, by.kind, by.rel, item.ItemKind(), item.ItemID(), mostResting)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			resting, err := row.Item()
			if err != nil {
				return nil, err
			}
			more, err := shownWithEvents(ctx, tx, resting)
			if err != nil {
				return nil, err
			}
			to = append(to, more...)
		}
	}
	return to, nil
}

// shownWithEvents gives the streams of the rounds that an item belongs to; an outcome lives
// through all the rounds of its series.
func shownWithEvents(ctx context.Context, tx *store.Tx, item record.Item) ([]journal.Stream, error) {
	at, err := roundsOfItem(ctx, tx, item)
	if err != nil {
		return nil, err
	}
	var to []journal.Stream
	for _, round := range at {
		to = append(to, journal.EventStream(string(round.ID)), journal.EventStream(string(round.Parent)))
		if item.ItemKind() != record.KindOutcome {
			continue
		}
		rounds, err := roundsOf(ctx, tx, round.Parent)
		if err != nil {
			return nil, err
		}
		to = append(to, rounds...)
	}
	return to, nil
}

// roundsOfItem gives the rounds that an item names, by themselves or by a part of them.
func roundsOfItem(ctx context.Context, tx *store.Tx, item record.Item) ([]*record.Event, error) {
	var all []*record.Event
	for _, ref := range item.Refs() {
		if ref.Kind != record.KindEvent {
			continue
		}
		round, err := roundOf(ctx, tx, record.EventID(ref.ID))
		if err != nil {
			return nil, err
		}
		if round != nil {
			all = append(all, round)
		}
	}
	return all, nil
}

// roundsOf gives the streams of the rounds of a series.
func roundsOf(ctx context.Context, tx *store.Tx, series record.EventID) ([]journal.Stream, error) {
	rounds, err := store.ItemsTied[record.Event](ctx, tx, record.KindEvent, record.RelParent, record.KindEvent, string(series))
	var to []journal.Stream
	for _, r := range rounds {
		to = append(to, journal.EventStream(string(r.ID)))
	}
	return to, err
}

// shownWithEvent gives the streams of an event, of the rounds of a series and of the round
// of a session.
func shownWithEvent(ctx context.Context, tx *store.Tx, e *record.Event) ([]journal.Stream, error) {
	to := []journal.Stream{journal.EventStream(string(e.ID))}
	round, err := roundOf(ctx, tx, e.ID)
	if err != nil {
		return nil, err
	}
	if round != nil {
		to = append(to, journal.EventStream(string(round.ID)), journal.EventStream(string(round.Parent)))
	}
	if e.Kind != record.Series {
		return to, nil
	}
	rounds, err := roundsOf(ctx, tx, e.ID)
	return append(to, rounds...), err
}

// shownWithActor gives the streams of what names an actor.
func shownWithActor(ctx context.Context, tx *store.Tx, id record.ActorID) ([]journal.Stream, error) {
	to, err := shownWithNamed(ctx, tx, record.KindActor, string(id))
	if err != nil {
		return nil, err
	}
	events, err := store.ItemsTied[record.Event](ctx, tx, record.KindEvent, record.RelParty, record.KindActor, string(id))
	if err != nil {
		return nil, err
	}
	for i := range events {
		more, err := shownWithEvent(ctx, tx, &events[i])
		if err != nil {
			return nil, err
		}
		to = append(to, more...)
	}
	return to, nil
}

// shownWithNamed gives the streams of the statements, outcomes, forecasts and participations
// that name an item in any part.
func shownWithNamed(ctx context.Context, tx *store.Tx, kind record.Kind, id string) ([]journal.Stream, error) {
	keys, err := tx.NamedBy(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	seen := make(map[journal.Stream]bool)
	var to []journal.Stream
	for _, key := range keys {
		s, err := tx.AnyItem(ctx, key.Kind, key.ID)
		if err != nil {
			return nil, err
		}
		more, err := shownWithEvents(ctx, tx, s.Item)
		if err != nil {
			return nil, err
		}
		for _, c := range s.Item.Cites() {
			more = append(more, journal.CoverageStream(c.Coverage))
		}
		for _, stream := range more {
			if !seen[stream] {
				seen[stream] = true
				to = append(to, stream)
			}
		}
	}
	return to, nil
}
