package main

import (
	"context"
	"encoding/json"

	"readout/internal/record"
	"readout/internal/store"
)

// toldOf reads what readers are told of items, from the tables of a folder or a backup. What waits for its words, such as
// a step in the life of an outcome that rests on a draft's, gives an item a revision of which the journal has no line yet.
type toldOf struct {
	ctx context.Context //nolint:containedctx // of one audit, whose functions ask back
	tx  *store.LedgerTx
	err error // the first one
}

// asLogged tells whether readers are told of an item what the newest line of it told them.
func (r *toldOf) asLogged(i store.LedgerItem) (bool, error) {
	logged, err := r.tx.Told(r.ctx, i.Item, i.ID)
	if err != nil || logged == "" {
		return false, err
	}
	was, is := r.shown(i.Item, logged), r.shown(i.Item, i.Words)
	return was != "" && was == is, r.err
}

// shown gives an item as readers are told of it; "" for what is none.
func (r *toldOf) shown(kind, content string) string {
	item := record.Blank(record.Kind(kind))
	if item == nil || json.Unmarshal([]byte(content), item) != nil {
		return ""
	}
	record.Conceal(item, func(c *record.Citation) bool { return !r.readable(*c) }, r.isTold)
	if f, ok := item.(*record.Forecast); ok {
		if round := r.roundOf(f.Event); round != nil {
			f.Result = f.ResultAt(*round)
		}
	}
	shown, err := json.Marshal(item)
	r.note(err)
	return string(shown)
}

func (r *toldOf) readable(c record.Citation) bool {
	is, err := r.tx.Readable(r.ctx, c.Coverage, c.Update)
	r.note(err)
	return is
}

// isTold tells whether readers are told of an outcome or a statement: some of the words that it rests on they can read,
// or it rests on none.
func (r *toldOf) isTold(id string) bool {
	for _, kind := range []record.Kind{record.KindOutcome, record.KindStatement} {
		item := record.Blank(kind)
		if !r.public(kind, id, item) {
			continue
		}
		cited := record.OwnCites(item)
		for _, c := range cited {
			if r.readable(c) {
				return true
			}
		}
		if len(cited) == 0 {
			return true
		}
	}
	return false
}

// deepestEvent is how deep events may stand within each other.
const deepestEvent = 8

// roundOf gives the round that an event is of, nil where it is of none.
func (r *toldOf) roundOf(id record.EventID) *record.Event {
	for range deepestEvent {
		var e record.Event
		if id == "" || !r.public(record.KindEvent, string(id), &e) {
			return nil
		}
		if e.Kind == record.Round {
			return &e
		}
		id = e.Parent
	}
	return nil
}

// public reads an item that is public, and tells whether there is one.
func (r *toldOf) public(kind record.Kind, id string, into record.Item) bool {
	content, err := r.tx.Public(r.ctx, string(kind), id)
	r.note(err)
	return content != "" && json.Unmarshal([]byte(content), into) == nil
}

func (r *toldOf) note(err error) {
	if r.err == nil {
		r.err = err
	}
}
