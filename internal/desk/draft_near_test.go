package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/record"
)

// withTwoSides is a page in Japanese about the second round, with a person for each side.
func withTwoSides(t *testing.T) *site {
	t.Helper()
	s := withTalks(t)
	for id, one := range map[record.ActorID]struct {
		name string
		side record.ActorID
	}{"hara": {"原沢健一", "tarn"}, "nomi": {"野美花子", "veld"}} {
		s.must(s.SaveActor(editor, record.Actor{ID: id, Kind: record.Person, Party: one.side, Names: []record.Name{{Lang: "ja", Text: one.name}}}, 0))
	}
	return s
}

// TestAFamilysNameIsSomebodys: who is printed by the family's name is the one of that name who is in the record;
// where there are two, somebody has to say which.
func TestAFamilysNameIsSomebodys(t *testing.T) {
	t.Parallel()
	s := withTwoSides(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: "原沢外相は「準備はできている」と述べた。"})
	item := s.draft("talks", "原沢外相")
	check(t, "who speaks", fmt.Sprint(item.Speakers, item.New == nil), "[hara] true")
	s.post(editor, "talks", desk.NewUpdate{Markdown: "野美氏は訪問を要請した。"})
	check(t, "who asks", fmt.Sprint(s.draft("talks", "野美氏").Speakers), "[nomi]")
	s.must(s.SaveActor(editor, record.Actor{ID: "other", Kind: record.Person, Names: []record.Name{{Lang: "ja", Text: "原沢次郎"}}}, 0))
	item = s.draft("talks", "原沢外相")
	check(t, "of two", fmt.Sprint(item.Speakers, item.New.Name), "[]原沢")
}

// TestWhoAgrees: of what somebody agrees on, the two who are named come first, before either of them.
func TestWhoAgrees(t *testing.T) {
	s := withTwoSides(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: "原沢外相は14日夜、野美国防相と電話で会談し、協議を続けることで一致した。\n\n原沢外相は「有意義だった」と述べた。"})
	items, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks"})
	s.must(err)
	check(t, "drafts", len(items.Items), 2)
	agreed, said := items.Items[0], items.Items[1]
	check(t, "who agree", fmt.Sprint(agreed.Near[0]), "[hara nomi]")
	check(t, "who else may have said it", fmt.Sprint(said.Speakers, said.Near[0]), "[hara] [nomi]")
}
