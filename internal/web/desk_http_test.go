package web

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
	"readout/internal/record"
)

const deskPath = "/desk/c/harbour-live"

// TestDeskRoutesAreClosedToReaders tries every route of the newsroom without a session.
func TestDeskRoutesAreClosedToReaders(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for _, route := range newsroomRoutes() {
		method, pattern, _ := strings.Cut(route.Pattern, " ")
		if route.Need == "" {
			continue
		}
		path := strings.NewReplacer("{slug}", "harbour-live", "{n}", "3", "{id}", "orlin").Replace(pattern)
		if method == http.MethodGet {
			a := ask(s, "", path, nil)
			if want := "/login?next=" + url.QueryEscape(path); a.status != http.StatusSeeOther || a.header.Get("Location") != want {
				t.Errorf("%s: got %d to %q, want a redirect to %q", route.Pattern, a.status, a.header.Get("Location"), want)
			}
			continue
		}
		if a := ask(s, "", path, url.Values{}); a.status != http.StatusUnauthorized {
			t.Errorf("%s: got %d, want 401", route.Pattern, a.status)
		}
	}
}

// TestReportersStayOutOfWhatTheyMayNot tries what a reporter's role forbids.
func TestReportersStayOutOfWhatTheyMayNot(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for _, path := range []string{"/desk/new", "/desk/record", "/desk/users", deskPath + "/edit", deskPath + "/u/3/mark"} {
		if a := ask(s, people.Reporter, path, nil); a.status != http.StatusForbidden {
			t.Errorf("%s: got %d, want 403", path, a.status)
		}
	}
	body := string(ask(s, people.Reporter, deskPath, nil).body)
	for _, button := range []string{"/state", "/publish", "mark-panel"} {
		if strings.Contains(body, button) {
			t.Errorf("the reporter's screen has %q", button)
		}
	}
}

func TestPostingGoesBackToTheTimeline(t *testing.T) {
	d := &deskNewsroom{}
	typed := url.Values{"once": {"k1"}, "headline": {"夕方に発表"}, "body": {"一\r\n二"}, "kind": {"marker:pause"}, "said": {"2031-05-14T18:21"}, "pinned": {"1"}}
	a := ask(deskServer(d), people.Editor, "/en"+deskPath, typed)
	if want := "/en" + deskPath + "?done=posted&n=12&stored=compose%3Aharbour-live"; a.status != http.StatusSeeOther || a.header.Get("Location") != want {
		t.Fatalf("got %d to %q, want 303 to %q", a.status, a.header.Get("Location"), want)
	}
	u := d.posted[0]
	if u.Kind != coverage.Marker || u.Mark != coverage.MarkPause || !u.Pinned || u.Draft || u.Markdown != "一\n二" || u.Once.Key != "k1" {
		t.Errorf("got %+v", u)
	}
	if got := u.Said.Format("15:04Z07:00"); got != "09:21Z" {
		t.Errorf("said: got %s, want 09:21Z", got)
	}
}

// TestAKeyStandsForAllThatWasTyped: two texts under one key must not look the same.
func TestAKeyStandsForAllThatWasTyped(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	for _, headline := range []string{"a", "a", "b"} {
		ask(s, people.Editor, deskPath, url.Values{"once": {"k"}, "headline": {headline}})
	}
	first, again, other := string(d.posted[0].Once.Body), string(d.posted[1].Once.Body), string(d.posted[2].Once.Body)
	if first != again || first == other || strings.Contains(first, "once") {
		t.Errorf("got %q, %q, %q", first, again, other)
	}
}

