package api

import (
	"bytes"
	"strings"
	"testing"

	"readout/internal/desk"
)

func onceOf(t *testing.T, s *site) desk.Once {
	t.Helper()
	switch asked := s.desk.asked.(type) {
	case desk.NewCoverage:
		return asked.Once
	case desk.NewUpdate:
		return asked.Once
	case desk.NewStatement:
		return asked.Once
	case desk.Merger:
		return asked.Once
	case []any: // what is asked for, and the key behind it
		return asked[len(asked)-1].(desk.Once)
	}
	t.Fatalf("the desk was asked %T", s.desk.asked)
	return desk.Once{}
}

func TestAKeyGoesToTheDeskWithWhatItStandsFor(t *testing.T) {
	const statement = `{"coverage": "jr-2017", "n": 2, "exact": "x", "speaker": ["a"], "kind": "agree"}`
	for path, body := range map[string]string{
		"/coverages":                 `{"slug": "a", "title": "b"}`,
		"/coverages/jr-2017/updates": anUpdate,
		"/statements":                statement,
		"/record/review":             `{"do": "publish", "items": [{"kind": "statement", "id": "s1"}]}`,
		"/record/unmerge":            `{"merge": 7}`,
		"/record/merge":              `{"kind": "actor", "keep": "a", "drop": "b"}`,
	} {
		s := newSite()
		if w := s.write("POST", path, body, "Idempotency-Key", "k-1"); w.Code != 201 && w.Code != 200 {
			t.Fatalf("%s: got %d: %s", path, w.Code, w.Body)
		}
		once := onceOf(t, s)
		if once.Key != "k-1" || !strings.HasPrefix(string(once.Body), "POST "+Prefix+path+"\n{") {
			t.Errorf("%s: got %q %q", path, once.Key, once.Body)
		}
		if s.desk.who == nil || s.desk.who.Name != "ed" {
			t.Errorf("%s: who: got %+v", path, s.desk.who)
		}
		if w := s.write("POST", path, body); w.Code != 201 && w.Code != 200 || onceOf(t, s).Key != "" {
			t.Errorf("%s: without a key: got %d, %+v", path, w.Code, onceOf(t, s))
		}
	}
}

func TestTheSameBodyIsTheSameHoweverItIsWritten(t *testing.T) {
	stands := func(path, body string) []byte {
		s := newSite()
		if w := s.write("POST", path, body, "Idempotency-Key", "k"); w.Code != 201 {
			t.Fatalf("got %d: %s", w.Code, w.Body)
		}
		return onceOf(t, s).Body
	}
	const path = "/coverages/jr-2017/updates"
	first := stands(path, `{"headline": "é", "pinned": true}`)
	if got := stands(path, "{\"pinned\":true,\n\t\"headline\":\"\\u00e9\"}"); !bytes.Equal(got, first) {
		t.Errorf("got %q, want %q", got, first)
	}
	if got := stands(path, `{"headline": "é", "pinned": false}`); bytes.Equal(got, first) {
		t.Error("another value is the same body")
	}
	if got := stands("/coverages/other/updates", `{"headline": "é", "pinned": true}`); bytes.Equal(got, first) {
		t.Error("another address is the same body")
	}
}

func TestAKeyIsBounded(t *testing.T) {
	s := newSite()
	for length, want := range map[int]int{200: 201, 201: 422} {
		w := s.write("POST", "/coverages/jr-2017/updates", anUpdate, "Idempotency-Key", strings.Repeat("k", length))
		if w.Code != want {
			t.Errorf("%d characters: got %d, want %d", length, w.Code, want)
		}
		if want == 201 {
			continue
		}
		if p := problemOf(t, w); p.Errors[0].Field != "Idempotency-Key" || p.Errors[0].In != "header" {
			t.Errorf("got %+v", p.Errors)
		}
	}
}
