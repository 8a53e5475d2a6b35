package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// waits tells what waits for a decision: "orphans+drafts: items", each with the cited words, the
// lost ones in brackets.
func (s *site) waits(ctx context.Context, in desk.ReviewScope) string {
	s.t.Helper()
	v, err := s.ReviewList(ctx, in)
	s.must(err)
	var all []string
	for _, item := range v.Items {
		line := item.Ref.String()
		if item.Cited != nil {
			words := item.Cited.Quote.Exact
			if item.Orphaned {
				words = "[" + words + "]"
			} else if got := string([]rune(item.Cited.Plain)[item.Cited.Quote.Start:item.Cited.Quote.End]); got != words {
				s.t.Errorf("%s stands on %q, want %q", line, got, words)
			}
			line += " " + words
		}
		all = append(all, line)
	}
	return fmt.Sprintf("%d+%d: %s", v.Orphans, v.Drafts, strings.Join(all, "; "))
}

// TestWhatWaitsOfTheRecord: what an edit left without its words comes first, of every kind; then
// drafts in the order of the text. A page and a round show what is theirs.
func TestWhatWaitsOfTheRecord(t *testing.T) {
	s := withResults(t)
	everywhere := desk.ReviewScope{}
	check(t, "at first", s.waits(editor, everywhere), "0+0: ")
	draft := func(in *desk.NewStatement) { in.Draft = true }
	s.mark("talks", 1, "Weiss led for Veld", draft)
	s.mark("talks", 1, "The islands stay open")
	s.outcome("deal", "agreed on joint work")
	_, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Event: "round-1", Expects: text.Local{"en": "x"}}, desk.Put{Words: wordsOf("had foretold joint work"), Draft: true})
	s.must(err)
	s.mark("talks", 1, "Tarn and Veld", draft)
	check(t, "drafts", s.waits(editor, everywhere), "0+3: statement/talks-1-3 Tarn and Veld; statement/talks-1-1 Weiss led for Veld; forecast/f-talks-1-1 had foretold joint work")
	check(t, "of the first round", s.waits(editor, desk.ReviewScope{Round: "round-1"}), "0+1: forecast/f-talks-1-1 had foretold joint work")

	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("Weiss led for Veld. A paper had foretold joint work.")})
	s.must(err)
	want := "3+2: outcome/deal [agreed on joint work]; statement/talks-1-2 [The islands stay open]; statement/talks-1-3 [Tarn and Veld]; statement/talks-1-1 Weiss led for Veld; forecast/f-talks-1-1 had foretold joint work"
	check(t, "after an edit", s.waits(editor, everywhere), want)
	check(t, "of the page", s.waits(editor, desk.ReviewScope{Coverage: "talks"}), want)
	check(t, "behind the third", s.waits(editor, desk.ReviewScope{After: "statement/talks-1-3"}), "3+2: statement/talks-1-1 Weiss led for Veld; forecast/f-talks-1-1 had foretold joint work")
	check(t, "of the second round", s.waits(editor, desk.ReviewScope{Round: "round-2"})[:3], "3+1")
	_, err = s.ReviewList(editor, desk.ReviewScope{Coverage: "nowhere"})
	wantFault(t, "of no page", err, fault.NotFound, "coverage.missing", "")
	_, err = s.ReviewList(editor, desk.ReviewScope{Round: "nowhere"})
	wantFault(t, "of no round", err, fault.NotFound, "record.missing", "")
}

