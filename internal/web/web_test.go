package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/people"
)

func TestPublicAddresses(t *testing.T) {
	tests := []struct {
		name, method, path string
		status             int
		location           string
	}{
		{"front", "GET", "/", 200, ""},
		{"front in English", "GET", "/en/", 200, ""},
		{"a language alone", "GET", "/en", 308, "/en/"},
		{"the site's own language has no prefix", "GET", "/ja/c/harbour-live?order=oldest", 308, "/c/harbour-live?order=oldest"},
		{"own language, no other site", "GET", "/ja//evil.example", 308, "/evil.example"},
		{"no such language", "GET", "/fr/", 404, ""},
		{"a slug that starts like a language", "GET", "/russia", 404, ""},
		{"live page", "GET", "/c/harbour-live", 200, ""},
		{"live page, oldest first", "GET", "/ru/c/harbour-live?order=oldest", 200, ""},
		{"no such coverage", "GET", "/c/nowhere", 404, ""},
		{"update", "GET", "/c/harbour-live/u/3", 200, ""},
		{"update without a number", "GET", "/c/harbour-live/u/x", 404, ""},
		{"update, a second address of it", "GET", "/c/harbour-live/u/03", 404, ""},
		{"no such update", "GET", "/c/harbour-live/u/99", 404, ""},
		{"history", "GET", "/c/harbour-live/u/6/history", 200, ""},
		{"series", "GET", "/talks/harbour", 200, ""},
		{"round", "GET", "/talks/harbour/harbour-3", 200, ""},
		{"round of another series", "GET", "/talks/other/harbour-3", 404, ""},
		{"actor", "GET", "/actors/orlin", 200, ""},
		{"no such actor", "GET", "/en/actors/nobody", 404, ""},
		{"an actor that was a double", "GET", "/ru/actors/orlin-double", 301, "/ru/actors/orlin"},
		{"an issue of that name", "GET", "/issues/orlin-double", 404, ""},
		{"issue", "GET", "/ru/issues/patrols", 200, ""},
		{"no such issue", "GET", "/issues/nothing", 404, ""},
		{"outcome", "GET", "/outcomes/hotline", 200, ""},
		{"no such outcome", "GET", "/outcomes/nothing", 404, ""},
		{"short link", "GET", "/s/1-3", 302, "/c/harbour-live/u/3"},
		{"short link in Russian", "GET", "/ru/s/1-3", 302, "/ru/c/harbour-live/u/3"},
		{"short link to a page", "GET", "/s/1", 302, "/c/harbour-live"},
		{"short link to nothing", "GET", "/s/zz-1", 404, ""},
		{"short link that is none", "GET", "/s/--", 404, ""},
		{"a slash too many", "GET", "/ru/c/harbour-live/?order=oldest", 301, "/ru/c/harbour-live?order=oldest"},
		{"a slash behind the desk", "HEAD", "/desk/", 301, "/desk"},
		{"a slash behind nothing", "GET", "/nowhere/", 404, ""},
		{"a slash, no other site", "GET", "/ru//desk/", 404, ""},
		{"method", "POST", "/c/harbour-live", 405, ""},
		{"method and a slash", "POST", "/desk/login/", 404, ""},
		{"head", "HEAD", "/c/harbour-live", 200, ""},
	}
	s := newTestServer()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
			if w.Code != test.status || w.Header().Get("Location") != test.location {
				t.Errorf("%s %s: got %d to %q, want %d to %q", test.method, test.path, w.Code, w.Header().Get("Location"), test.status, test.location)
			}
			if test.method == "HEAD" && w.Body.Len() > 0 {
				t.Errorf("HEAD has a body of %d bytes", w.Body.Len())
			}
		})
	}
}

