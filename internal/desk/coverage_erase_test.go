package desk_test

import (
	"context"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// citesTitle keeps an issue that cites words of the title of the talks, in the words of the file
// of a record.
func (s *site) citesTitle(id, quote string) {
	s.t.Helper()
	_, err := s.ImportRecord(owner, []byte(`{"issues": [{"id": "`+id+`", "names": {"en": "The `+id+`"},
		"citations": [{"page": "talks", "entry": "title", "quote": "`+quote+`"}]}]}`), desk.RecordImport{})
	s.must(err)
}

// A title named somebody whom the law wants forgotten. Once it is edited, its earlier wordings
// go for good, from every page and from the files, with the correction's note and the quotes of
// the record; what stands there now and what quotes that stays.
func TestEraseCoverageWords(t *testing.T) {
	s := withTalks(t)
	s.retitle("talks", "The unsayable-headline talks at the harbour")
	s.citesTitle("lost", "unsayable-headline")
	s.citesTitle("left", "at the harbour")
	v, err := s.DeskCoverage(owner, "talks")
	s.must(err)
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{
		From: v.Coverage.Revision, Title: text.Local{v.Coverage.Content.Lang: "The talks at the harbour"},
		Note: "It said unsayable-older.", Correction: coverage.Corrected,
	})
	s.must(err)
	_, err = s.AddMemo(editor, "talks", 0, "We must not say unsayable-memo again", false)
	s.must(err)
	if found := s.inFiles(); len(found) < 3 {
		t.Fatalf("before: got %q in the files, want the words of the title, of the note and of a memo", found)
	}

	e, err := s.EraseCoverageWords(owner, "talks", "A court has ordered it.")
	s.must(err)
	check(t, "items that quoted them", strings.Join(e.Items, " "), "issue/lost")
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
	for where, words := range map[string]string{"what readers can ask for": s.public("talks"), "the log": s.logWords()} {
		if strings.Contains(words, "unsayable") {
			t.Errorf("%s still has the words", where)
		}
	}
	check(t, "the title", s.title("talks"), "The talks at the harbour")
	check(t, "of the item that quoted them", len(s.item(record.KindIssue, "lost").Item.Cites()), 0)
	check(t, "of the item that quotes what stands there", len(s.item(record.KindIssue, "left").Item.Cites()), 1)
	check(t, "where that stands", s.anchors(record.KindIssue, "left")[0].Orphaned, false)

	h, err := s.CoverageHistory(reader, "talks", 0)
	s.must(err)
	check(t, "states in the history", len(h.States), 1)
	check(t, "that some were erased is said", h.Erased, true)
	list, err := s.Corrections(reader, "talks", 0, 10)
	s.must(err)
	check(t, "corrections listed", len(list.Lines), 0)
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.CoverageBySlug(ctx, "talks")
		if err != nil {
			return err
		}
		count, err := tx.CountCorrections(ctx, c.ID)
		check(t, "corrections counted", count, 0)
		return err
	}))

	again, err := s.EraseCoverageWords(owner, "talks", "law")
	s.must(err)
	check(t, "once more", len(again.Items), 0)
}

func TestErasingACoveragesWordsNeedsAReason(t *testing.T) {
	s := withTalks(t)
	_, err := s.EraseCoverageWords(owner, "talks", " ")
	wantFault(t, "no reason", err, fault.Invalid, "erase.reason_missing", "reason")
	_, err = s.EraseCoverageWords(editor, "talks", "law")
	wantFault(t, "an editor", err, fault.Denied, "people.not_allowed", "")
	_, err = s.EraseCoverageWords(owner, "nowhere", "law")
	wantFault(t, "no such coverage", err, fault.NotFound, "coverage.missing", "")
}

// Why an embargo could not wait is between those who work here, and may say what has to go.
func TestEraseWhyAnEmbargoWasLifted(t *testing.T) {
	s := withTalks(t)
	_, err := s.CreateCoverage(owner, desk.NewCoverage{Slug: "early", Title: text.Local{"en": "Early"}, Draft: true})
	s.must(err)
	early := desk.Waiting{Slug: "early"}
	_, err = s.SetEmbargo(owner, early, noon.Add(hour))
	s.must(err)
	_, err = s.LiftEmbargo(owner, early, "The unsayable-memo is out")
	s.must(err)
	if len(s.inFiles()) == 0 {
		t.Fatal("before: got nothing in the files, want the reason")
	}
	_, err = s.EraseCoverageWords(owner, "early", "A court has ordered it.")
	s.must(err)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
}