// TestWhatIsDecidedCanBeTakenBack: what was published or taken out by mistake is a draft again,
// on its words, and readers do not see it; not what something rests on, and no double.
func TestWhatIsDecidedCanBeTakenBack(t *testing.T) {
	s := withResults(t)
	one := s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.Draft = true }).Statement.ID
	refs := []desk.ItemRef{{Kind: record.KindStatement, ID: string(one)}}
	public := func() bool { return len(s.book().Statements) > 0 }
	now := func() coverage.Standing {
		t.Helper()
		items, err := s.ReviewedItems(editor, refs)
		s.must(err)
		return items[0].Standing
	}
	decide := func(v desk.Verdict) error { return s.ReviewItems(editor, refs, v, desk.Once{}) }
	wantFault(t, "a draft", decide(desk.RedraftItems), fault.Conflict, "record.review_is_draft", "items[0]")
	for _, v := range []desk.Verdict{desk.PublishItems, desk.WithdrawItems} {
		s.must(decide(v))
		check(t, string(v)+", readers see it", public(), v == desk.PublishItems)
		before := s.head()
		s.must(decide(desk.RedraftItems))
		check(t, string(v)+", taken back", fmt.Sprintf("%s %t", now(), public()), "draft false")
		check(t, string(v)+", readers' pages are told", s.head() != before, v == desk.PublishItems)
		check(t, string(v)+", it waits on its words", s.waits(editor, desk.ReviewScope{}), "0+1: statement/"+string(one)+" The islands stay open")
	}

	s.must(decide(desk.WithdrawItems))
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("Nothing was said.")})
	s.must(err)
	s.must(decide(desk.RedraftItems))
	check(t, "its words have gone meanwhile", s.waits(editor, desk.ReviewScope{}), "1+0: statement/"+string(one)+" [The islands stay open]")

	actor := []desk.ItemRef{{Kind: record.KindActor, ID: "mori"}}
	wantFault(t, "somebody who spoke", s.ReviewItems(editor, actor, desk.RedraftItems, desk.Once{}), fault.Conflict, "record.review_named", "items[0]")
	s.must(s.SaveActor(editor, record.Actor{ID: "mory", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Mory"}}, Party: "tarn"}, 0))
	_, err = s.MergeItems(editor, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "mory"})
	s.must(err)
	double := []desk.ItemRef{{Kind: record.KindActor, ID: "mory"}}
	wantFault(t, "a double", s.ReviewItems(editor, double, desk.RedraftItems, desk.Once{}), fault.Conflict, "record.review_merged", "items[0]")
}

// TestErasedWordsAreNotBroughtBack: taking back what was withdrawn does not bring what the law
// wanted gone.
func TestErasedWordsAreNotBroughtBack(t *testing.T) {
	s := withResults(t)
	one := s.mark("talks", 1, "The islands stay open").Statement.ID
	_, err := s.EraseUpdate(owner, "talks", 1, "the law")
	s.must(err)
	err = s.ReviewItems(owner, []desk.ItemRef{{Kind: record.KindStatement, ID: string(one)}}, desk.RedraftItems, desk.Once{})
	wantFault(t, "erased", err, fault.NotFound, "record.review_missing", "items[0]")
}

// What went with its words can be looked at by whoever keeps the record, though it was said on no day that is
// left: of an onlooker's words that of the update was the only one.
func TestErasedWordsOfAnOnlookerAreLookedAt(t *testing.T) {
	s := withTwoRounds(t)
	s.mark("talks", 1, "agreed to mend it", func(in *desk.NewStatement) {
		in.ID, in.Event, in.About = "onlooker", "", "round-2"
	})
	_, err := s.EraseUpdate(owner, "talks", 1, "A court asked for it")
	s.must(err)
	items, err := s.ReviewedItems(owner, []desk.ItemRef{{Kind: record.KindStatement, ID: "onlooker"}})
	s.must(err)
	check(t, "how it stands", items[0].Standing, coverage.Withdrawn)
	check(t, "words that are left", len(items[0].Statement.Statement.Citations), 0)
}

// TestWhoKeepsTheRecordOfOnePageSeesWhatWaitsThere, and nothing of the others.
func TestWhoKeepsTheRecordOfOnePageSeesWhatWaitsThere(t *testing.T) {
	s := withResults(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "other", Title: text.Local{"en": "Other"}})
	s.must(err)
	s.post(editor, "other", desk.NewUpdate{Headline: "Elsewhere", Markdown: "Mori spoke of fish."})
	for slug, words := range map[string]string{"talks": "The islands stay open", "other": "Mori spoke of fish"} {
		s.mark(slug, 1, words, func(in *desk.NewStatement) { in.Draft = true })
	}
	check(t, "an editor", s.waits(editor, desk.ReviewScope{})[:3], "0+2")
	s.must(s.AddUser(owner, "rik", people.Reporter, password))
	_, err = s.GiveRole(owner, "other", "rik", people.Editor)
	s.must(err)
	check(t, "of one page", s.waits(s.in(t, "rik", password), desk.ReviewScope{}), "0+1: statement/other-1-1 Mori spoke of fish")
	_, err = s.ReviewList(s.in(t, "rik", password), desk.ReviewScope{Coverage: "talks"})
	wantFault(t, "of another", err, fault.Denied, "people.not_allowed", "")
}

