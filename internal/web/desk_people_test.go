package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

func storyUsers() []desk.UserView {
	live := liveCoverage(coverage.Running).Coverage
	return []desk.UserView{
		{ID: "mika", Name: "Mika", Role: people.Owner, Created: morning},
		{ID: "petr", Name: "Пётр", Role: people.Reporter, Created: morning, On: []desk.RoleView{{Coverage: &live, Role: people.Editor, Given: morning}}},
		{ID: "eve", Name: "Eve", Created: morning, Disabled: morning.Add(time.Hour)},
	}
}

func (d *deskNewsroom) Users(context.Context) ([]desk.UserView, error) { return storyUsers(), nil }

func (d *deskNewsroom) User(_ context.Context, id people.UserID) (*desk.UserView, error) {
	for _, u := range storyUsers() {
		if u.ID == id {
			return &u, nil
		}
	}
	return nil, fault.New(fault.NotFound, "people.no_such_user")
}

func (d *deskNewsroom) AddUser(_ context.Context, _ string, role people.Role, password string) error {
	if err := fault.Join(people.CheckSiteRole(role), people.CheckPassword(password)); err != nil {
		return err
	}
	return d.refuse
}

func (d *deskNewsroom) ChangeUser(_ context.Context, _ people.UserID, c desk.UserChange) error {
	d.changed = append(d.changed, c)
	return d.refuse
}

func (d *deskNewsroom) ResetPassword(context.Context, people.UserID, string) (string, error) {
	return "abcdefgh23456723", d.refuse
}

func (d *deskNewsroom) CoveragePeople(_ context.Context, slug string) (*desk.CoveragePeopleView, error) {
	if slug != "harbour-live" {
		return nil, missing()
	}
	users := storyUsers()
	v := &desk.CoveragePeopleView{Coverage: liveCoverage(coverage.Running).Coverage, Site: users[:2], Names: []string{"Mika", "Пётр"}}
	if !d.empty {
		v.Roles = []desk.RoleView{
			{Coverage: &v.Coverage, User: users[1], Role: people.Editor, By: "Mika", Given: morning},
			{Coverage: &v.Coverage, User: desk.UserView{ID: "g", Name: "港の人", Guest: true}, Role: people.Contributor, By: "Mika", Given: morning, Ends: morning.Add(72 * time.Hour)},
		}
		for _, state := range []people.InvitationState{people.InvitationOpen, people.InvitationUsedUp, people.InvitationRevoked} {
			i := desk.InvitationView{Coverage: &v.Coverage, By: "Mika", State: state}
			i.ID, i.Label, i.Made, i.Ends, i.Uses, i.Used = string(state), "写真記者", morning, morning.Add(72*time.Hour), 3, 1
			v.Links = append(v.Links, i)
		}
		v.Links[1].Label, v.Links[2].Revoked = "", morning.Add(time.Hour)
	}
	return v, nil
}

func (d *deskNewsroom) GiveRole(_ context.Context, slug, name string, role people.Role) (*desk.RoleView, error) {
	d.given = append(d.given, strings.Join([]string{slug, name, string(role)}, " "))
	return nil, d.refuse
}

func (d *deskNewsroom) TakeRole(_ context.Context, slug string, id people.UserID) error {
	d.given = append(d.given, strings.Join([]string{slug, "without", string(id)}, " "))
	return d.refuse
}

func TestRolesOverForms(t *testing.T) {
	for _, row := range []struct {
		name, path string
		typed      url.Values
		want       string
		to         string
	}{
		{"given on a coverage's page", deskPath + "/people", url.Values{"do": {"give"}, "name": {" Пётр "}, "role": {"editor"}}, "harbour-live Пётр editor", "/en/desk/c/harbour-live/people?done=role"},
		{"taken there", deskPath + "/people", url.Values{"do": {"take"}, "user": {"petr"}}, "harbour-live without petr", "/en/desk/c/harbour-live/people?done=role"},
		{"given on a user's page", "/desk/users/petr", url.Values{"do": {"give"}, "coverage": {"harbour-live"}, "on": {"reporter"}}, "harbour-live Пётр reporter", "/en/desk/users/petr?done=role"},
		{"taken there", "/desk/users/petr", url.Values{"do": {"take"}, "coverage": {"harbour-live"}}, "harbour-live without petr", "/en/desk/users/petr?done=role"},
	} {
		d := &deskNewsroom{}
		a := ask(deskServer(d), people.Owner, "/en"+row.path, row.typed)
		if got := strings.Join(d.given, ", "); got != row.want || a.status != http.StatusSeeOther || a.header.Get("Location") != row.to {
			t.Errorf("%s: got %q, %d to %q, want %q, 303 to %q", row.name, got, a.status, a.header.Get("Location"), row.want, row.to)
		}
	}
}

