package main

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/follow"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// history is a data folder with a coverage, as its owner, or whoever has got hold of it, can
// change it behind the program's back.
type history struct {
	t   *testing.T
	dir string
}

// aHistory has so many updates, the second of them in two revisions, and a signed head.
func aHistory(t *testing.T, updates int) *history {
	t.Helper()
	h := &history{t, folder(t)}
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.CreateCoverage(ctx, desk.NewCoverage{Slug: "talks", State: coverage.Running, Title: text.Local{"en": "Talks"}})
		return err
	})
	h.post(updates)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		better := "Headline 2, better"
		_, err := d.EditUpdate(ctx, "talks", 2, desk.UpdateEdit{From: 1, Headline: &better})
		return err
	})
	return h
}

// work opens the site, does something, has a head signed and closes it.
func (h *history) work(do func(ctx context.Context, d *desk.Desk) error) {
	h.t.Helper()
	s, err := store.Open(h.t.Context(), h.dir, store.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	defer s.Close()
	ctx := people.With(h.t.Context(), system)
	if err := do(ctx, desk.New(s, desk.Site{Name: "Test", Lang: "en", TZ: "UTC"}, nil)); err != nil {
		h.t.Fatal(err)
	}
	key, err := follow.LoadKey(h.dir)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := follow.New(s, key, follow.Options{}).CatchUp(ctx); err != nil {
		h.t.Fatal(err)
	}
}

func (h *history) post(count int) {
	h.t.Helper()
	h.work(func(ctx context.Context, d *desk.Desk) error {
		for i := range count {
			if _, err := d.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: fmt.Sprint("Headline ", i+1), Markdown: "Words."}); err != nil {
				return err
			}
		}
		return nil
	})
}

