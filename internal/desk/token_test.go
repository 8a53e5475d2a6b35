package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

// withTokens gives a site with ann, an editor, and how she asks by each sort of token.
func withTokens(t *testing.T) (s *site, ann context.Context, by func(desk.NewToken) (context.Context, *desk.MadeToken)) {
	s = withTalks(t)
	s.must(s.AddUser(owner, "ann", people.Editor, password))
	ann = s.in(t, "ann", password)
	return s, ann, func(in desk.NewToken) (context.Context, *desk.MadeToken) {
		t.Helper()
		in.Name = "wire"
		made, err := s.MakeToken(ann, in)
		s.must(err)
		u, err := s.UserByToken(reader, made.Secret)
		s.must(err)
		return people.With(reader, u), made
	}
}

// TestATokenGoesAsFarAsItsScope: all that its user may do, reading alone, some coverages alone.
func TestATokenGoesAsFarAsItsScope(t *testing.T) {
	s, _, by := withTokens(t)
	all, _ := by(desk.NewToken{Scope: people.Everything})
	_, err := s.CreateCoverage(all, desk.NewCoverage{Slug: "other", Title: text.Local{"en": "Other"}, Draft: true})
	s.must(err)
	s.must(people.NeedWrite(all))

	read, _ := by(desk.NewToken{Scope: people.ReadOnly})
	_, err = s.DeskCoverage(read, "other")
	s.must(err)
	ctx, denials := people.WithDenials(people.WithClient(read, people.Client{Kind: people.ByToken, Name: "wire"}))
	wantFault(t, "to write by one for reading", people.NeedWrite(ctx), fault.Denied, "token.read_only", "")
	check(t, "what the log is told", fmt.Sprint(denials.Heard()[0].Name, " ", denials.Heard()[0].Reason), "ann write")

	some, _ := by(desk.NewToken{Scope: people.OnCoverages, Coverages: []string{"talks"}})
	s.post(some, "talks", desk.NewUpdate{Headline: "by the wire"})
	_, err = s.PostUpdate(some, "other", desk.NewUpdate{Headline: "elsewhere"})
	wantFault(t, "another coverage, a draft", err, fault.NotFound, "coverage.missing", "")
	_, err = s.CreateCoverage(some, desk.NewCoverage{Slug: "new", Title: text.Local{"en": "New"}})
	wantFault(t, "the whole site", err, fault.Denied, "people.no_role", "")
	_, err = s.MakeToken(some, desk.NewToken{Name: "more", Scope: people.Everything})
	wantFault(t, "a token that opens more", err, fault.Denied, "people.no_role", "")
}

// TestATokenOnCoveragesHasTheRolesOfTheMoment: an owner is an editor there, and who loses their
// role has lost it by their tokens too.
func TestATokenOnCoveragesHasTheRolesOfTheMoment(t *testing.T) {
	s, ann, by := withTokens(t)
	_, made := by(desk.NewToken{Scope: people.OnCoverages, Coverages: []string{"talks", "plan"}})
	role := func() people.Role {
		u, err := s.UserByToken(reader, made.Secret)
		s.must(err)
		return u.RoleOn(s.idOf("talks"))
	}
	for _, want := range []people.Role{people.Editor, people.Owner, people.Reporter} {
		s.must(s.ChangeUser(owner, people.From(ann).ID, desk.UserChange{Role: &want}))
		if want == people.Owner {
			s.must(s.AddUser(owner, "bea", people.Owner, password))
			want = people.Editor
		}
		check(t, "role", role(), want)
	}
	none := people.Role("")
	s.must(s.ChangeUser(owner, people.From(ann).ID, desk.UserChange{Role: &none}))
	check(t, "without a role", role(), "")
}

