package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// NewToken is a token to make.
type NewToken struct {
	User      string // whose, by name; "": of whoever asks
	Name      string // what it is called
	Days      int    // one of people.TokenDays: how long it lasts, 0 for good
	Scope     people.Scope
	Coverages []string // slugs, of the scope people.OnCoverages
}

// MadeToken is a token with its secret, which nobody is told again.
type MadeToken struct {
	TokenView
	Secret string
}

// keepTokens is for how long a token that has ended is kept: a program that still uses it is
// told what has become of it.
const keepTokens = 90 * 24 * time.Hour

// MakeToken makes a token with which programs act as whoever asks or, for those who manage
// users, as somebody else. One that is made with a token does not outlive it.
func (d *Desk) MakeToken(ctx context.Context, in NewToken) (*MadeToken, error) {
	by, err := maker(ctx, in.User)
	if err != nil {
		return nil, err
	}
	in.Name = strings.TrimSpace(in.Name)
	if err := people.CheckToken(in.Name, in.Days, in.Scope, len(in.Coverages)); err != nil {
		return nil, err
	}
	secret := people.NewSecret()
	return store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (*MadeToken, error) {
		whose, err := tokenUser(ctx, tx, by, in.User)
		if err != nil {
			return nil, err
		}
		open, err := tx.OpenTokens(ctx, whose.ID)
		if err != nil {
			return nil, err
		}
		if open >= people.MaxTokens {
			return nil, fault.New(fault.Conflict, "token.many", "count", people.MaxTokens)
		}
		hash := people.HashSecret(secret)
		k := &people.Token{ID: hash[:16], Hash: hash, User: whose.ID, Name: in.Name, Scope: in.Scope, Made: tx.Now, Expires: expiry(by, tx.Now, in.Days)}
		v := TokenView{Token: k, User: whose.Name, State: people.TokenOpen, Own: whose.ID == by.ID}
		for _, slug := range in.Coverages {
			c, err := tokenCoverage(ctx, tx, whose, slug)
			if err != nil {
				return nil, err
			}
			k.On, v.Coverages = append(k.On, c.ID), append(v.Coverages, c)
		}
		tx.Did(ctx, people.AddToken, tokenInLog(whose.Name, in.Name), string(in.Scope))
		if err := tx.ForgetTokens(ctx, tx.Now.Add(-keepTokens)); err != nil {
			return nil, err
		}
		return &MadeToken{v, secret}, tx.AddToken(ctx, k)
	})
}

// maker asks for the right to make a token: one's own, or somebody else's.
func maker(ctx context.Context, user string) (*people.User, error) {
	if user != "" {
		return people.Need(ctx, people.ManageUsers)
	}
	return people.Need(ctx, people.OwnAccount)
}

// tokenUser finds the user whose token it is to be, with the roles they have now.
func tokenUser(ctx context.Context, tx *store.Tx, by *people.User, name string) (*people.User, error) {
	if name == "" {
		return by, nil
	}
	u, err := tx.UserByName(ctx, name)
	if err == nil {
		u, err = tx.UserNow(ctx, u.ID, tx.Now)
	}
	return u, namedUser(err, name)
}

// tokenCoverage finds a coverage that a token is limited to: one that its user works on.
func tokenCoverage(ctx context.Context, tx *store.Tx, whose *people.User, slug string) (*coverage.Coverage, error) {
	c, err := coverageFor(people.With(ctx, whose), tx, people.Submit, slug)
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Denied) {
		return nil, fault.At("coverages", "token.coverage_none", "slug", slug)
	}
	return c, err
}

// expiry gives the moment at which a token ends, zero for never.
func expiry(by *people.User, now time.Time, days int) time.Time {
	var ends time.Time
	if days > 0 {
		ends = now.AddDate(0, 0, days)
	}
	if by.Token != nil && !by.Token.Expires.IsZero() && (ends.IsZero() || by.Token.Expires.Before(ends)) {
		ends = by.Token.Expires
	}
	return ends
}

func namedUser(err error, name string) error {
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind == fault.NotFound {
		return fault.New(fault.NotFound, "people.no_user_named", "name", name)
	}
	return err
}
