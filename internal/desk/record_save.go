package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// SaveActor makes an actor or changes the one with its id. Like the other three it writes what
// a form says of the item; the rest (its note, its citations, ...) stays as it stands.
func (d *Desk) SaveActor(ctx context.Context, a record.Actor) error { return d.saveItem(ctx, &a) }

// SaveTenure makes a tenure or changes the one with its id.
func (d *Desk) SaveTenure(ctx context.Context, t record.Tenure) error { return d.saveItem(ctx, &t) }

// SaveIssue makes an issue or changes the one with its id.
func (d *Desk) SaveIssue(ctx context.Context, i record.Issue) error { return d.saveItem(ctx, &i) }

// SaveEvent makes a series, a round or a session, or changes the one with its id.
func (d *Desk) SaveEvent(ctx context.Context, e record.Event) error { return d.saveItem(ctx, &e) }

// saveItem stores an item of the record and announces it: to the streams of the rounds
// whose readout shows it.
func (d *Desk) saveItem(ctx context.Context, item record.Citing) error {
	by, err := people.Need(ctx, people.Record)
	if err != nil {
		return err
	}
	if err := item.Check(); err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if err := namesAreThere(ctx, tx, item); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, rewriteItem(ctx, tx, item, by)
	})
	return err
}

// rewriteItem stores an item as a form says, with what stands of it besides; the places of
// its citations stay where edits of the words have moved them.
func rewriteItem(ctx context.Context, tx *store.Tx, item record.Citing, by *people.User) error {
	before, err := tx.AnyItem(ctx, item.ItemKind(), item.ItemID())
	if fault.Is(err, fault.NotFound) {
		_, err = keepItem(ctx, tx, item, by)
		return err
	}
	if err != nil {
		return err
	}
	record.KeepRest(item, before.Item)
	anchors, err := tx.AnchorsOf(ctx, item.ItemKind(), item.ItemID())
	if err != nil {
		return err
	}
	if _, err := keepItem(ctx, tx, item, by); err != nil {
		return err
	}
	return tx.SaveAnchors(ctx, item.ItemKind(), item.ItemID(), anchors)
}