// TestATokenEnds when it expires, when it is revoked, when its user is kept out; whoever uses
// it then is told which.
func TestATokenEnds(t *testing.T) {
	s, ann, by := withTokens(t)
	_, month := by(desk.NewToken{Scope: people.Everything, Days: 30})
	_, good := by(desk.NewToken{Scope: people.Everything})
	s.clock.forward(30*24*time.Hour - minute)
	_, err := s.UserByToken(reader, month.Secret)
	s.must(err)
	s.clock.forward(minute)
	_, err = s.UserByToken(reader, month.Secret)
	wantFault(t, "after thirty days", err, fault.Unauthenticated, "token.expired", "")
	end := s.logEnd()
	s.must(s.RevokeToken(ann, good.ID))
	s.must(s.RevokeToken(ann, good.ID)) // again is no fault
	s.must(s.RevokeToken(ann, month.ID))
	check(t, "in the log", s.since(end), "ann token.revoke ann: wire")
	_, err = s.UserByToken(reader, good.Secret)
	wantFault(t, "once it is revoked", err, fault.Unauthenticated, "token.revoked", "")
	_, another := by(desk.NewToken{Scope: people.Everything})
	s.must(s.ChangeUser(owner, people.From(ann).ID, desk.UserChange{Disabled: ptr(true)}))
	s.must(s.ChangeUser(owner, people.From(ann).ID, desk.UserChange{Disabled: ptr(false)}))
	_, err = s.UserByToken(reader, another.Secret)
	wantFault(t, "of who was kept out", err, fault.Unauthenticated, "token.revoked", "")
	s.clock.forward(91 * 24 * time.Hour)
	by(desk.NewToken{Scope: people.Everything})
	_, err = s.UserByToken(reader, good.Secret)
	wantFault(t, "three months later", err, fault.NotFound, "token.none", "")
}

// TestWhoSeesTokens: everybody their own, an owner all; nobody a secret.
func TestWhoSeesTokens(t *testing.T) {
	s, ann, by := withTokens(t)
	s.must(s.AddUser(owner, "rik", people.Reporter, password))
	rik := s.in(t, "rik", password)
	_, made := by(desk.NewToken{Scope: people.OnCoverages, Coverages: []string{"talks", "plan"}, Days: 365})
	s.clock.forward(minute)
	_, err := s.MakeToken(rik, desk.NewToken{Name: "corridor", Scope: people.ReadOnly, Days: 90})
	s.must(err)
	lists := func(ctx context.Context) string {
		all, err := s.Tokens(ctx)
		s.must(err)
		var lines []string
		for _, v := range all {
			line := fmt.Sprint(v.User, " ", v.Name, " ", v.Scope, " ", v.State)
			for _, c := range v.Coverages {
				line += " " + c.Slug
			}
			lines = append(lines, line)
			if strings.Contains(fmt.Sprintf("%+v", v), made.Secret) {
				t.Error("the list holds a secret")
			}
		}
		return strings.Join(lines, "; ")
	}
	check(t, "ann's", lists(ann), "ann wire coverages open talks plan")
	check(t, "rik's", lists(rik), "rik corridor read open")
	check(t, "all", lists(owner), "rik corridor read open; ann wire coverages open talks plan")
	wantFault(t, "somebody else's", s.RevokeToken(rik, made.ID), fault.NotFound, "token.none", "")
	s.must(s.RevokeToken(owner, made.ID))
	check(t, "ann's, once an owner has revoked it", lists(ann), "ann wire coverages revoked talks plan")
	guest := people.With(reader, &people.User{ID: "g", Name: "g", Guest: true, On: map[coverage.ID]people.Role{s.idOf("talks"): people.Contributor}})
	_, err = s.MakeToken(guest, desk.NewToken{Name: "x", Scope: people.ReadOnly})
	wantFault(t, "a guest", err, fault.Denied, "people.no_role", "")
}

