package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"readout/internal/i18n"
)

func TestServeStartsAndStops(t *testing.T) {
	dir := folder(t)
	p, url := serve(t, dir)
	status, err := statusOf(url + "/healthz")
	if err != nil || status != 200 {
		t.Errorf("/healthz: got %d, %v, want 200", status, err)
	}
	<-p.out.lines // "Nobody works here yet"
	link := strings.TrimSpace(<-p.out.lines)
	if !strings.HasPrefix(link, url+"/setup?token=") {
		t.Fatalf("the link that makes the owner: got %q", link)
	}
	if status, err := statusOf(link); err != nil || status != 200 {
		t.Errorf("its page: got %d, %v, want 200", status, err)
	}
	resp, err := http.Get(url + "/healthz") // a connection that is kept open holds nothing up
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	_, errs, code := do(t, "serve", "--data", dir, "--listen", "127.0.0.1:0")
	if want := i18n.T("en", "control.locked", "folder", dir); code != 1 || !strings.Contains(errs, want) {
		t.Errorf("a second server on the folder: got %d, %q, want 1 and %q", code, errs, want)
	}
	p.end(t)
	if status, err := statusOf(url + "/healthz"); err == nil {
		t.Errorf("/healthz once stopped: got %d, want nobody there", status)
	}
	_, again := serve(t, dir)
	if again == "" {
		t.Error("started again: got nothing")
	}
}

// TestStoppingLetsReadersGo: a stream without an end does not hold up the end of the server.
func TestStoppingLetsReadersGo(t *testing.T) {
	dir := folder(t)
	c := newsroom(t, dir)
	p, url := serve(t, dir)
	c.url = url
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	resp, err := http.Get(url + "/c/day/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got := resp.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/event-stream") {
		t.Fatalf("the stream: got %s", got)
	}
	p.end(t)
}

// newsroom adds an editor with a token, without a server.
func newsroom(t *testing.T, dir string) *client {
	t.Helper()
	must(t, "user", "add", "ann", "--role", "editor", "--data", dir)
	return &client{token: strings.TrimSpace(must(t, "token", "add", "--user", "ann", "--data", dir))}
}

// TestTheEnvironmentIsTheOneGiven: READOUT_* come from run's own environment.
func TestTheEnvironmentIsTheOneGiven(t *testing.T) {
	p := start(t, []string{"READOUT_DATA=" + folder(t), "READOUT_LISTEN=127.0.0.1:0", "READOUT_NAME=A Newsroom", "READOUT_LANG=ru", "READOUT_LOG_LEVEL=error"}, "serve")
	url, err := p.out.url()
	if err != nil {
		t.Fatalf("%v: %s", err, p.stderr)
	}
	defer p.end(t)
	body := getBody(t, url+"/")
	if !strings.Contains(body, "A Newsroom") || !strings.Contains(body, `lang="ru"`) {
		t.Errorf("the first page: got %.400s, want the name and the language given", body)
	}
}

// TestMessagesAreInTheReadersLanguage at the terminal, whether a server does the work or not.
func TestMessagesAreInTheReadersLanguage(t *testing.T) {
	dir := folder(t)
	want := map[string]string{}
	for _, lang := range i18n.Langs {
		want[lang] = i18n.T(lang, "people.no_user_named", "name", "eve")
	}
	ask := func(what string) {
		for _, lang := range i18n.Langs {
			_, errs, code := do(t, "token", "add", "--user", "eve", "--data", dir, "--messages", lang)
			if code != 1 || !strings.Contains(errs, want[lang]) {
				t.Errorf("%s, %s: got %d, %q, want 1 and %q", what, lang, code, errs, want[lang])
			}
		}
	}
	must(t, "user", "add", "kato", "--role", "editor", "--data", dir) // there is a site, of which eve is none
	ask("without a server")
	serve(t, dir)
	ask("beside a server")
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"serve", "--help"}, {"import", "--help"}, {"user", "add", "--help"}} {
		out, errs, code := do(t, args...)
		if code != 0 || !strings.Contains(out, "Usage: readout") || errs != "" {
			t.Errorf("readout %s: got %d, %.100q, %q, want the usage", strings.Join(args, " "), code, out, errs)
		}
	}
}

// TestAnInterruptedCommandDoesNotSayItWasDone.
func TestAnInterruptedCommandDoesNotSayItWasDone(t *testing.T) {
	dir := folder(t)
	day(t, dir)
	p := start(t, nil, "replay", "--slug", "day", "--data", dir, "--speed", "0.001")
	var lines []string
	for line := range p.out.lines {
		lines = append(lines, line)
		if strings.Contains(line, "1/3") {
			break // the next update is due in days
		}
	}
	p.stop()
	if code := <-p.code; code == 0 {
		t.Errorf("a replay that was stopped after %q: got exit code 0, want another", lines)
	}
	p.code <- 0
}

// TestReplay plays the imported day quickly and finds the same updates in the copy.
func TestReplay(t *testing.T) {
	for _, beside := range []bool{false, true} {
		t.Run(fmt.Sprint("beside a server: ", beside), func(t *testing.T) {
			dir := folder(t)
			day(t, dir)
			if beside {
				serve(t, dir)
			}
			out := must(t, "replay", "--slug", "day", "--data", dir, "--speed", "1000000")
			if !strings.Contains(out, "day-replay") || !strings.Contains(out, "3/3") {
				t.Errorf("said: got %q", out)
			}
			_, errs, code := do(t, "replay", "--slug", "day", "--data", dir, "--speed", "0")
			if code != exitUsage || !strings.Contains(errs, i18n.T("en", "replay.speed", "got", 0)) {
				t.Errorf("a speed of nothing: got %d, %q", code, errs)
			}
		})
	}
}

// day imports the small page of testdata.
func day(t *testing.T, dir string) {
	t.Helper()
	must(t, "import", "testdata/day.txt", "--date", "2025-05-20", "--tz", "Asia/Tokyo", "--publish", "--data", dir)
}

func getBody(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

var tokenForm = regexp.MustCompile(`\A[a-z2-7]{26}\n\z`)

func TestATokenIsPrintedAlone(t *testing.T) {
	dir := folder(t)
	must(t, "user", "add", "ann", "--role", "editor", "--data", dir)
	if got := must(t, "token", "add", "--user", "ann", "--data", dir); !tokenForm.MatchString(got) {
		t.Errorf("without a server: got %q, want the token and nothing else", got)
	}
	serve(t, dir)
	if got := must(t, "token", "add", "--user", "ann", "--data", dir); !tokenForm.MatchString(got) {
		t.Errorf("beside a server: got %q, want the token and nothing else", got)
	}
}
