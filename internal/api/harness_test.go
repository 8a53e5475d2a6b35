package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata; read the diff")

// site is an API over a fake desk, with what it logged.
type site struct {
	desk    *fakeDesk
	log     *bytes.Buffer
	handler http.Handler
}

func newSite() *site {
	s := &site{desk: &fakeDesk{}, log: &bytes.Buffer{}}
	s.handler = New(Config{Desk: s.desk, BaseURL: "https://news.example/", Lang: func() string { return "ja" }, Log: slog.New(slog.NewTextHandler(s.log, nil))})
	return s
}

// ask sends a request; headers come in pairs. A body is sent as JSON unless they say otherwise.
func (s *site) ask(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, Prefix+path, strings.NewReader(body))
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if req.Header.Set(headers[i], headers[i+1]); headers[i+1] == "" {
			req.Header.Del(headers[i])
		}
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, req)
	return w
}

// write asks with a good token.
func (s *site) write(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	return s.ask(method, path, body, append([]string{"Authorization", "Bearer good"}, headers...)...)
}

// scripted runs a file of requests and compares the answers with what the file beside it
// holds. A request is a line "METHOD /path", headers, an empty line, a body; requests are
// parted by lines "----". Lines that begin with # are comments and stand in the answers too.
func scripted(t *testing.T, name string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for part := range strings.SplitSeq(string(raw), "\n----\n") {
		got.WriteString(played(t, strings.TrimSpace(part)))
	}
	golden(t, name+".golden", got.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i, line := range gotLines {
		if i >= len(wantLines) || line != wantLines[i] {
			t.Fatalf("%s: line %d: got %q, want %q", name, i+1, line, strings.Join(wantLines[min(i, len(wantLines)):min(i+1, len(wantLines))], ""))
		}
	}
	if len(wantLines) > len(gotLines) {
		t.Fatalf("%s: got %d lines, want %d", name, len(gotLines), len(wantLines))
	}
}

func played(t *testing.T, part string) string {
	t.Helper()
	var out strings.Builder
	for strings.HasPrefix(part, "#") {
		comment, rest, _ := strings.Cut(part, "\n")
		out.WriteString(comment + "\n")
		part = rest
	}
	head, body, _ := strings.Cut(part, "\n\n")
	first, lines, _ := strings.Cut(head, "\n")
	method, path, _ := strings.Cut(first, " ")
	var headers []string
	for line := range strings.Lines(lines) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		headers = append(headers, name, value)
	}
	s := newSite()
	w := s.ask(method, path, body, headers...)
	fmt.Fprintf(&out, "%s\n%d\n", first, w.Code)
	for _, name := range []string{"Location", "Allow", "Www-Authenticate", "Retry-After", "Content-Language", "Content-Type"} {
		if v := w.Header().Get(name); v != "" {
			fmt.Fprintf(&out, "%s: %s\n", name, v)
		}
	}
	out.WriteString(pretty(t, w.Body.Bytes()))
	if s.desk.asked != nil {
		asked, err := json.Marshal(s.desk.asked)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "desk %T %s\n", s.desk.asked, compact(asked))
	}
	return out.String() + "\n"
}

// compact leaves out what was not asked for. Once has a test of its own.
func compact(raw []byte) string {
	var all map[string]any
	if json.Unmarshal(raw, &all) != nil {
		return string(raw)
	}
	delete(all, "Once")
	for name, v := range all {
		if v == nil {
			delete(all, name)
		}
	}
	return mustJSON(all)
}

func mustJSON(v any) string { return string(must(json.Marshal(v))) }

func pretty(t *testing.T, raw []byte) string {
	t.Helper()
	if len(raw) == 0 {
		return ""
	}
	var b bytes.Buffer
	if err := json.Indent(&b, bytes.TrimSpace(raw), "", "  "); err != nil {
		t.Fatalf("the answer is not JSON: %v: %s", err, raw)
	}
	return b.String() + "\n"
}

// problemOf reads an answer that must be a problem.
func problemOf(t *testing.T, w *httptest.ResponseRecorder) Problem {
	t.Helper()
	var p Problem
	if got := w.Header().Get("Content-Type"); got != problemMedia {
		t.Fatalf("%d: media type: got %q, want %q: %s", w.Code, got, problemMedia, w.Body)
	}
	dec := json.NewDecoder(w.Body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		t.Fatal(err)
	}
	if p.Status != w.Code {
		t.Errorf("status in the problem: got %d, want %d", p.Status, w.Code)
	}
	return p
}
