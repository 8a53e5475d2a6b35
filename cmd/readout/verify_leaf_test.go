package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// withRecord has three updates with a statement each, the first of them in two revisions, and
// an update that was taken back, which nothing quotes.
func withRecord(t *testing.T) *history {
	t.Helper()
	h := aHistory(t, 4)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		err := first(
			d.SaveActor(ctx, record.Actor{ID: "mori", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Mori"}}}, 0),
			d.SaveIssue(ctx, record.Issue{ID: "fish", Names: []record.Name{{Lang: "en", Text: "Fishing"}}}, 0))
		for n := 1; n <= 3 && err == nil; n++ {
			err = h.mark(ctx, d, n, fmt.Sprint("talks-", n, "-1"))
		}
		return first(err, putAnew(ctx, d, "talks-1-1"))
	})
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.RetractUpdate(ctx, "talks", 4, 1, "twice")
		return err
	})
	return h
}

func (h *history) mark(ctx context.Context, d *desk.Desk, n int, id string) error {
	_, err := d.MarkStatement(ctx, desk.NewStatement{
		ID: record.StatementID(id), Slug: "talks", N: n, Field: record.Headline, Quote: text.Quote{Exact: fmt.Sprint("Headline ", n)},
		Speaker: []record.ActorID{"mori"}, Kind: record.Assert, Issues: []record.IssueID{"fish"},
	})
	return err
}

// putAnew changes what the record says of a statement.
func putAnew(ctx context.Context, d *desk.Desk, id record.StatementID) error {
	return d.EditStatement(ctx, id, desk.StatementEdit{
		Speaker: []record.ActorID{"mori"}, Kind: record.Assert, Issues: []record.IssueID{"fish"}, Gist: text.Local{"en": "In other words"},
	})
}

// sources gives a site as a folder, as a backup and over HTTP.
func (h *history) sources(do func(name, where string)) {
	h.t.Helper()
	backup := filepath.Join(h.t.TempDir(), "site.tar")
	must(h.t, "backup", "--data", h.dir, backup)
	p, url := serve(h.t, h.dir)
	do("HTTP", url)
	p.end(h.t)
	do("a folder", h.dir)
	do("a backup", backup)
}

// TestHiding tries to hide what was public, or what became of it, without a line that says so:
// a stranger finds it over HTTP, who is shown no word of what is kept back, and without having kept
// a head. That an update was taken back, which the item never quoted, is no excuse.
func TestHiding(t *testing.T) {
	const ofFirst = ` WHERE item = 'statement' AND item_id = 'talks-1-1'`
	for _, row := range []struct {
		name  string
		do    func(h *history)
		http  string // what is said over HTTP
		tells string // what is said of a folder and a backup, "" if nothing: there all can be read
	}{
		{"an item, with all its revisions", func(h *history) {
			h.sql(`UPDATE record_item SET standing = 'withdrawn' WHERE id = 'talks-1-1'`)
		}, "no line says that they were withdrawn", "something is hidden or shown without a line"},
		{"an item, by calling it a draft", func(h *history) {
			h.sql(`UPDATE record_item SET standing = 'draft' WHERE id = 'talks-1-1'`)
		}, "no line says that they were withdrawn", "something is hidden or shown without a line"},
		{"an update", func(h *history) {
			h.sql(`UPDATE coverage_update SET standing = 'draft' WHERE n = 3`)
		}, "no line says that they were withdrawn", "something is hidden or shown without a line"},
		{"the words of an item, as if erased", func(h *history) {
			h.sql(`UPDATE revision SET content = '', salt = ''` + ofFirst + ` AND number = 1`)
		}, "no line says that they were withdrawn or erased", "no line says that they were withdrawn or erased"},
		{"that words were erased, behind a withdrawal", func(h *history) {
			h.work(func(ctx context.Context, d *desk.Desk) error { return d.WithdrawStatement(ctx, "talks-1-1") })
			h.sql(`UPDATE revision SET content = '', salt = ''` + ofFirst + ` AND number = 1`)
		}, "no line says that they were withdrawn or erased", "no line says that they were withdrawn or erased"},
		{"an item behind an update that it does not quote", func(h *history) {
			h.sql(`UPDATE change SET quotes = (SELECT id FROM coverage_update WHERE n = 4)` + ofFirst)
			h.cover()
		}, "quotes other words than it does", "quotes other words than it does"},
		{"an item behind words that nobody could read", func(h *history) {
			h.sql(`UPDATE change SET quotes = '?'` + ofFirst)
			h.cover()
		}, "quotes other words than it does", "quotes other words than it does"},
		{"behind lines of the form that says less", func(h *history) {
			h.sql(`UPDATE change SET form = 1, withdrawn = 0, erased = 0, quotes = ''`+ofFirst,
				`UPDATE record_item SET standing = 'withdrawn' WHERE id = 'talks-1-1'`)
			h.cover()
		}, "behind lines of the newer one", "behind lines of the newer one"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			h := withRecord(t)
			row.do(h)
			h.sources(func(name, where string) {
				want := row.tells
				if name == "HTTP" {
					want = row.http
				}
				out, errs, code := do(t, "verify", where, "--messages", "en")
				if code != 1 || !strings.Contains(out+errs, want) {
					t.Errorf("%s: got exit code %d and no %q: %s%s", name, code, want, out, errs)
				}
			})
		})
	}
}

