package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// SaveActor makes an actor or changes the one with its id. Like the other three it writes what
// a form says of the item; the rest (its note, its citations, ...) stays as it stands. from is the
// revision that the form was filled with, 0 if nobody says: what others have stored since stays too,
// and a change of the same is refused.
func (d *Desk) SaveActor(ctx context.Context, a record.Actor, from int) error {
	if a.ISO3 != "" && a.Kind != record.State {
		return fault.At("iso3", "record.iso3_no_state")
	}
	return d.saveItem(ctx, &a, from)
}

// SaveTenure makes a tenure or changes the one with its id.
func (d *Desk) SaveTenure(ctx context.Context, t record.Tenure, from int) error {
	return d.saveItem(ctx, &t, from)
}

// SaveIssue makes an issue or changes the one with its id.
func (d *Desk) SaveIssue(ctx context.Context, i record.Issue, from int) error {
	return d.saveItem(ctx, &i, from)
}

// SaveEvent makes a series, a round or a session, or changes the one with its id.
func (d *Desk) SaveEvent(ctx context.Context, e record.Event, from int) error {
	return d.saveItem(ctx, &e, from)
}

// saveItem stores an item of the record and announces it: to the streams of the rounds
// whose readout shows it.
func (d *Desk) saveItem(ctx context.Context, item record.Citing, from int) error {
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
		return struct{}{}, rewriteItem(ctx, tx, item, from, by)
	})
	return err
}

// rewriteItem stores an item as a form says, with what stands of it besides; the places of
// its citations stay where edits of the words have moved them.
func rewriteItem(ctx context.Context, tx *store.Tx, item record.Citing, from int, by *people.User) error {
	before, err := tx.AnyItem(ctx, item.ItemKind(), item.ItemID())
	if fault.Is(err, fault.NotFound) {
		_, err = keepItem(ctx, tx, item, by)
		return err
	}
	if err != nil {
		return err
	}
	if from > 0 && before.Standing == coverage.Withdrawn {
		return fault.New(fault.NotFound, "record.missing") // taken out, or made part of another one since
	}
	record.KeepRest(item, before.Item)
	if item, err = sinceRead(ctx, tx, before, from, item); err != nil {
		return err
	}
	if err := item.Check(); err != nil {
		return err
	}
	anchors, err := tx.AnchorsOf(ctx, item.ItemKind(), item.ItemID())
	if err != nil {
		return err
	}
	if _, err := keepItem(ctx, tx, item, by); err != nil {
		return err
	}
	return tx.SaveAnchors(ctx, item.ItemKind(), item.ItemID(), anchors)
}
