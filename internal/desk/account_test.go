package desk_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/passkey"
	"readout/internal/passkey/passkeytest"
	"readout/internal/people"
)

const address = "https://talks.example"

// withAnn is a site with passkeys, where ann is logged in.
func withAnn(t *testing.T) (s *site, ann context.Context, session string) {
	t.Helper()
	s = newSite(t)
	keys, err := passkey.New(address, func() string { return "Test" }, s.clock.Now)
	s.must(err)
	s.WithPasskeys(keys)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	return s, s.in(t, "ann", password), s.logged
}

// in logs somebody in and gives them as they ask from then on.
func (s *site) in(t *testing.T, name, password string) context.Context {
	t.Helper()
	session, err := s.LogIn(people.WithBrowser(t.Context(), "Firefox, Linux"), name, password)
	s.must(err)
	s.logged = session
	u, err := s.UserBySession(t.Context(), session)
	s.must(err)
	return people.With(t.Context(), u)
}

func TestChangingThePassword(t *testing.T) {
	s, ann, here := withAnn(t)
	s.in(t, "ann", password) // in another browser
	there := s.logged
	wantFault(t, "with a wrong one", s.ChangePassword(ann, here, "not it", "another sentence"), fault.Invalid, "people.password_wrong", "old")
	wantFault(t, "for a short one", s.ChangePassword(ann, here, password, "short"), fault.Invalid, "people.password_short", "password")
	s.must(s.ChangePassword(ann, here, password, "another sentence"))
	_, err := s.LogIn(reader, "ann", password)
	wantFault(t, "the old one", err, fault.Unauthenticated, "people.wrong_login", "")
	_, err = s.UserBySession(reader, here)
	s.must(err)
	_, err = s.UserBySession(reader, there)
	wantFault(t, "the other browser", err, fault.NotFound, "people.no_such_user", "")
	s.in(t, "ann", "another sentence")
}

func TestSessions(t *testing.T) {
	s, ann, here := withAnn(t)
	s.clock.forward(time.Hour)
	s.in(t, "ann", password)
	there := s.logged
	s.must(s.AddUser(owner, "bob", people.Reporter, password))
	bob := s.in(t, "bob", password)

	v, err := s.Account(ann, here)
	s.must(err)
	check(t, "sessions", len(v.Sessions), 2)
	check(t, "the newest", v.Sessions[0].Hash, people.HashSecret(there))
	check(t, "this one", v.Sessions[1].Hash, v.Here)
	check(t, "its browser", v.Sessions[1].Browser, "Firefox, Linux")

	s.must(s.EndSession(bob, v.Sessions[0].Hash)) // not his
	_, err = s.UserBySession(reader, there)
	s.must(err)
	s.must(s.EndSession(ann, v.Sessions[0].Hash))
	_, err = s.UserBySession(reader, there)
	wantFault(t, "ended", err, fault.NotFound, "people.no_such_user", "")
	s.in(t, "ann", password)
	s.must(s.EndOtherSessions(ann, here))
	v, err = s.Account(ann, here)
	s.must(err)
	check(t, "sessions then", len(v.Sessions), 1)
	_, err = s.Account(reader, "")
	wantFault(t, "a reader's account", err, fault.Unauthenticated, "people.log_in", "")
}

func TestPasskeyOfAnAccount(t *testing.T) {
	s, ann, here := withAnn(t)
	device := &passkeytest.Device{Origin: address}
	offer, err := s.OfferPasskey(ann)
	s.must(err)
	key, answer, err := device.Make(offer)
	s.must(err)
	wantFault(t, "without a name", s.AddPasskey(ann, " ", key, answer), fault.Invalid, "people.passkey_name_missing", "passkey_name")
	s.must(s.AddPasskey(ann, "phone", key, answer))
	wantFault(t, "a second time", s.AddPasskey(ann, "phone", key, answer), fault.Denied, "people.passkey_not_added", "")

	in := func() (string, error) {
		question, err := s.AskPasskey(reader)
		s.must(err)
		key, answer, err := device.Answer(question)
		s.must(err)
		return s.LogInByPasskey(reader, key, answer)
	}
	s.clock.forward(time.Minute)
	session, err := in()
	s.must(err)
	u, err := s.UserBySession(reader, session)
	s.must(err)
	check(t, "who came in", u.Name, "ann")
	v, err := s.Account(ann, here)
	s.must(err)
	check(t, "passkeys", len(v.Passkeys), 1)
	check(t, "last used", v.Passkeys[0].Used.Equal(s.clock.Now()), true)

	s.must(s.AddUser(owner, "bob", people.Reporter, password))
	s.must(s.RemovePasskey(s.in(t, "bob", password), v.Passkeys[0].ID)) // not his: nothing happens
	_, err = in()
	s.must(err)
	s.must(s.RemovePasskey(ann, v.Passkeys[0].ID))
	_, err = in()
	wantFault(t, "once it is removed", err, fault.Unauthenticated, "people.passkey_wrong", "")
}

// TestTheLastWayIn: somebody who has no password keeps their last passkey.
func TestTheLastWayIn(t *testing.T) {
	s, _, _ := withAnn(t)
	s.must(s.AddUser(owner, "kato", people.Reporter, ""))
	users, err := s.Users(owner)
	s.must(err)
	var kato context.Context
	for _, u := range users {
		if u.Name == "kato" {
			kato = people.With(t.Context(), &people.User{ID: u.ID, Name: u.Name, Role: u.Role})
		}
	}
	device := &passkeytest.Device{Origin: address}
	offer, err := s.OfferPasskey(kato)
	s.must(err)
	key, answer, err := device.Make(offer)
	s.must(err)
	s.must(s.AddPasskey(kato, "phone", key, answer))
	v, err := s.Account(kato, "")
	s.must(err)
	wantFault(t, "the last one", s.RemovePasskey(kato, v.Passkeys[0].ID), fault.Conflict, "people.passkey_last", "")
	s.must(s.ChangePassword(kato, "", "", password)) // there is no old one to know
	s.must(s.RemovePasskey(kato, v.Passkeys[0].ID))
}