func TestARefusedFormKeepsWhatWasTyped(t *testing.T) {
	broken := fault.New(fault.Internal, "").Because(os.ErrClosed)
	for _, c := range []struct {
		name, path string
		typed      url.Values
		refuse     error
		status     int
	}{
		{"unreadable time", deskPath, url.Values{"headline": {"typed words"}, "said": {"soon"}}, nil, http.StatusUnprocessableEntity},
		{"broken store", deskPath, url.Values{"headline": {"typed words"}}, broken, http.StatusInternalServerError},
		{"key used for another text", deskPath, url.Values{"headline": {"typed words"}}, fault.New(fault.Conflict, "once.other_body"), http.StatusConflict},
		{"slug taken", "/desk/new", url.Values{"title": {"typed words"}, "lang": {"en"}}, fault.New(fault.Conflict, "coverage.slug_taken", "got", "x"), http.StatusConflict},
		{"edit refused", deskPath + "/u/6", url.Values{"headline": {"typed words"}}, fault.At("headline", "coverage.too_long", "count", 300, "got", 301), http.StatusUnprocessableEntity},
		{"statement without words", deskPath + "/u/3/mark", url.Values{"gist": {"typed words"}}, nil, http.StatusUnprocessableEntity},
		{"bad id", "/desk/record/new/issue", url.Values{"id": {"No Slug"}, "names.en": {"typed words"}}, nil, http.StatusUnprocessableEntity},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(deskServer(&deskNewsroom{refuse: c.refuse}), people.Owner, "/en"+c.path, c.typed)
			if a.status != c.status {
				t.Errorf("got %d, want %d", a.status, c.status)
			}
			for _, want := range []string{"typed words", "data-faults"} {
				if !strings.Contains(string(a.body), want) {
					t.Errorf("no %q on the page", want)
				}
			}
		})
	}
}

func TestAnUntouchedTimeIsLeftAlone(t *testing.T) {
	d := &deskNewsroom{}
	typed := url.Values{"from": {"2"}, "headline": {"x"}, "body": {"y"}, "kind": {"key"}, "said": {"2031-05-14T11:35"}}
	ask(deskServer(d), people.Editor, deskPath+"/u/6", typed)
	if d.edited[0].Said != nil {
		t.Errorf("got %v, want nothing", d.edited[0].Said)
	}
	// A colleague has changed it since the form was shown: what stood there then counts.
	typed.Set("said", "2031-05-14T10:00")
	typed.Set("said_was", "2031-05-14T10:00")
	ask(deskServer(d), people.Editor, deskPath+"/u/6", typed)
	if d.edited[1].Said != nil {
		t.Errorf("with what stood there: got %v, want nothing", d.edited[1].Said)
	}
}

func TestMarkingChosenSelectedAndPastedWords(t *testing.T) {
	const words = "漁業水域に巡視船が近づくことを憂慮している"
	for _, c := range []struct {
		name  string
		typed url.Values
		field record.Field
		start int
	}{
		{"a sentence", url.Values{"sentence": {"headline:0:20"}}, record.Headline, 0},
		{"selected", url.Values{"field": {"body"}, "exact": {words}, "start": {"11"}, "end": {"32"}}, record.Body, 11},
		{"pasted", url.Values{"sentence": {""}, "exact": {words}}, record.Body, 11},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &deskNewsroom{}
			c.typed["from"], c.typed["speaker"], c.typed["kind"] = []string{"1"}, []string{"orlin", "tessen"}, []string{"concern"}
			c.typed["round"], c.typed["gist"] = []string{"harbour-3"}, []string{"worried"}
			a := ask(deskServer(d), people.Editor, "/en"+deskPath+"/u/3/mark", c.typed)
			if a.status != http.StatusSeeOther {
				t.Fatalf("got %d: %s", a.status, regexp.MustCompile(`(?s)data-faults>.*?</div>`).Find(a.body))
			}
			n := d.marked[0]
			if n.Field != c.field || n.Quote.Start != c.start || len(n.Speaker) != 2 || n.Event != "harbour-3" || n.Gist["en"] != "worried" {
				t.Errorf("got %+v", n)
			}
		})
	}
}

// TestASentenceOfAnOlderRevisionIsAskedForAgain: its place means nothing any more.
func TestASentenceOfAnOlderRevisionIsAskedForAgain(t *testing.T) {
	d := &deskNewsroom{}
	typed := url.Values{"sentence": {"body:0:5"}, "from": {"1"}, "speaker": {"orlin"}, "kind": {"agree"}}
	if a := ask(deskServer(d), people.Editor, deskPath+"/u/6/mark", typed); a.status != http.StatusUnprocessableEntity || len(d.marked) > 0 {
		t.Errorf("got %d and %d statements, want 422 and none", a.status, len(d.marked))
	}
}

