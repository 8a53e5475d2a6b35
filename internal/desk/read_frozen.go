package desk

import (
	"context"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// TakenBack is a line that stood in a readout at a moment and that readers may not see any more,
// and of which not even its section is left: an erasure took it along.
type TakenBack struct {
	Item ItemRef
	At   time.Time // zero if nobody knows
}

// frozenRecord gives the record of a round as readers saw it at the reader's moment, without what
// was taken back since: of that the view has the place of the line and no words (v.Taken), of what
// was erased not even that (v.Gone).
func (r *reader) frozenRecord(ctx context.Context, round record.Event, v *ReadoutView) (*RecordView, error) {
	then, err := r.tx.RowsThen(ctx, journal.EventStream(string(round.ID)), r.until)
	if err != nil {
		return nil, err
	}
	at, events, err := r.eventsBelow(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	rounds, before, err := r.roundsBefore(ctx, round)
	if err != nil {
		return nil, err
	}
	var promised []record.EventID
	for _, id := range before {
		below, _, err := r.eventsBelow(ctx, id)
		if err != nil {
			return nil, err
		}
		promised = append(promised, below...)
	}
	f := frozen{reader: r, view: v, record: newRecordView(), items: record.Items{Told: r.told}, at: at, promised: promised}
	for i := range then {
		if err := f.add(ctx, &then[i]); err != nil {
			return nil, err
		}
	}
	return f.record, r.finish(ctx, f.record, &f.items, append(events, rounds...))
}

// frozen gathers what a readout showed at a moment.
type frozen struct {
	*reader
	view     *ReadoutView
	record   *RecordView
	items    record.Items
	at       []record.EventID // the round and its parts
	promised []record.EventID // of the round before
}

func (f *frozen) add(ctx context.Context, row *store.ItemThen) error {
	item, err := row.Item()
	if err != nil {
		return err
	}
	now, err := row.Now()
	if err != nil {
		return err
	}
	withdrawn := row.Standing == coverage.Withdrawn
	switch {
	case withdrawn && row.Revision == row.Newest:
		return nil // by then already
	case withdrawn && row.Erased:
		if row.Key.Kind != record.KindOutcome || belongs(item, f.at) {
			f.view.Gone = append(f.view.Gone, TakenBack{ItemRef{row.Key.Kind, row.Key.ID}, row.Since})
		}
		return nil
	case !belongs(item, f.at) && !(row.Key.Kind == record.KindOutcome && belongs(item, f.promised)):
		return nil
	}
	place, gone, err := f.placeThen(ctx, item)
	if err != nil {
		return err
	}
	if withdrawn && record.MergedInto(now) == "" { // a double is still told of, by another name
		gone = &row.Since
	}
	if gone == nil {
		return f.putItem(ctx, f.record, &f.items, item, place)
	}
	if !gone.IsZero() && !gone.After(f.until) {
		return nil // readers did not see it then either
	}
	f.view.Taken[string(row.Key.Kind)+"/"+row.Key.ID] = *gone
	record.Silence(item)
	return f.putItem(ctx, f.record, &f.items, item, place)
}

// belongs tells whether an item was made at one of the events, or is about it.
func belongs(item record.Item, events []record.EventID) bool {
	return slices.ContainsFunc(item.Refs(), func(ref record.Ref) bool {
		return (ref.Rel == record.RelEvent || ref.Rel == record.RelAbout) && slices.Contains(events, record.EventID(ref.ID))
	})
}

// placeThen takes the citations out of an item that readers may not see now. Of one that rested
// on nothing else all stay, first is no more than when its words were told, and gone tells since
// when they may not be seen, the zero time where nobody knows.
func (r *reader) placeThen(ctx context.Context, item record.Citing) (first Place, gone *time.Time, err error) {
	cited := item.Citing()
	hidden := make(map[*record.Citation]bool, len(cited))
	var since time.Time
	seen := false
	own := len(record.OwnCites(item))
	for i, c := range cited {
		place, visible, err := r.place(ctx, anchorOf(*c), false)
		if err != nil {
			return first, nil, err
		}
		if visible {
			if !seen && i < own {
				first, seen = place, true
			}
			continue
		}
		if !seen && first.TZ == "" {
			first = Place{Said: place.Said, TZ: place.TZ}
		}
		hidden[c] = true
		if u := r.updates[coverage.UpdateID(c.Update)]; u != nil && u.Standing != coverage.Published && u.Changed.After(since) {
			since = u.Changed
		}
	}
	if own > 0 && !seen {
		return first, &since, nil
	}
	return first, nil, r.conceal(ctx, item, func(c *record.Citation) bool { return hidden[c] })
}

// itemFor gives an item as it was at the reader's moment, as it is now for one who reads of now;
// so too where nothing of then is left.
func itemFor[T any](ctx context.Context, r *reader, kind record.Kind, id string) (T, error) {
	if !r.until.IsZero() {
		if then, ok, err := store.ItemAt[T](ctx, r.tx, kind, id, r.until); ok || err != nil {
			return then, err
		}
	}
	return item[T](ctx, r.tx, kind, id)
}

// asThen gives items as they were at the reader's moment, without those that nobody saw then.
func asThen[T record.Item](ctx context.Context, r *reader, items []T) ([]T, error) {
	if r.until.IsZero() {
		return items, nil
	}
	var then []T
	for _, i := range items {
		was, ok, err := store.ItemAt[T](ctx, r.tx, i.ItemKind(), i.ItemID(), r.until)
		if err != nil {
			return nil, err
		}
		if ok {
			then = append(then, was)
		}
	}
	return then, nil
}
