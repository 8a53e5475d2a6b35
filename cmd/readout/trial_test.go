package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/people"
	"readout/internal/web"
)

// trier is somebody who tries every route, with the roles that the trial gave them.
type trier struct {
	name     string
	site     people.Role            // on the whole site
	on       map[string]people.Role // by slug
	guest    bool
	stranger bool // nobody, or somebody who is kept out
	client   *http.Client
	token    string // of programs that act as them, "" for guests
}

func (w *trier) mayOn(a people.Action, slug string) bool { return w.site.May(a) || w.on[slug].May(a) }

func (w *trier) mayAnywhere(a people.Action) bool {
	return w.site.May(a) || w.on["open"].May(a) || w.on["plan"].May(a)
}

// may is what the table says of a route's right on the whole site.
func (w *trier) may(a people.Action) bool {
	if a == people.OwnAccount {
		return !w.guest && w.mayAnywhere(a)
	}
	return w.site.May(a)
}

// trialWords stand in what is not public: who may not read it is shown them nowhere.
var trialWords = map[string][]string{"open": {"hushed-draft", "hushed-waiting", "hushed-gone"}, "plan": {"hushed-plan", "hushed-ready"}}

// leavesSession are routes that end or begin a session, which the trial goes on with.
var leavesSession = []string{"POST /logout", "POST /login", "POST /setup", "POST /login/passkey", "POST /desk/account/sessions/end"}

// TestEveryRouteByEveryRole goes over real HTTP with everybody there is, on a public coverage
// with an update of each standing and on a draft, and holds what may be done against the table
// of rights. A route that says nothing of rights is public by its own word in routes.go.
func TestEveryRouteByEveryRole(t *testing.T) {
	t.Parallel()
	site := trialSite(t)
	for _, who := range site.triers {
		for _, route := range web.Routes() {
			method, path, _ := strings.Cut(route.Pattern, " ")
			if slices.Contains(leavesSession, route.Pattern) || strings.HasSuffix(path, "/stream") {
				continue
			}
			for _, slug := range []string{"open", "plan"} {
				for _, n := range []string{"1", "2", "3", "4", "99"} {
					site.try(t, who, route, method, strings.NewReplacer("{slug}", slug, "{n}", n, "{$}", "").Replace(path), slug, n)
					if !strings.Contains(path, "{n}") {
						break
					}
				}
				if !strings.Contains(path, "{slug}") {
					break
				}
			}
		}
	}
}

type trial struct {
	url    string
	triers []*trier
}

func (s *trial) try(t *testing.T, who *trier, route web.Route, method, path, slug, n string) {
	t.Helper()
	for _, name := range []string{"id", "secret", "series", "round", "code", "name", "hash", "kind", "item", "person", "issue", "event", "coverage"} {
		path = strings.ReplaceAll(path, "{"+name+"}", "nothing")
	}
	if strings.Contains(path, "{") {
		t.Fatalf("%s: the trial does not know what to put into %s", route.Pattern, path)
	}
	status, to, body := who.ask(t, method, s.url+path)
	what := fmt.Sprintf("%s %s as %s", method, path, who.name)
	about := strings.Contains(route.Pattern, "/c/{slug}")
	right := route.Need + route.NeedOn
	switch {
	case right == "":
	case who.stranger:
		if method == "GET" && (status != 303 || !strings.HasPrefix(to, "/login")) || method != "GET" && status != 401 {
			t.Errorf("%s: got %d to %q, want the way to log in", what, status, to)
		}
	case route.Need != "" && !who.may(route.Need), route.NeedOn != "" && !who.mayAnywhere(route.NeedOn):
		if status != 403 {
			t.Errorf("%s: got %d, want 403: the role does not allow it", what, status)
		}
	case strings.Contains(route.Pattern, "{n}") && n == "99": // there is none: 404, or what a form wants first
	case about && route.NeedOn != "" && !who.mayOn(route.NeedOn, slug):
		want := 403
		if slug == "plan" && !who.mayOn(people.Submit, slug) {
			want = 404 // a draft on which they do not work is not there
		}
		if status != want {
			t.Errorf("%s: got %d, want %d", what, status, want)
		}
	case about && strings.Contains(route.Pattern, "{n}") && !who.mayOn(people.ReadDrafts, slug) && (slug == "plan" || n == "2" || n == "3"):
		if status != 404 {
			t.Errorf("%s: got %d, want 404: a colleague's words that are not public", what, status)
		}
	default:
		if status == 401 || status == 500 || status == 303 && strings.HasPrefix(to, "/login") {
			t.Errorf("%s: got %d to %q, want it open", what, status, to)
		}
	}
	for of, words := range trialWords {
		for _, word := range words {
			if strings.Contains(body, word) && !who.mayOn(people.ReadDrafts, of) && !(word == "hushed-plan" && who.mayOn(people.Submit, of)) {
				t.Errorf("%s: the answer says %q", what, word)
			}
		}
	}
}

