package web

import (
	"bytes"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

// fromOurPage sends a form as a browser does from a page of this site.
func fromOurPage(s http.Handler, path, kind string, body []byte, cookies ...string) answer {
	r := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for _, c := range cookies {
		r.Header.Add("Cookie", c)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

func formFromOurPage(s http.Handler, path string, typed url.Values, cookies ...string) answer {
	return fromOurPage(s, path, "application/x-www-form-urlencoded", []byte(typed.Encode()), cookies...)
}

var carriedField = regexp.MustCompile(`name="carried" value="([^"]*)"`)

// carriedOf gives what a page carries, and the cookie that goes with it.
func carriedOf(t *testing.T, a answer) (sealed, cookie string) {
	t.Helper()
	m := carriedField.FindSubmatch(a.body)
	if m == nil {
		t.Fatalf("the page with status %d carries nothing", a.status)
	}
	cookie, _, _ = strings.Cut(a.header.Get("Set-Cookie"), ";")
	return html.UnescapeString(string(m[1])), cookie
}

// logInWith logs in with what a page carries.
func logInWith(s http.Handler, sealed string, cookies ...string) answer {
	return formFromOurPage(s, "/en/login", url.Values{"name": {"Mika"}, "password": {"x"}, "carried": {sealed}}, cookies...)
}

func TestAFormWithoutASessionIsCarriedThroughTheLogin(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	typed := url.Values{"once": {"k1"}, "headline": {"夕方に発表"}, "body": {"one\r\ntwo <b>"}, "kind": {"report"}}
	a := formFromOurPage(s, "/en"+deskPath, typed)
	if a.status != http.StatusUnauthorized || !strings.Contains(string(a.body), "夕方に発表") {
		t.Fatalf("got %d, want the log-in page with what was typed", a.status)
	}
	sealed, cookie := carriedOf(t, a)
	a = logInWith(s, sealed, cookie)
	page := string(a.body)
	for _, want := range []string{`action="/en` + deskPath + `"`, `name="headline" value="夕方に発表"`, "value=\"one\ntwo &lt;b&gt;\"", "Send it now", "Look at it first"} {
		if a.status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("got %d, no %q on the page", a.status, want)
		}
	}
	if len(d.posted) > 0 {
		t.Error("it was sent without a word of whoever logged in")
	}
	if got := a.header.Values("Set-Cookie"); len(got) != 2 || !strings.HasPrefix(got[0], SessionCookie+"=owner") {
		t.Errorf("cookies: got %q, want a session and the secret", got)
	}
}

// TestAWrongPasswordKeepsWhatIsCarried, as often as one mistypes.
func TestAWrongPasswordKeepsWhatIsCarried(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	sealed, cookie := carriedOf(t, formFromOurPage(s, deskPath, url.Values{"headline": {"kept words"}}))
	a := logInWith(deskServer(&deskNewsroom{refuse: fault.New(fault.Unauthenticated, "people.wrong_login")}), sealed, cookie)
	if a.status != http.StatusUnauthorized {
		t.Errorf("got %d, want 401", a.status)
	}
	if again, _ := carriedOf(t, a); again != sealed {
		t.Error("the page carries something else than before")
	}
}

// TestNobodyPlantsAForm: only what was sealed in the same browser is shown after a log-in, and
// only forms of this site's own pages are sealed.
func TestNobodyPlantsAForm(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	sealed, cookie := carriedOf(t, formFromOurPage(s, deskPath, url.Values{"headline": {"planted"}}))
	_, other := carriedOf(t, formFromOurPage(s, deskPath, url.Values{"headline": {"mine"}}))
	words, mark, _ := strings.Cut(sealed, ".")
	for name, c := range map[string]struct{ sealed, cookie string }{
		"in another browser":   {sealed, other},
		"without a secret":     {sealed, "x=y"},
		"with an empty secret": {sealed, carriedCookie + "=."},
		"other words":          {words[:len(words)-4] + "AAAA." + mark, cookie},
		"no seal":              {words + ".", cookie},
		"no base64":            {"{}.{}", cookie},
	} {
		a := logInWith(s, c.sealed, c.cookie)
		if a.status != http.StatusForbidden || strings.Contains(string(a.body), "planted") || a.header.Get("Set-Cookie") != "" {
			t.Errorf("%s: got %d with cookie %q, want 403 and no session", name, a.status, a.header.Get("Set-Cookie"))
		}
	}
	for name, header := range map[string]string{"another site": "cross-site", "a site beside ours": "same-site", "no browser": ""} {
		r := httptest.NewRequest(http.MethodPost, deskPath, strings.NewReader("headline=planted"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if header != "" {
			r.Header.Set("Sec-Fetch-Site", header)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), "planted") || carriedField.Match(w.Body.Bytes()) {
			t.Errorf("%s: its form is carried, status %d", name, w.Code)
		}
	}
}

func TestWhatIsSomebodyElsesIsNotSentInAnothersName(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	sealed, cookie := carriedOf(t, formFromOurPage(s, deskPath, url.Values{"headline": {"their words"}, "by": {"somebody"}}))
	a := logInWith(s, sealed, cookie)
	if page := string(a.body); a.status != http.StatusOK || strings.Contains(page, "their words") || strings.Contains(page, "look_first") {
		t.Errorf("got %d and their words, or a way to send them", a.status)
	}
	again, _ := carriedOf(t, a)
	a = formFromOurPage(s, "/en/logout", url.Values{"carried": {again}}, cookie, SessionCookie+"=owner")
	if kept, _ := carriedOf(t, a); a.status != http.StatusOK || kept != sealed {
		t.Errorf("got %d after logging out, want the log-in page with what was theirs", a.status)
	}
}

// TestWhoWasLoggedInLastIsRemembered: a form that does not say whose it is, is theirs.
func TestWhoWasLoggedInLastIsRemembered(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	secret := carriedCookie + "=" + people.NewSecret()
	for by, shown := range map[string]bool{"": true, "owner": true, "somebody": false} {
		sealed, cookie := carriedOf(t, formFromOurPage(s, "/desk/credits", url.Values{"name": {"A Photographer"}}, secret+"."+by))
		if got := strings.Contains(string(logInWith(s, sealed, cookie).body), "A Photographer"); got != shown {
			t.Errorf("last was %q: shown %v, want %v", by, got, shown)
		}
	}
}

// withFile makes a form with a file in the middle.
func withFile(t *testing.T, size int, fields ...string) (kind string, body []byte) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		if i == 2 {
			f, err := m.CreateFormFile("files", "harbour.jpg")
			if err != nil {
				t.Fatal(err)
			}
			f.Write(bytes.Repeat([]byte("x"), size))
		}
		if err := m.WriteField(fields[i], fields[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	m.Close()
	return m.FormDataContentType(), b.Bytes()
}

func TestWhatCannotBeCarriedIsSaid(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	files, left := i18n.T("en", "carried.files"), i18n.T("en", "carried.cut")
	for _, c := range []struct {
		name, path string
		kind, body string
		want       []string
		not        []string
	}{
		{name: "a file", path: deskPath, want: []string{files, "harbour.jpg", "first", "behind the file"}, not: []string{left}},
		{name: "too long a text", path: deskPath, body: url.Values{"body": {strings.Repeat("long ", 60_000)}, "headline": {"short one"}}.Encode(), want: []string{left, "short one"}},
		{name: "too many fields", path: deskPath, body: "headline=first+one&" + strings.Repeat("x=y&", 300), want: []string{left, "first one"}},
		{name: "longer than is read", path: deskPath, body: "headline=first+one&x=" + strings.Repeat("y", 2<<20), want: []string{left, "first one"}},
		{
			name: "passwords", path: "/desk/account", body: url.Values{"old": {"my old secret"}, "password": {"my new secret"}, "again": {"my new secret"}}.Encode(),
			want: []string{i18n.T("en", "carried.secret")}, not: []string{"my old secret", "my new secret"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.kind = "application/x-www-form-urlencoded"; c.body == "" {
				var raw []byte
				c.kind, raw = withFile(t, 3<<20, "headline", "first", "body", "behind the file")
				c.body = string(raw)
			}
			a := fromOurPage(s, "/en"+c.path, c.kind, []byte(c.body))
			sealed, cookie := carriedOf(t, a)
			for _, page := range []string{html.UnescapeString(string(a.body)), html.UnescapeString(string(logInWith(s, sealed, cookie).body))} {
				for _, want := range c.want {
					if !strings.Contains(page, want) {
						t.Errorf("no %q on the page", want)
					}
				}
				for _, not := range append(c.not, i18n.T("en", "carried.send")) { // nothing that is not whole is sent unseen
					if strings.Contains(page, not) {
						t.Errorf("%q is on the page", not)
					}
				}
			}
		})
	}
}

// TestPasswordsAreKnown: no field that is a password anywhere is carried in a page.
func TestPasswordsAreKnown(t *testing.T) {
	field := regexp.MustCompile(`Field "([^"]+)" "[^"]+" "type=password"`)
	for _, name := range templateNames() {
		raw, err := templateFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range field.FindAllSubmatch(raw, -1) {
			if !slices.Contains(secretFields, string(m[1])) {
				t.Errorf("%s: the password %q would be carried", name, m[1])
			}
		}
	}
}

func init() {
	carry := func(typed url.Values, by string, logIn bool) func(*testing.T, string) []byte {
		return func(t *testing.T, lang string) []byte {
			s, prefix := deskServer(&deskNewsroom{}), map[string]string{"en": "/en", "ru": "/ru"}[lang]
			if by != "" {
				typed.Set("by", by)
			}
			a := formFromOurPage(s, prefix+deskPath, typed)
			if !logIn {
				return a.body
			}
			sealed, cookie := carriedOf(t, a)
			return formFromOurPage(s, prefix+"/login", url.Values{"name": {"Mika"}, "password": {"x"}, "carried": {sealed}}, cookie).body
		}
	}
	typed := url.Values{"headline": {"連絡船、来月から一日四往復で再開"}, "body": {"両閣僚は、連絡船を来月一日から一日四往復で再開することで一致した。\n\n運賃は据え置く。"}, "kind": {"key"}, "from": {"1"}}
	stories = append(stories,
		story{"desk-login-carried", "desk/login", carry(typed, "", false)},
		story{"desk-carried", "desk/carried", carry(typed, "", true)},
		story{"desk-carried-other", "desk/carried", carry(url.Values{"headline": {"x"}}, "somebody", true)},
	)
}
