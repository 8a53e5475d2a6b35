package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"readout/internal/desk"
)

// broken is a desk with a bug.
type broken struct{ *fakeDesk }

func (broken) Front(context.Context) (*desk.FrontView, error) { panic("no such shelf") }

// TestAPanicIsOneBadAnswer: the reader is told that it is our fault, in their language, and the
// operator where it is.
func TestAPanicIsOneBadAnswer(t *testing.T) {
	var log strings.Builder
	s := New(Config{Desk: broken{newFakeDesk()}, Newsroom: fakeNewsroom{}, Streams: fakeStreams{}, Site: Site{Lang: "ja"}, Log: slog.New(slog.NewTextHandler(&log, nil))})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/en/", nil))
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), `<html lang="en">`) {
		t.Errorf("got %d, %.200s", w.Code, w.Body)
	}
	if strings.Contains(w.Body.String(), "shelf") {
		t.Error("the page tells what is ours to know")
	}
	for _, want := range []string{"level=ERROR", "no such shelf", "serve_test.go"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %q: %s", want, log.String())
		}
	}
}