func (w *trier) ask(t *testing.T, method, address string) (status int, to, body string) {
	t.Helper()
	req, err := http.NewRequest(method, address, strings.NewReader("from=999&to=time&reason=wrong")) // of a revision that there is not: nothing is changed
	if err != nil {
		t.Fatal(err)
	}
	if method == "POST" {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := w.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header.Get("Location"), string(raw)
}

// trialSite serves a site with everybody who tries.
func trialSite(t *testing.T) *trial {
	dir := folder(t)
	c := newsroom(t, dir)
	_, c.url = serve(t, dir)
	s := &trial{url: c.url}
	c.want(t, 201, "POST", "/coverages", `{"slug":"open","title":"Open","language":"en","state":"live"}`)
	c.want(t, 201, "POST", "/coverages", `{"slug":"plan","title":"hushed-plan","language":"en","draft":true}`)
	for range 4 {
		c.want(t, 201, "POST", "/coverages/plan/updates", `{"headline":"hushed-ready"}`)
	}
	c.want(t, 201, "POST", "/coverages/open/updates", `{"headline":"public"}`)
	c.want(t, 201, "POST", "/coverages/open/updates", `{"headline":"hushed-draft","draft":true}`)
	browser := func() *http.Client {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	logIn := func(name string, site people.Role, on map[string]people.Role) *trier {
		role := string(site)
		if role == "" {
			role = "none"
		}
		login := strings.ReplaceAll(name, " ", "-")
		made := strings.Fields(must(t, "user", "add", login, "--role", role, "--data", dir))
		for slug, role := range on {
			must(t, "user", "role", login, string(role), "--on", slug, "--data", dir)
		}
		w := &trier{name: name, site: site, on: on, client: browser()}
		w.token = strings.TrimSpace(must(t, "token", "add", "--user", login, "--data", dir))
		post(t, w.client, c.url+"/login", url.Values{"name": {login}, "password": {made[len(made)-1]}})
		return w
	}
	on := func(slug string, role people.Role) map[string]people.Role { return map[string]people.Role{slug: role} }
	other := logIn("another reporter", people.Reporter, nil)
	post(t, other.client, c.url+"/desk/c/open", url.Values{"headline": {"hushed-waiting"}, "kind": {"report"}})
	c.want(t, 201, "POST", "/coverages/open/updates", `{"headline":"hushed-gone"}`)
	c.want(t, 200, "DELETE", "/coverages/open/updates/4?revision=1&reason=wrong", "")
	guest := func(name, slug string) *trier {
		w := &trier{name: name, on: on(slug, people.Contributor), guest: true, client: browser()}
		w.come(t, c, slug)
		return w
	}
	out := logIn("disabled", people.Editor, nil)
	must(t, "user", "disable", "disabled", "--data", dir)
	expired := &trier{name: "a guest whose link is revoked", client: browser()}
	id := expired.come(t, c, "open")
	c.want(t, 200, "DELETE", "/coverages/open/invitations/"+id, "")
	out.site, out.stranger, expired.stranger = "", true, true
	s.triers = []*trier{
		{name: "nobody", stranger: true, client: browser()},
		out, expired,
		guest("a contributor to it", "open"), guest("a contributor to another", "plan"),
		logIn("a reporter", people.Reporter, nil), logIn("a reporter who is its editor", people.Reporter, on("open", people.Editor)),
		logIn("an editor of another", "", on("plan", people.Editor)), logIn("an editor of one alone", "", on("open", people.Editor)),
		logIn("an editor", people.Editor, nil), logIn("an owner", people.Owner, nil),
	}
	return s
}

// come makes a link to a coverage and comes by it.
func (w *trier) come(t *testing.T, c *client, slug string) (id string) {
	t.Helper()
	var made struct{ ID, URL string }
	req, err := http.NewRequest("POST", c.url+"/api/v1/coverages/"+slug+"/invitations", strings.NewReader(`{"hours": 6}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&made); err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(made.URL)
	if err != nil {
		t.Fatal(err)
	}
	post(t, w.client, c.url+at.Path, url.Values{"name": {filepath.Base(w.name)}})
	return made.ID
}

func post(t *testing.T, client *http.Client, address string, typed url.Values) {
	t.Helper()
	resp, err := client.PostForm(address, typed)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		body, _ := io.ReadAll(resp.Body)
		t.Fatalf("POST %s: got %s: %.300s", address, resp.Status, body)
	}
}
