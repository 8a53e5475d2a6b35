package desk_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
	"readout/internal/text"
)

// notes writes a list of corrections as "n.revision kind: note", newest first; those of a
// coverage's own words as "title revision kind: note".
func notes(v *desk.CorrectionsView) string {
	var all []string
	for _, l := range v.Lines {
		words, _ := l.Note.In("ja")
		about := "title "
		if l.Update != nil {
			about = fmt.Sprintf("%d.", l.Update.Update.N)
		}
		all = append(all, fmt.Sprintf("%s%d %s: %s", about, l.Revision, l.Kind, words))
	}
	return strings.Join(all, " | ")
}

// corrections gives the list of a coverage, "" for the site's.
func (s *site) corrections(slug string) string {
	s.t.Helper()
	v, err := s.Corrections(reader, slug, 0, 100)
	s.must(err)
	return notes(v)
}

// beside gives the notes that stand below an update.
func (s *site) beside(slug string, n int) string {
	s.t.Helper()
	v, err := s.Update(reader, slug, n)
	s.must(err)
	var all []string
	for _, u := range v.Updates {
		if u.Update.N != n {
			continue
		}
		for _, k := range u.Corrections {
			all = append(all, fmt.Sprintf("%s %s %s", k.At.Sub(noon), k.Kind, k.Note["ja"]))
		}
	}
	return strings.Join(all, " | ")
}

func TestCorrectionsStandBelowTheUpdateAndInTheLists(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Three ferries"})
	s.post(editor, "talks", desk.NewUpdate{Headline: "Other"})
	check(t, "before any", s.corrections("talks"), "")
	edit := func(n, from int, in desk.UpdateEdit) {
		t.Helper()
		s.clock.forward(minute)
		in.From = from
		_, err := s.EditUpdate(editor, "talks", n, in)
		s.must(err)
	}
	edit(1, 1, desk.UpdateEdit{Headline: ptr("Two ferries"), Note: " 三ではなく二です。 ", Notes: text.Local{"en": "Two, not three."}})
	edit(1, 2, desk.UpdateEdit{Markdown: ptr("A day.")}) // without a note
	edit(1, 3, desk.UpdateEdit{Note: "一日の数です。", Correction: coverage.Clarified})
	edit(2, 1, desk.UpdateEdit{Markdown: ptr("More."), Note: "追記", Correction: coverage.Amended})
	check(t, "below the first", s.beside("talks", 1), "1m0s correction 三ではなく二です。 | 3m0s clarification 一日の数です。")
	want := "2.2 update: 追記 | 1.4 clarification: 一日の数です。 | 1.2 correction: 三ではなく二です。"
	check(t, "the coverage's list", s.corrections("talks"), want)
	check(t, "the site's list", s.corrections(""), want)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "their number", v.Notes, 3)
	first := v.Updates[1]
	check(t, "a note in another language", first.Corrections[0].Note["en"], "Two, not three.")
	h, err := s.History(reader, "talks", 1, 0)
	s.must(err)
	var told []string
	for _, r := range h.Revisions {
		told = append(told, fmt.Sprintf("%d%s", r.Number, r.Message.Told()))
	}
	check(t, "told at each step", strings.Join(told, " "), "1 2correction 3 4clarification")
	home, err := s.DeskHome(editor)
	s.must(err)
	check(t, "on the desk", len(home.Corrections), 3)
}

func TestCorrectionsArePagedByKey(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a"})
	for i := 1; i <= 5; i++ {
		_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: i, Note: fmt.Sprint("note ", i)})
		s.must(err)
	}
	var all []string
	var before int64
	for range 3 {
		v, err := s.Corrections(reader, "talks", before, 2)
		s.must(err)
		all = append(all, notes(v))
		if before == 0 { // one that comes meanwhile moves nothing
			_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 6, Note: "late"})
			s.must(err)
		}
		before = v.Older
	}
	check(t, "pages", strings.Join(all, " / "),
		"1.6 correction: note 5 | 1.5 correction: note 4 / 1.4 correction: note 3 | 1.3 correction: note 2 / 1.2 correction: note 1")
	check(t, "after the last", before, 0)
}

