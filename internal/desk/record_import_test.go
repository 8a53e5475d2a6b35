package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/store"
	"readout/internal/text"
)

// withDam is the site with talks, on whose live page somebody speaks of a dam.
var withDam = prepared(func(t *testing.T) *site {
	s := withTalks(t)
	for _, in := range []desk.NewUpdate{
		{Headline: "The dam stands", Markdown: "Weiss said **the dam\nmust go**.\n\nBoth sides agreed to mend it."},
		{Headline: "A draft", Markdown: "Only the desk reads of the weir.", Draft: true},
	} {
		_, err := s.PostUpdate(editor, "talks", in)
		s.must(err)
	}
	return s
})

// damFile is a record of it, as somebody makes one by hand.
const damFile = `{
  "issues": [{"id": "dam", "names": {"en": "The dam"}, "plover_context": ["natural_resource"],
    "citations": [{"page": "talks", "entry": "title", "quote": "%s"}]}],
  "statements": [
    {"id": "go", "speaker": ["weiss"], "kind": "request", "issues": ["dam"], "event": "round-2", "gist": "The dam must go",
     "citations": [{"page": "talks", "quote": "the dam must go", "mode": "reported"}]},
    {"id": "weir", "speaker": ["weiss"], "kind": "assert", "issues": ["dam"], "event": "round-2",
     "citations": [{"page": "talks", "quote": "of the weir", "mode": "reported"}]}],
  "outcomes": [{"id": "mend", "kind": "action", "event": "round-2", "issues": ["dam"], "title": {"en": "Mend the dam"},
    "bound": ["tarn", "veld"], "told_by": ["outlet"], "due": "2032",
    "citations": [{"page": "talks", "quote": "Both sides agreed to mend it."}],
    "status_changes": [{"status": "agreed", "as_of": "2031-05-20", "basis": "reported",
      "citation": {"page": "talks", "quote": "agreed to mend it"}}]}],
  "forecasts": [{"id": "leak", "basis": "leak", "event": "round-2", "expects": {"en": "A dam"}, "origin": "expert",
    "citation": {"page": "talks", "quote": "The dam stands"}, "resolution": {"result": "open", "resolved_by": ["mend"]}}]
}`

func (s *site) title(slug string) string {
	s.t.Helper()
	v, err := s.DeskCoverage(owner, slug)
	s.must(err)
	words, _ := v.Coverage.Content.Title.In(v.Coverage.Content.Lang)
	return words
}

func (s *site) item(kind record.Kind, id string) *store.Stored[record.Citing] {
	s.t.Helper()
	var item *store.Stored[record.Citing]
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) (err error) {
		item, err = tx.AnyItem(ctx, kind, id)
		return err
	}))
	return item
}

func (s *site) anchors(kind record.Kind, id string) []store.Anchor {
	s.t.Helper()
	var all []store.Anchor
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) (err error) {
		all, err = tx.AnchorsOf(ctx, kind, id)
		return err
	}))
	return all
}

func TestARecordIsTakenInWhole(t *testing.T) {
	s := withDam(t)
	file := []byte(fmt.Sprintf(damFile, s.title("talks")))
	tried, err := s.ImportRecord(owner, file, desk.RecordImport{Try: true})
	s.must(err)
	check(t, "tried", tried.New, 5)
	_, err = s.ImportRecord(owner, file, desk.RecordImport{Try: true})
	s.must(err) // nothing was kept of the first

	done, err := s.ImportRecord(owner, file, desk.RecordImport{})
	s.must(err)
	check(t, "new", done.New, 5)
	check(t, "citations", done.Citations, 6)
	go1 := s.item(record.KindStatement, "go").Item.Cites()[0]
	check(t, "words over a line break, as the page has them", go1.Quote.Exact, "the dam\nmust go")
	check(t, "the coverage's own words", s.item(record.KindIssue, "dam").Item.Cites()[0].Field, record.Title)
	check(t, "public", s.item(record.KindOutcome, "mend").Standing, coverage.Published)
	check(t, "in a draft: it waits", s.item(record.KindStatement, "weir").Standing, coverage.Waiting)

	again, err := s.ImportRecord(owner, file, desk.RecordImport{})
	s.must(err)
	check(t, "the same again", again.Same, 5)

	views, err := s.DeriveRecord(reader)
	s.must(err)
	check(t, "status now", views.StatusNow["mend"], record.Agreed)
	check(t, "what waits is in no view", views.Counts.Statements, 1)
}

