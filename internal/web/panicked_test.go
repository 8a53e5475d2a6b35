package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// half is an answer of which some is on its way.
type half struct{ *httptest.ResponseRecorder }

func (half) Begun() bool { return true }

// TestABugIsOneBadAnswer: whoever hits it reads a page that says so, or gets none when one had begun, and
// the operator reads where it is.
func TestABugIsOneBadAnswer(t *testing.T) {
	var log strings.Builder
	s := deskServer(&deskNewsroom{})
	s.log = slog.New(slog.NewTextHandler(&log, nil))
	buggy := s.serve(Route{Pattern: "GET /c/{slug}", Handle: func(*Server, http.ResponseWriter, *http.Request) error { panic("pumpkin") }})
	w := httptest.NewRecorder()
	buggy.ServeHTTP(w, httptest.NewRequest("GET", "/c/day", nil))
	if body := w.Body.String(); w.Code != http.StatusInternalServerError || !strings.Contains(body, "</html>") || strings.Contains(body, "pumpkin") {
		t.Errorf("got %d, %s, want a page that keeps the cause to itself", w.Code, body)
	}
	if got := log.String(); strings.Count(got, "level=ERROR") != 1 || !strings.Contains(got, "panic: pumpkin") || !strings.Contains(got, "panicked_test.go") {
		t.Errorf("the log: got %s, want the cause and where it is", got)
	}
	log.Reset()
	w = httptest.NewRecorder()
	func() {
		defer func() {
			if p := recover(); p != http.ErrAbortHandler {
				t.Errorf("an answer that had begun: got %v, want it cut off", p)
			}
		}()
		buggy.ServeHTTP(half{w}, httptest.NewRequest("GET", "/c/day", nil))
	}()
	if w.Body.Len() > 0 || !strings.Contains(log.String(), "panic: pumpkin") {
		t.Errorf("an answer that had begun: got %q behind it and the log %s", w.Body, &log)
	}
}
