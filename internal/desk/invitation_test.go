package desk_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// invite makes a link to talks for a day.
func (s *site) invite(uses int) *desk.MadeInvitation {
	s.t.Helper()
	made, err := s.MakeInvitation(editor, "talks", desk.NewInvitation{Label: "photographers", Hours: 24, Uses: uses})
	s.must(err)
	return made
}

// come accepts an invitation as somebody new, and gives them as they ask from then on.
func (s *site) come(i *desk.MadeInvitation, name string) context.Context {
	s.t.Helper()
	v, err := s.Accept(reader, "", i.ID, i.Secret, name)
	s.must(err)
	s.logged = v.Session
	return s.asks(v.Session)
}

// asks finds whose a session is, as each request does.
func (s *site) asks(session string) context.Context {
	s.t.Helper()
	u, err := s.UserBySession(reader, session)
	s.must(err)
	return people.With(reader, u)
}

// TestComingByALink: a name is all it takes, and it is good for the one coverage.
func TestComingByALink(t *testing.T) {
	s := withTalks(t)
	link := s.invite(2)
	seen, err := s.Invited(reader, link.ID, link.Secret)
	s.must(err)
	check(t, "the coverage", seen.Coverage.Slug, "talks")
	check(t, "until", seen.Ends, noon.Add(24*time.Hour))
	_, err = s.Accept(reader, "", link.ID, link.Secret, " ")
	wantFault(t, "without a name", err, fault.Invalid, "people.name_missing", "name")

	anna := s.come(link, "Anna")
	check(t, "a guest", people.From(anna).Guest, true)
	check(t, "what they hand in", s.post(anna, "talks", desk.NewUpdate{Headline: "seen from the harbour"}).Standing, coverage.Submitted)
	_, err = s.PostUpdate(anna, "plan", desk.NewUpdate{Headline: "elsewhere"})
	wantFault(t, "elsewhere", err, fault.NotFound, "coverage.missing", "")
	_, err = s.Account(anna, "")
	wantFault(t, "an account", err, fault.Denied, "people.no_role", "")
	wantFault(t, "a password", s.ChangePassword(anna, "", "", password), fault.Denied, "people.no_role", "")

	again, err := s.Accept(anna, s.logged, link.ID, link.Secret, "")
	s.must(err)
	check(t, "who is in already needs nothing", again.Session, "")
	s.come(link, "Anna") // another of the same name
	v, err := s.CoveragePeople(editor, "talks")
	s.must(err)
	check(t, "who came", len(v.Roles), 2)
	check(t, "by a link", v.Roles[0].User.Guest, true)
	check(t, "until then", v.Roles[0].Ends, noon.Add(24*time.Hour))
	check(t, "used", v.Links[0].Used, 2)
	check(t, "its state", v.Links[0].State, people.InvitationUsedUp)
	_, err = s.Accept(reader, "", link.ID, link.Secret, "Third")
	wantFault(t, "a third", err, fault.Denied, "invitation.used_up", "")
	_, err = s.LogIn(reader, "Anna", "")
	wantFault(t, "logging in", err, fault.Unauthenticated, "people.wrong_login", "")
	users, err := s.Users(owner)
	s.must(err)
	check(t, "guests among the users", len(users), 0)
	_, err = s.User(owner, v.Roles[0].User.ID)
	wantFault(t, "a guest's account", err, fault.NotFound, "people.no_such_user", "")
}

// TestALinkEnds, and all that it opened with it.
func TestALinkEnds(t *testing.T) {
	for _, row := range []struct {
		name string
		end  func(s *site, link *desk.MadeInvitation)
		key  string
	}{
		{"by its time", func(s *site, _ *desk.MadeInvitation) { s.clock.forward(24 * time.Hour) }, "invitation.ended"},
		{"revoked", func(s *site, link *desk.MadeInvitation) { s.must(s.RevokeInvitation(editor, "talks", link.ID)) }, "invitation.revoked"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := withTalks(t)
			link := s.invite(5)
			anna := s.come(link, "Anna")
			session := s.logged
			n := s.post(anna, "talks", desk.NewUpdate{Headline: "own"}).N
			row.end(s, link)
			_, err := s.UserBySession(reader, session)
			wantFault(t, "the session", err, fault.NotFound, "people.no_such_user", "")
			_, err = s.Invited(reader, link.ID, link.Secret)
			wantFault(t, "the link", err, fault.Denied, row.key, "")
			_, err = s.Accept(reader, "", link.ID, link.Secret, "Bea")
			wantFault(t, "coming by it", err, fault.Denied, row.key, "")
			u, err := s.DeskUpdate(editor, "talks", n)
			s.must(err)
			check(t, "what was handed in", u.Update.Update.Standing, coverage.Submitted)
			s.must(s.RevokeInvitation(editor, "talks", link.ID)) // again, or after its end
		})
	}
}

// TestSeveralLinks: a guest who comes by a second one works on both, each until its end.
func TestSeveralLinks(t *testing.T) {
	s := withTalks(t)
	link := s.invite(1)
	anna := s.come(link, "Anna")
	session := s.logged
	plan, err := s.MakeInvitation(editor, "plan", desk.NewInvitation{Hours: 72, Uses: 1})
	s.must(err)
	second, err := s.Accept(anna, session, plan.ID, plan.Secret, "")
	s.must(err)
	check(t, "a session of its own", second.Session, "")
	s.post(s.asks(session), "plan", desk.NewUpdate{Headline: "on the second"})
	s.clock.forward(24 * time.Hour)
	anna = s.asks(session)
	s.post(anna, "plan", desk.NewUpdate{Headline: "on the second still"})
	_, err = s.PostUpdate(anna, "talks", desk.NewUpdate{Headline: "on the first"})
	wantFault(t, "on the first, which has ended", err, fault.Denied, "people.no_role", "")
	s.clock.forward(48 * time.Hour)
	_, err = s.UserBySession(reader, session)
	wantFault(t, "once both have", err, fault.NotFound, "people.no_such_user", "")
}

