package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// tokens: each goes as far as its scope, until it expires or is revoked; then it says what has
// become of it, until it is forgotten.
func tokens(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	day := 24 * time.Hour
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for i, id := range []people.UserID{"1", "2"} {
			if err := tx.AddUser(ctx, &people.User{ID: id, Name: string(id), Role: people.Owner, Created: noon}); err != nil {
				return err
			}
			for _, k := range []people.Token{
				{ID: "all", Scope: people.Everything, Made: noon.Add(2 * time.Minute)},
				{ID: "read", Scope: people.ReadOnly, Made: noon.Add(time.Minute), Expires: noon.Add(day)},
				{ID: "on", Scope: people.OnCoverages, On: []coverage.ID{"a", "b"}, Made: noon, Expires: noon.Add(2 * day)},
			} {
				k.ID = fmt.Sprint(k.ID, i+1)
				k.Hash, k.User, k.Name = "h"+k.ID, id, "wire"
				if err := tx.AddToken(ctx, &k); err != nil {
					return err
				}
			}
		}
		return nil
	})
	by := func(hash string, now time.Time) (u *people.User, err error) {
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			u, err = tx.UserByToken(ctx, hash, now)
			return nil
		})
		return u, err
	}
	u, err := by("hon1", noon)
	check(t, "by a token", err, nil)
	check(t, "what it lets them be", fmt.Sprint(u.Role, u.On, u.Token.ID), "map[a:editor b:editor]on1")
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.UseToken(ctx, "all1", noon.Add(time.Hour)) })
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.UseToken(ctx, "all1", noon.Add(time.Minute)) })
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.RevokeToken(ctx, "all2") })
	for hash, want := range map[string]string{"hread1": "token.expired", "hall2": "token.revoked", "hnone": "token.none"} {
		_, err := by(hash, noon.Add(day))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", hash, err, want)
		}
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Tokens(ctx, 9)
		check(t, "tokens", ids(all), "all2 all1 read2 read1 on2 on1")
		if err != nil {
			return err
		}
		check(t, "used", all[1].Used, noon.Add(time.Hour))
		own, err := tx.TokensOf(ctx, "1", 2)
		check(t, "tokens of one, two of them", ids(own), "all1 read1")
		return err
	})
	clock.set(noon.Add(day))
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		open, err := tx.OpenTokens(ctx, "1")
		check(t, "open", open, 2)
		if err != nil {
			return err
		}
		return tx.ForgetTokens(ctx, noon.Add(day+time.Second))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Tokens(ctx, 9)
		check(t, "those that are left", ids(all), "all1 on2 on1")
		_, none := tx.Token(ctx, "all2")
		wantKind(t, "a forgotten one", none, fault.NotFound)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.EndAll(ctx, "1") })
	_, err = by("hall1", noon.Add(day))
	wantKind(t, "once all has ended", err, fault.Unauthenticated)
}

func ids(tokens []people.Token) string {
	all := make([]string, len(tokens))
	for i, k := range tokens {
		all[i] = k.ID
	}
	return strings.Join(all, " ")
}
