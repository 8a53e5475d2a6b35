package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// unread is an update of which the reader takes one sentence, the third: the others ask for something, tell of
// rain, name somebody, quote.
const unread = "A second hall must be found. Rain fell on the quay. Mori rejected the claim to the cape. Weiss came late. Lamps “must burn all night” on the islands."

func missedIn(s *site, in desk.DraftScope) []desk.DraftedItem {
	s.t.Helper()
	in.Missed = true
	v, err := s.Drafts(editor, in)
	s.must(err)
	return v.Items
}

func asLines(items []desk.DraftedItem) string {
	var all []string
	for _, item := range items {
		all = append(all, fmt.Sprintf("%d %s %s then %s about %s: %s", item.Ref.N, item.As, item.Speakers, item.Near, item.Issues, item.Places[0].Quote.Exact))
	}
	return strings.Join(all, "\n")
}

// TestWhatNothingIsOfferedOf: of one update what quotes comes first, then what names somebody; of a sentence
// that a draft has the beginning of, what is left. Who says it is guessed from who is named in it or was
// last before, what they do from what is quoted, what about as drafts do.
func TestWhatNothingIsOfferedOf(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: unread})
	check(t, "offered", s.offers(desk.DraftScope{Coverage: "english", N: 2}), "2 statement:reject [mori]: Mori rejected the claim to the cape")
	check(t, "missed", asLines(missedIn(s, desk.DraftScope{Coverage: "english", N: 2})), strings.Join([]string{
		"2 statement:request [mori] then [[weiss] [mori weiss] [tarn] [veld]] about [islands]: Lamps “must burn all night” on the islands",
		"2 statement:assert [weiss] then [[mori] [weiss mori] [tarn] [veld]] about []: Weiss came late",
		"2 statement:request [mori] then [[weiss] [tarn] [veld]] about []: A second hall must be found",
		"2 statement:assert [mori] then [[weiss] [tarn] [veld]] about []: Rain fell on the quay",
	}, "\n"))
	s.mark("english", 2, "Lamps “must burn all night”")
	check(t, "left of what is marked in part is too little", strings.Contains(asLines(missedIn(s, desk.DraftScope{Coverage: "english", N: 2})), "on the islands"), false)
	s.post(editor, "english", desk.NewUpdate{Markdown: "The lamps were lit by Weiss, and nobody of the harbour guard came to see them burn."})
	s.mark("english", 3, "The lamps were lit by Weiss")
	check(t, "what is left of a sentence", asLines(missedIn(s, desk.DraftScope{Coverage: "english", N: 3})),
		"3 statement:assert [weiss] then [[mori] [weiss mori] [tarn] [veld]] about []: and nobody of the harbour guard came to see them burn")
	var order []string
	for _, item := range missedIn(s, desk.DraftScope{Coverage: "english"}) {
		order = append(order, fmt.Sprint(item.Ref.N, " ", item.Places[0].Quote.Exact[:4]))
	}
	check(t, "of the page, in the order of the text", strings.Join(order, ", "), "1 The , 2 A se, 2 Rain, 2 Weis, 3 and ")
}