func TestFaultsSpeakTheLanguageOfTheAddress(t *testing.T) {
	s := newTestServer()
	for path, want := range map[string]string{
		"/c/nowhere": "ページが見つかりません", "/en/c/nowhere": "Page not found", "/ru/c/nowhere": "Страница не найдена",
	} {
		if body := get(t, s, path).body; !strings.Contains(string(body), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

func TestMethodNotAllowedNamesWhatIs(t *testing.T) {
	w := httptest.NewRecorder()
	newTestServer().ServeHTTP(w, httptest.NewRequest("DELETE", "/en/c/harbour-live", nil))
	if got := w.Header().Get("Allow"); !strings.Contains(got, "GET") {
		t.Errorf("got Allow %q, want GET in it", got)
	}
	if !strings.Contains(w.Body.String(), "Not possible here") {
		t.Error("405 is no page in English")
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := newTestServer()
	for _, path := range []string{"/", "/c/nowhere", Asset("readout.css"), "/c/harbour-live/stream"} {
		h := get(t, s, path).header
		for name, want := range map[string]string{
			"Content-Security-Policy":   "script-src 'self'; style-src 'self'",
			"X-Content-Type-Options":    "nosniff",
			"Referrer-Policy":           "strict-origin-when-cross-origin",
			"Strict-Transport-Security": "max-age=",
		} {
			if !strings.Contains(h.Get(name), want) {
				t.Errorf("%s: %s is %q, want %q in it", path, name, h.Get(name), want)
			}
		}
		if strings.Contains(h.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: the policy allows unsafe things", path)
		}
	}
}

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	s := newTestServer()
	r := httptest.NewRequest("POST", "/en/", strings.NewReader("x=1"))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "another site") {
		t.Errorf("got %d, want 403 with its reason", w.Code)
	}
}

func TestPublicPagesAreTheSameForAll(t *testing.T) {
	s := newTestServer()
	for _, route := range publicRoutes() {
		if route.Need != "" || route.Session {
			t.Errorf("%s is public and reads the session", route.Pattern)
		}
	}
	plain := get(t, s, "/c/harbour-live")
	r := httptest.NewRequest("GET", "/c/harbour-live", nil)
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Owner)})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Body.String() != string(plain.body) {
		t.Error("the page differs for somebody who is logged in")
	}
	if got := plain.header.Get("Set-Cookie"); got != "" {
		t.Errorf("a reader got the cookie %q", got)
	}
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	s := newTestServer()
	first := get(t, s, "/c/harbour-live")
	r := httptest.NewRequest("GET", "/c/harbour-live", nil)
	r.Header.Set("If-None-Match", `"other", `+first.header.Get("ETag"))
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("got %d with %d bytes, want 304 with none", w.Code, w.Body.Len())
	}
	if first.header.Get("ETag") == get(t, s, "/en/c/harbour-live").header.Get("ETag") {
		t.Error("two languages share a tag")
	}
}

func TestStaticFiles(t *testing.T) {
	s := newTestServer()
	r := httptest.NewRequest("GET", Asset("live.js"), nil)
	r.Header.Set("Accept-Encoding", "br, gzip;q=0.8")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "text/javascript") {
		t.Errorf("got type %q", got)
	}
	if w.Header().Get("Content-Encoding") != "gzip" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("got %v, want gzip and immutable", w.Header())
	}
	old := get(t, s, "/static/0123456789ab/live.js")
	if old.status != 200 || old.header.Get("Cache-Control") != "no-cache" || old.header.Get("Content-Encoding") != "" {
		t.Errorf("an old address: got %d %v, want 200, not to be kept, plain", old.status, old.header)
	}
	if got := get(t, s, "/static/0123456789ab/none.js").status; got != 404 {
		t.Errorf("got %d, want 404", got)
	}
}

