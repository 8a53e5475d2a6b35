package desk_test

import (
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

const password = "correct horse battery"

func TestTheSetUpLinkWorksOnce(t *testing.T) {
	s := newSite(t)
	needed := func() bool {
		t.Helper()
		is, err := s.SetUpNeeded(reader)
		s.must(err)
		return is
	}
	check(t, "needed on a new site", needed(), true)
	_, err := s.SetUp(reader, "", "ann", password)
	wantFault(t, "before a link was made", err, fault.Denied, "people.setup_used", "")
	old, err := s.OfferSetUp(reader)
	s.must(err)
	link, err := s.OfferSetUp(reader)
	s.must(err)
	_, err = s.SetUp(reader, old, "ann", password)
	wantFault(t, "with the link before", err, fault.Denied, "people.setup_used", "")
	_, err = s.SetUp(reader, link, "ann", "short")
	wantFault(t, "with a short password", err, fault.Invalid, "people.password_short", "password")
	_, err = s.SetUp(reader, link, "", password)
	wantFault(t, "without a name", err, fault.Invalid, "people.name_missing", "name")
	session, err := s.SetUp(reader, link, "ann", password)
	s.must(err)
	u, err := s.UserBySession(reader, session)
	s.must(err)
	check(t, "role", u.Role, people.Owner)
	check(t, "needed then", needed(), false)
	_, err = s.SetUp(reader, link, "eve", password)
	wantFault(t, "a second time", err, fault.Denied, "people.setup_used", "")
}

// TestAForgottenSetUpLinkIsOfNoUse: the link was printed, then the first user was made on
// the command line.
func TestAForgottenSetUpLinkIsOfNoUse(t *testing.T) {
	s := newSite(t)
	link, err := s.OfferSetUp(reader)
	s.must(err)
	s.must(s.AddUser(owner, "ann", people.Editor, password))
	_, err = s.SetUp(reader, link, "eve", password)
	wantFault(t, "the forgotten link", err, fault.Denied, "people.setup_used", "")
}

func TestLoggingIn(t *testing.T) {
	s := newSite(t)
	s.must(s.AddUser(owner, "ann", people.Editor, password))
	s.must(s.AddUser(owner, "robot", people.Editor, ""))
	for _, row := range []struct{ name, user, password string }{
		{"a wrong password", "ann", "incorrect horse battery"},
		{"no password", "ann", ""},
		{"an unknown user", "eve", password},
		{"a user without a password", "robot", ""},
		{"a guess at a user without a password", "robot", password},
		{"a password without end", "ann", string(make([]byte, 1<<20))},
	} {
		_, err := s.LogIn(reader, row.user, row.password)
		wantFault(t, row.name, err, fault.Unauthenticated, "people.wrong_login", "")
	}
	session, err := s.LogIn(reader, "ann", password)
	s.must(err)
	another, err := s.LogIn(reader, "ann", password)
	s.must(err)
	u, err := s.UserBySession(reader, session)
	s.must(err)
	check(t, "user", u.Name, "ann")
	s.must(s.LogOut(reader, session))
	s.must(s.LogOut(reader, session)) // again is no fault
	_, err = s.UserBySession(reader, session)
	wantFault(t, "after logging out", err, fault.NotFound, "people.no_such_user", "")
	s.clock.forward(people.SessionFor - 1000)
	_, err = s.UserBySession(reader, another)
	s.must(err)
	s.clock.forward(1000)
	_, err = s.UserBySession(reader, another)
	wantFault(t, "after thirty days", err, fault.NotFound, "people.no_such_user", "")
}

func TestUsersAndTokens(t *testing.T) {
	s := newSite(t)
	s.must(s.AddUser(owner, "ann", people.Editor, ""))
	for _, row := range []struct {
		name, user string
		role       people.Role
		password   string
		kind       fault.Kind
		key, field string
	}{
		{"a taken name", "ann", people.Editor, "", fault.Conflict, "people.name_taken", "name"},
		{"an unknown role", "bob", "king", "", fault.Invalid, "people.role_unknown", "role"},
		{"a short password", "bob", people.Editor, "short", fault.Invalid, "people.password_short", "password"},
		{"an owner without a password", "bob", people.Owner, "", fault.Invalid, "people.password_short", "password"},
		{"a name of two lines", "bob\nann", people.Editor, "", fault.Invalid, "people.name_characters", "name"},
	} {
		wantFault(t, row.name, s.AddUser(owner, row.user, row.role, row.password), row.kind, row.key, row.field)
	}
	users, err := s.Users(owner)
	s.must(err)
	check(t, "users", len(users), 1)
	made, err := s.MakeToken(owner, desk.NewToken{User: "ann", Name: "wire", Scope: people.Everything})
	s.must(err)
	token := made.Secret
	u, err := s.UserByToken(reader, token)
	s.must(err)
	check(t, "whose token", u.Name, "ann")
	_, err = s.UserBySession(reader, token)
	wantFault(t, "a token is no session", err, fault.NotFound, "people.no_such_user", "")
	_, err = s.UserByToken(reader, people.HashSecret(token))
	wantFault(t, "what is kept of a token is none", err, fault.NotFound, "token.none", "")
	_, err = s.MakeToken(owner, desk.NewToken{User: "eve", Name: "wire", Scope: people.Everything})
	wantFault(t, "a token for nobody", err, fault.NotFound, "people.no_user_named", "")
	ctx := people.With(reader, u)
	_, err = s.CreateCoverage(ctx, desk.NewCoverage{Slug: "a", Title: text.Local{"en": "A"}})
	s.must(err)
}
