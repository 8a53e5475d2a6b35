package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// withDoubles is a round at which one person and one outcome stand twice, and what names them.
func withDoubles(t *testing.T) *site {
	s := withResults(t)
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	s.must(s.SaveActor(editor, record.Actor{ID: "mory", Kind: record.Person, Names: name("Mory"), Party: "tarn"}, 0))
	s.must(s.SaveTenure(editor, record.Tenure{ID: "mory-1", Person: "mory", Title: text.Local{"en": "Envoy"}, From: "2020", To: "2021"}, 0))
	s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.ID, in.Speaker = "said", []record.ActorID{"mory"} })
	for _, who := range []record.ActorID{"mori", "mory"} {
		_, err := s.PutParticipant(editor, record.Participant{Event: "round-2", Actor: who, Capacity: record.Head}, desk.Put{Words: wordsOf("Weiss led for Veld")})
		s.must(err)
	}
	s.outcome("deal", "agreed on joint work")
	s.outcome("deal-2", "joint work. The islands", func(o *record.Outcome) { o.Changes[0].Status, o.Bound = record.Proposed, []record.ActorID{"mory"} })
	return s
}

// doubles tells how the two persons and the two outcomes stand.
func (s *site) doubles() string {
	s.t.Helper()
	v := s.book()
	at := func(id record.OutcomeID) string {
		if o := v.Outcomes[id]; o != nil {
			return fmt.Sprint(id, " ", len(o.Outcome.Citations), " ", o.Outcome.Bound, " ", s.states(id))
		}
		return string(id) + " gone"
	}
	into, err := s.MergedInto(reader, record.KindActor, "mory")
	s.must(err)
	actor, err := s.ItemNow(editor, record.KindActor, "mori")
	s.must(err)
	return fmt.Sprint(v.Book.Statements[0].Speaker, " ", len(v.Book.Participants), " ", len(actor.Item.(*record.Actor).Names), " ", into, "; ", at("deal"), "; ", at("deal-2"))
}

// TestAMergeIsTakenBack: there are two again, each with its citations and states; what named the
// one that had gone names it again; who took part twice does again; and the log holds.
func TestAMergeIsTakenBack(t *testing.T) {
	s := withDoubles(t)
	before := s.doubles()
	one, err := s.MergeItems(editor, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "mory"})
	s.must(err)
	two, err := s.MergeItems(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
	s.must(err)
	check(t, "merged", s.doubles(), "[mori] 1 2 mori; deal 2 [mori] proposed 2031-05-20 1, agreed 2031-05-20 1; deal-2 gone")
	done, err := s.Merges(editor)
	s.must(err)
	check(t, "offered", fmt.Sprint(len(done), " ", done[0].Keep, " ", done[0].Drop, " ", done[1].Keep, " ", done[1].Drop), "2 deal deal-2 mori mory")
	head := s.head()
	undone, err := s.Unmerge(editor, two.ID, desk.Once{})
	s.must(err)
	check(t, "what is as it was", fmt.Sprint(undone.Changed, undone.Stayed), "[outcome/deal-2 outcome/deal] []")
	_, err = s.Unmerge(editor, one.ID, desk.Once{})
	s.must(err)
	check(t, "two again", s.doubles(), before)
	check(t, "in the journal", s.head() == head, false)
	for _, id := range []record.OutcomeID{"deal", "deal-2"} {
		for _, c := range s.book().Outcomes[id].Outcome.Cites() {
			check(t, "words at their place", string([]rune(results)[c.Quote.Start:c.Quote.End]), c.Quote.Exact)
		}
	}
	done, err = s.Merges(editor)
	s.must(err)
	check(t, "no longer offered", len(done), 0)
	_, err = s.Unmerge(editor, one.ID, desk.Once{})
	wantFault(t, "twice", err, fault.Conflict, "record.unmerge_done", "")
	_, err = s.Unmerge(editor, 99, desk.Once{})
	wantFault(t, "none", err, fault.NotFound, "record.unmerge_missing", "")
}

// TestWhatWasChangedSinceAMergeStays, of the one that stayed and of what names it; words that have
// moved are found where they stand now; of the same part the last word counts, and it is said.
func TestWhatWasChangedSinceAMergeStays(t *testing.T) {
	s := withDoubles(t)
	merge, err := s.MergeItems(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
	s.must(err)
	_, err = s.PutOutcome(editor, record.Outcome{
		ID: "deal", Kind: record.Act, Event: "round-2", Title: text.Local{"en": "Joint work"}, Issues: []record.IssueID{"islands"}, Bound: []record.ActorID{"weiss"},
	}, desk.Put{Words: wordsOf("Weiss led for Veld")})
	s.must(err)
	s.must(s.AddStatus(editor, "deal", desk.NewStatus{Status: record.Kept, AsOf: "2032", Words: wordsOf("The islands stay open")}))
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("At noon. " + results)})
	s.must(err)
	undone, err := s.Unmerge(editor, merge.ID, desk.Once{})
	s.must(err)
	v := s.book()
	deal := v.Outcomes["deal"].Outcome
	check(t, "what stays", fmt.Sprint(deal.Title["en"], " ", len(deal.Citations), " ", deal.Bound, " ", s.states("deal")), "Joint work 2 [weiss] agreed 2031-05-20 1, kept 2032 1")
	check(t, "what is back", fmt.Sprint(len(v.Outcomes["deal-2"].Outcome.Citations), " ", s.states("deal-2")), "1 proposed 2031-05-20 1")
	check(t, "told", fmt.Sprint(undone.Stayed), "[outcome/deal bound]")
	for _, id := range []record.OutcomeID{"deal", "deal-2"} {
		for _, c := range v.Outcomes[id].Outcome.Cites() {
			check(t, "words at their place", string([]rune("At noon. " + results)[c.Quote.Start:c.Quote.End]), c.Quote.Exact)
		}
	}
}

// TestAMergeThatCannotBeTakenBack says why, and nothing is half split.
func TestAMergeThatCannotBeTakenBack(t *testing.T) {
	s := withDoubles(t)
	first, err := s.MergeItems(editor, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "mory"})
	s.must(err)
	second, err := s.MergeItems(editor, desk.Merger{Kind: record.KindActor, Keep: "expert", Drop: "mori"})
	s.must(err)
	_, err = s.Unmerge(editor, first.ID, desk.Once{})
	wantFault(t, "one upon it", err, fault.Conflict, "record.unmerge_later", "")
	_, err = s.Unmerge(editor, second.ID, desk.Once{})
	s.must(err)
	_, err = s.Unmerge(editor, first.ID, desk.Once{})
	s.must(err)
	check(t, "one after the other", fmt.Sprint(s.book().Book.Statements[0].Speaker), "[mory]")

	deals, err := s.MergeItems(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", 1, "The court says so.")
	s.must(err)
	_, err = s.Unmerge(editor, deals.ID, desk.Once{})
	wantFault(t, "words were erased", err, fault.Conflict, "record.unmerge_erased", "")
}
