package store_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

var update = flag.Bool("update", false, "write testdata/old-<version>.sql for today's schema, if it is not there")

// TestOldDatabases opens a database as every version of the schema left it, brings it to
// today and goes on with it. A new migration comes with a new file, made by -update; the
// files that are there are never written again.
func TestOldDatabases(t *testing.T) {
	migrations, err := filepath.Glob("migrations/*.sql")
	if err != nil || len(migrations) == 0 {
		t.Fatalf("migrations: got %v, %v", migrations, err)
	}
	for _, m := range migrations {
		version, _, _ := strings.Cut(filepath.Base(m), "_")
		seed := filepath.Join("testdata", "old-"+version+".sql")
		if _, err := os.Stat(seed); err != nil && *update && m == migrations[len(migrations)-1] {
			writeSeed(t, seed)
		}
		t.Run(version, func(t *testing.T) { bringToToday(t, version, seed) })
	}
}

func bringToToday(t *testing.T, version, seed string) {
	script, err := os.ReadFile(seed)
	if err != nil {
		t.Fatalf("%v: run this test with -update after a new migration", err)
	}
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatalf("open: got %v, want it brought to today", err)
	}
	defer s.Close()
	if err := s.Read(t.Context(), oldIsThere(t)); err != nil {
		t.Fatal(err)
	}
	if version >= "00005" {
		if err := s.Read(t.Context(), accountIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00008" {
		if err := s.Read(t.Context(), timingIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00013" {
		if err := s.Read(t.Context(), placementIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00020" {
		if err := s.Read(t.Context(), hookIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00016" {
		if err := s.Read(t.Context(), actIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00018" {
		if err := s.Read(t.Context(), memoIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00023" {
		if err := s.Read(t.Context(), uploadsAreThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00024" {
		if err := s.Read(t.Context(), draftDecisionIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	if version >= "00025" {
		if err := s.Read(t.Context(), mergeIsThere(t)); err != nil {
			t.Fatal(err)
		}
	}
	c, err := store.Commit(t.Context(), s, func(ctx context.Context, tx *store.Tx) (*journal.Change, error) {
		u, err := tx.UpdateByN(ctx, "old-coverage", 1)
		if err != nil {
			return nil, err
		}
		u.Revision, u.Message.Headline = 3, "Once more"
		if err := tx.SaveUpdate(ctx, u, "u1"); err != nil {
			return nil, err
		}
		c := &journal.Change{Kind: journal.Revised, Item: store.ItemUpdate, ID: string(u.ID), Revision: 3, Coverage: "old-coverage"}
		return c, tx.Announce(ctx, c, journal.CoverageStream("old-coverage"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := c.In(journal.CoverageStream("old-coverage")); c.Seq != 5 || p.Seq != 4 {
		t.Errorf("the next line: got %d, in its stream %d, want 5 and 4", c.Seq, p.Seq)
	}
}

// oldIsThere looks for everything that seedRows put in.
func oldIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		changes, err := tx.ChangesAfter(ctx, journal.Site, 0, 100)
		if err != nil {
			return err
		}
		var kinds []string
		for _, c := range changes {
			kinds = append(kinds, string(c.Kind))
			if want := sha256.Sum256(append([]byte{0}, c.Canonical()...)); c.Leaf != want {
				t.Errorf("leaf of change %d: got %x, want %x", c.Seq, c.Leaf, want)
			}
			salt, content, digest, err := tx.Commitment(ctx, c.Item, c.ID, c.Revision)
			if err != nil {
				return err
			}
			if want := sha256.Sum256(slices.Concat(salt, content)); digest != want || c.Content != want {
				t.Errorf("commitment of change %d: got %x in the line, want %x", c.Seq, c.Content, want)
			}
		}
		if got, want := fmt.Sprint(kinds), "[coverage update revise record]"; got != want {
			t.Errorf("changes: got %s, want %s", got, want)
		}
		u, err := tx.UpdateByN(ctx, "old-coverage", 1)
		if err != nil {
			return err
		}
		if got, want := u.Message.Headline+"/"+u.Message.Body.Plain(), "Talks begin again/会談が始まった。"; got != want || u.States != 2 {
			t.Errorf("update: got %q in %d states, want %q in 2", got, u.States, want)
		}
		list, err := tx.PublicUpdates(ctx, u.Coverage, coverage.Editorial, store.Place{}, 9)
		if err != nil || len(list) != 1 || u.Place() != coverage.OrderKey(u.Message.Said, u.N) {
			t.Errorf("in editorial order: got %d updates, %v, want one at the place of its time", len(list), err)
		}
		anchors, err := tx.AnchorsOfUpdate(ctx, u.ID)
		if err != nil {
			return err
		}
		if count, first, last, err := tx.Span(ctx, "old-coverage"); err != nil || count != 1 || first == nil || !first.Equal(*last) {
			t.Errorf("updates that are public: got %d from %v to %v, %v, want one", count, first, last, err)
		}
		if len(anchors) != 1 || anchors[0].Start != 0 || anchors[0].End != 2 || anchors[0].ID != "said" {
			t.Errorf("anchors: got %+v, want one of the statement at 0 to 2", anchors)
		}
		s, err := store.Item[record.Statement](ctx, tx, record.KindStatement, "said")
		if err != nil {
			return err
		}
		if got := s.Item.Citations[0].Quote.Exact; got != "会談" {
			t.Errorf("cited words: got %q, want 会談", got)
		}
		live, err := tx.CoveragesIn(ctx, coverage.Running, 9)
		if err != nil || len(live) != 1 || live[0].Coverage.Slug != "old" {
			t.Errorf("live: got %d, %v, want the old coverage", len(live), err)
		}
		user, err := tx.UserByToken(ctx, "token-hash", time.Now())
		if err == nil && user.Name != "ann" {
			t.Errorf("user: got %q, want ann", user.Name)
		}
		return err
	}
}

// accountIsThere looks for what is kept of accounts since 00005.
func accountIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		sessions, err := tx.Sessions(ctx, "u1", at)
		if err != nil {
			return err
		}
		if len(sessions) != 1 || sessions[0].Browser != "Firefox, Linux" || !sessions[0].Opened.Equal(at) {
			t.Errorf("sessions: got %+v, want one opened in Firefox", sessions)
		}
		u, key, err := tx.UserByPasskey(ctx, "passkey-id")
		if err == nil && (u.Name != "ann" || key.Name != "phone" || string(key.Public) != "{}") {
			t.Errorf("passkey: got %+v of %s, want ann's phone", key, u.Name)
		}
		return err
	}
}

// timingIsThere looks for what is put off since 00008.
func timingIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		s, ok, err := tx.ScheduleOf(ctx, store.ItemUpdate, "old-update")
		if err != nil || !ok || !s.At.Equal(at.Add(time.Hour)) || s.By != "u1" || s.Held != coverage.HeldChanged {
			t.Errorf("schedule: got %+v, %v, want one by u1 in an hour, held as it was changed", s, err)
		}
		e, ok, err := tx.EmbargoOn(ctx, store.ItemUpdate, "old-update")
		if err != nil || !ok || !e.Until.Equal(at.Add(time.Minute)) || e.Lifter != "u1" || e.Reason != "said" {
			t.Errorf("embargo: got %+v, %v, want one for a minute, lifted by u1", e, err)
		}
		return nil
	}
}

// placementIsThere looks for where updates were put since 00013.
func placementIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, "old-update")
		if err == nil && (!u.Pinned() || u.Placement.Rank != u.Place()+"5" || u.Placement.Revision != 1) {
			t.Errorf("placement: got %+v, want it pinned", u.Placement)
		}
		return err
	}
}

// hookIsThere looks for the webhook that is kept since 00020.
func hookIsThere(t *testing.T) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		h, err := tx.Hook(ctx, "h1")
		if err != nil {
			return err
		}
		sent, err := tx.Deliveries(ctx, "h1", 9)
		if h.Name != "wire" || h.Seq != 1 || !h.Hears(hook.UpdatePublished) || h.Hears(hook.UpdateEdited) || len(sent) != 1 || !sent[0].Came() {
			t.Errorf("hook: got %+v with %+v, want the wire, told line 1", h, sent)
		}
		return err
	}
}

// seedRows is a little of everything that a database holds.
func seedRows(ctx context.Context, tx *store.Tx) error {
	c := &coverage.Coverage{ID: "old-coverage", Slug: "old", Standing: coverage.Published, Revision: 1, Content: coverage.Content{
		Form: coverage.Live, State: coverage.Running, Lang: "ja", TZ: "Asia/Tokyo", Title: text.Local{"ja": "会談", "en": "Talks"}, Tags: []string{"tag"},
	}}
	stream := journal.CoverageStream(string(c.ID))
	if err := tx.SaveCoverage(ctx, c, "u1"); err != nil {
		return err
	}
	change := &journal.Change{Kind: journal.Covered, Item: store.ItemCoverage, ID: string(c.ID), Revision: 1, Coverage: string(c.ID)}
	if err := tx.Announce(ctx, change, stream); err != nil {
		return err
	}
	n, err := tx.NextN(ctx, c.ID)
	if err != nil {
		return err
	}
	u := &coverage.Update{ID: "old-update", Coverage: c.ID, N: n, Standing: coverage.Published, Revision: 1, Posted: tx.Now, Message: coverage.Message{
		Kind: coverage.Report, Said: tx.Now, Headline: "Talks begin", Body: text.Paragraphs("会談が始まった。"),
	}}
	for _, kind := range []journal.Kind{journal.Posted, journal.Revised} {
		if err := tx.SaveUpdate(ctx, u, "u1"); err != nil {
			return err
		}
		change := &journal.Change{Kind: kind, Item: store.ItemUpdate, ID: string(u.ID), Revision: u.Revision, Coverage: string(c.ID)}
		if err := tx.Announce(ctx, change, stream); err != nil {
			return err
		}
		u.Revision, u.Message.Headline = 2, "Talks begin again"
	}
	if _, err := tx.SaveItem(ctx, record.Statement{ID: "said", Kind: record.Assert, Speaker: []record.ActorID{"somebody"}, Citations: []record.Citation{{
		Coverage: string(c.ID), Update: string(u.ID), N: n, Revision: 2, Field: record.Body, Lang: "ja", Mode: record.Reported,
		Quote: text.Quote{Exact: "会談", Suffix: "が始まった。", Start: 0, End: 2},
	}}}, coverage.Published, "u1"); err != nil {
		return err
	}
	if err := tx.SaveAnchors(ctx, record.KindStatement, "said", []store.Anchor{{Coverage: c.ID, Update: u.ID, Field: record.Body, Start: 0, End: 2}}); err != nil {
		return err
	}
	if err := tx.Announce(ctx, &journal.Change{Kind: journal.Recorded, Item: string(record.KindStatement), ID: "said", Revision: 1, Quotes: []string{string(u.ID)}}); err != nil {
		return err
	}
	if err := tx.AddUser(ctx, &people.User{ID: "u1", Name: "ann", Role: people.Editor, Created: tx.Now}); err != nil {
		return err
	}
	if err := tx.AddToken(ctx, &people.Token{
		ID: "token-hash", Hash: "token-hash", User: "u1", Name: "wire", Scope: people.Everything, Made: tx.Now, Expires: tx.Now.AddDate(90, 0, 0),
	}); err != nil {
		return err
	}
	if err := tx.AddSession(ctx, "session-hash", "u1", tx.Now.Add(time.Hour), "Firefox, Linux"); err != nil {
		return err
	}
	if err := tx.AddPasskey(ctx, &people.Passkey{ID: "passkey-id", User: "u1", Name: "phone", Public: []byte("{}"), Created: tx.Now}); err != nil {
		return err
	}
	u.Placement = coverage.Placement{Pinned: true, Rank: u.Place() + "5"}
	if err := tx.SavePlacement(ctx, u, "u1"); err != nil {
		return err
	}
	if err := tx.AddHook(ctx, &hook.Hook{ID: "h1", Name: "wire", URL: "https://receiver.example/", Events: []hook.Event{hook.UpdatePublished}, Made: tx.Now, Secret: "whsec_", Seq: 1}); err != nil {
		return err
	}
	if err := tx.AddDelivery(ctx, "h1", &hook.Delivery{Seq: 1, Message: "msg_1", Event: hook.UpdatePublished, At: tx.Now, Took: time.Millisecond, Attempt: 1, Status: 204}); err != nil {
		return err
	}
	w := store.Waiting{Item: store.ItemUpdate, ID: string(u.ID), Coverage: c.ID}
	if err := tx.SaveSchedule(ctx, store.Scheduled{Waiting: w, Schedule: coverage.Schedule{
		At: tx.Now.Add(time.Hour), Revision: 1, By: "u1", Set: tx.Now, Held: coverage.HeldChanged,
	}}); err != nil {
		return err
	}
	now := tx.Now
	if err := tx.SaveEmbargo(ctx, store.Embargoed{Waiting: w, Embargo: coverage.Embargo{
		Until: tx.Now.Add(time.Minute), By: "u1", Set: tx.Now, Lifted: &now, Lifter: "u1", Reason: "said",
	}}); err != nil {
		return err
	}
	err = tx.SaveAct(ctx, people.Act{By: "u1", Name: "ann", Deed: people.PostUpdate, On: "old/1", Client: people.Client{Kind: people.ByToken, Name: "bot"}, Outcome: people.Done})
	if err != nil {
		return err
	}
	if err := tx.KeepDraftDecision(ctx, oldDecision); err != nil {
		return err
	}
	if err := seedMemo(ctx, tx); err != nil {
		return err
	}
	if err := tx.CountUpload(ctx, "u1", time.Hour); err != nil {
		return err
	}
	if err := oldMerge(ctx, tx); err != nil {
		return err
	}
	return tx.KeepAnswer(ctx, "u1", "key", "digest", []byte("{}"))
}

// writeSeed makes a database of today and writes it as SQL that a person can read.
func writeSeed(t *testing.T, file string) {
	dir := t.TempDir()
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s, err := store.Open(t.Context(), dir, store.Options{Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Commit(t.Context(), s, func(ctx context.Context, tx *store.Tx) (struct{}, error) { return struct{}{}, seedRows(ctx, tx) })
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(dump(t, db)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// dump gives a database as SQL: its tables, their rows, its indices.
func dump(t *testing.T, db *sql.DB) string {
	t.Helper()
	var tables, rest []string
	var out strings.Builder
	for _, row := range query(t, db, `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid`) {
		if row[0] == "table" {
			tables = append(tables, row[1])
			out.WriteString(row[2] + ";\n")
		} else {
			rest = append(rest, row[2]+";\n")
		}
	}
	for _, table := range tables {
		var columns []string
		for _, c := range query(t, db, `SELECT name FROM pragma_table_info('`+table+`')`) {
			columns = append(columns, `quote("`+c[0]+`")`)
		}
		for _, row := range query(t, db, `SELECT `+strings.Join(columns, ", ")+` FROM `+table) {
			out.WriteString("INSERT INTO " + table + " VALUES (" + strings.Join(row, ", ") + ");\n")
		}
	}
	return out.String() + strings.Join(rest, "")
}

func query(t *testing.T, db *sql.DB, q string) [][]string {
	t.Helper()
	rows, err := db.Query(q)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for rows.Next() {
		row := make([]string, len(columns))
		into := make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}
