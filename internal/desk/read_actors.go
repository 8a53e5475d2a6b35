package desk

import (
	"context"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// ActorsBy says which actors somebody asks for: those for which all that is given holds.
type ActorsBy struct {
	Kind  record.ActorKind
	Side  record.ActorID // whom they speak for
	Text  string         // stands in one of the names, in whatever case
	After string         // cursor of a page
	Limit int
}

// ActorsView is a page of actors, those that were put on record last first.
type ActorsView struct {
	Actors []ActorLine
	Next   string // cursor of the next page, "" on the last
}

// ActorLine is an actor in a list.
type ActorLine struct {
	Actor record.Actor
	Side  record.ActorID // whom it speaks for: itself if it is a state, "" for nobody
}

// Actors gives a page of the actors that somebody asks for.
func (d *Desk) Actors(ctx context.Context, q ActorsBy) (*ActorsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ActorsView, error) {
		r := newReader(tx)
		walk, err := r.walkFrom(record.KindActor, q.After)
		if err != nil {
			return nil, err
		}
		v := &ActorsView{}
		_, v.Next, err = walk.page(ctx, bounded(q.Limit), func(row store.ItemRow) (bool, error) {
			a, err := itemOf[record.Actor](row)
			if err != nil || q.Kind != "" && a.Kind != q.Kind || q.Text != "" && !called(a.Names, q.Text) {
				return false, err
			}
			side, err := r.partyOf(ctx, a.ID)
			if err != nil || q.Side != "" && side != q.Side {
				return false, err
			}
			v.Actors = append(v.Actors, ActorLine{Actor: *a, Side: side})
			return true, nil
		})
		return v, err
	})
}

// called tells whether words stand in one of the names.
func called(names []record.Name, words string) bool {
	words = strings.ToLower(words)
	for _, n := range names {
		if strings.Contains(strings.ToLower(n.Text), words) {
			return true
		}
	}
	return false
}

// ActorFacts gives an actor with its side, its offices and its members, without what it said.
func (d *Desk) ActorFacts(ctx context.Context, id record.ActorID) (*ActorView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ActorView, error) {
		a, err := published[record.Actor](ctx, tx, record.KindActor, string(id))
		if err != nil {
			return nil, err
		}
		v := &ActorView{Actor: a}
		return v, newReader(tx).aboutActor(ctx, v)
	})
}