func TestWhatWaitedIsPublishedWithItsWords(t *testing.T) {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, s.title("talks"))), desk.RecordImport{})
	s.must(err)
	a := s.anchors(record.KindStatement, "weir")[0]
	var n, revision int
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, a.Update)
		n, revision = u.N, u.Revision
		return err
	}))
	_, err = s.PublishUpdate(editor, "talks", n, revision)
	s.must(err)
	check(t, "standing", s.item(record.KindStatement, "weir").Standing, coverage.Published)
}

func TestEditsMoveOrOrphanTheWordsOfEveryKind(t *testing.T) {
	s := withDam(t)
	title := s.title("talks")
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, title)), desk.RecordImport{})
	s.must(err)
	v, err := s.DeskCoverage(owner, "talks")
	s.must(err)
	lang := v.Coverage.Content.Lang
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: v.Coverage.Revision, Title: text.Local{lang: "Before: " + title}})
	s.must(err)
	a := s.anchors(record.KindIssue, "dam")[0]
	check(t, "moved in the title", fmt.Sprint(a.Start, a.Orphaned), fmt.Sprint(len("Before: "), false))

	own := s.anchors(record.KindOutcome, "mend")
	check(t, "its own words and those of its change", len(own), 2)
	var n, revision int
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, own[0].Update)
		n, revision = u.N, u.Revision
		return err
	}))
	_, err = s.EditUpdate(editor, "talks", n, desk.UpdateEdit{From: revision, Markdown: ptr("Both sides agreed to tear it down.")})
	s.must(err)
	for _, a := range s.anchors(record.KindOutcome, "mend") {
		check(t, "orphaned", a.Orphaned, true)
	}
}

func TestErasedWordsLeaveItemsOfEveryKind(t *testing.T) {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, s.title("talks"))), desk.RecordImport{})
	s.must(err)
	a := s.anchors(record.KindOutcome, "mend")[0]
	var n int
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, a.Update)
		n = u.N
		return err
	}))
	_, err = s.EraseUpdate(owner, "talks", n, "law")
	s.must(err)
	for _, key := range []store.ItemKey{{Kind: record.KindOutcome, ID: "mend"}, {Kind: record.KindStatement, ID: "go"}, {Kind: record.KindForecast, ID: "leak"}} {
		got := s.item(key.Kind, key.ID)
		check(t, key.ID+" stands", got.Standing, coverage.Withdrawn)
		check(t, key.ID+" cites", len(got.Item.Cites()), 0)
	}
	check(t, "the issue keeps its name", s.item(record.KindIssue, "dam").Standing, coverage.Published)
}

func TestAnyFaultAndNothingIsTakenIn(t *testing.T) {
	s := withDam(t)
	file := strings.ReplaceAll(fmt.Sprintf(damFile, s.title("talks")), "the dam must go", "the sluice must go")
	file = strings.Replace(file, `"page": "talks", "quote": "of the weir"`, `"page": "nowhere", "quote": "of the ocean"`, 1)
	_, err := s.ImportRecord(owner, []byte(file), desk.RecordImport{})
	faults, ok := errors.AsType[recordfile.Faults](err)
	if !ok {
		t.Fatalf("got %v, want the faults of the file", err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprintf("%d %s: %s", f.Line, f.Path, f.Err.Key))
	}
	check(t, "faults", strings.Join(got, "\n"), "6 statements[0].citations[0]: recordfile.words_nowhere\n8 statements[1].citations[0]: recordfile.no_coverage")
	derived, err := s.DeriveRecord(reader)
	s.must(err)
	check(t, "outcomes", derived.Counts.Outcomes, 0)
}

func TestARecordComesOutAndInAgainTheSame(t *testing.T) {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, s.title("talks"))), desk.RecordImport{})
	s.must(err)
	first, err := s.ExportRecord(owner)
	s.must(err)
	written, err := recordfile.Write(first)
	s.must(err)
	if strings.Contains(string(written), "weir") {
		t.Error("a draft's words are in the export")
	}
	other := newSite(t)
	done, err := other.ImportRecord(owner, written, desk.RecordImport{})
	s.must(err)
	check(t, "coverages opened", fmt.Sprint(done.Opened), "[talks]")
	second, err := other.ExportRecord(owner)
	s.must(err)
	twice, err := recordfile.Write(second)
	s.must(err)
	check(t, "the same bytes", string(twice), string(written))
}

