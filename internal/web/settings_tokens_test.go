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

// tokenNewsroom has tokens, and keeps what was asked of it.
type tokenNewsroom struct {
	deskNewsroom
	asked   []desk.NewToken
	revoked []string
}

func storyTokens() []desk.TokenView {
	made := morning.AddDate(0, -2, 0)
	return []desk.TokenView{
		{Token: &people.Token{ID: "a1", Name: "wire", Scope: people.Everything, Made: made, Expires: made.AddDate(0, 0, 90), Used: morning}, User: "Mika", Own: true, State: people.TokenOpen},
		{Token: &people.Token{ID: "a2", Scope: people.Everything, Made: made}, User: "Mika", Own: true, State: people.TokenOpen},
		{
			Token: &people.Token{ID: "a3", Name: "tide tables", Scope: people.OnCoverages, Made: made, Expires: made.AddDate(0, 0, 30)}, User: "Mika", Own: true, State: people.TokenExpired,
			Coverages: []*coverage.Coverage{{Slug: "harbour-live"}, {Slug: "norden-storm"}},
		},
		{Token: &people.Token{ID: "b1", Name: "archive", Scope: people.ReadOnly, Made: made, Expires: made.AddDate(1, 0, 0)}, User: "Rikka", State: people.TokenOpen},
		{Token: &people.Token{ID: "b2", Name: "lost laptop", Scope: people.Everything, Made: made, Revoked: morning}, User: "Rikka", State: people.TokenRevoked},
	}
}

func (d *deskNewsroom) Tokens(context.Context) ([]desk.TokenView, error) {
	if d.empty {
		return nil, nil
	}
	return storyTokens(), nil
}

func (d *deskNewsroom) MakeToken(_ context.Context, in desk.NewToken) (*desk.MadeToken, error) {
	v := storyTokens()[0]
	return &desk.MadeToken{TokenView: v, Secret: "abcdefghijklmnopqrstuvwx23"}, d.saved(people.CheckToken(in.Name, in.Days, in.Scope, len(in.Coverages)))
}

func (d *deskNewsroom) RevokeToken(context.Context, string) error { return d.refuse }

func (d *tokenNewsroom) MakeToken(ctx context.Context, in desk.NewToken) (*desk.MadeToken, error) {
	d.asked = append(d.asked, in)
	return d.deskNewsroom.MakeToken(ctx, in)
}

func (d *tokenNewsroom) RevokeToken(_ context.Context, id string) error {
	if id == "gone" {
		return fault.New(fault.Conflict, "store.busy")
	}
	d.revoked = append(d.revoked, id)
	return nil
}

func init() {
	made := url.Values{"name": {"wire"}, "days": {"90"}, "scope": {"all"}}
	wrong := url.Values{"name": {" "}, "days": {"0"}, "scope": {"coverages"}}
	stories = append(stories,
		story{"desk-tokens", "desk/tokens", settingsStory("/desk/settings/tokens", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-tokens-empty", "desk/tokens", settingsStory("/desk/settings/tokens?done=token_revoked", func() Newsroom { return &deskNewsroom{empty: true} })},
		story{"desk-tokens-made", "desk/tokens", sentStory("/desk/settings/tokens", made)},
		story{"desk-tokens-fault", "desk/tokens", sentStory("/desk/settings/tokens", wrong)},
	)
}

// sentStory is a page of the settings that answers a form.
func sentStory(path string, form url.Values) func(*testing.T, string) []byte {
	return func(_ *testing.T, lang string) []byte {
		path := path
		if lang != "ja" {
			path = "/" + lang + path
		}
		return ask(deskServerWith(&deskNewsroom{}), people.Owner, path, form).body
	}
}

func TestATokenIsShownOnce(t *testing.T) {
	d := &tokenNewsroom{}
	s := deskServerWith(d)
	a := ask(s, people.Reporter, "/en/desk/settings/tokens", url.Values{"do": {"make"}, "name": {"wire"}, "days": {"30"}, "scope": {"coverages"}, "coverages": {" harbour-live\nnorden-storm "}})
	if a.status != http.StatusOK || strings.Count(string(a.body), "abcdefghijklmnopqrstuvwx23") != 1 {
		t.Errorf("got %d, want the page with the secret once: %s", a.status, a.body)
	}
	if got := a.header.Get("Cache-Control"); got != "private, no-store" {
		t.Errorf("Cache-Control: got %q, want the secret kept nowhere", got)
	}
	in := d.asked[0]
	if in.Name != "wire" || in.Days != 30 || in.Scope != people.OnCoverages || strings.Join(in.Coverages, ",") != "harbour-live,norden-storm" || in.User != "" {
		t.Errorf("asked for %+v", in)
	}
	ask(s, people.Reporter, "/en/desk/settings/tokens", url.Values{"do": {"make"}, "name": {"wire"}, "days": {""}, "scope": {"read"}, "coverages": {"idle"}})
	if in := d.asked[1]; in.Days != -1 || in.Coverages != nil {
		t.Errorf("without days, with idle pages: asked for %+v", in)
	}
	if page := string(ask(s, people.Reporter, "/en/desk/settings/tokens", nil).body); strings.Contains(page, "abcdefghijklmnopqrstuvwx23") {
		t.Error("the page shows the secret again")
	}
}

func TestTokensAreRevoked(t *testing.T) {
	d := &tokenNewsroom{}
	s := deskServerWith(d)
	a := ask(s, people.Owner, "/en/desk/settings/tokens", url.Values{"do": {"revoke"}, "token": {"b1"}})
	if got, want := a.header.Get("Location"), "/en/desk/settings/tokens?done=token_revoked"; got != want || len(d.revoked) != 1 || d.revoked[0] != "b1" {
		t.Errorf("went on to %q, revoked %q", got, d.revoked)
	}
	page := string(ask(s, people.Owner, "/en/desk/settings/tokens", nil).body)
	for _, want := range []string{
		"Revoke the token wire of Mika", "token without a name", "only harbour-live, norden-storm", "expired", "revoked", "lasts for good",
		"last used 14 May 2031", "never used", "Tokens of the others", "<span>Rikka</span>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if got := strings.Count(page, `name="do" value="revoke"`); got != 3 {
		t.Errorf("tokens that can be revoked: got %d, want the three that are open", got)
	}
	if a := ask(s, people.Owner, "/en/desk/settings/tokens", url.Values{"do": {"revoke"}, "token": {"gone"}}); a.status != http.StatusConflict {
		t.Errorf("what could not be revoked: got %d, want the page with the reason", a.status)
	}
	if morning.Location() != time.UTC {
		t.Error("the stories are told in UTC")
	}
}
