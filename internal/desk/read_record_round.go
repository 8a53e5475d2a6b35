package desk

import (
	"context"
	"slices"

	"readout/internal/record"
	"readout/internal/store"
)

// roundRecord gives the record of a round as readers see it: what was said and put at it or its
// sessions, what was said and forecast about it, and the outcomes of the round before it.
func (r *reader) roundRecord(ctx context.Context, round record.Event) (*RecordView, error) {
	rows, events, err := r.rowsAt(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	rounds, before, err := r.roundsBefore(ctx, round)
	if err != nil {
		return nil, err
	}
	for _, id := range before {
		promised, _, err := r.rowsAt(ctx, id)
		if err != nil {
			return nil, err
		}
		rows = append(rows, slices.DeleteFunc(promised, func(row store.ItemRow) bool { return row.Key.Kind != record.KindOutcome })...)
	}
	return r.recordOfItems(ctx, rows, append(events, rounds...), false)
}

// roundsBefore gives the rounds of a round's series, and of them those whose promises it looks at.
func (r *reader) roundsBefore(ctx context.Context, round record.Event) (rounds []record.Event, before []record.EventID, err error) {
	rounds, err = store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(round.Parent))
	if err == nil {
		rounds, err = asThen(ctx, r, rounds)
	}
	if err != nil {
		return nil, nil, err
	}
	book := record.NewBook(record.Items{Events: rounds})
	held := 0 // the ordinal of the last round before this one that was held
	for _, e := range rounds {
		if e.Held() && e.Ordinal < round.Ordinal {
			held = max(held, e.Ordinal)
		}
	}
	for _, e := range rounds {
		if e.Ordinal < held || e.Ordinal >= round.Ordinal {
			continue // looking for the next of each would read all of them again
		}
		if next, ok := book.NextRound(e.ID); ok && next.ID == round.ID {
			before = append(before, e.ID)
		}
	}
	return rounds, before, nil
}

// rowsAt gives what belongs to an event and those below it, and those below.
func (r *reader) rowsAt(ctx context.Context, id record.EventID) (rows []store.ItemRow, events []record.Event, err error) {
	at, events, err := r.eventsBelow(ctx, id)
	for i := 0; i < len(at) && err == nil; i++ {
		var tied []store.ItemRow
		tied, err = r.tx.RowsAt(ctx, at[i])
		rows = append(rows, tied...)
	}
	return rows, events, err
}

// eventsBelow gives an event with those below it, and those below.
func (r *reader) eventsBelow(ctx context.Context, id record.EventID) (at []record.EventID, events []record.Event, err error) {
	at = []record.EventID{id}
	for i := 0; i < len(at) && i < mostSessions; i++ {
		below, err := store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(at[i]))
		if err == nil {
			below, err = asThen(ctx, r, below)
		}
		if err != nil {
			return nil, nil, err
		}
		for _, e := range below {
			events = append(events, e)
			at = append(at, e.ID)
		}
	}
	return at[:min(len(at), mostSessions)], events, nil
}

// mostSessions bounds how many parts of a round, or rounds of a series, a view gathers.
const mostSessions = 2000
