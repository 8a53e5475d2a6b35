package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

func (d *deskNewsroom) Account(context.Context, string) (*desk.AccountView, error) {
	v := &desk.AccountView{
		Name: "森", HasPassword: true, CanPasskeys: true, Here: "one",
		Sessions: []people.Session{
			{Hash: "one", Browser: "Firefox, Linux", Opened: morning, Expires: morning.AddDate(0, 0, 30)},
			{Hash: "two", Browser: "Safari, iPhone", Opened: morning.AddDate(0, 0, -3), Expires: morning.AddDate(0, 0, 27)},
			{Hash: "three", Expires: morning.AddDate(0, 0, 2)}, // from before it was kept
		},
		Passkeys: []people.Passkey{
			{ID: "k1", Name: "Firefox, Linux", Created: morning, Used: morning.Add(time.Hour)},
			{ID: "k2", Name: "机の引き出しの鍵", Created: morning},
		},
	}
	if d.empty {
		v.Passkeys, v.Sessions = nil, v.Sessions[:1]
	}
	return v, nil
}

func (d *deskNewsroom) ChangePassword(context.Context, string, string, string) error {
	return d.refuse
}

func (d *deskNewsroom) EndSession(context.Context, string) error       { return d.refuse }
func (d *deskNewsroom) EndOtherSessions(context.Context, string) error { return d.refuse }
func (d *deskNewsroom) RemovePasskey(context.Context, string) error    { return d.refuse }
func (d *deskNewsroom) OfferPasskey(context.Context) ([]byte, error) {
	return []byte(`{"key":"k"}`), d.refuse
}

func (d *deskNewsroom) AskPasskey(context.Context) ([]byte, error) {
	return []byte(`{"key":"k"}`), d.refuse
}
func (d *deskNewsroom) CanPasskeys() bool                                        { return true }
func (d *deskNewsroom) AddPasskey(context.Context, string, string, []byte) error { return d.refuse }

func (d *deskNewsroom) LogInByPasskey(context.Context, string, []byte) (string, error) {
	return "owner", d.refuse
}

func TestBrowserOf(t *testing.T) {
	for want, agent := range map[string]string{
		"Firefox, Linux": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
		"Safari, iPhone": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
		"Edge, Windows":  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36 Edg/127.0.0.0",
		"":               "curl/8.9",
	} {
		r := httptest.NewRequest("POST", "/login", nil)
		r.Header.Set("User-Agent", agent)
		if got := browserOf(r); got != want {
			t.Errorf("%s: got %q, want %q", agent, got, want)
		}
	}
}

// TestAccountFaults: what is wrong is said beside the field it is about, and a passkey's
// fault does not stand at the password.
func TestAccountFaults(t *testing.T) {
	for _, row := range []struct {
		name, form string
		refuse     error
		field      string // whose fault is shown
		status     int
	}{
		{"passwords differ", "do=password&old=x&password=a-long-password&again=another", nil, "password-again", 422},
		{"wrong password", "do=password&old=x&password=p&again=p", fault.At("old", "people.password_wrong"), "password-old", 422},
		{"a passkey without a name", "do=passkey&passkey_name=", fault.At("passkey_name", "people.passkey_name_missing"), "passkey-passkey_name", 422},
		{"a disk that is full", "do=password&old=x&password=p&again=p", fault.New(fault.Full, "store.full"), "", 507},
	} {
		typed, err := url.ParseQuery(row.form)
		if err != nil {
			t.Fatal(err)
		}
		a := ask(deskServer(&deskNewsroom{refuse: row.refuse}), people.Reporter, "/desk/account", typed)
		if a.status != row.status {
			t.Errorf("%s: got status %d, want %d", row.name, a.status, row.status)
		}
		if row.field != "" && !strings.Contains(string(a.body), `id="`+row.field+`-fault"`) {
			t.Errorf("%s: got no fault at %s", row.name, row.field)
		}
	}
	typed := url.Values{"do": {"passkey"}, "passkey_name": {"x"}, "key": {"k"}, "answer": {"a"}}
	a := ask(deskServer(&deskNewsroom{}), people.Reporter, "/desk/account", typed)
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/desk/account?done=passkey" {
		t.Errorf("a passkey added: got %d to %q", a.status, a.header.Get("Location"))
	}
}

func init() {
	stories = append(stories,
		story{"account", "desk/account", atDesk(people.Reporter, "/desk/account", nil, deskNewsroom{})},
		story{"account-empty", "desk/account", atDesk(people.Owner, "/desk/account?done=password", nil, deskNewsroom{empty: true})},
		story{"account-wrong", "desk/account", atDesk(people.Owner, "/desk/account", url.Values{"old": {"x"}, "password": {"y"}, "again": {"y"}},
			deskNewsroom{refuse: fault.Join(fault.At("old", "people.password_wrong"), fault.At("password", "people.password_short", "count", people.MinPassword))})},
	)
}