// TestATokenMadeByATokenDoesNotOutliveIt so that what was lent for a month is not kept for good.
func TestATokenMadeByATokenDoesNotOutliveIt(t *testing.T) {
	s, _, by := withTokens(t)
	ctx, month := by(desk.NewToken{Scope: people.Everything, Days: 30})
	for _, days := range people.TokenDays {
		made, err := s.MakeToken(ctx, desk.NewToken{Name: "child", Scope: people.Everything, Days: days})
		s.must(err)
		check(t, fmt.Sprint(days, " days"), made.Expires, month.Expires)
	}
}

func TestWrongTokens(t *testing.T) {
	s, ann, by := withTokens(t)
	for name, row := range map[string]struct {
		in         desk.NewToken
		key, field string
	}{
		"no name":              {desk.NewToken{Scope: people.Everything}, "token.name_missing", "name"},
		"a long name":          {desk.NewToken{Name: strings.Repeat("長", 61), Scope: people.Everything}, "token.name_long", "name"},
		"a name of two lines":  {desk.NewToken{Name: "a\nb", Scope: people.Everything}, "token.name_long", "name"},
		"another time":         {desk.NewToken{Name: "a", Days: 31, Scope: people.Everything}, "token.days", "days"},
		"another scope":        {desk.NewToken{Name: "a", Scope: "king"}, "token.scope", "scope"},
		"no coverages":         {desk.NewToken{Name: "a", Scope: people.OnCoverages}, "token.coverages_missing", "coverages"},
		"idle coverages":       {desk.NewToken{Name: "a", Scope: people.ReadOnly, Coverages: []string{"talks"}}, "token.coverages_idle", "coverages"},
		"too many coverages":   {desk.NewToken{Name: "a", Scope: people.OnCoverages, Coverages: make([]string, 51)}, "token.coverages_many", "coverages"},
		"a coverage of nobody": {desk.NewToken{Name: "a", Scope: people.OnCoverages, Coverages: []string{"nowhere"}}, "token.coverage_none", "coverages"},
	} {
		_, err := s.MakeToken(ann, row.in)
		wantFault(t, name, err, fault.Invalid, row.key, row.field)
	}
	_, err := s.MakeToken(owner, desk.NewToken{User: "nobody", Name: "a", Scope: people.Everything})
	wantFault(t, "for nobody", err, fault.NotFound, "people.no_user_named", "")
	wantFault(t, "revoking none", s.RevokeToken(ann, "none"), fault.NotFound, "token.none", "")
	for range people.MaxTokens {
		by(desk.NewToken{Scope: people.ReadOnly})
	}
	_, err = s.MakeToken(ann, desk.NewToken{Name: "one more", Scope: people.ReadOnly})
	wantFault(t, "one more than there can be", err, fault.Conflict, "token.many", "")
}

// TestUsesAreWrittenDownTogether: a request by a token is no write; once a minute all are
// written in one commit, to the minute.
func TestUsesAreWrittenDownTogether(t *testing.T) {
	s, ann, by := withTokens(t)
	_, made := by(desk.NewToken{Scope: people.Everything})
	used := func() string {
		all, err := s.Tokens(ann)
		s.must(err)
		if all[0].Used.IsZero() {
			return "never"
		}
		return all[0].Used.Sub(s.clock.Now().Truncate(time.Minute)).String()
	}
	s.clock.forward(90 * time.Second)
	for range 5 {
		_, err := s.UserByToken(reader, made.Secret)
		s.must(err)
	}
	check(t, "before it is written down", used(), "never")
	_, due, err := s.KeepTokenUses(reader)
	s.must(err)
	check(t, "due", due, false)
	check(t, "written down", used(), "0s")
	gone, stop := context.WithCancel(reader)
	stop()
	s.clock.forward(time.Minute)
	_, err = s.UserByToken(reader, made.Secret)
	s.must(err)
	if _, _, err = s.KeepTokenUses(gone); err == nil {
		t.Fatal("written down though nobody waited: got no error")
	}
	_, _, err = s.KeepTokenUses(reader)
	s.must(err)
	check(t, "the next time", used(), "0s")
}