// sql changes the database.
func (h *history) sql(statements ...string) {
	h.t.Helper()
	h.open(func(db *sql.DB) error {
		for _, statement := range append([]string{`PRAGMA foreign_keys = 0`}, statements...) {
			if _, err := db.Exec(statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		return nil
	})
}

func (h *history) open(do func(*sql.DB) error) {
	h.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(h.dir, store.FileName))
	if err != nil {
		h.t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := do(db); err != nil {
		h.t.Fatal(err)
	}
}

// cover does what somebody does who has everything, the key too: works out all hashes of the
// changed history anew, throws the tree away and has the site sign again.
func (h *history) cover() {
	h.t.Helper()
	h.open(func(db *sql.DB) error {
		rows, err := db.Query(`
			SELECT c.seq, c.at, c.kind, c.item, c.item_id, c.revision, r.salt, r.content, c.form, c.withdrawn, c.erased, c.quotes FROM change c
			JOIN revision r ON r.item = c.item AND r.item_id = c.item_id AND r.number = c.revision ORDER BY c.seq`)
		if err != nil {
			return err
		}
		defer rows.Close()
		var sealed []journal.Change
		for rows.Next() {
			var c journal.Change
			var at, form int64
			var salt, content, quotes string
			if err := rows.Scan(&c.Seq, &at, &c.Kind, &c.Item, &c.ID, &c.Revision, &salt, &content, &form, &c.Withdrawn, &c.Erased, &quotes); err != nil {
				return err
			}
			if c.Old = form == 1; quotes != "" {
				c.Quotes = strings.Split(quotes, ",")
			}
			raw, err := hex.DecodeString(salt)
			if err != nil {
				return err
			}
			c.At, c.Content = time.UnixMicro(at), journal.Commit(raw, []byte(content))
			c.Seal()
			sealed = append(sealed, c)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		for _, c := range sealed {
			if _, err := db.Exec(`UPDATE change SET content = $1, leaf = $2 WHERE seq = $3`, hex.EncodeToString(c.Content[:]), hex.EncodeToString(c.Leaf[:]), c.Seq); err != nil {
				return err
			}
		}
		_, err = db.Exec(`DELETE FROM tree_hash; DELETE FROM tree_head`)
		return err
	})
	h.work(func(context.Context, *desk.Desk) error { return nil })
}

// copy keeps the database as it is, and gives back what puts it there again.
func (h *history) copy() (restore func()) {
	h.t.Helper()
	file := filepath.Join(h.dir, store.FileName)
	raw, err := os.ReadFile(file)
	if err != nil {
		h.t.Fatal(err)
	}
	return func() {
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			h.t.Fatal(err)
		}
	}
}

// verify asks with an older head; every row of the tests keeps one first.
func (h *history) verify(head string) (out string, code int) {
	h.t.Helper()
	out, errs, code := do(h.t, "verify", h.dir, "--head", head, "--messages", "en")
	return out + errs, code
}

// slipIn dates the newest line back to the moment of an older one.
const slipIn = `UPDATE change SET at = (SELECT at FROM change WHERE seq = 4) WHERE seq = (SELECT MAX(seq) FROM change)`

// swap exchanges the numbers of lines 4 and 6.
const swap = `
	UPDATE revision SET change = NULL; UPDATE change SET seq = -4 WHERE seq = 4; UPDATE change SET seq = 4 WHERE seq = 6;
	UPDATE change SET seq = 6 WHERE seq = -4; UPDATE change SET at = (SELECT at FROM change WHERE seq = 5) WHERE seq IN (4, 6)`

// drop takes line 5 out and lets those behind it move up.
const drop = `
	UPDATE revision SET change = NULL; DELETE FROM stream_line; DELETE FROM change WHERE seq = 5;
	DELETE FROM revision WHERE item = 'update' AND item_id = (SELECT id FROM coverage_update WHERE n = 4);
	DELETE FROM coverage_update WHERE n = 4;
	UPDATE change SET seq = -seq + 1 WHERE seq > 5; UPDATE change SET seq = -seq WHERE seq < 0;
	INSERT INTO stream_line (stream, seq, change) SELECT 'site', seq, seq FROM change;
	UPDATE stream_head SET seq = seq - 1; UPDATE journal_head SET seq = seq - 1`

const reword = `
	UPDATE revision SET content = replace(content, 'Headline 3', 'Headline X');
	UPDATE coverage_update SET message = replace(message, 'Headline 3', 'Headline X')`

const otherSalt = `
	UPDATE revision SET salt = (SELECT salt FROM revision WHERE item = 'coverage') WHERE item = 'update'
	AND item_id = (SELECT id FROM coverage_update WHERE n = 3)`

// TestTampering tries the seven ways to change a past, each as somebody does who changes
// rows, and as somebody does who has the key and covers it up. Whoever kept one head finds it.
func TestTampering(t *testing.T) {
	for _, row := range []struct {
		name string
		do   func(h *history, before func())
		want []string // what is said, in whatever order
	}{
		{"words are changed", func(h *history, _ func()) { h.sql(reword) }, []string{"line 4 (update/", "not what the line commits to"}},
		{"words are changed and it is covered up", func(h *history, _ func()) { h.sql(reword); h.cover() }, []string{"lines 1 to 12", "The history has split"}},
		{"what pages show is changed alone", func(h *history, _ func()) {
			h.sql(`UPDATE coverage_update SET message = replace(message, 'Headline 3', 'Headline X')`)
		}, []string{"line 4 (update/", "Pages show other words"}},
		{"a line is deleted", func(h *history, _ func()) {
			h.sql(`UPDATE revision SET change = NULL WHERE change = 5`, `DELETE FROM change WHERE seq = 5`)
		}, []string{"line 5 (update/", "gap or are out of order", "no line of it"}},
		{"the last line is deleted", func(h *history, _ func()) {
			h.sql(`UPDATE revision SET change = NULL WHERE change = 14`, `DELETE FROM change WHERE seq = 14`)
		}, []string{"not over these lines", "no line of it"}},
		{"a line is deleted and it is covered up", func(h *history, _ func()) { h.sql(drop); h.cover() }, []string{"lines 1 to 12", "The history has split"}},
		{"lines are put in another order", func(h *history, _ func()) { h.sql(swap) }, []string{"line 4 (update/", "line 6 (update/", "its own hash does not fit"}},
		{"lines are put in another order and it is covered up", func(h *history, _ func()) { h.sql(swap); h.cover() }, []string{"The history has split"}},
		{"a line is dated back", func(h *history, _ func()) { h.sql(`UPDATE change SET at = at - 3600000000 WHERE seq = 6`) }, []string{"line 6 (update/", "dated before the one in front of it"}},
		{"a line is dated back and it is covered up", func(h *history, _ func()) { h.sql(`UPDATE change SET at = at - 1 WHERE seq = 1`); h.cover() }, []string{"The history has split"}},
		{"a new line is slipped in with an old date", func(h *history, _ func()) { h.sql(slipIn); h.cover() }, []string{"line 14 (update/", "came after the older head and is dated before it"}},
		{"an old backup is put back", func(_ *history, before func()) { before() }, []string{"lines 11 to 12", "an old backup was put back"}},
		{"an old backup is put back and written on", func(h *history, before func()) { before(); h.post(5) }, []string{"lines 1 to 12", "The history has split"}},
		{"the history forks: as long, and other words", func(h *history, before func()) { before(); h.post(4) }, []string{"lines 1 to 12", "The history has split"}},
		{"a salt is another's", func(h *history, _ func()) { h.sql(otherSalt) }, []string{"line 4 (update/", "words or their salt were changed"}},
		{"a salt is another's and it is covered up", func(h *history, _ func()) { h.sql(otherSalt); h.cover() }, []string{"The history has split"}},
		{"words are emptied without a line that says so", func(h *history, _ func()) {
			h.sql(`UPDATE revision SET content = '', salt = '' WHERE item = 'update' AND number = 1`)
		}, []string{"line 2 (update/", "no line says that they were withdrawn or erased"}},
		{"the head is signed by somebody else", func(h *history, _ func()) {
			if err := os.Remove(filepath.Join(h.dir, follow.KeyFile)); err != nil {
				h.t.Fatal(err)
			}
			h.post(1)
		}, []string{"signed by another key"}},
		{"the head is forged", func(h *history, _ func()) {
			h.sql(`UPDATE tree_head SET note = replace(note, char(10) || '14' || char(10), char(10) || '13' || char(10))`)
		}, []string{"not signed by the key"}},
		{"words are changed by a revision that names another's line", func(h *history, _ func()) {
			h.sql(`INSERT INTO revision (item, item_id, number, content, salt, made_by, at, change)
					SELECT item, item_id, 9, replace(content, 'better', 'worse'), salt, made_by, at, change FROM revision WHERE item = 'update' AND number = 2`,
				`UPDATE coverage_update SET revision = 9, message = replace(message, 'better', 'worse') WHERE n = 2`)
		}, []string{"no line of it"}},
		{"something is public without a line", func(h *history, _ func()) {
			h.sql(`INSERT INTO coverage_update (id, coverage, n, standing, revision, kind, said, pinned, message, made_by, posted, changed)
				SELECT 'secret', coverage, 99, standing, revision, kind, said, pinned, message, made_by, posted, changed FROM coverage_update WHERE n = 1`)
		}, []string{"update/secret"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			h := aHistory(t, 8) // 10 lines
			before := h.copy()
			h.post(2)
			head := filepath.Join(t.TempDir(), "head.txt")
			if out, code := h.verify(head); code != 0 || !strings.Contains(out, "Nothing is wrong.") {
				t.Fatalf("before: got exit code %d: %s", code, out)
			}
			kept, err := os.ReadFile(head)
			if err != nil {
				t.Fatal(err)
			}
			h.post(2)
			if out, code := h.verify(head); code != 0 || !strings.Contains(out, "is as it was") {
				t.Fatalf("having grown: got exit code %d: %s", code, out)
			}
			if err := os.WriteFile(head, kept, 0o600); err != nil {
				t.Fatal(err)
			}
			row.do(h, before)
			out, code := h.verify(head)
			if code != 1 {
				t.Errorf("got exit code %d, want 1", code)
			}
			for _, want := range row.want {
				if !strings.Contains(out, want) {
					t.Errorf("got no %q in: %s", want, out)
				}
			}
			if again, err := os.ReadFile(head); err != nil || string(again) != string(kept) {
				t.Errorf("the kept head: got it replaced or gone (%v), want it as it was", err)
			}
		})
	}
}

// TestVerifyAfterErasure: the words are gone and nothing is wrong, in the folder, in a backup
// of it and over HTTP.
func TestVerifyAfterErasure(t *testing.T) {
	h := aHistory(t, 5)
	head := filepath.Join(t.TempDir(), "head.txt")
	if out, code := h.verify(head); code != 0 {
		t.Fatalf("before: %s", out)
	}
	kept, err := os.ReadFile(head)
	if err != nil {
		t.Fatal(err)
	}
	if out := must(t, "erase", "--data", h.dir, "--slug", "talks", "--n", "2", "--reason", "A court has ordered it.", "--messages", "en"); !strings.Contains(out, "Backups made before still hold the words.") {
		t.Errorf("erase: got %q, want to be told of the backups", out)
	}
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.EditCoverage(ctx, "talks", desk.CoverageEdit{From: 1, Title: text.Local{"en": "Another title"}})
		return err
	})
	must(t, "erase", "--data", h.dir, "--slug", "talks", "--earlier", "--reason", "A court has ordered it.", "--messages", "en")
	backup := filepath.Join(t.TempDir(), "site.tar")
	must(t, "backup", "--data", h.dir, backup)
	_, url := serve(t, h.dir)
	for _, from := range []string{h.dir, backup, url} {
		t.Run(strings.SplitN(from, ":", 2)[0], func(t *testing.T) {
			if err := os.WriteFile(head, kept, 0o600); err != nil {
				t.Fatal(err)
			}
			out, errs, code := do(t, "verify", from, "--head", head, "--messages", "en")
			if code != 0 || !strings.Contains(out, "4 revisions were erased, and later lines say so.") {
				t.Errorf("got exit code %d: %s%s", code, out, errs)
			}
		})
	}
}

