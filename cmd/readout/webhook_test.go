package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestWebhooks goes over real HTTP through a restart: a receiver that fails before it hears all,
// in order, though the server was stopped in between; nothing of a draft.
func TestWebhooks(t *testing.T) {
	var mu sync.Mutex
	var heard []string
	failing, came := true, make(chan struct{}, 100)
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		if failing {
			w.WriteHeader(http.StatusServiceUnavailable)
			came <- struct{}{}
			return
		}
		var p struct {
			Data struct{ Update struct{ Headline string } }
		}
		if err := json.Unmarshal(body, &p); err != nil || strings.Contains(string(body), "hushed") || r.Header.Get("webhook-signature") == "" {
			t.Errorf("got %s, %v", body, err)
		}
		heard = append(heard, p.Data.Update.Headline)
		came <- struct{}{}
	}))
	defer receiver.Close()
	hear := func() {
		t.Helper()
		select {
		case <-came:
		case <-time.After(30 * time.Second):
			t.Fatal("nothing is heard for half a minute")
		}
	}
	dir := folder(t)
	must(t, "user", "add", "ada", "--role", "owner", "--data", dir)
	c := &client{token: strings.TrimSpace(must(t, "token", "add", "--user", "ada", "--data", dir))}
	p, url := serve(t, dir, "--webhooks-loopback")
	c.url = url
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"Day","language":"en","state":"live"}`)
	c.want(t, 422, "POST", "/webhooks", `{"name":"wire","url":"http://10.0.0.1/"}`)
	c.want(t, 201, "POST", "/webhooks", `{"name":"wire","url":"`+receiver.URL+`/in"}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"one"}`)
	hear() // and refuse
	p.end(t)
	mu.Lock()
	failing = false
	mu.Unlock()
	_, c.url = serve(t, dir, "--webhooks-loopback")
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"hushed","draft":true}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"two"}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"three"}`)
	for range 3 {
		hear()
	}
	mu.Lock()
	defer mu.Unlock()
	if got, want := strings.Join(heard, " "), "one two three"; got != want {
		t.Errorf("heard %q, want %q", got, want)
	}
}