// TestALinkForSomebodyWithAnAccount adds to what they have, for as long as it lasts.
func TestALinkForSomebodyWithAnAccount(t *testing.T) {
	s := withTalks(t)
	s.must(s.AddUser(owner, "eve", "", password))
	_, err := s.GiveRole(owner, "plan", "eve", people.Reporter)
	s.must(err)
	eve := s.in(t, "eve", password)
	link := s.invite(1)
	v, err := s.Accept(eve, s.logged, link.ID, link.Secret, "")
	s.must(err)
	check(t, "a session of its own", v.Session, "")
	check(t, "handing in", s.post(s.asks(s.logged), "talks", desk.NewUpdate{Headline: "own"}).Standing, coverage.Submitted)
	s.clock.forward(24 * time.Hour)
	_, err = s.PostUpdate(s.asks(s.logged), "talks", desk.NewUpdate{Headline: "own"})
	wantFault(t, "a day later", err, fault.Denied, "people.no_role", "")
	_, err = s.Account(s.asks(s.logged), s.logged)
	s.must(err)
}

// TestGuessingIsBounded: who tries secrets is told nothing, and cannot try for long.
func TestGuessingIsBounded(t *testing.T) {
	s := withTalks(t)
	link := s.invite(5)
	s.come(link, "Anna")
	session := s.logged
	for i := range people.MaxInvitationWrong {
		_, err := s.Invited(reader, link.ID, fmt.Sprint("guess", i))
		wantFault(t, "a guess", err, fault.NotFound, "invitation.none", "")
		_, err = s.Invited(reader, "another", fmt.Sprint("guess", i))
		wantFault(t, "of none at all", err, fault.NotFound, "invitation.none", "")
	}
	_, err := s.Accept(reader, "", link.ID, link.Secret, "Bea")
	wantFault(t, "the right one, then", err, fault.NotFound, "invitation.none", "")
	v, err := s.Invitations(editor, "talks")
	s.must(err)
	check(t, "its state", v[0].State, people.InvitationGuessed)
	s.asks(session) // who came before stays
}

// TestTheLastPlaceIsTakenOnce, however many ask at the same moment.
func TestTheLastPlaceIsTakenOnce(t *testing.T) {
	s := withTalks(t)
	link := s.invite(3)
	var in sync.WaitGroup
	came := make(chan bool, 20)
	for i := range 20 {
		in.Go(func() {
			_, err := s.Accept(reader, "", link.ID, link.Secret, fmt.Sprint("guest ", i))
			if err != nil && !fault.Is(err, fault.Denied) {
				t.Error(err)
			}
			came <- err == nil
		})
	}
	in.Wait()
	close(came)
	count := 0
	for yes := range came {
		if yes {
			count++
		}
	}
	check(t, "who came in", count, 3)
}

func TestMakingLinks(t *testing.T) {
	s := withTalks(t)
	for _, row := range []struct {
		what  string
		in    desk.NewInvitation
		key   string
		field string
	}{
		{"an hour", desk.NewInvitation{Hours: 1, Uses: 1}, "invitation.hours", "hours"},
		{"for ever", desk.NewInvitation{Hours: 1 << 30, Uses: 1}, "invitation.hours", "hours"},
		{"for nobody", desk.NewInvitation{Hours: 6, Uses: 0}, "invitation.uses", "uses"},
		{"for everybody", desk.NewInvitation{Hours: 6, Uses: 51}, "invitation.uses", "uses"},
		{"two lines", desk.NewInvitation{Hours: 6, Uses: 1, Label: "a\nb"}, "invitation.label", "label"},
	} {
		_, err := s.MakeInvitation(editor, "talks", row.in)
		wantFault(t, row.what, err, fault.Invalid, row.key, row.field)
	}
	for range people.MaxInvitations {
		s.invite(1)
	}
	_, err := s.MakeInvitation(editor, "talks", desk.NewInvitation{Hours: 6, Uses: 1})
	wantFault(t, "one more", err, fault.Conflict, "invitation.many", "")
	v, err := s.Invitations(editor, "talks")
	s.must(err)
	wantFault(t, "of another coverage", s.RevokeInvitation(editor, "plan", v[0].ID), fault.NotFound, "invitation.none", "")
	s.must(s.RevokeInvitation(editor, "talks", v[0].ID))
	s.invite(1)
}

// TestALinkOfSomebodyKeptOut: they may have kept it for themselves.
func TestALinkOfSomebodyKeptOut(t *testing.T) {
	s := withTalks(t)
	s.must(s.AddUser(owner, "ed", people.Editor, password))
	ed := s.in(t, "ed", password)
	link, err := s.MakeInvitation(ed, "talks", desk.NewInvitation{Hours: 24, Uses: 5})
	s.must(err)
	s.come(link, "Anna")
	session := s.logged
	s.must(s.ChangeUser(owner, s.user("ed").ID, desk.UserChange{Disabled: ptr(true)}))
	_, err = s.Accept(reader, "", link.ID, link.Secret, "ed again")
	wantFault(t, "coming by it", err, fault.Denied, "invitation.used_up", "")
	s.asks(session) // who came before stays
}