func TestFaultsOfCorrections(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a"})
	s.post(reporter, "talks", desk.NewUpdate{Headline: "waits"})
	s.post(editor, "plan", desk.NewUpdate{Headline: "in a draft"})
	before := s.head()
	for _, row := range []struct {
		name, slug string
		n          int
		in         desk.UpdateEdit
		key, field string
	}{
		{"a correction without a note", "talks", 1, desk.UpdateEdit{Headline: ptr("b"), Correction: coverage.Corrected, Note: " "}, "correction.note_missing", "note"},
		{"an unknown kind", "talks", 1, desk.UpdateEdit{Correction: "excuse", Note: "a"}, "correction.kind_unknown", "correction"},
		{"a retraction by edit", "talks", 1, desk.UpdateEdit{Correction: coverage.Retracted, Note: "a"}, "correction.kind_unknown", "correction"},
		{"a note without end", "talks", 1, desk.UpdateEdit{Note: strings.Repeat("長", 2001)}, "coverage.too_long", "note"},
		{"a note in no language", "talks", 1, desk.UpdateEdit{Note: "a", Notes: text.Local{"English": "a"}}, "coverage.language_form", "notes.English"},
		{"of what waits for an editor", "talks", 2, desk.UpdateEdit{Note: "a"}, "correction.not_public", "note"},
		{"of what stands in a draft", "plan", 1, desk.UpdateEdit{Correction: coverage.Clarified}, "correction.not_public", "correction"},
	} {
		row.in.From = 1
		_, err := s.EditUpdate(editor, row.slug, row.n, row.in)
		wantFault(t, row.name, err, fault.Invalid, row.key, row.field)
	}
	_, err := s.EditUpdate(reporter, "talks", 1, desk.UpdateEdit{From: 1, Note: "a"})
	wantFault(t, "a correction by a reporter", err, fault.Denied, "people.not_allowed", "")
	_, err = s.Corrections(reader, "plan", 0, 10)
	wantFault(t, "the list of a draft", err, fault.NotFound, "coverage.missing", "")
	check(t, "head of the journal after them all", s.head(), before)
}

// TestARetractionTakesTheNotesWithIt: they may quote the words that go.
func TestARetractionTakesTheNotesWithIt(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a"})
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Note: "verboten"})
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", 1, 2, "確かめられませんでした。")
	s.must(err)
	check(t, "the list", s.corrections(""), "1.3 retraction: 確かめられませんでした。")
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "their number", v.Notes, 1)
	s.post(editor, "talks", desk.NewUpdate{Headline: "b"})
	s.retractedOfOld(2)
	check(t, "without a reason", s.corrections("talks"), "2.2 retraction:  | 1.3 retraction: 確かめられませんでした。")
}

// retractedOfOld is an update that was retracted when no reason was asked for.
func (s *site) retractedOfOld(n int) {
	s.t.Helper()
	_, err := store.Commit(context.Background(), s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		u, err := tx.UpdateByN(ctx, s.idOf("talks"), n)
		if err != nil {
			return struct{}{}, err
		}
		u.Message, u.Standing, u.Revision = u.Message.Stub(""), coverage.Withdrawn, u.Revision+1
		if err := tx.SaveUpdate(ctx, u, "e"); err != nil {
			return struct{}{}, err
		}
		change := journal.Change{Kind: journal.Retracted, Item: store.ItemUpdate, ID: string(u.ID), Revision: u.Revision, Coverage: string(u.Coverage), Withdrawn: true}
		if err := tx.Announce(ctx, &change, journal.CoverageStream(string(u.Coverage))); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, tx.SaveCorrection(ctx, u, coverage.Retracted)
	})
	s.must(err)
}

func TestAnErasureTakesTheNotesWithIt(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a"})
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Note: "verboten"})
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", 1, "法により")
	s.must(err)
	check(t, "the list", s.corrections(""), "1.3 retraction: 法により")
}

// TestUndoneIsAsIfItHadNotBeen looks for the words, and for any trace, everywhere a reader can ask.
func TestUndoneIsAsIfItHadNotBeen(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Stays"})
	before := s.seen()
	s.post(editor, "talks", desk.NewUpdate{
		Kind: coverage.Key, Headline: "Verboten", Markdown: "Mori said verboten things.", Pinned: true,
		Pictures: []coverage.Picture{{Caption: "verboten"}},
	})
	s.mark("talks", 2, "verboten things", func(in *desk.NewStatement) { in.ID, in.Gist = "said", text.Local{"en": "verboten gist"} })
	u, err := s.Update(reader, "talks", 2)
	s.must(err)
	id := u.Updates[0].Update.ID
	s.clock.forward(4 * time.Second)
	_, err = s.EditUpdate(editor, "talks", 2, desk.UpdateEdit{From: 1, Headline: ptr("Verboten again"), Note: "verboten note"})
	s.must(err)
	s.clock.forward(6 * time.Second)
	r, err := s.UndoUpdate(editor, "talks", 2, 2)
	s.must(err)
	check(t, "standing", r.Standing, coverage.Undone)
	after := s.seen()
	if strings.Contains(strings.ToLower(s.public("talks")), "verboten") {
		t.Error("undone words go out")
	}
	check(t, "what readers see", after, before)
	check(t, "corrections", s.corrections(""), "")
	_, err = s.Update(reader, "talks", 2)
	wantFault(t, "its permalink", err, fault.NotFound, "update.missing", "")
	_, err = s.History(reader, "talks", 2, 0)
	wantFault(t, "its history", err, fault.NotFound, "update.missing", "")
	_, err = s.Statement(reader, "said")
	wantFault(t, "what was cited from it", err, fault.NotFound, "record.missing", "")
	round, err := s.Round(reader, "series", "round-2")
	s.must(err)
	check(t, "statements on the readout", len(round.Statements), 0)
	gone, err := s.UpdateByID(reader, id)
	s.must(err)
	check(t, "for those who had it on the screen", fmt.Sprint(gone.Undone(), gone.Update.N, " ", gone.Update.Message.Said.IsZero()), "true 2 true")
	check(t, "the journal has its lines", s.changes("talks"), "coverage, update 1.1, update 2.1, record, revise 2.2, retract 2.3")
	check(t, "the next number", s.post(editor, "talks", desk.NewUpdate{Headline: "next"}).N, 3)
	again, err := s.UndoUpdate(editor, "talks", 2, 2)
	s.must(err)
	check(t, "undone twice", again.Standing, coverage.Undone)
	_, err = s.EditUpdate(editor, "talks", 2, desk.UpdateEdit{From: 3})
	wantFault(t, "an edit of it", err, fault.Conflict, "update.withdrawn", "")
	_, err = s.DeskUpdate(editor, "talks", 2)
	wantFault(t, "at the desk", err, fault.NotFound, "update.missing", "")
	_, err = s.EraseUpdate(owner, "talks", 2, "by law")
	s.must(err)
	check(t, "corrections after its erasure", s.corrections(""), "")
	_, err = s.Update(reader, "talks", 2)
	wantFault(t, "its permalink after its erasure", err, fault.NotFound, "update.missing", "")
}