// TestVerifyOverHTTP: a stranger with one head finds what the owner covered up.
func TestVerifyOverHTTP(t *testing.T) {
	h := aHistory(t, 5)
	head := filepath.Join(t.TempDir(), "head.txt")
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.RetractUpdate(ctx, "talks", 5, 1, "twice")
		return err
	})
	p, url := serve(t, h.dir)
	out := must(t, "verify", url, "--head", head, "--messages", "en")
	for _, want := range []string{"8 lines", "7 revisions", "One revision was withdrawn", "Nothing is wrong."} {
		if !strings.Contains(out, want) {
			t.Errorf("got no %q in: %s", want, out)
		}
	}
	p.end(t)
	for _, row := range []struct{ name, do, want string }{
		{"what pages show is changed", `UPDATE coverage_update SET message = replace(message, 'Headline 3', 'Headline X')`, "not what the line commits to"},
		{"words are changed and it is covered up", reword, "The history has split"},
	} {
		t.Run(row.name, func(t *testing.T) {
			back := h.copy()
			defer back()
			h.sql(row.do)
			if row.do == reword {
				h.cover()
			}
			p, url := serve(t, h.dir)
			defer p.end(t)
			out, errs, code := do(t, "verify", url, "--head", head, "--messages", "en")
			if code != 1 || !strings.Contains(out+errs, row.want) {
				t.Errorf("got exit code %d and no %q: %s%s", code, row.want, out, errs)
			}
		})
	}
}

