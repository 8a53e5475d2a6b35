package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/record"
)

// TestTheNames are all there are, in all languages and spellings, main ones first; who has them
// is told that nothing has changed; readers do not get them.
func TestTheNames(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	a := ask(s, people.Reporter, "/en/desk/names", nil)
	var got namesJSON
	if err := json.Unmarshal(a.body, &got); err != nil || a.status != http.StatusOK || a.header.Get("Readout-User") != "reporter" {
		t.Fatalf("got %d %v: %v", a.status, a.header, err)
	}
	if len(got.Actors) != len(storyVocabulary.Actors) || len(got.Issues) != len(storyVocabulary.Issues) {
		t.Errorf("got %d actors and %d issues", len(got.Actors), len(got.Issues))
	}
	r := httptest.NewRequest(http.MethodGet, "/en/desk/names", nil)
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: "reporter"})
	r.Header.Set("If-None-Match", a.header.Get("ETag"))
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("asked again: got %d", w.Code)
	}
	if a := ask(s, "", "/desk/names", nil); a.status != http.StatusSeeOther {
		t.Errorf("a reader: got %d", a.status)
	}
}

// TestWhoMayOnlyHandIn is offered no names: they are of the desk, and the address would refuse.
func TestWhoMayOnlyHandIn(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for _, row := range []struct {
		as   people.Role
		want bool
	}{{people.Reporter, true}, {"on:contributor", false}} {
		page := string(ask(s, row.as, "/en"+deskPath, nil).body)
		for _, words := range []string{`data-names="/en/desk/names"`, "data-names-said", "# finds an issue"} {
			if strings.Contains(page, words) != row.want {
				t.Errorf("%s: %q on the page: got %t, want %t", row.as, words, !row.want, row.want)
			}
		}
	}
}

func TestPairsHaveMainNamesFirst(t *testing.T) {
	got := pairs([]record.Name{
		{Lang: "ja", Text: "おおたけ", Use: record.AltName},
		{Lang: "en", Text: "Otake", Use: record.ShortName},
		{Lang: "en", Text: "Minoru Otake"},
		{Lang: "ja", Text: "大竹みのる", Use: record.MainName},
	})
	want := []string{"en", "Minoru Otake", "ja", "大竹みのる", "en", "Otake", "ja", "おおたけ"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// manyNames is a newsroom with a hundred thousand names.
type manyNames struct {
	*deskNewsroom
	vocabulary desk.Vocabulary
}

func (m *manyNames) Vocabulary(context.Context) (*desk.Vocabulary, error) { return &m.vocabulary, nil }

func BenchmarkTheNames(b *testing.B) {
	m := &manyNames{deskNewsroom: &deskNewsroom{}}
	for i := range 33334 {
		m.vocabulary.Actors = append(m.vocabulary.Actors, record.Actor{ID: record.ActorID(fmt.Sprint("p", i)), Names: []record.Name{
			{Lang: "ja", Text: fmt.Sprint("人物", i)}, {Lang: "en", Text: fmt.Sprint("Person ", i)}, {Lang: "ru", Text: fmt.Sprint("Персона ", i)},
		}})
	}
	s := deskServerWith(m)
	for b.Loop() {
		a := ask(s, people.Editor, "/desk/names", nil)
		b.ReportMetric(float64(len(a.body)), "bytes")
	}
}
