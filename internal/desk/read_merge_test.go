package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// TestLookingForDoubles: by a part of any name, title or cited words, or by the id; what is
// chosen already stands first, and once.
func TestLookingForDoubles(t *testing.T) {
	s := withResults(t)
	s.must(s.SaveActor(editor, record.Actor{ID: "mory", Kind: record.Person, Party: "tarn", Names: []record.Name{{Lang: "en", Text: "Mory"}, {Lang: "ja", Text: "モーリー"}}}, 0))
	s.outcome("deal", "agreed on joint work")
	s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.ID = "open" })
	found := func(kind record.Kind, words string, named ...string) string {
		t.Helper()
		all, _, err := s.Candidates(editor, kind, words, named...)
		s.must(err)
		var ids []string
		for _, c := range all {
			ids = append(ids, c.Ref.ID)
		}
		return strings.Join(ids, " ")
	}
	for _, row := range []struct {
		name  string
		kind  record.Kind
		words string
		named []string
		want  string
	}{
		{"by a part of a name", record.KindActor, " MOR ", nil, "mori mory"},
		{"in another language", record.KindActor, "モーリ", nil, "mory"},
		{"by its id", record.KindActor, "mory", nil, "mory"},
		{"beside what is chosen", record.KindActor, "mor", []string{"mory", "nobody"}, "mory mori"},
		{"what is chosen alone", record.KindActor, "", []string{"mori"}, "mori"},
		{"by a title", record.KindOutcome, "joint", nil, "deal"},
		{"by cited words", record.KindStatement, "islands STAY", nil, "open"},
		{"nothing", record.KindIssue, "no such thing", nil, ""},
	} {
		check(t, row.name, found(row.kind, row.words, row.named...), row.want)
	}
	_, _, err := s.Candidates(editor, record.KindEvent, "x")
	wantFault(t, "rounds", err, fault.Invalid, "record.merge_kind", "kind")
}

// TestAPreviewTellsWhatDiffers: where both say something else, the one that stays is right; what
// only one says is no difference.
func TestAPreviewTellsWhatDiffers(t *testing.T) {
	s := withResults(t)
	s.outcome("deal", "agreed on joint work", func(o *record.Outcome) { o.Due = "2032" })
	s.outcome("deal-2", "The islands stay open", func(o *record.Outcome) {
		o.Due, o.Kind, o.Condition = "2033", record.Meeting, text.Local{"en": "if it rains"}
	})
	v, err := s.PreviewMerge(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
	s.must(err)
	check(t, "differs", fmt.Sprint(v.Outvoted), "[{kind action meeting} {title.en agreed on joint work The islands stay open} {due 2032 2033}]")
}