// TestVerifyAStatementKeptBack: over HTTP the words of a statement that quotes what was retracted
// are kept back, and of one that was withdrawn. Of any other they are missing.
func TestVerifyAStatementKeptBack(t *testing.T) {
	h := aHistory(t, 3)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		err := first(
			d.SaveActor(ctx, record.Actor{ID: "mori", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Mori"}}}, 0),
			d.SaveIssue(ctx, record.Issue{ID: "fish", Names: []record.Name{{Lang: "en", Text: "Fishing"}}}, 0))
		for n := 1; n <= 3 && err == nil; n++ {
			_, err = d.MarkStatement(ctx, desk.NewStatement{
				Slug: "talks", N: n, Field: record.Headline, Quote: text.Quote{Exact: fmt.Sprint("Headline ", n)},
				Speaker: []record.ActorID{"mori"}, Kind: record.Assert, Issues: []record.IssueID{"fish"},
			})
		}
		return err
	})
	kept := func(want int, says string) {
		t.Helper()
		p, url := serve(t, h.dir)
		defer p.end(t)
		out, errs, code := do(t, "verify", url, "--messages", "en")
		if code != want || !strings.Contains(out+errs, says) {
			t.Errorf("got exit code %d and no %q: %s%s", code, says, out, errs)
		}
	}
	kept(0, "Nothing is wrong.")
	back := h.copy()
	h.sql(`UPDATE record_item SET standing = 'withdrawn' WHERE kind = 'statement' AND id = (SELECT MAX(id) FROM record_item WHERE kind = 'statement')`)
	kept(1, "no line says that they were withdrawn or erased")
	back()
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.RetractUpdate(ctx, "talks", 2, 2, "twice")
		return first(err, d.WithdrawStatement(ctx, "talks-1-1"))
	})
	kept(0, "Nothing is wrong.")
}

func TestVerifyNeedsSomethingToRead(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name string
		args []string
		want string
		code int
	}{
		{"a folder that is not there", []string{"verify", "/nowhere/at/all"}, "neither an address, nor a data folder", exitUnchecked},
		{"a folder without a site", []string{"verify", t.TempDir()}, "neither an address, nor a data folder", exitUnchecked},
		{"a head that is none", []string{"verify", t.TempDir(), "--head", empty}, "with a head that was kept", exitUsage},
	} {
		_, errs, code := do(t, append(row.args, "--messages", "en")...)
		if code != row.code || !strings.Contains(errs, row.want) {
			t.Errorf("%s: got exit code %d, %q, want %d and %q", row.name, code, errs, row.code, row.want)
		}
	}
}
