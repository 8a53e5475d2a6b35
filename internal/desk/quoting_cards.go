package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/store"
)

// cardsOf gives the updates that have a card which leads to an update: when it was made it copied
// headline, first words and picture, and a retraction does not take those out of it again.
func cardsOf(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) ([]Quoting, error) {
	ids, err := tx.EverLinked(ctx, updatePath(c.Slug, u.N))
	if err != nil {
		return nil, err
	}
	r := newReader(tx)
	var all []Quoting
	for _, id := range ids {
		if id == u.ID || len(all) == mostQuoting {
			continue
		}
		from, err := tx.UpdateByID(ctx, id)
		if err != nil {
			return nil, err
		}
		if !hasCardTo(&from.Message, c.Slug, u.N) {
			continue
		}
		q := Quoting{N: from.N, Standing: from.Standing, Card: true}
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

// hasCardTo tells whether such a card says more than where it leads: an erasure leaves that.
func hasCardTo(m *coverage.Message, slug string, n int) bool {
	return slices.ContainsFunc(m.Cards, func(card coverage.Card) bool {
		return leadsTo(card.Href, slug, n) && card.Title != updatePath(slug, n)
	})
}