// seen is what readers see of the talks, but for what moves with the journal: positions, and
// the state of the log.
func (s *site) seen() string {
	s.t.Helper()
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	updates, err := s.UpdatesAfter(reader, "talks", 0, 100)
	s.must(err)
	round, err := s.Round(reader, "series", "round-2")
	s.must(err)
	front, err := s.Front(reader)
	s.must(err)
	v.Position, round.Position, front.Position = journal.Start, journal.Start, journal.Start
	v.Log, round.Log = journal.Mark{}, journal.Mark{}
	raw, err := json.Marshal([]any{v, updates, round, front})
	s.must(err)
	return string(raw)
}

// TestUndoEnds goes to the tenth second and a microsecond beyond it, by the server's clock.
func TestUndoEnds(t *testing.T) {
	s := withTalks(t)
	undo := func(ctx context.Context, n, from int) error {
		_, err := s.UndoUpdate(ctx, "talks", n, from)
		return err
	}
	s.post(editor, "talks", desk.NewUpdate{Headline: "a"})
	s.clock.forward(10 * time.Second)
	wantFault(t, "by a reporter", undo(reporter, 1, 1), fault.Denied, "people.not_allowed", "")
	wantFault(t, "by a reader", undo(reader, 1, 1), fault.Unauthenticated, "people.log_in", "")
	wantFault(t, "of another revision", undo(editor, 1, 2), fault.Conflict, "update.stale", "")
	s.must(undo(editor, 1, 1))
	s.post(editor, "talks", desk.NewUpdate{Headline: "b"})
	s.clock.forward(10*time.Second + time.Microsecond)
	before := s.head()
	wantFault(t, "a microsecond late", undo(editor, 2, 1), fault.Conflict, "update.undo_late", "")
	waiting := s.post(reporter, "talks", desk.NewUpdate{Headline: "c"})
	wantFault(t, "of what waits", undo(editor, waiting.N, 1), fault.Conflict, "update.undo_not_public", "")
	check(t, "head of the journal after the refusals", s.head(), before)
	s.clock.forward(time.Hour)
	_, err := s.PublishUpdate(editor, "talks", waiting.N, 1)
	s.must(err)
	s.clock.forward(9 * time.Second)
	s.must(undo(editor, waiting.N, 1)) // the seconds count from when it was made public
	s.post(editor, "talks", desk.NewUpdate{Headline: "d"})
	_, err = s.RetractUpdate(editor, "talks", 4, 1, "wrong")
	s.must(err)
	wantFault(t, "of what was retracted", undo(editor, 4, 2), fault.Conflict, "update.withdrawn", "")
	s.post(editor, "plan", desk.NewUpdate{Headline: "e"})
	_, err = s.UndoUpdate(editor, "plan", 1, 1)
	wantFault(t, "in a draft", err, fault.Conflict, "update.undo_not_public", "")
}

// TestLongHistoriesComeInPages: each state is on one of them, and each page knows what it follows.
func TestLongHistoriesComeInPages(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "1"})
	for i := 1; i < 90; i++ {
		_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: i, Headline: ptr(fmt.Sprint(i + 1))})
		s.must(err)
	}
	var got []string
	for before, first := 0, true; first || before > 0; first = false {
		h, err := s.History(reader, "talks", 1, before)
		s.must(err)
		page := fmt.Sprintf("%d-%d", h.Revisions[0].Number, h.Revisions[len(h.Revisions)-1].Number)
		if h.Before != nil {
			page += " after " + h.Before.Headline
		}
		got, before = append(got, page), h.Earlier
	}
	check(t, "pages", strings.Join(got, ", "), "51-90 after 50, 11-50 after 10, 1-10")
}
