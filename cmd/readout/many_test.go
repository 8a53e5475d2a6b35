package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// TestRestartWithManyUpdates starts the real binary on a site with many updates in one
// coverage and as many again over many coverages, and asks for a page at once. In the long
// form there are 100,000 each, and the first page is there within two seconds.
func TestRestartWithManyUpdates(t *testing.T) {
	many, coverages := 2_000, 20
	if soaking() {
		many, coverages = 100_000, 1_000
	}
	dir := folder(t)
	began := time.Now()
	fill(t, dir, "many", 1, many)
	fill(t, dir, "some", coverages, many/coverages)
	t.Logf("%d updates made in %v", 2*many, time.Since(began).Round(time.Second))
	binary, ann := builtBinary(t), &visitor{t: t, client: http.Client{Transport: http.DefaultTransport}}
	addWithPassword(t, dir, "ann", people.Editor)
	for i, page := range []struct{ path, holds string }{
		{"/c/many-1", fmt.Sprintf("Update %d of many-1", many)}, // while the tree over the journal is built
		{"/c/many-1", fmt.Sprintf("Update %d of many-1", many)},
		{"/", fmt.Sprintf("Update %d of some-", many/coverages)},
		{fmt.Sprintf("/ru/c/many-1/u/%d", many/2), fmt.Sprintf("Update %d of many-1", many/2)},
		{"/c/some-7", fmt.Sprintf("Update %d of some-7", many/coverages)},
		{"/log/head", "readout-log"},
		{"/corrections", "</html>"},
		{"/api/v1/coverages/many-1/updates?limit=100", "Update 100 of many-1"},
		{"/desk", fmt.Sprintf("some-%d", coverages)},
		{"/desk/c/many-1", fmt.Sprintf("Update %d of many-1", many)},
	} {
		began = time.Now()
		server := serveBinary(t, binary, dir)
		started := time.Since(began)
		if strings.HasPrefix(page.path, "/desk") {
			ann.logIn(server.url, "ann")
		}
		asked := time.Now()
		body := ann.get(server.url + page.path)
		took := time.Since(asked)
		if !strings.Contains(body, page.holds) {
			t.Errorf("%s: got %d bytes without %q", page.path, len(body), page.holds)
		}
		t.Logf("%-44s started in %3d ms, answered in %3d ms, %3d KB; the process has %d MB", page.path, started.Milliseconds(), took.Milliseconds(), len(body)>>10, resident(t, server)>>20)
		if soaking() && started+took > 2*time.Second {
			t.Errorf("%s came %v after the start, want two seconds at most", page.path, started+took)
		}
		if i == 0 {
			waitForHead(t, server)
		}
		server.stop(syscall.SIGTERM)
	}
}

// waitForHead waits until the tree over the journal is built and its head signed.
func waitForHead(t *testing.T, s *served) {
	t.Helper()
	began := time.Now()
	for time.Since(began) < 10*time.Minute {
		if status, err := statusOf(s.url + "/log/head"); err == nil && status == http.StatusOK {
			t.Logf("the log was signed %v after the start", time.Since(began).Round(100*time.Millisecond))
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("no head of the log is signed")
}

// fill makes coverages with so many updates each.
func fill(t testing.TB, dir, name string, coverages, each int) {
	t.Helper()
	a, err := openApp(t.Context(), dir, desk.Site{Name: "Many", Lang: "en", TZ: "UTC"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.store.Close()
	for i := range coverages {
		slug := fmt.Sprintf("%s-%d", name, i+1)
		page := &paste.Draft{Form: coverage.Live, State: coverage.Running, Lang: "en", Title: "A day with " + slug}
		for n := range each {
			headline := fmt.Sprintf("Update %d of %s", n+1, slug)
			page.Updates = append(page.Updates, paste.Update{
				Kind: coverage.Report, Headline: headline, Said: time.Date(2025, 5, 20, 0, 0, n, 0, time.UTC),
				Body: text.Paragraphs(headline + ": the delegations went on with what they had begun, and nobody said for how long."),
			})
		}
		if _, err := a.desk.Import(people.With(t.Context(), system), page, desk.ImportOptions{Slug: slug, Publish: true}); err != nil {
			t.Fatal(err)
		}
	}
}

// addWithPassword adds a user who can log in.
func addWithPassword(t *testing.T, dir, name string, role people.Role) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"user", "add", name, "--role", string(role), "--password-stdin", "--data", dir}, nil, strings.NewReader(password+"\n"), &out, &errs); code != 0 {
		t.Fatalf("add %s: %s", name, errs.String())
	}
}

// visitor looks at pages with a browser's cookies.
type visitor struct {
	t      *testing.T
	client http.Client
}

// logIn logs in, if that has not been done.
func (v *visitor) logIn(base, name string) {
	v.t.Helper()
	if v.client.Jar == nil {
		v.client.Jar, _ = cookiejar.New(nil)
	}
	if at, _ := url.Parse(base); len(v.client.Jar.Cookies(at)) > 0 {
		return
	}
	req, err := http.NewRequest("POST", base+"/login", strings.NewReader(url.Values{"name": {name}, "password": {password}}.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", base)
	resp, err := v.client.Transport.RoundTrip(req) // where it leads to is looked at later
	if err != nil || len(resp.Cookies()) == 0 {
		v.t.Fatalf("log in: got %v, %v", resp, err)
	}
	resp.Body.Close()
	v.client.Jar.SetCookies(req.URL, resp.Cookies())
}

func (v *visitor) get(address string) string {
	v.t.Helper()
	resp, err := v.client.Get(address)
	if err != nil {
		v.t.Fatal(err)
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		v.t.Fatalf("%s: got %d, %v", address, resp.StatusCode, err)
	}
	return body.String()
}

var residentLine = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)

// resident gives how much memory a server has, in bytes.
func resident(t *testing.T, s *served) int {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	m := residentLine.FindSubmatch(raw)
	if m == nil {
		t.Fatalf("no memory in %s", raw)
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb << 10
}
