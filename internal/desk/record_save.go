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

// shownIn gives the streams of what shows an item: an event's own and those of the rounds
// that bear its name; an actor's, a tenure's or an issue's those of the rounds and
// coverages whose statements name it, and of the events an actor is a party to.
func shownIn(ctx context.Context, tx *store.Tx, item record.Item) ([]journal.Stream, error) {
	switch it := item.(type) {
	case record.Event:
		return shownWithEvent(ctx, tx, &it)
	case record.Actor:
		to, err := shownWithParty(ctx, tx, it.ID)
		if err != nil {
			return nil, err
		}
		for _, rel := range []string{record.RelSpeaker, record.RelVia, record.RelTarget} {
			more, err := shownWithStatements(ctx, tx, rel, record.KindActor, string(it.ID))
			if err != nil {
				return nil, err
			}
			to = append(to, more...)
		}
		return to, nil
	case record.Tenure:
		return shownWithStatements(ctx, tx, record.RelSpeaker, record.KindActor, string(it.Person))
	case record.Issue:
		return shownWithStatements(ctx, tx, record.RelIssue, record.KindIssue, string(it.ID))
	}
	return nil, nil
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
		to = append(to, journal.EventStream(string(round.ID)))
	}
	if e.Kind != record.Series {
		return to, nil
	}
	rounds, err := store.ItemsTied[record.Event](ctx, tx, record.KindEvent, record.RelParent, record.KindEvent, string(e.ID))
	for _, r := range rounds {
		to = append(to, journal.EventStream(string(r.ID)))
	}
	return to, err
}

func shownWithParty(ctx context.Context, tx *store.Tx, id record.ActorID) ([]journal.Stream, error) {
	events, err := store.ItemsTied[record.Event](ctx, tx, record.KindEvent, record.RelParty, record.KindActor, string(id))
	if err != nil {
		return nil, err
	}
	var to []journal.Stream
	for i := range events {
		more, err := shownWithEvent(ctx, tx, &events[i])
		if err != nil {
			return nil, err
		}
		to = append(to, more...)
	}
	return to, nil
}

func shownWithStatements(ctx context.Context, tx *store.Tx, rel string, kind record.Kind, id string) ([]journal.Stream, error) {
	named, err := store.ItemsTied[record.Statement](ctx, tx, record.KindStatement, rel, kind, id)
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
