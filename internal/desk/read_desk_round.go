package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// DeskRoundView is all that the record holds of a round, drafts included, for who keeps it.
type DeskRoundView struct {
	Series   record.Event
	Round    record.Event
	Record   *RecordView                   // what belongs to the round and its parts
	Present  []ParticipantView             // who was there
	Standing map[ItemRef]coverage.Standing // of each of them
}

// DeskRound gives what the record holds of a round as far as whoever keeps it may see the words.
func (d *Desk) DeskRound(ctx context.Context, id record.EventID) (*DeskRoundView, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskRoundView, error) {
		r := newReader(tx).as(by)
		e, err := r.eventOfKind(ctx, id, record.Round)
		if err != nil {
			return nil, err
		}
		v := &DeskRoundView{Round: e, Standing: make(map[ItemRef]coverage.Standing)}
		if v.Series, err = r.event(ctx, e.Parent); err != nil {
			return nil, err
		}
		rows, events, err := r.rowsAt(ctx, id)
		if err != nil {
			return nil, err
		}
		if rows, err = r.rowsSeen(rows); err != nil {
			return nil, err
		}
		for _, row := range rows {
			v.Standing[ItemRef{row.Key.Kind, row.Key.ID}] = row.Standing
		}
		if v.Record, err = r.recordOfItems(ctx, rows, append(events, e), true); err != nil {
			return nil, err
		}
		v.Present, err = r.participants(ctx, v.Record.Book.Participants)
		return v, err
	})
}

// rowsSeen leaves out what rests on no words and is not public, where whoever asks may not read
// what is not public. What rests on words is shown as they are.
func (r *reader) rowsSeen(rows []store.ItemRow) ([]store.ItemRow, error) {
	if r.by.May(people.ReadDrafts) {
		return rows, nil
	}
	var failed error
	seen := slices.DeleteFunc(rows, func(row store.ItemRow) bool {
		if row.Standing == coverage.Published {
			return false
		}
		item, err := row.Item()
		if err != nil && !fault.Is(err, fault.NotFound) {
			failed = err
		}
		return err != nil || len(item.Cites()) == 0
	})
	return seen, failed
}