func TestChangingAUser(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	for do, to := range map[string]string{"role": "done=role", "out": "done=kept_out", "in": "done=let_in"} {
		a := ask(s, people.Owner, "/desk/users/petr", url.Values{"do": {do}, "role": {""}})
		if a.status != http.StatusSeeOther || !strings.HasSuffix(a.header.Get("Location"), to) {
			t.Errorf("%s: got %d to %q", do, a.status, a.header.Get("Location"))
		}
	}
	if len(d.changed) != 3 {
		t.Errorf("got %d changes, want 3", len(d.changed))
	}
	last := &deskNewsroom{refuse: fault.New(fault.Conflict, "people.last_owner", "name", "Mika")}
	a := ask(deskServer(last), people.Owner, "/en/desk/users/mika", url.Values{"do": {"out"}})
	if a.status != http.StatusConflict || !strings.Contains(string(a.body), "Mika") || !strings.Contains(string(a.body), "last owner") {
		t.Errorf("the last owner: got %d, want 409 that says so", a.status)
	}
	if a := ask(s, people.Owner, "/desk/users/nobody", nil); a.status != http.StatusNotFound {
		t.Errorf("nobody: got %d, want 404", a.status)
	}
	a = ask(s, people.Owner, "/desk/users/petr", url.Values{"do": {"password"}})
	if a.status != http.StatusOK || !strings.Contains(string(a.body), "abcdefgh23456723") || a.header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("a new password: got %d, %q, want it shown and kept nowhere", a.status, a.header.Get("Cache-Control"))
	}
}

func init() {
	owner, editor := people.Owner, people.Editor
	stories = append(stories,
		story{"desk-users", "desk/users", atDesk(owner, "/desk/users", nil, deskNewsroom{})},
		story{"desk-users-faults", "desk/users", atDesk(owner, "/desk/users", url.Values{"name": {"Ann"}, "role": {"editor"}, "password": {"short"}}, deskNewsroom{})},
		story{"desk-user", "desk/user", atDesk(owner, "/desk/users/petr", nil, deskNewsroom{})},
		story{"desk-user-out", "desk/user", atDesk(owner, "/desk/users/eve?done=kept_out", nil, deskNewsroom{})},
		story{"desk-user-password", "desk/user", atDesk(owner, "/desk/users/petr", url.Values{"do": {"password"}}, deskNewsroom{})},
		story{"desk-user-faults", "desk/user", atDesk(owner, "/desk/users/mika", url.Values{"do": {"role"}, "role": {"editor"}}, deskNewsroom{refuse: fault.New(fault.Conflict, "people.last_owner", "name", "Mika")})},
		story{"desk-people", "desk/people", atDesk(editor, "/desk/c/harbour-live/people", nil, deskNewsroom{})},
		story{"desk-people-link", "desk/people", atDesk(editor, "/desk/c/harbour-live/people", url.Values{"do": {"link"}, "hours": {"72"}, "uses": {"3"}, "label": {"写真記者"}}, deskNewsroom{})},
		story{"desk-people-link-faults", "desk/people", atDesk(editor, "/desk/c/harbour-live/people", url.Values{"do": {"link"}, "hours": {"72"}, "uses": {"99"}}, deskNewsroom{refuse: fault.At("uses", "invitation.uses", "got", 99, "count", 50)})},
		story{"desk-people-empty", "desk/people", atDesk(editor, "/desk/c/harbour-live/people", nil, deskNewsroom{empty: true})},
		story{"desk-people-faults", "desk/people", atDesk(editor, "/desk/c/harbour-live/people", url.Values{"do": {"give"}, "name": {"Ann"}, "role": {"editor"}}, deskNewsroom{refuse: fault.At("name", "people.nobody_named", "name", "Ann")})},
	)
}
