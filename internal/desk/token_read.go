package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// mostTokens bounds a list of tokens, those that have ended lately included.
const mostTokens = 500

// TokenView is a token as those see it who may revoke it.
type TokenView struct {
	*people.Token
	User      string // whose it is, by name
	Own       bool   // it is theirs who ask
	Coverages []*coverage.Coverage
	State     people.TokenState
}

// Tokens lists the tokens of whoever asks, then, for those who manage users, everybody else's;
// of each the newest first.
func (d *Desk) Tokens(ctx context.Context) ([]TokenView, error) {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]TokenView, error) {
		all, err := tokensFor(ctx, tx, me)
		if err != nil {
			return nil, err
		}
		users, err := tx.Users(ctx)
		if err != nil {
			return nil, err
		}
		names := make(map[people.UserID]string, len(users))
		for _, u := range users {
			names[u.ID] = u.Name
		}
		var own, others []TokenView
		for i := range all {
			v := TokenView{Token: &all[i], User: names[all[i].User], Own: all[i].User == me.ID, State: all[i].State(d.clock())}
			if v.Coverages, err = coveragesOf(ctx, tx, me, v.On); err != nil {
				return nil, err
			}
			if v.Own {
				own = append(own, v)
			} else {
				others = append(others, v)
			}
		}
		return slices.Concat(own, others), nil
	})
}

func tokensFor(ctx context.Context, tx *store.Tx, me *people.User) ([]people.Token, error) {
	if me.May(people.ManageUsers) {
		return tx.Tokens(ctx, mostTokens)
	}
	return tx.TokensOf(ctx, me.ID, mostTokens)
}

// coveragesOf finds those of some coverages that somebody may still see.
func coveragesOf(ctx context.Context, tx *store.Tx, me *people.User, ids []coverage.ID) ([]*coverage.Coverage, error) {
	var all []*coverage.Coverage
	for _, id := range ids {
		c, err := tx.CoverageByID(ctx, id)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if c.Standing == coverage.Published || me.MayOn(people.Submit, id) {
			all = append(all, c)
		}
	}
	return all, nil
}
