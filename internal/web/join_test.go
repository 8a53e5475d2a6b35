package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

func (d *deskNewsroom) MakeInvitation(_ context.Context, _ string, in desk.NewInvitation) (*desk.MadeInvitation, error) {
	d.invited = append(d.invited, in)
	made := &desk.MadeInvitation{Secret: "abcdefghijklmnopqrstuvwxyz"}
	made.ID = "linklinkli"
	return made, d.refuse
}

func (d *deskNewsroom) RevokeInvitation(_ context.Context, slug, id string) error {
	d.given = append(d.given, slug+" revoked "+id)
	return d.refuse
}

func (d *deskNewsroom) Invited(ctx context.Context, id, secret string) (*desk.Invited, error) {
	if id == "ended" {
		return nil, fault.New(fault.Denied, "invitation.ended")
	}
	if secret != "secret" {
		return nil, fault.New(fault.NotFound, "invitation.none")
	}
	c := liveCoverage(coverage.Running).Coverage
	return &desk.Invited{Coverage: c, Ends: morning.Add(72 * time.Hour), Works: people.From(ctx).MayOn(people.Submit, c.ID)}, nil
}

func (d *deskNewsroom) Accept(ctx context.Context, _, id, secret, name string) (*desk.Invited, error) {
	v, err := d.Invited(ctx, id, secret)
	if err == nil && people.From(ctx) == nil {
		err = fault.Join(people.CheckName(name))
		if v.Session = "on:contributor"; err != nil {
			v = nil
		}
	}
	return v, err
}

// TestComingByALink is the way of somebody who was sent one, without JavaScript.
func TestComingByALink(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	const link = "/en/join/id/secret"
	a := ask(s, "", link, nil)
	body := string(a.body)
	if a.status != http.StatusOK || a.header.Get("Referrer-Policy") != "no-referrer" || a.header.Get("Cache-Control") != "private, no-store" || !strings.Contains(body, `content="noindex"`) {
		t.Errorf("the page: got %d, %v", a.status, a.header)
	}
	for _, must := range []string{"Your name is shown to the people who work here", "17 May 2031", `name="name"`} {
		if !strings.Contains(body, must) {
			t.Errorf("the page does not say %q", must)
		}
	}
	if a := ask(s, "", link, url.Values{"name": {""}}); a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), "Give a name") {
		t.Errorf("without a name: got %d, want 422 that says so", a.status)
	}
	a = ask(s, "", link, url.Values{"name": {"Anna"}})
	cookie, err := http.ParseSetCookie(a.header.Get("Set-Cookie"))
	if err != nil || a.status != http.StatusSeeOther || a.header.Get("Location") != "/en/desk/c/harbour-live?done=joined" {
		t.Fatalf("got %d to %q, %v", a.status, a.header.Get("Location"), err)
	}
	if want := int((72 * time.Hour).Seconds()); cookie.MaxAge != want || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
		t.Errorf("the session: got %+v, want one of %d seconds for this site alone", cookie, want)
	}
	if a := ask(s, "on:contributor", link, nil); a.status != http.StatusSeeOther {
		t.Errorf("who is in already: got %d, want 303 to the coverage", a.status)
	}
	for path, want := range map[string]int{"/join/id/guess": 404, "/join/ended/secret": 403} {
		if a := ask(s, "", path, nil); a.status != want || a.header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: got %d, %q, want %d and no-referrer", path, a.status, a.header.Get("Referrer-Policy"), want)
		}
		if a := ask(s, "", path, url.Values{"name": {"Anna"}}); a.status != want || a.header.Get("Set-Cookie") != "" {
			t.Errorf("accepting %s: got %d, want %d and no session", path, a.status, want)
		}
	}
}

// TestAForeignPageLetsNobodyIn: another site cannot log a browser in as its guest.
func TestAForeignPageLetsNobodyIn(t *testing.T) {
	r := httptest.NewRequest("POST", "/join/id/secret", strings.NewReader("name=Anna"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	deskServer(&deskNewsroom{}).ServeHTTP(w, r)
	if w.Code != http.StatusForbidden || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("got %d, %v, want 403 and no session", w.Code, w.Header())
	}
}

func TestMakingALink(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	a := ask(s, people.Editor, "/en"+deskPath+"/people", url.Values{"do": {"link"}, "label": {"photographers"}, "hours": {"24"}, "uses": {"3"}})
	if len(d.invited) != 1 || d.invited[0] != (desk.NewInvitation{Label: "photographers", Hours: 24, Uses: 3}) {
		t.Errorf("got %+v", d.invited)
	}
	if want := "https://example.org/en/join/linklinkli/abcdefghijklmnopqrstuvwxyz"; a.status != http.StatusOK || strings.Count(string(a.body), want) != 2 {
		t.Errorf("got %d, want the link %s as text and to share", a.status, want)
	}
	if again := ask(s, people.Editor, deskPath+"/people", nil); strings.Contains(string(again.body), "abcdefghijklmnopqrstuvwxyz") {
		t.Error("the secret is shown a second time")
	}
	a = ask(s, people.Editor, deskPath+"/people", url.Values{"do": {"revoke"}, "link": {"open"}})
	if a.status != http.StatusSeeOther || d.given[0] != "harbour-live revoked open" {
		t.Errorf("revoking: got %d, %v", a.status, d.given)
	}
}

func init() {
	stories = append(stories,
		story{"join", "desk/join", atDesk("", "/join/id/secret", nil, deskNewsroom{})},
		story{"join-faults", "desk/join", atDesk("", "/join/id/secret", url.Values{"name": {""}}, deskNewsroom{})},
		story{"join-ended", "fault", atDesk("", "/join/ended/secret", nil, deskNewsroom{})},
	)
}
