package desk

import (
	"cmp"
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// Put is what comes with an item of the record that somebody makes or changes.
type Put struct {
	Words *Words // what it rests on: of a new one with its first states, of one that is there besides what it has
	Draft bool   // a new one is kept for the desk until somebody publishes it
	From  int    // the revision that was read before, 0 = whatever stands
	New   bool   // there must be none with its id: who fills in an empty form means no other
	Once  Once
}

// PutOutcome makes an outcome, or changes the one with its id as a form says. What is not in a
// form (its states, its note) stays.
func (d *Desk) PutOutcome(ctx context.Context, o record.Outcome, in Put) (record.OutcomeID, error) {
	id, err := d.putItem(ctx, &o, in)
	return record.OutcomeID(id), err
}

// PutForecast makes a forecast or changes the one with its id; its result stays.
func (d *Desk) PutForecast(ctx context.Context, f record.Forecast, in Put) (record.ForecastID, error) {
	id, err := d.putItem(ctx, &f, in)
	return record.ForecastID(id), err
}

// PutParticipant says that somebody was at an event, or changes what was said of them.
func (d *Desk) PutParticipant(ctx context.Context, p record.Participant, in Put) (record.ParticipantID, error) {
	id, err := d.putItem(ctx, &p, in)
	return record.ParticipantID(id), err
}

func (d *Desk) putItem(ctx context.Context, item record.Citing, in Put) (string, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return "", err
	}
	return commit(ctx, d, by, in.Once, func(ctx context.Context, tx *store.Tx) (string, error) {
		var cited *record.Citation
		if in.Words != nil {
			var c *coverage.Coverage
			if cited, c, err = citeWords(ctx, tx, *in.Words); err != nil {
				return "", err
			}
			if err := completeItem(ctx, tx, item, *in.Words, c); err != nil {
				return "", err
			}
		}
		return item.ItemID(), putItem(ctx, tx, item, cited, in, by)
	})
}

// completeItem fills in what the words tell of a new item: the round that their coverage
// covers, an id, and of when the first states of an outcome are.
func completeItem(ctx context.Context, tx *store.Tx, item record.Citing, w Words, c *coverage.Coverage) error {
	round := record.EventID(c.Content.Event)
	switch it := item.(type) {
	case *record.Outcome:
		if err := dateStates(ctx, tx, it, w, c); err != nil {
			return err
		}
		return complete(ctx, tx, &it.ID, &it.Event, item, w, round)
	case *record.Forecast:
		return complete(ctx, tx, &it.ID, &it.Event, item, w, round)
	case *record.Participant: // its id follows from the event
		it.Event = cmp.Or(it.Event, round)
	}
	return nil
}

// complete fills in the event and the id of an item that has no id yet.
func complete[ID ~string](ctx context.Context, tx *store.Tx, id *ID, event *record.EventID, item record.Item, w Words, round record.EventID) error {
	if *id != "" {
		return nil
	}
	*event = cmp.Or(*event, round)
	free, err := freeID(ctx, tx, item.ItemKind(), w)
	*id = ID(free)
	return err
}

// dateStates gives states that no day is said of the day of the update they are told in.
func dateStates(ctx context.Context, tx *store.Tx, o *record.Outcome, w Words, c *coverage.Coverage) error {
	for i := range o.Changes {
		if o.Changes[i].AsOf != "" {
			continue
		}
		day, err := dayOf(ctx, tx, c, w.N)
		if err != nil {
			return err
		}
		o.Changes[i].AsOf = day
	}
	return nil
}

func putItem(ctx context.Context, tx *store.Tx, item record.Citing, cited *record.Citation, in Put, by *people.User) error {
	nameParticipant(item)
	before, err := tx.AnyItem(ctx, item.ItemKind(), item.ItemID())
	known := err == nil
	switch {
	case err != nil && !fault.Is(err, fault.NotFound):
		return err
	case known && in.New:
		taken := fault.New(fault.Conflict, "record.id_taken", "got", item.ItemID())
		taken.Field = "id"
		return taken
	case known:
		if _, err := standingItem(ctx, tx, item.ItemKind(), item.ItemID()); err != nil {
			return err
		}
		record.KeepRest(item, before.Item)
	case cited == nil:
		if _, err := people.Need(ctx, people.Record); err != nil {
			return err
		}
	}
	rest(item, cited, !known)
	if known {
		if item, err = sinceRead(ctx, tx, before, in.From, item); err != nil {
			return err
		}
	}
	if err := item.Check(); err != nil {
		return err
	}
	if err := namesAreThere(ctx, tx, item); err != nil {
		return err
	}
	if known {
		return rewriteStanding(ctx, tx, before, item, by)
	}
	return keepNew(ctx, tx, item, in.Draft, by)
}

// nameParticipant gives a participation without an id the one of its event and actor.
func nameParticipant(item record.Citing) {
	if p, ok := item.(*record.Participant); ok && p.ID == "" && p.Event != "" && p.Actor != "" {
		p.ID = record.ParticipantOf(p.Event, p.Actor)
	}
}

// rest lets an item rest on words, unless it does already. The first states of a new outcome
// rest on the same words.
func rest(item record.Citing, cited *record.Citation, isNew bool) {
	if cited == nil {
		return
	}
	for _, c := range item.Cites() {
		if c.Coverage == cited.Coverage && c.Update == cited.Update && c.Field == cited.Field && c.Quote.Exact == cited.Quote.Exact {
			return
		}
	}
	switch it := item.(type) {
	case *record.Outcome:
		it.Citations = append(it.Citations, *cited)
		for i := range it.Changes {
			if isNew {
				it.Changes[i].Citations = []record.Citation{*cited}
			}
		}
	case *record.Forecast:
		it.Citations = append(it.Citations, *cited)
	case *record.Participant:
		it.Citations = append(it.Citations, *cited)
	}
}