// TestModulesAreThere follows what pages and modules ask for.
func TestModulesAreThere(t *testing.T) {
	imports := regexp.MustCompile(`from '\./([^']+)'`)
	for name, f := range loadFiles().named {
		for _, m := range imports.FindAllSubmatch(f.body, -1) {
			if _, ok := loadFiles().named[string(m[1])]; !ok {
				t.Errorf("%s imports %s, which is not there", name, m[1])
			}
		}
	}
	assets := regexp.MustCompile(regexp.QuoteMeta(Asset("")) + `([^"]+)"`)
	for _, path := range []string{"/", "/c/harbour-live", "/c/harbour-live/u/3", "/c/harbour-live/u/6/history", "/talks/harbour/harbour-3"} {
		for _, m := range assets.FindAllSubmatch(get(t, newTestServer(), path).body, -1) {
			if _, ok := loadFiles().named[string(m[1])]; !ok {
				t.Errorf("%s asks for %s, which is not there", path, m[1])
			}
		}
	}
}

// TestEveryRoleOnEveryRoute tries all of them at the door, against the table of rights. Who
// has a role on one coverage alone is let in where routes are about one: there the desk asks.
func TestEveryRoleOnEveryRoute(t *testing.T) {
	s := newTestServer()
	for _, route := range Routes() {
		for _, session := range []string{"owner", "editor", "reporter", "on:editor", "on:reporter", "on:contributor", ""} {
			r := httptest.NewRequest("GET", "/", nil)
			if session != "" {
				r.AddCookie(&http.Cookie{Name: SessionCookie, Value: session})
			}
			_, err := s.admit(route, httptest.NewRecorder(), r)
			role, onOne := strings.CutPrefix(session, "on:")
			may := people.Role(role).May(route.Need) && (!onOne || route.Need == people.OwnAccount && role != "contributor") || people.Role(role).May(route.NeedOn)
			want := error(nil)
			switch {
			case route.public():
			case session == "":
				want = fault.New(fault.Unauthenticated, "")
			case !may:
				want = fault.New(fault.Denied, "")
			}
			if (err == nil) != (want == nil) || err != nil && fault.KindOf(err) != fault.KindOf(want) {
				t.Errorf("%q on %s: got %v, want %v", session, route.Pattern, err, want)
			}
		}
	}
}

// TestRoutesAboutACoverageAskForTheRightOnIt: else who works on one alone could not come in.
func TestRoutesAboutACoverageAskForTheRightOnIt(t *testing.T) {
	for _, route := range Routes() {
		onOne := strings.Contains(route.Pattern, " /desk/c/{slug}")
		if route.Need != "" && (onOne || route.NeedOn != "") || onOne && route.NeedOn == "" {
			t.Errorf("%s: got Need %q and NeedOn %q, want one of them, NeedOn for what is about a coverage", route.Pattern, route.Need, route.NeedOn)
		}
	}
}

func TestWhoIsNotLoggedInIsSentToLogIn(t *testing.T) {
	s := newTestServer()
	for _, route := range Routes() {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if route.public() || strings.Contains(path, "{") {
			continue
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(method, "/en"+path, nil))
		if method == "GET" && (w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/en/login?next=%2Fen%2F")) {
			t.Errorf("%s: got %d to %q, want 303 to log in", route.Pattern, w.Code, w.Header().Get("Location"))
		}
		if method != "GET" && w.Code != http.StatusUnauthorized {
			t.Errorf("%s: got %d, want 401", route.Pattern, w.Code)
		}
	}
}

func TestStatusOfTooMuch(t *testing.T) {
	body := http.MaxBytesReader(httptest.NewRecorder(), io.NopCloser(strings.NewReader("too much")), 3)
	_, err := io.ReadAll(body)
	if got := StatusOf(err); got != http.StatusRequestEntityTooLarge {
		t.Errorf("got %d, want 413", got)
	}
}

func TestStreamsAreNamedByWhatTheyAreOf(t *testing.T) {
	s := newTestServer()
	for path, want := range map[string]string{
		"/en/c/harbour-live/stream":           "stream coverage/c1 in en",
		"/talks/harbour/harbour-3/stream":     "stream event/harbour-3 in ja",
		"/ru/talks/harbour/harbour-3/stream?": "stream event/harbour-3 in ru",
	} {
		if got := string(get(t, s, path).body); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
