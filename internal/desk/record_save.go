package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// SaveActor makes an actor or changes the one with its id.
func (d *Desk) SaveActor(ctx context.Context, a record.Actor) error { return d.saveItem(ctx, a) }

// SaveTenure makes a tenure or changes the one with its id.
func (d *Desk) SaveTenure(ctx context.Context, t record.Tenure) error { return d.saveItem(ctx, t) }

// SaveIssue makes an issue or changes the one with its id.
func (d *Desk) SaveIssue(ctx context.Context, i record.Issue) error { return d.saveItem(ctx, i) }

// SaveEvent makes a series, a round or a session, or changes the one with its id.
func (d *Desk) SaveEvent(ctx context.Context, e record.Event) error { return d.saveItem(ctx, e) }

// saveItem stores an item of the record and announces it: to the streams of the rounds
// whose readout shows it.
func (d *Desk) saveItem(ctx context.Context, item record.Item) error {
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
		revision, err := tx.SaveItem(ctx, item, coverage.Published, string(by.ID))
		if err != nil {
			return struct{}{}, err
		}
		to, err := shownIn(ctx, tx, item)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, tx.Announce(ctx, &journal.Change{
			Kind: journal.Recorded, Item: string(item.ItemKind()), ID: item.ItemID(), Revision: revision,
		}, to...)
	})
	return err
}

// shownIn gives the streams of what shows an item: a round its own; an actor, a tenure or
// an issue those of the rounds and coverages whose statements name it.
func shownIn(ctx context.Context, tx *store.Tx, item record.Item) ([]journal.Stream, error) {
	var named []record.Statement
	var err error
	switch it := item.(type) {
	case record.Event:
		return []journal.Stream{journal.EventStream(string(it.ID))}, nil
	case record.Actor:
		named, err = store.ItemsTied[record.Statement](ctx, tx, record.KindStatement, record.RelSpeaker, record.KindActor, string(it.ID))
	case record.Tenure:
		named, err = store.ItemsTied[record.Statement](ctx, tx, record.KindStatement, record.RelSpeaker, record.KindActor, string(it.Person))
	case record.Issue:
		named, err = store.ItemsTied[record.Statement](ctx, tx, record.KindStatement, record.RelIssue, record.KindIssue, string(it.ID))
	}
	if err != nil {
		return nil, err
	}
	var to []journal.Stream
	for i := range named {
		rounds, err := roundStreams(ctx, tx, &named[i])
		if err != nil {
			return nil, err
		}
		to = append(to, rounds...)
		for _, c := range named[i].Citations {
			to = append(to, journal.CoverageStream(c.Coverage))
		}
	}
	return to, nil
}
