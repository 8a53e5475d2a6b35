package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// TestHowAnAccountWordsAnAct is said of the words that a statement rests on, and taken back.
func TestHowAnAccountWordsAnAct(t *testing.T) {
	s := withResults(t)
	s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.ID, in.Kind = "said", record.Concern })
	edit := func(as map[int]string) error {
		return s.EditStatement(editor, "said", desk.StatementEdit{Speaker: []record.ActorID{"mori"}, Kind: record.Concern, Event: "round-2", As: as})
	}
	told := func() string { return fmt.Sprintf("%q", s.book().Book.Statements[0].Citations[0].As) }
	s.must(edit(map[int]string{0: "object"}))
	check(t, "otherwise", told(), `"object"`)
	check(t, "two accounts differ", len(s.book().Book.Conflicts("round-2")), 1)
	s.must(edit(nil))
	check(t, "not spoken of", told(), `"object"`)
	s.must(edit(map[int]string{0: "concern"}))
	check(t, "as the record does", told(), `""`)
	s.must(edit(map[int]string{0: record.Denied}))
	s.must(edit(map[int]string{0: ""}))
	check(t, "taken back", told(), `""`)
	wantFault(t, "no such word", edit(map[int]string{0: "sings"}), fault.Invalid, "record.bad_as", "as")
	wantFault(t, "no such words", edit(map[int]string{7: "object"}), fault.Invalid, "record.no_citation_there", "as.7")
}

// TestOnlyAStateHasACode of ISO 3166.
func TestOnlyAStateHasACode(t *testing.T) {
	s := withTalks(t)
	name := []record.Name{{Lang: "en", Text: "X"}}
	s.must(s.SaveActor(editor, record.Actor{ID: "tarn", Kind: record.State, Names: name, ISO3: "TRN", Wikidata: "Q17"}, 0))
	wantFault(t, "a person", s.SaveActor(editor, record.Actor{ID: "mori", Kind: record.Person, Names: name, ISO3: "TRN"}, 0), fault.Invalid, "record.iso3_no_state", "iso3")
	wantFault(t, "no code", s.SaveActor(editor, record.Actor{ID: "tarn", Kind: record.State, Names: name, ISO3: "Tarn"}, 0), fault.Invalid, "record.bad_iso3", "iso3")
	s.must(s.SaveActor(editor, record.Actor{ID: "tarn", Kind: record.State, Names: name}, 0))
	now, err := s.ItemNow(editor, record.KindActor, "tarn")
	s.must(err)
	check(t, "taken out again", now.Item.(*record.Actor).ISO3+now.Item.(*record.Actor).Wikidata, "")
}
