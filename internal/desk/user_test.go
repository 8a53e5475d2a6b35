package desk_test

import (
	"context"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// TestKeepingSomebodyOut: who is kept out is out at once, everywhere; their name stays.
func TestKeepingSomebodyOut(t *testing.T) {
	s := withTalks(t)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	ann := s.in(t, "ann", password)
	session := s.logged
	made, err := s.MakeToken(owner, desk.NewToken{User: "ann", Name: "wire", Scope: people.Everything})
	s.must(err)
	token := made.Secret
	n := s.post(ann, "talks", desk.NewUpdate{Headline: "own"}).N
	id := s.user("ann").ID

	s.must(s.ChangeUser(owner, id, desk.UserChange{Disabled: ptr(true)}))
	_, err = s.UserBySession(reader, session)
	wantFault(t, "the session", err, fault.NotFound, "people.no_such_user", "")
	_, err = s.UserByToken(reader, token)
	wantFault(t, "the token", err, fault.NotFound, "people.no_such_user", "")
	_, err = s.LogIn(reader, "ann", password)
	wantFault(t, "logging in", err, fault.Unauthenticated, "people.wrong_login", "")
	v, err := s.User(owner, id)
	s.must(err)
	check(t, "since", v.Disabled.Equal(s.clock.Now()), true)
	_, err = s.DeskUpdate(editor, "talks", n)
	s.must(err)

	s.must(s.ChangeUser(owner, id, desk.UserChange{Disabled: ptr(false)}))
	_, err = s.UserBySession(reader, session)
	wantFault(t, "the session, once they are let in again", err, fault.NotFound, "people.no_such_user", "")
	s.in(t, "ann", password)
}

// TestTheLastOwnerStays whatever is tried.
func TestTheLastOwnerStays(t *testing.T) {
	s := newSite(t)
	s.must(s.AddUser(owner, "ada", people.Owner, password))
	s.must(s.AddUser(owner, "bea", people.Owner, password))
	s.must(s.AddUser(owner, "robot", people.Editor, ""))
	ada, bea, robot := s.user("ada").ID, s.user("bea").ID, s.user("robot").ID
	wantFault(t, "an owner who cannot log in", s.ChangeUser(owner, robot, desk.UserChange{Role: ptr(people.Owner)}), fault.Invalid, "people.owner_without_password", "role")
	s.must(s.ChangeUser(owner, bea, desk.UserChange{Disabled: ptr(true)}))
	for name, change := range map[string]desk.UserChange{
		"a smaller role": {Role: ptr(people.Editor)}, "no role": {Role: ptr(people.Role(""))}, "kept out": {Disabled: ptr(true)},
		"a role that is none": {Role: ptr(people.Role("king"))},
	} {
		err := s.ChangeUser(owner, ada, change)
		if name == "a role that is none" {
			wantFault(t, name, err, fault.Invalid, "people.role_unknown", "role")
			continue
		}
		wantFault(t, name, err, fault.Conflict, "people.last_owner", "")
	}
	s.must(s.ChangeUser(owner, ada, desk.UserChange{Role: ptr(people.Owner), Disabled: ptr(false)})) // says what is
	s.must(s.ChangeUser(owner, bea, desk.UserChange{Disabled: ptr(false)}))
	s.must(s.ChangeUser(owner, ada, desk.UserChange{Role: ptr(people.Reporter)}))
	check(t, "role then", s.user("ada").Role, people.Reporter)
	wantFault(t, "nobody", s.ChangeUser(owner, "nobody", desk.UserChange{}), fault.NotFound, "people.no_such_user", "")
}

// TestALostPassword is made anew, and whoever knew the old one is out.
func TestALostPassword(t *testing.T) {
	s := newSite(t)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	s.in(t, "ann", password)
	there, id := s.logged, s.user("ann").ID
	made, err := s.ResetPassword(owner, id, "")
	s.must(err)
	_, err = s.UserBySession(reader, there)
	wantFault(t, "the session", err, fault.NotFound, "people.no_such_user", "")
	_, err = s.LogIn(reader, "ann", password)
	wantFault(t, "the old one", err, fault.Unauthenticated, "people.wrong_login", "")
	s.in(t, "ann", made)
	_, err = s.ResetPassword(owner, id, "short")
	wantFault(t, "a short one", err, fault.Invalid, "people.password_short", "password")
	_, err = s.ResetPassword(owner, "nobody", "")
	wantFault(t, "nobody's", err, fault.NotFound, "people.no_such_user", "")
}

// TestRolesOnACoverage are given to who has an account, come with the next request, and go
// with it.
func TestRolesOnACoverage(t *testing.T) {
	s := withTalks(t)
	s.must(s.AddUser(owner, "eve", "", password))
	session := func() context.Context { return s.in(t, "eve", password) }
	_, err := s.DeskHome(session())
	wantFault(t, "without any role", err, fault.Denied, "people.no_role", "")
	_, err = s.Account(session(), "")
	wantFault(t, "nor an account to look after", err, fault.Denied, "people.no_role", "")

	got, err := s.GiveRole(editor, "talks", "eve", people.Editor)
	s.must(err)
	check(t, "by", got.By, "e")
	check(t, "posting", s.post(session(), "talks", desk.NewUpdate{Headline: "public"}).Standing, coverage.Published)
	_, err = s.PostUpdate(session(), "plan", desk.NewUpdate{Headline: "elsewhere"})
	wantFault(t, "a draft elsewhere", err, fault.NotFound, "coverage.missing", "")
	s.must(s.TakeRole(session(), "talks", "somebody else")) // an editor of one gives and takes there
	_, err = s.GiveRole(session(), "talks", "eve", people.Reporter)
	s.must(err)
	check(t, "posting then", s.post(session(), "talks", desk.NewUpdate{Headline: "waits"}).Standing, coverage.Submitted)
	wantFault(t, "giving, as a reporter", s.TakeRole(session(), "talks", "x"), fault.Denied, "people.no_role", "")

	v, err := s.CoveragePeople(editor, "talks")
	s.must(err)
	check(t, "roles", len(v.Roles), 1)
	check(t, "whose", v.Roles[0].User.Name, "eve")
	check(t, "which", v.Roles[0].Role, people.Reporter)
	them, err := s.UserNamed(owner, "eve")
	s.must(err)
	check(t, "on", them.On[0].Coverage.Slug, "talks")
	s.must(s.TakeRole(editor, "talks", them.ID))
	_, err = s.DeskHome(session())
	wantFault(t, "once it is taken", err, fault.Denied, "people.no_role", "")

	for _, row := range []struct {
		what, name, field, key string
		role                   people.Role
	}{
		{"nobody", "", "name", "people.name_missing", people.Editor},
		{"a stranger", "stranger", "name", "people.nobody_named", people.Editor},
		{"an owner of one", "eve", "role", "people.role_unknown", people.Owner},
		{"no role", "eve", "role", "people.role_unknown", ""},
	} {
		_, err := s.GiveRole(editor, "talks", row.name, row.role)
		wantFault(t, row.what, err, fault.Invalid, row.key, row.field)
	}
	s.must(s.ChangeUser(owner, them.ID, desk.UserChange{Disabled: ptr(true)}))
	_, err = s.GiveRole(editor, "talks", "eve", people.Editor)
	wantFault(t, "somebody who is kept out", err, fault.Invalid, "people.is_disabled", "name")
}