// TestWordsAreChosenAnewForAnItemOfAnyKind: for the citation that has lost its words, of an
// outcome's states too; the others stay where edits have moved them.
func TestWordsAreChosenAnewForAnItemOfAnyKind(t *testing.T) {
	s := withResults(t)
	id := s.outcome("deal", "agreed on joint work")
	s.must(s.AddStatus(editor, id, desk.NewStatus{Status: record.Kept, AsOf: "2032", Words: wordsOf("The islands stay open")}))
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("At noon Tarn and Veld agreed on joint work. Nothing else. The islands are open.")})
	s.must(err)
	check(t, "lost", s.waits(editor, desk.ReviewScope{}), "1+0: outcome/deal [The islands stay open]")
	ref := desk.ItemRef{Kind: record.KindOutcome, ID: "deal"}
	wantFault(t, "on words that are not there", s.ReanchorItem(editor, ref, 1, record.Body, text.Quote{Exact: "nowhere"}), fault.Invalid, "record.words_not_found", "exact")
	s.must(s.ReanchorItem(editor, ref, 1, record.Body, text.Quote{Exact: "The islands are open."}))
	check(t, "found", s.waits(editor, desk.ReviewScope{}), "0+0: ")
	plain := []rune("At noon Tarn and Veld agreed on joint work. Nothing else. The islands are open.")
	var words []string
	for _, a := range s.anchors(record.KindOutcome, "deal") {
		words = append(words, string(plain[a.Start:a.End]))
	}
	check(t, "its words", strings.Join(words, "; "), "agreed on joint work; agreed on joint work; The islands are open.")
	check(t, "states", s.states(id), "agreed 2031-05-20 1, kept 2032 1")
}

// TestWordsOfWhatWasDiscardedLeadToNoPage: the update has none at the desk any more; one that was taken back has.
func TestWordsOfWhatWasDiscardedLeadToNoPage(t *testing.T) {
	s := withResults(t)
	n := s.post(editor, "talks", desk.NewUpdate{Headline: "To come", Markdown: "They met twice.", Draft: true}).N
	draft := s.mark("talks", n, "met twice").Statement.ID
	public := s.mark("talks", 1, "agreed on joint work").Statement.ID
	for _, of := range []int{n, 1} {
		_, err := s.RetractUpdate(editor, "talks", of, 1, "Not so.")
		s.must(err)
	}
	items, err := s.ReviewedItems(editor, []desk.ItemRef{{Kind: record.KindStatement, ID: string(draft)}, {Kind: record.KindStatement, ID: string(public)}})
	s.must(err)
	var gone []bool
	for _, it := range items {
		gone = append(gone, it.Cited.Gone)
	}
	check(t, "gone", fmt.Sprint(gone), "[true false]")
}

// TestADraftIsChangedBeforeItIsPublished: what a form does not speak of stays, and so do its words.
func TestADraftIsChangedBeforeItIsPublished(t *testing.T) {
	s := withResults(t)
	id := s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) {
		in.Draft, in.Gist = true, text.Local{"en": "open", "ja": "開く"}
	}).Statement.ID
	before := s.head()
	s.must(s.EditStatement(editor, id, desk.StatementEdit{Speaker: []record.ActorID{"expert"}, Kind: record.Assert, About: "round-2", Gist: text.Local{"en": ""}}))
	check(t, "nothing is public", s.head(), before)
	s.must(s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindStatement, ID: string(id)}}, desk.PublishItems, desk.Once{}))
	v, err := s.Statement(reader, id)
	s.must(err)
	it := v.Statement
	check(t, "as it was changed", fmt.Sprint(it.Speaker, it.Kind, it.Issues, it.Event, it.About, it.Gist, it.Citations[0].Quote.Exact), "[expert]assert[]round-2map[ja:開く]The islands stay open")
	wantFault(t, "by nobody", s.EditStatement(editor, id, desk.StatementEdit{Kind: record.Assert}), fault.Invalid, "record.speaker_missing", "speaker")
	wantFault(t, "one that is not there", s.EditStatement(editor, "nothing", desk.StatementEdit{}), fault.NotFound, "record.missing", "")
}
