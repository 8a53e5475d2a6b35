package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/store"
)

// cardsOf gives the updates that have, or once had, a card which leads to an update: when it was made
// it copied headline, first words and picture, and nothing takes those out of it again. Whoever erases
// the update has to be told.
func cardsOf(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) ([]Quoting, error) {
	ids, err := tx.EverLinked(ctx, "/c/"+c.Slug+"/u/"+strconv.Itoa(u.N))
	if err != nil {
		return nil, err
	}
	r := newReader(tx)
	var all []Quoting
	for _, id := range ids {
		if id == u.ID || len(all) == mostQuoting {
			continue
		}
		states, err := tx.Contents(ctx, store.ItemUpdate, string(id))
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(states, func(state string) bool { return hadCardTo(state, c.Slug, u.N) }) {
			continue
		}
		from, err := tx.UpdateByID(ctx, id)
		if err != nil {
			return nil, err
		}
		q := Quoting{N: from.N, Standing: from.Standing, Card: hasCardTo(&from.Message, c.Slug, u.N)}
		if q.Coverage, err = r.coverage(ctx, from.Coverage); err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// withCards adds the updates that have such a card now to those that quote an update otherwise.
func withCards(ctx context.Context, tx *store.Tx, all []Quoting, c *coverage.Coverage, u *coverage.Update) ([]Quoting, error) {
	cards, err := cardsOf(ctx, tx, c, u)
	for _, q := range cards {
		if !q.Card {
			continue
		}
		at := slices.IndexFunc(all, func(other Quoting) bool { return other.N == q.N && other.Coverage.ID == q.Coverage.ID })
		switch {
		case at >= 0:
			all[at].Card = true
		case len(all) < mostQuoting:
			all = append(all, q)
		}
	}
	return all, err
}

// hadCardTo tells whether one of an update's states has such a card. One that was erased says nothing.
func hadCardTo(state, slug string, n int) bool {
	var m coverage.Message
	return json.Unmarshal([]byte(state), &m) == nil && hasCardTo(&m, slug, n)
}

func hasCardTo(m *coverage.Message, slug string, n int) bool {
	return slices.ContainsFunc(m.Cards, func(card coverage.Card) bool { return leadsTo(card.Href, slug, n) })
}