// A comment on the talks needs to say on which: without a round the tick would be lost in silence.
func TestACommentOnNoRoundIsAskedAbout(t *testing.T) {
	d := &deskNewsroom{}
	typed := url.Values{"sentence": {"headline:0:20"}, "from": {"1"}, "speaker": {"orlin"}, "kind": {"agree"}, "about": {"1"}, "round": {""}}
	a := ask(deskServer(d), people.Editor, "/en"+deskPath+"/u/3/mark", typed)
	if a.status != http.StatusUnprocessableEntity || len(d.marked) > 0 || !strings.Contains(string(a.body), "choose which round it is about") {
		t.Errorf("got %d and %d statements: %s", a.status, len(d.marked), regexp.MustCompile(`(?s)data-faults>.*?</div>`).Find(a.body))
	}
}

func TestAWrongLoginTellsNothing(t *testing.T) {
	typed := url.Values{"name": {"Mika"}, "password": {"wrong password"}}
	for _, refuse := range []error{fault.New(fault.Unauthenticated, "people.wrong_login"), fault.New(fault.NotFound, "people.no_user_named")} {
		a := ask(deskServer(&deskNewsroom{refuse: refuse}), "", "/en/login", typed)
		body := string(a.body)
		if a.status != http.StatusUnauthorized || !strings.Contains(body, i18n.T("en", "desk.login_wrong")) || !strings.Contains(body, `value="Mika"`) {
			t.Errorf("%v: got %d", refuse, a.status)
		}
		if strings.Contains(body, "wrong password") {
			t.Error("the password came back in the page")
		}
	}
}

func TestLoggingInGoesOnWhereOneWanted(t *testing.T) {
	for next, want := range map[string]string{"": "/ru/desk", "/ru/desk/record": "/ru/desk/record", "//evil.example": "/desk"} {
		a := ask(deskServer(&deskNewsroom{}), "", "/ru/login", url.Values{"name": {"Mika"}, "password": {"x"}, "next": {next}})
		if a.status != http.StatusSeeOther || a.header.Get("Location") != want {
			t.Errorf("%q: got %d to %q, want %q", next, a.status, a.header.Get("Location"), want)
		}
		cookie := a.header.Get("Set-Cookie")
		for _, part := range []string{SessionCookie + "=owner", "Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=2592000"} {
			if !strings.Contains(cookie, part) {
				t.Errorf("the cookie %q has no %q", cookie, part)
			}
		}
	}
}

// TestAForeignLinkSaysNothing: what has been done is said after our own redirects only.
func TestAForeignLinkSaysNothing(t *testing.T) {
	for query, want := range map[string]bool{"?done=posted&n=12": true, "?done=%3Cb%3Ehacked": false, "": false} {
		body := string(ask(deskServer(&deskNewsroom{}), people.Owner, deskPath+query, nil).body)
		if got := strings.Contains(body, "data-flash"); got != want {
			t.Errorf("%q: got %v, want %v", query, got, want)
		}
	}
}

// TestDeskWordsAreInTheCatalogue walks the desk's templates and handlers for keys.
func TestDeskWordsAreInTheCatalogue(t *testing.T) {
	key := regexp.MustCompile(`["=](desk\.[a-z_]+(\.[a-z_]+)*)"`)
	for _, pattern := range []string{"templates/desk/*.html", "templates/desk/part/*.html", "desk_*.go", "login.go", "setup.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %v", pattern, names, err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range key.FindAllStringSubmatch(string(raw), -1) {
				if k := m[1]; k != "desk.css" && k != "desk.js" && !strings.HasSuffix(k, "_") && !i18n.Has(k) {
					t.Errorf("%s: %q is in no catalogue", name, k)
				}
			}
		}
	}
}