// TestHidingThatIsTold: what the desk itself hides, brings back and erases is right, from
// wherever it is read, all the way.
func TestHidingThatIsTold(t *testing.T) {
	h := withRecord(t)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		v, err := d.Coverage(ctx, "talks", "")
		if err != nil {
			return err
		}
		own := record.Citation{
			Coverage: string(v.Coverage.ID), Revision: 1, Field: record.Title, Quote: text.Quote{Exact: "Talks", End: 5}, Lang: "en", Mode: record.Reported,
		}
		return first(
			d.SaveIssue(ctx, record.Issue{ID: "talk", Names: []record.Name{{Lang: "en", Text: "Talk"}}, Citations: []record.Citation{own}}, 0),
			d.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindIssue, ID: "talk"}}, desk.WithdrawItems, desk.Once{}))
	})
	head := filepath.Join(t.TempDir(), "head.txt")
	h.sound(head, "", "the beginning")
	for _, step := range []struct {
		name string
		do   func(ctx context.Context, d *desk.Desk) error
		says string
	}{
		{"withdrawn", func(ctx context.Context, d *desk.Desk) error { return d.WithdrawStatement(ctx, "talks-1-1") }, "revisions were withdrawn"},
		{"a draft again", func(ctx context.Context, d *desk.Desk) error {
			return d.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindStatement, ID: "talks-2-1"}}, desk.RedraftItems, desk.Once{})
		}, ""},
		{"and published again", func(ctx context.Context, d *desk.Desk) error {
			return d.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindStatement, ID: "talks-2-1"}}, desk.PublishItems, desk.Once{})
		}, ""},
		{"what it quotes was taken back", func(ctx context.Context, d *desk.Desk) error {
			_, err := d.RetractUpdate(ctx, "talks", 2, 2, "twice")
			return err
		}, ""},
		{"changed when it rests on nothing public", func(ctx context.Context, d *desk.Desk) error {
			return putAnew(ctx, d, "talks-2-1")
		}, ""},
		{"erased after it was withdrawn", func(ctx context.Context, d *desk.Desk) error {
			_, err := d.EraseUpdate(ctx, "talks", 1, "law")
			return err
		}, "revisions were erased"},
		{"of words that still stand the earlier ones are erased, of a withdrawn item too", func(ctx context.Context, d *desk.Desk) error {
			_, err := d.EraseCoverageWords(ctx, "talks", "law")
			return err
		}, "revisions were erased"},
		{"erased after it was taken back", func(ctx context.Context, d *desk.Desk) error {
			_, err := d.EraseUpdate(ctx, "talks", 2, "law")
			return err
		}, "revisions were erased"},
	} {
		h.work(step.do)
		h.sound(head, step.says, step.name)
	}
}

// sound wants nothing wrong, from wherever it is read, with the head that was kept first.
func (h *history) sound(head, says, when string) {
	h.t.Helper()
	kept, err := os.ReadFile(head)
	h.sources(func(name, where string) {
		out, errs, code := do(h.t, "verify", where, "--head", head, "--messages", "en")
		if code != 0 || name == "HTTP" && !strings.Contains(out, says) {
			h.t.Errorf("%s, %s: got exit code %d, want 0 and %q: %s%s", when, name, code, says, out, errs)
		}
		if err != nil {
			kept, err = os.ReadFile(head)
			return
		}
		if err := os.WriteFile(head, kept, 0o600); err != nil {
			h.t.Fatal(err)
		}
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// TestAJournalOfBeforeGoesOn: lines of the older form, as an older program left them, stay as
// they are under lines of the newer one; a head over them goes on proving; and once there is a newer
// line there is no way back.
func TestAJournalOfBeforeGoesOn(t *testing.T) {
	h := &history{t, filepath.Join(folder(t), "data")}
	oldDatabaseFrom(t, "../../internal/store/testdata/old-00025.sql", h.dir)
	unsay(t, h.dir)
	h.sql(`DELETE FROM hook`)
	if out, errs, code := do(t, "verify", h.dir, "--messages", "en"); code != 0 || !strings.Contains(out, "4 lines are of the older form") {
		t.Errorf("as the older program left it: got exit code %d: %s%s", code, out, errs)
	}
	h.work(func(context.Context, *desk.Desk) error { return nil }) // which signs the first head
	head := filepath.Join(t.TempDir(), "head.txt")
	h.sound(head, "4 lines are of the older form", "before the first new line")
	h.work(func(ctx context.Context, d *desk.Desk) error {
		better := "Talks begin anew"
		_, err := d.EditUpdate(ctx, "old", 1, desk.UpdateEdit{From: 2, Headline: &better})
		return err
	})
	h.sound(head, "5 lines of the journal read", "with a new line")
	h.work(func(ctx context.Context, d *desk.Desk) error { return d.WithdrawStatement(ctx, "said") })
	h.sound(head, "2 revisions were withdrawn", "with a new line of an item that has old ones")
	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.EraseUpdate(ctx, "old", 1, "law")
		return err
	})
	h.sound(head, "5 revisions were erased", "erased, the older lines too")
	h.sql(`UPDATE change SET form = 1, withdrawn = 0, erased = 0, quotes = '' WHERE seq = (SELECT MAX(seq) FROM change)`)
	h.cover()
	if out, code := h.verify(head); code != 1 || !strings.Contains(out, "behind lines of the newer one") {
		t.Errorf("back to the older form: got exit code %d: %s", code, out)
	}
}
