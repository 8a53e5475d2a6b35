package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

func accounts(t *testing.T, open Open) {
	noon := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		var errs []error
		for _, id := range []people.UserID{"ann", "bob"} {
			errs = append(errs,
				tx.AddUser(ctx, &people.User{ID: id, Name: string(id), Role: "editor", Password: "old", Created: noon}),
				tx.AddSession(ctx, string(id)+"-1", id, noon.Add(time.Hour), "Firefox, Linux"),
				tx.AddPasskey(ctx, &people.Passkey{ID: string(id) + "-key", User: id, Name: "phone", Public: []byte(`{"n":0}`), Created: noon}))
		}
		return errors.Join(errs...)
	})
	if err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		return tx.AddPasskey(ctx, &people.Passkey{ID: "ann-key", User: "bob"})
	}); err == nil {
		t.Error("a passkey that is there: got nil, want an error")
	}
	clock.set(noon.Add(time.Minute))
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.AddSession(ctx, "ann-2", "ann", noon.Add(2*time.Hour), ""),
			tx.UsedPasskey(ctx, "ann-key", []byte(`{"n":1}`)), tx.DropPasskey(ctx, "ann", "bob-key"), tx.SavePassword(ctx, "ann", "new"))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		sessions, err := tx.Sessions(ctx, "ann", noon)
		if err != nil {
			return err
		}
		check(t, "sessions", len(sessions), 2)
		check(t, "the newest first", sessions[0].Hash, "ann-2")
		check(t, "the other", sessions[1], people.Session{Hash: "ann-1", Browser: "Firefox, Linux", Opened: noon, Expires: noon.Add(time.Hour)})
		later, err := tx.Sessions(ctx, "ann", noon.Add(time.Hour))
		if err != nil {
			return err
		}
		check(t, "sessions an hour later", len(later), 1)
		user, key, err := tx.UserByPasskey(ctx, "ann-key")
		if err != nil {
			return err
		}
		check(t, "whose passkey", user.Name+" "+user.Password, "ann new")
		check(t, "as it was used", string(key.Public)+key.Used.String(), `{"n":1}`+noon.Add(time.Minute).String())
		keys, err := tx.Passkeys(ctx, "bob")
		if err != nil {
			return err
		}
		check(t, "another's passkey", len(keys), 1)
		check(t, "never used", keys[0].Used.IsZero(), true)
		bob, err := tx.UserByID(ctx, "bob")
		check(t, "another's password", bob.Password, "old")
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.DropSessions(ctx, "ann", "ann-1"), tx.DropPasskey(ctx, "ann", "ann-key"))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.UserBySession(ctx, "ann-1", noon)
		if err != nil {
			return err
		}
		_, ended := tx.UserBySession(ctx, "ann-2", noon)
		wantKind(t, "all sessions but one", ended, fault.NotFound)
		if _, err = tx.UserBySession(ctx, "bob-1", noon); err != nil {
			return err
		}
		_, _, gone := tx.UserByPasskey(ctx, "ann-key")
		wantKind(t, "a passkey that was removed", gone, fault.NotFound)
		return nil
	})
}
