package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// site is a desk over a real database in a temporary folder.
type site struct {
	*desk.Desk
	store  *store.Store
	dir    string
	t      *testing.T
	clock  *setClock
	logged string // the newest session
}

type setClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *setClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *setClock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func (c *setClock) set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// noon is when the tests begin: the day of the talks in the fixture, in their zone.
var noon = time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC)

// testKey seals the secrets of the tests' webhooks.
const testKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

// siteStart is what the tests' sites are started with.
var siteStart = desk.Site{Name: "Test", Lang: "ja", TZ: "Asia/Tokyo"}

// newSite is a site without anything. Its database is a copy, too: all migrations take forty times as long.
var newSite = prepared(func(t *testing.T) *site { return siteFrom(t, nil) })

// siteFrom opens a site on a copy of a database, nil for an empty one.
func siteFrom(t *testing.T, database []byte) *site {
	t.Helper()
	dir, clock := t.TempDir(), &setClock{now: noon}
	if database != nil {
		if err := os.WriteFile(filepath.Join(dir, store.FileName), database, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, hook.KeyFile), []byte(testKey), 0o600); err != nil { // copies of a database open with it too
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir, store.Options{Clock: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &site{Desk: desk.New(s, siteStart, clock.Now).WithHooks(sealOf(t, dir), false), store: s, dir: dir, t: t, clock: clock}
}

// prepared makes a site once and gives copies of it from then on.
func prepared(fill func(t *testing.T) *site) func(t *testing.T) *site {
	var once sync.Once
	var database []byte
	return func(t *testing.T) *site {
		t.Helper()
		once.Do(func() {
			s := fill(t)
			s.must(s.store.Close())
			var err error
			database, err = os.ReadFile(filepath.Join(s.dir, store.FileName))
			s.must(err)
		})
		return siteFrom(t, database)
	}
}

// withTalks is a site with a round of talks between Tarn and Veld, a public live page of it
// ("talks") and a draft of one ("plan").
var withTalks = prepared(func(t *testing.T) *site {
	s := newSite(t)
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	for _, a := range []record.Actor{
		{ID: "tarn", Kind: record.State, Names: name("Tarn")},
		{ID: "veld", Kind: record.State, Names: name("Veld")},
		{ID: "tarn-government", Kind: record.Organization, Names: name("Government of Tarn"), Parent: "tarn"},
		{ID: "tarn-ministry", Kind: record.Organization, Names: name("Ministry of Tarn"), Parent: "tarn-government"},
		{ID: "mori", Kind: record.Person, Names: name("Mori"), Parent: "tarn-ministry"},
		{ID: "weiss", Kind: record.Person, Names: name("Weiss"), Party: "veld"},
		{ID: "expert", Kind: record.Person, Names: name("An expert")},
	} {
		s.must(s.SaveActor(editor, a, 0))
	}
	for _, tenure := range []record.Tenure{
		{ID: "mori-1", Person: "mori", Title: text.Local{"en": "Deputy"}, From: "2028", To: "2031-05-19"},
		{ID: "mori-2", Person: "mori", Title: text.Local{"en": "Minister"}, From: "2031-05-20"},
	} {
		s.must(s.SaveTenure(editor, tenure, 0))
	}
	for _, e := range []record.Event{
		{ID: "series", Kind: record.Series, Names: name("Tarn and Veld"), Parties: []record.ActorID{"tarn", "veld"}},
		{ID: "round-1", Kind: record.Round, Parent: "series", Ordinal: 1, Date: "2029-01-10", TZ: "Asia/Tokyo"},
		{ID: "round-2", Kind: record.Round, Parent: "series", Ordinal: 2, Date: "2031-05-20", TZ: "Asia/Tokyo"},
		{ID: "opening", Kind: record.Session, Parent: "round-2", Date: "2031-05-20"},
	} {
		s.must(s.SaveEvent(editor, e, 0))
	}
	s.must(s.SaveIssue(editor, record.Issue{ID: "islands", Names: name("The islands")}, 0))
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "talks", State: coverage.Running, Title: text.Local{"ja": "会談"}, Event: "round-2"})
	s.must(err)
	_, err = s.CreateCoverage(editor, desk.NewCoverage{Slug: "plan", Title: text.Local{"ja": "予定"}, Event: "round-2", Draft: true})
	s.must(err)
	return s
})

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// The people who ask. A reader is nobody.
var (
	owner    = as("o", people.Owner)
	editor   = as("e", people.Editor)
	reporter = as("r", people.Reporter)
	other    = as("r2", people.Reporter)
	reader   = context.Background()
)

