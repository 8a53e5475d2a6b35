package desk

import (
	"context"

	"readout/internal/record"
	"readout/internal/store"
)

// EventsBy says which events somebody asks for: those for which all that is given holds.
type EventsBy struct {
	Kind   record.EventKind
	Parent record.EventID // of a round its series, of a session its round
	Text   string         // stands in one of the names, in whatever case
	After  string         // cursor of a page
	Limit  int
}

// EventsView is a page of events, those that were put on record last first.
type EventsView struct {
	Events []record.Event
	Next   string // cursor of the next page, "" on the last
}

// Events gives a page of the events that somebody asks for: series, rounds, sessions.
func (d *Desk) Events(ctx context.Context, q EventsBy) (*EventsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*EventsView, error) {
		walk, err := newReader(tx).walkFrom(record.KindEvent, q.After)
		if err != nil {
			return nil, err
		}
		if q.Parent != "" {
			walk.tied(record.RelParent, record.KindEvent, string(q.Parent))
		}
		v := &EventsView{}
		_, v.Next, err = walk.page(ctx, bounded(q.Limit), func(row store.ItemRow) (bool, error) {
			e, err := itemOf[record.Event](row)
			if err != nil || q.Kind != "" && e.Kind != q.Kind || q.Text != "" && !called(e.Names, q.Text) {
				return false, err
			}
			v.Events = append(v.Events, *e)
			return true, nil
		})
		return v, err
	})
}

// Event gives one event.
func (d *Desk) Event(ctx context.Context, id record.EventID) (record.Event, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (record.Event, error) {
		return published[record.Event](ctx, tx, record.KindEvent, string(id))
	})
}
