package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this binary as readout.
func TestMain(m *testing.M) {
	testscript.Main(all{m}, map[string]func(){"readout": main})
}

// all are the tests; what they have built together goes when they are done.
type all struct{ tests *testing.M }

func (a all) Run() int {
	defer func() { os.RemoveAll(builtHere) }()
	return a.tests.Run()
}

var builtHere string // the folder of what was built once

// buildOnce builds this program for all tests that start it as a process of its own.
var buildOnce = sync.OnceValues(func() (binary string, err error) {
	if builtHere, err = os.MkdirTemp("", "readout-built"); err != nil {
		return "", err
	}
	binary = filepath.Join(builtHere, "readout")
	if out, err := exec.Command("go", "build", "-ldflags=-w", "-o", binary, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return binary, nil
})

// builtBinary is this program.
func builtBinary(t *testing.T) string {
	t.Helper()
	binary, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// output is what a program has said so far; a test waits for lines of it.
type output struct {
	lines chan string
	rest  chan string // everything after, once the program has ended
}

// reading reads from a program's output; want says how many lines are to be waited for.
func reading(r io.Reader) *output {
	o := &output{lines: make(chan string, 100), rest: make(chan string, 1)}
	go func() {
		var all strings.Builder
		for s := bufio.NewScanner(r); s.Scan(); {
			all.WriteString(s.Text() + "\n")
			select {
			case o.lines <- s.Text():
			default:
			}
		}
		close(o.lines)
		o.rest <- all.String()
	}()
	return o
}

// url waits for the line that says where the site is.
func (o *output) url() (string, error) {
	for line := range o.lines {
		if url, ok := strings.CutPrefix(line, "Readout serves "); ok {
			return url, nil
		}
	}
	return "", fmt.Errorf("the server ended before it served: %s", <-o.rest)
}

// program is run(), under way.
type program struct {
	out    *output
	stderr *bytes.Buffer
	stop   context.CancelFunc
	code   chan int
}

// start runs the program with an environment of its own.
func start(t *testing.T, env []string, args ...string) *program {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	p := &program{out: reading(r), stderr: &bytes.Buffer{}, stop: stop, code: make(chan int, 1)}
	go func() {
		code := run(ctx, args, env, strings.NewReader(""), w, p.stderr)
		w.Close()
		p.code <- code
	}()
	return p
}

// serve starts a server on a free port; it is stopped when the test ends, if it still runs.
func serve(t *testing.T, dir string, args ...string) (p *program, url string) {
	t.Helper()
	p = start(t, nil, append([]string{"serve", "--data", dir, "--listen", "127.0.0.1:0", "--log-level", "error"}, args...)...)
	url, err := p.out.url()
	if err != nil {
		t.Fatalf("%v: %s", err, p.stderr)
	}
	t.Cleanup(func() { p.end(t) })
	return p, url
}

// end stops a server and waits until it has ended.
func (p *program) end(t *testing.T) {
	t.Helper()
	p.stop()
	if code, ok := <-p.code; ok {
		if code != 0 {
			t.Errorf("exit code of a stopped server: got %d, want 0: %s", code, p.stderr)
		}
		close(p.code)
	}
}

// do runs a command to its end and gives what it printed.
func do(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, nil, strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

// must runs a command that must go well.
func must(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := do(t, args...)
	if code != 0 {
		t.Fatalf("readout %s: got exit code %d: %s%s", strings.Join(args, " "), code, errs, out)
	}
	return out
}

// folder gives a data folder whose path is short enough for a socket. It is in memory: a test that is
// about what becomes of files takes one onDisk.
func folder(t *testing.T) string {
	t.Helper()
	return folderIn(t, inMemory())
}

// onDisk gives a data folder where temporary files are kept.
func onDisk(t *testing.T) string {
	t.Helper()
	return folderIn(t, "")
}

func folderIn(t *testing.T, where string) string {
	t.Helper()
	dir, err := os.MkdirTemp(where, "readout")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// client speaks to the API with a token.
type client struct{ url, token string }

// answer is the part of the API's answers that the tests look at.
type answer struct {
	Status   int
	ID       string `json:"id"`
	N        int    `json:"n"`
	Position string `json:"position"`
	File     string `json:"file"`
	Next     any    `json:"next"`
	Detail   string `json:"detail"`
	Updates  []struct {
		N        int    `json:"n"`
		Headline string `json:"headline"`
	} `json:"updates"`
	Changes []struct {
		Position string `json:"position"`
		Seq      int64  `json:"seq"`
		Kind     string `json:"kind"`
		N        int    `json:"n"`
	} `json:"changes"`
	Drafts []struct {
		Draft string `json:"draft"`
	} `json:"drafts"`
}

func (c *client) ask(ctx context.Context, method, path, body string, headers ...string) (*answer, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.url+"/api/v1"+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	a := &answer{Status: resp.StatusCode}
	if len(raw) > 0 {
		err = json.Unmarshal(raw, a)
	}
	return a, err
}

// want asks for something that must be answered with a status.
func (c *client) want(t *testing.T, status int, method, path, body string, headers ...string) *answer {
	t.Helper()
	a, err := c.ask(t.Context(), method, path, body, headers...)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	if a.Status != status {
		t.Fatalf("%s %s: got %d (%s), want %d", method, path, a.Status, a.Detail, status)
	}
	return a
}

// everything reads the updates and the Changes of a coverage, page by page.
func (c *client) everything(t *testing.T, slug string) *answer {
	t.Helper()
	all := &answer{}
	for after := 0; ; {
		a := c.want(t, 200, "GET", fmt.Sprintf("/coverages/%s/updates?after=%d&limit=500", slug, after), "")
		all.Updates = append(all.Updates, a.Updates...)
		if a.Next == nil {
			break
		}
		after = int(a.Next.(float64))
	}
	for after := "00000000-0"; ; {
		a := c.want(t, 200, "GET", fmt.Sprintf("/coverages/%s/changes?after=%s&limit=500", slug, after), "")
		all.Changes = append(all.Changes, a.Changes...)
		if a.Next == after {
			return all
		}
		after = a.Next.(string)
	}
}

// statusOf asks for a page.
func statusOf(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, errors.Join(err, resp.Body.Close())
}