// TestASentenceBecomesAStatement: accepted it is on record and not missed any more; taken back it is missed
// again. It counts for nobody's reading; whoever rejects it is not asked again.
func TestASentenceBecomesAStatement(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: unread})
	scope := desk.DraftScope{Coverage: "english", N: 2}
	lamps := missedIn(s, scope)[0]
	check(t, "clear", lamps.Clear(), false)
	check(t, "read back", desk.DraftNamed(lamps.Ref.String()), lamps.Ref)
	done, err := s.decide("english", desk.DraftDecision{Ref: lamps.Ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"weiss"}})
	s.must(err)
	st := s.book().Statements[record.StatementID(done[0].Item.ID)].Statement
	check(t, "the statement", fmt.Sprint(st.Speaker, st.Kind, " ", st.Citations[0].Mode, " ", st.Citations[0].Quote.Exact), "[weiss]request direct Lamps “must burn all night” on the islands")
	check(t, "missed then", strings.Contains(asLines(missedIn(s, scope)), "Lamps"), false)
	again, err := s.decide("english", desk.DraftDecision{Ref: lamps.Ref, Do: desk.AcceptDraft})
	s.must(err)
	check(t, "accepted twice", again[0].Item, done[0].Item)
	named, err := s.DraftsNamed(editor, "english", []desk.DraftRef{lamps.Ref})
	s.must(err)
	check(t, "as it is now", fmt.Sprint(len(named), named[0].Decided, named[0].Became), fmt.Sprint(1, true, done[0].Item))

	s.decided("english", lamps.Ref, desk.OfferDraft)
	check(t, "missed again", strings.Contains(asLines(missedIn(s, scope)), "Lamps"), true)
	s.decided("english", lamps.Ref, desk.RejectDraft)
	check(t, "missed once it is rejected", strings.Contains(asLines(missedIn(s, scope)), "Lamps"), false)
	check(t, "rejected", strings.HasSuffix(asLines(missedIn(s, desk.DraftScope{Coverage: "english", Rejected: true})), "Lamps “must burn all night” on the islands"), true)
	v, err := s.Drafts(editor, english)
	s.must(err)
	check(t, "figures", fmt.Sprint(v.Figures.Accepted, v.Figures.Decided), "0 0")
	_, err = s.decide("english", desk.DraftDecision{Ref: desk.DraftRef{N: 2, Field: record.Body, Key: "s0123456789abcdef"}, Do: desk.AcceptDraft})
	wantFault(t, "a sentence that is not there", err, fault.Conflict, "drafts.gone", "drafts[0]")

	_, err = s.EraseUpdate(owner, "english", 2, "law")
	s.must(err)
	s.must(s.store.Close())
	raw, err := os.ReadFile(filepath.Join(s.dir, store.FileName))
	s.must(err)
	check(t, "the digest is in the file once the words are erased", strings.Contains(string(raw), lamps.Ref.Key), false)
}

// TestTwoSayItInTheSameWords: the second is another statement, by who else may be meant; it can be taken
// back alone, and is no draft that was offered.
func TestTwoSayItInTheSameWords(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Mori rejected the claim, and Weiss the answer."})
	item := s.draft("english", "Mori rejected")
	check(t, "who else may be meant", slices.ContainsFunc(item.Near, func(who []record.ActorID) bool { return slices.Equal(who, []record.ActorID{"weiss"}) }), true)
	named, err := s.DraftsNamed(editor, "english", []desk.DraftRef{item.Ref.Again()})
	s.must(err)
	check(t, "the second", fmt.Sprint(named[0].Again, named[0].As, named[0].Speakers), fmt.Sprint(true, item.As, []string{"weiss"}))
	done, err := s.decide("english",
		desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft},
		desk.DraftDecision{Ref: item.Ref.Again(), Do: desk.AcceptDraft})
	s.must(err)
	var who []string
	for _, one := range done {
		st := s.book().Statements[record.StatementID(one.Item.ID)].Statement
		who = append(who, fmt.Sprint(st.Kind, " ", st.Speaker, " ", st.Citations[0].Quote.Exact))
	}
	words := item.Places[0].Quote.Exact
	check(t, "on record", strings.Join(who, "; "), "reject [mori] "+words+"; reject [weiss] "+words)
	v, err := s.Drafts(editor, english)
	s.must(err)
	check(t, "figures", fmt.Sprint(v.Figures.Accepted, v.Figures.Decided), "1 1")
	s.decided("english", item.Ref.Again(), desk.OfferDraft)
	check(t, "the first is left", s.offers(desk.DraftScope{Coverage: "english", N: 2}), "")
	_, err = s.Statement(reader, record.StatementID(done[1].Item.ID))
	wantFault(t, "the second taken back", err, fault.NotFound, "record.missing", "")
}
