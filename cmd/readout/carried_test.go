package main

import (
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/web"
)

// phone is a browser without JavaScript.
type phone struct {
	t      *testing.T
	url    string
	client *http.Client
}

func newPhone(t *testing.T, site string) *phone {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &phone{t, site, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// send sends a form from a page of the site, as forms with files are sent.
func (p *phone) send(path string, fields ...string) (status int, to, page string) {
	p.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		if err := m.WriteField(fields[i], fields[i+1]); err != nil {
			p.t.Fatal(err)
		}
	}
	m.Close()
	req, err := http.NewRequest("POST", p.url+path, &b)
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.Header.Set("Origin", p.url)
	resp, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.StatusCode, resp.Header.Get("Location"), string(raw)
}

// logIn logs in, with what the page before carries.
func (p *phone) logIn(name, password, page string) (status int, after string) {
	p.t.Helper()
	status, _, after = p.send("/login", "name", name, "password", password, "carried", carriedIn(page))
	return status, after
}

// endSession ends the session of the phone's browser as a long time does: the server does not
// know it any more.
func (p *phone) endSession(name, password string) {
	p.t.Helper()
	other := newPhone(p.t, p.url)
	other.logIn(name, password, "")
	if status, to, _ := other.send("/desk/account/sessions/end", "x", ""); status != http.StatusSeeOther || !strings.HasPrefix(to, "/desk") {
		p.t.Fatalf("ending the other sessions: got %d to %q", status, to)
	}
}

var (
	carriedInPage = regexp.MustCompile(`name="carried" value="([^"]*)"`)
	hiddenInPage  = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
)

func carriedIn(page string) string {
	if m := carriedInPage.FindStringSubmatch(page); m != nil {
		return m[1]
	}
	return ""
}

// hiddenFields gives the fields of the form that a page asks to send.
func hiddenFields(page string) (fields []string) {
	_, form, _ := strings.Cut(page, "<main")
	for _, m := range hiddenInPage.FindAllStringSubmatch(form, -1) {
		fields = append(fields, html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	return fields
}

// TestTheWordsOfAFormOutliveTheSession goes over real HTTP: what was sent after the session
// had ended is stored once somebody has logged in and said so, once, as it was typed.
func TestTheWordsOfAFormOutliveTheSession(t *testing.T) {
	dir := folder(t)
	c := newsroom(t, dir)
	made := strings.Fields(must(t, "user", "add", "bo", "--role", "editor", "--data", dir))
	password := made[len(made)-1]
	_, c.url = serve(t, dir)
	c.want(t, 201, "POST", "/coverages", `{"slug":"tarn","title":"Talks in Tarn","language":"en","state":"live"}`)
	p := newPhone(t, c.url)
	p.logIn("bo", password, "")
	p.endSession("bo", password)

	const words = "It rains in Tarn.\n\n“Nobody minds”, said the harbour master <b>."
	status, _, page := p.send("/desk/c/tarn", "once", "k1", "headline", "Rain in Tarn", "body", words, "kind", "report")
	if status != http.StatusUnauthorized || carriedIn(page) == "" {
		t.Fatalf("after the session had ended: got %d, want the log-in page with what was sent", status)
	}
	if status, page = p.logIn("bo", "wrong", page); status != http.StatusUnauthorized || carriedIn(page) == "" {
		t.Fatalf("after a wrong password: got %d, want the words kept", status)
	}
	status, page = p.logIn("bo", password, page)
	if got := c.everything(t, "tarn").Updates; status != http.StatusOK || len(got) > 0 {
		t.Fatalf("after logging in: got %d and %d updates, want to be asked first", status, len(got))
	}
	fields := hiddenFields(page)
	if i := slices.Index(fields, "body"); i < 0 || fields[i+1] != words {
		t.Errorf("the page would send %q, want the words as they were typed", fields)
	}

	status, _, page2 := p.send("/desk/c/tarn", append(fields, "look_first", "1")...)
	if status != http.StatusUnprocessableEntity || !strings.Contains(page2, html.EscapeString("harbour master <b>.")) || len(c.everything(t, "tarn").Updates) > 0 {
		t.Errorf("looking at it first: got %d, want the composer with the words and nothing stored", status)
	}
	for range 2 {
		if status, to, _ := p.send("/desk/c/tarn", fields...); status != http.StatusSeeOther || !strings.Contains(to, "done=posted&n=1") {
			t.Errorf("sending it: got %d to %q, want update 1", status, to)
		}
	}
	if got := c.everything(t, "tarn").Updates; len(got) != 1 || got[0].Headline != "Rain in Tarn" {
		t.Errorf("got the updates %+v, want the one", got)
	}
}

// TestWordsCarriedToNothing: when the page that they were for is gone once somebody has logged in,
// or is none of theirs any more, they stand on the page that says so.
func TestWordsCarriedToNothing(t *testing.T) {
	dir := folder(t)
	c := newsroom(t, dir)
	made := strings.Fields(must(t, "user", "add", "bo", "--role", "editor", "--data", dir))
	password := made[len(made)-1]
	_, c.url = serve(t, dir)
	c.want(t, 201, "POST", "/coverages", `{"slug":"tarn","title":"Talks in Tarn","language":"en","state":"live"}`)
	const words = "It rains in Tarn.\n\n“Nobody minds”."
	for _, gone := range []struct {
		path, role string
		status     int
	}{
		{"/desk/c/veld", "editor", http.StatusNotFound},
		{"/ja/desk/c/tarn/edit", "reporter", http.StatusForbidden},
		{"/ru/desk/c/tarn/edit", "reporter", http.StatusForbidden},
	} {
		p := newPhone(t, c.url)
		_, _, page := p.send(gone.path, "title.ja", "会談", "body", words)
		must(t, "user", "role", "bo", gone.role, "--data", dir)
		status, page := p.logIn("bo", password, page)
		if status != http.StatusOK {
			t.Fatalf("%s: logging in: got %d", gone.path, status)
		}
		status, _, page = p.send(gone.path, hiddenFields(page)...)
		if page = html.UnescapeString(page); status != gone.status || !strings.Contains(page, ">"+words+"<") || !strings.Contains(page, ">会談<") {
			t.Errorf("%s: got %d without the words, want %d with them", gone.path, status, gone.status)
		}
	}
}

// speechless are the routes whose forms are buttons, moments, files or answers of a device: there
// are no words in them that somebody could look at first.
var speechless = []string{
	"POST /desk/media", "POST /desk/card", "POST /desk/c/{slug}/here", "POST /desk/c/{slug}/missing", "POST /desk/c/{slug}/state", "POST /desk/c/{slug}/state/undo",
	"POST /desk/c/{slug}/publish", "POST /desk/c/{slug}/u/{n}/pin", "POST /desk/c/{slug}/u/{n}/place", "POST /desk/c/{slug}/u/{n}/take-back",
	"POST /desk/c/{slug}/u/{n}/publish", "POST /desk/c/{slug}/u/{n}/undo", "POST /desk/c/{slug}/u/{n}/submit",
	"POST /desk/statements/{id}", "POST /desk/statements/{id}/withdraw", "POST /desk/c/{slug}/drafts", "POST /desk/c/{slug}/drafts/typed", "POST /desk/c/{slug}/u/{n}/drafts", "POST /desk/record/review", "POST /desk/record/merge", "POST /desk/record/unmerge", "POST /desk/record/words/{kind}/{id}",
	"POST /desk/talks/{series}/{round}/compare",
	"POST /desk/account", "POST /desk/account/passkeys/offer", "POST /desk/account/passkeys/{id}/remove",
	"POST /desk/c/{slug}/schedule", "POST /desk/c/{slug}/u/{n}/schedule", "POST /desk/c/{slug}/pins",
	"POST /desk/account/sessions/{hash}/end", "POST /desk/account/sessions/end", "POST /desk/users/{id}", "POST /desk/settings/audit",
	"POST /desk/c/{slug}/u/{n}/claim", "POST /desk/c/{slug}/memos/{id}/delete", "POST /desk/c/{slug}/u/{n}/memos/{id}/delete",
	"POST /desk/record/stand", "POST /desk/record/outcomes/{id}/drop", "POST /desk/record/rounds/{id}",
}

// TestEveryFormWithWordsCanBeLookedAtFirst: without a session it is carried through the log-in page;
// looked at first, it comes back with what was typed, and nothing is stored.
func TestEveryFormWithWordsCanBeLookedAtFirst(t *testing.T) {
	dir := folder(t)
	c := newsroom(t, dir)
	made := strings.Fields(must(t, "user", "add", "bo", "--role", "owner", "--data", dir))
	_, c.url = serve(t, dir)
	c.want(t, 201, "POST", "/coverages", `{"slug":"tarn","title":"Talks in Tarn","language":"en","state":"live"}`)
	c.want(t, 201, "POST", "/coverages/tarn/updates", `{"headline":"It rains","body":"It rains in Tarn. Nobody minds."}`)
	p := newPhone(t, c.url)
	p.logIn("bo", made[len(made)-1], "")
	for _, item := range [][]string{
		{"/desk/record/new/actor", "id", "nothing", "kind", "person", "names.en", "Nothing"},
		{"/desk/record/new/issue", "id", "nothing", "names.en", "Nothing"},
		{"/desk/record/new/event", "id", "nothing", "kind", "series", "names.en", "Nothing"},
		{"/desk/record/new/outcome", "id", "nothing", "kind", "action", "status", "agreed", "title.en", "Nothing", "round", "nothing", "where", "tarn/1", "exact", "Nobody minds."},
		{"/desk/record/new/forecast", "id", "nothing", "basis", "leak", "expects.en", "Nothing", "round", "nothing", "where", "tarn/1", "exact", "Nobody minds."},
		{"/desk/record/new/participant", "actor", "nothing", "round", "nothing"},
	} {
		if status, _, page := p.send(item[0], item[1:]...); status != http.StatusSeeOther {
			t.Fatalf("%s: got %d: %s", item[0], status, page)
		}
	}
	c.want(t, 201, "POST", "/statements", `{"id":"nothing","coverage":"tarn","n":1,"exact":"Nobody minds.","speaker":["nothing"],"kind":"assert"}`)
	_, _, page := p.send("/desk/settings/webhooks", "name", "wire", "url", "https://wire.example/in", "events", "update.published")
	hook := regexp.MustCompile(`/desk/settings/webhooks/[0-9a-z-]{6,}`).FindString(page)
	if hook == "" {
		t.Fatalf("no webhook was made: %s", page)
	}
	before := c.everything(t, "tarn")
	const words = "looked at words"
	typed := []string{web.LookFirst, "1", "once", "k9", "kind", "report", "from", "1", "lang", "en", "tz", "UTC", "do", "link", "date", "2031-05-14", "page", words + "\n\n18:21\nThe end\n17:05\nThe start\n"}
	for _, name := range []string{"headline", "body", "note", "reason", "title", "standfirst", "names.en", "name", "label", "gist", "variants", "title.en", "words", "name.en", "sections.0.names.en", "exact", "expects.en", "why.en"} {
		typed = append(typed, name, words)
	}
	stranger := newPhone(t, c.url)
	for _, route := range web.Routes() {
		method, pattern, _ := strings.Cut(route.Pattern, " ")
		if method != "POST" || !strings.HasPrefix(pattern, "/desk") || slices.Contains(speechless, route.Pattern) {
			continue
		}
		path := strings.NewReplacer("{slug}", "tarn", "{n}", "1", "{id}", "nothing").Replace(pattern)
		typed := typed
		path = strings.Replace(path, "participants/nothing", "participants/nothing--nothing", 1) // of the event and the actor
		if path == "/desk/settings/webhooks/nothing" {
			path, typed = hook, append([]string{"do", "change"}, typed...)
		}
		if status, _, page := stranger.send(path, typed...); status != http.StatusUnauthorized || carriedIn(page) == "" || !strings.Contains(page, words) {
			t.Errorf("%s without a session: got %d, want the log-in page with what was typed", route.Pattern, status)
		}
		if status, _, page := p.send(path, typed...); status == http.StatusSeeOther || !strings.Contains(page, words) {
			t.Errorf("%s (%s): got %d without what was typed", route.Pattern, path, status)
		}
	}
	if after := c.everything(t, "tarn"); len(after.Changes) != len(before.Changes) || len(after.Updates) != len(before.Updates) {
		t.Errorf("looking has changed something: %+v", after)
	}
	if out := must(t, "user", "list", "--data", dir); strings.Contains(out, "looked") {
		t.Errorf("looking has added somebody: %s", out)
	}
}