func as(id string, role people.Role) context.Context {
	return people.With(context.Background(), &people.User{ID: people.UserID(id), Name: id, Role: role})
}

// user reads somebody who works on the site.
func (s *site) user(name string) *people.User {
	s.t.Helper()
	var u *people.User
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) (err error) {
		u, err = tx.UserByName(ctx, name)
		return err
	}))
	return u
}

// give gives a user a role on a coverage.
func (s *site) give(u *people.User, id coverage.ID, role people.Role) {
	s.t.Helper()
	_, err := store.Commit(reader, s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.GiveRole(ctx, store.CoverageRole{Coverage: id, User: u.ID, Role: role, By: "o"})
	})
	s.must(err)
	if u.On == nil {
		u.On = map[coverage.ID]people.Role{}
	}
	u.On[id] = role
}

// post posts an update that must be taken.
func (s *site) post(ctx context.Context, slug string, in desk.NewUpdate) desk.Receipt {
	s.t.Helper()
	r, err := s.PostUpdate(ctx, slug, in)
	s.must(err)
	return r
}

// mark marks words of an update's body as a statement of Mori's; more changes what is asked for.
func (s *site) mark(slug string, n int, words string, more ...func(*desk.NewStatement)) *desk.StatementView {
	s.t.Helper()
	in := desk.NewStatement{
		Slug: slug, N: n, Quote: text.Quote{Exact: words, Start: -1}, Speaker: []record.ActorID{"mori"}, Kind: record.Propose,
		Issues: []record.IssueID{"islands"},
	}
	for _, change := range more {
		change(&in)
	}
	v, err := s.MarkStatement(editor, in)
	s.must(err)
	return v
}

// head gives the position of the whole site: it moves when anything is made public.
func (s *site) head() journal.Position {
	s.t.Helper()
	p, err := s.Head(reader, journal.Site)
	s.must(err)
	return p
}

// changes gives what happened in a coverage, as "kind/item/n/revision" in order.
func (s *site) changes(slug string) string {
	s.t.Helper()
	views, _, err := s.Changes(reader, slug, journal.Start, 1000)
	s.must(err)
	var all []string
	for _, v := range views {
		line := string(v.Change.Kind)
		if v.N > 0 {
			line += " " + string(rune('0'+v.N)) + "." + string(rune('0'+v.Change.Revision))
		}
		all = append(all, line)
	}
	return strings.Join(all, ", ")
}

// public is all that a reader can ask for about a coverage, as one text to search in.
func (s *site) public(slug string) string {
	s.t.Helper()
	var out strings.Builder
	put := func(v any, err error) {
		s.t.Helper()
		if err != nil && !fault.Is(err, fault.NotFound) {
			s.t.Fatal(err)
		}
		raw, err := json.Marshal(v)
		s.must(err)
		out.Write(raw)
	}
	c, err := s.Coverage(reader, slug, "")
	put(c, err)
	if err != nil {
		return out.String()
	}
	byID, err := s.CoverageByID(reader, c.Coverage.ID)
	put(byID, err)
	after, err := s.UpdatesAfter(reader, slug, 0, 1000)
	put(after, err)
	for _, u := range after {
		one, err := s.Update(reader, slug, u.Update.N)
		put(one, err)
		single, err := s.UpdateByID(reader, u.Update.ID)
		put(single, err)
		history, err := s.History(reader, slug, u.Update.N, 0)
		put(history, err)
	}
	changes, _, err := s.Changes(reader, slug, journal.Start, 1000)
	put(changes, err)
	for _, of := range []string{"", slug} {
		corrections, err := s.Corrections(reader, of, 0, 1000)
		put(corrections, err)
	}
	front, err := s.Front(reader)
	put(front, err)
	for _, round := range []record.EventID{"round-1", "round-2"} {
		r, err := s.Round(reader, "series", round)
		put(r, err)
		if err != nil {
			continue
		}
		for _, st := range r.Statements {
			one, err := s.Statement(reader, st.Statement.ID)
			put(one, err)
		}
	}
	series, err := s.Series(reader, "series")
	put(series, err)
	return out.String()
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// wantFault checks the kind and the key of a fault, and the field if one is given.
func wantFault(t *testing.T, what string, err error, kind fault.Kind, key, field string) {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	switch {
	case !ok:
		t.Errorf("%s: got %v, want the fault %s", what, err, key)
	case f.Kind != kind || f.Key != key || f.Field != field:
		t.Errorf("%s: got kind %d, %s at %q, want kind %d, %s at %q", what, f.Kind, f.Key, f.Field, kind, key, field)
	}
}

func ptr[T any](v T) *T { return &v }
