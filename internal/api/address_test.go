package api

import (
	"net/http"
	"testing"
)

func TestOnlyPublicReadingIsOpenToOtherSites(t *testing.T) {
	s := newSite()
	for name, c := range map[string]struct {
		method, path, body, token string
		open, cached              string
	}{
		"public":            {"GET", "/coverages/jr-2017", "", "", "*", "no-cache"},
		"public head":       {"HEAD", "/coverages/jr-2017", "", "", "*", "no-cache"},
		"missing":           {"GET", "/coverages/none", "", "", "*", "no-cache"},
		"description":       {"GET", "/openapi.json", "", "", "*", "no-cache"},
		"with a token":      {"GET", "/coverages/jr-2017", "", "Bearer good", "", "no-store"},
		"with a wrong one":  {"GET", "/coverages/jr-2017", "", "Bearer bad", "", "no-store"},
		"a write":           {"POST", "/coverages/jr-2017/updates", anUpdate, "Bearer good", "", "no-store"},
		"asking permission": {"OPTIONS", "/coverages/jr-2017/updates", "", "", "", "no-store"},
	} {
		t.Run(name, func(t *testing.T) {
			w := s.ask(c.method, c.path, c.body, "Origin", "https://elsewhere.example", "Authorization", c.token)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.open {
				t.Errorf("origin: got %q, want %q", got, c.open)
			}
			for _, never := range []string{"Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers"} {
				if got := w.Header().Get(never); got != "" {
					t.Errorf("%s: got %q", never, got)
				}
			}
			if got := w.Header().Get("Cache-Control"); got != c.cached {
				t.Errorf("cache: got %q, want %q", got, c.cached)
			}
			if w.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Error("no nosniff")
			}
		})
	}
}

func TestASessionCookieIsNobody(t *testing.T) {
	s := newSite()
	w := s.ask("POST", "/coverages/jr-2017/updates", anUpdate, "Cookie", "session=good; token=good")
	if w.Code != http.StatusUnauthorized || s.desk.asked != nil {
		t.Errorf("got %d, desk asked %v", w.Code, s.desk.asked)
	}
}

func TestEveryWriteNeedsAToken(t *testing.T) {
	s := newSite()
	for path, methods := range map[string][]string{
		"/coverages": {"POST"}, "/coverages/jr-2017": {"PATCH"}, "/coverages/jr-2017/updates": {"POST"},
		"/coverages/jr-2017/updates/1": {"PATCH", "DELETE"}, "/coverages/jr-2017/updates/1/publish": {"POST"},
		"/statements": {"POST"}, "/actors/a": {"PUT"}, "/issues/a": {"PUT"}, "/events/a": {"PUT"}, "/tenures/a": {"PUT"},
		"/outcomes/a": {"PUT"}, "/outcomes/a/states": {"POST"}, "/outcomes/a/states/1": {"DELETE"}, "/forecasts/a": {"PUT"},
		"/forecasts/a/result": {"PUT"}, "/participants/a": {"PUT"}, "/events/a/final": {"PUT"}, "/record/review": {"POST"}, "/record/merge": {"POST"}, "/record/unmerge": {"POST"}, "/record/merges": {"GET"}, "/record/items/actor/a": {"GET"},
	} {
		for _, method := range methods {
			if w := s.ask(method, path, "{}"); w.Code != http.StatusUnauthorized || s.desk.asked != nil {
				t.Errorf("%s %s: got %d, desk asked %v", method, path, w.Code, s.desk.asked)
			}
		}
	}
}