// TestALivedInRecordComesOutAndInAgainTheSame: what has lost its words is an orphan there, too, whatever else reads like
// it; and what readers are not told is not in the file, nor anything that would name it.
func TestALivedInRecordComesOutAndInAgainTheSame(t *testing.T) {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, s.title("talks"))), desk.RecordImport{})
	s.must(err)
	first := s.anchors(record.KindOutcome, "mend")[0].Update
	n := s.post(editor, "talks", desk.NewUpdate{Headline: "Of the dam", Markdown: "The dam is mended."}).N
	s.must(s.AddStatus(editor, "mend", desk.NewStatus{Status: record.Kept, AsOf: "2032", Words: &desk.Words{Slug: "talks", N: n, Quote: text.Quote{Exact: "dam is mended"}}}))
	deal, err := s.PutOutcome(editor, record.Outcome{Kind: record.Act, Event: "round-2", Title: text.Local{"en": "A dam"}, Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2032", Basis: record.BasisReported}}},
		desk.Put{Words: &desk.Words{Slug: "talks", N: n, Quote: text.Quote{Exact: "dam is mended"}}})
	s.must(err)
	s.must(s.ResolveForecast(editor, "leak", desk.Resolution{Result: record.Hit, By: []string{string(deal)}}))
	_, err = s.ImportRecord(owner, fmt.Appendf(nil, `{
		"issues": [{"id": "weir", "names": {"en": "The weir"}, "citations": [{"page": "talks", "quote": "dam is mended"}]}],
		"statements": [{"id": "of-it", "speaker": ["weiss"], "kind": "assert", "issues": ["weir"], "event": "round-2", "outcome": "%s",
			"citations": [{"page": "talks", "quote": "The dam stands"}]}]}`, deal), desk.RecordImport{})
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", n, 1, "Not so.")
	s.must(err)
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, first)
		n = u.N
		return err
	}))
	_, err = s.EditUpdate(editor, "talks", n, desk.UpdateEdit{From: 1, Markdown: ptr("They agreed to nothing.")})
	s.must(err)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Of another dam", Markdown: "Both sides agreed to mend it."})

	file, err := s.ExportRecord(owner)
	s.must(err)
	written, err := recordfile.Write(file)
	s.must(err)
	other := newSite(t)
	_, err = other.ImportRecord(owner, written, desk.RecordImport{})
	s.must(err)
	check(t, "an orphan still", other.anchors(record.KindOutcome, "mend")[0].Orphaned, true)
	file, err = other.ExportRecord(owner)
	s.must(err)
	again, err := recordfile.Write(file)
	s.must(err)
	check(t, "the same bytes", string(again), string(written))
	done, err := other.ImportRecord(owner, written, desk.RecordImport{})
	s.must(err)
	check(t, "taken in once more", fmt.Sprint(done.New, " new, ", done.Changed, " changed"), "0 new, 0 changed")
}

// A form, or a PUT, writes what it knows of an item: what only the file told stays, and so
// does the place to which an edit has moved its words.
func TestAFormLosesNothingOfAnItem(t *testing.T) {
	s := withDam(t)
	title := s.title("talks")
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, title)), desk.RecordImport{})
	s.must(err)
	s.retitle("talks", "Live: "+title)
	moved := s.anchors(record.KindIssue, "dam")[0]
	check(t, "moved by the edit", moved.Start, len("Live: "))

	s.must(s.SaveIssue(editor, record.Issue{ID: "dam", Names: []record.Name{{Lang: "en", Text: "The old dam"}}}, 0))
	dam := s.item(record.KindIssue, "dam").Item.(*record.Issue)
	check(t, "the name", dam.Names[0].Text, "The old dam")
	check(t, "contexts", strings.Join(dam.Contexts, ","), "natural_resource")
	check(t, "citations", len(dam.Citations), 1)
	check(t, "where its words stand", s.anchors(record.KindIssue, "dam")[0], moved)
}

// retitle gives a coverage another title in its own language.
func (s *site) retitle(slug, title string) {
	s.t.Helper()
	v, err := s.DeskCoverage(owner, slug)
	s.must(err)
	_, err = s.EditCoverage(editor, slug, desk.CoverageEdit{From: v.Coverage.Revision, Title: text.Local{v.Coverage.Content.Lang: title}})
	s.must(err)
}
