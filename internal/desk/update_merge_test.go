package desk_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/merge"
	"readout/internal/text"
)

// threeParagraphs is an update that two people have opened at the same time.
var threeParagraphs = prepared(func(t *testing.T) *site {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Talks begin", Markdown: "One.\n\nTwo.\n\nThree."})
	return s
})

// now gives an update as it is stored.
func (s *site) now(slug string, n int) *desk.DeskUpdateView {
	s.t.Helper()
	v, err := s.DeskUpdate(editor, slug, n)
	s.must(err)
	return v
}

// disputed checks that an edit was refused for what both changed, and gives it.
func disputed(t *testing.T, err error, want ...string) *desk.Disputed {
	t.Helper()
	wantFault(t, "both changed the same", err, fault.Conflict, "update.stale", "")
	stale, _ := errors.AsType[*desk.Stale](err)
	if stale == nil || stale.Disputed == nil {
		t.Fatalf("got %v, want what is in dispute", err)
	}
	check(t, "in dispute", strings.Join(stale.Disputed.Disputes(), ", "), strings.Join(want, ", "))
	return stale.Disputed
}

func TestEditsOfDifferentParagraphsAreMerged(t *testing.T) {
	s := threeParagraphs(t)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One, theirs.\n\nTwo.\n\nThree."), Pinned: ptr(true)})
	s.must(err)
	r, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{
		From: 1, Headline: ptr("Talks have begun"), Markdown: ptr("One.\n\nTwo.\n\nThree, mine.\n\nFour."), Merge: true,
	})
	s.must(err)
	check(t, "revision", r.Revision, 3)
	if r.Merged == nil {
		t.Fatal("the receipt does not say that it was merged")
	}
	check(t, "merged with", fmt.Sprint(*r.Merged), fmt.Sprint(desk.Merged{From: 1, With: 2, Theirs: []string{"body"}, Mine: []string{"body", "headline"}}))
	v := s.now("talks", 1)
	check(t, "body", v.Markdown, "One, theirs.\n\nTwo.\n\nThree, mine.\n\nFour.")
	check(t, "headline", v.Update.Update.Message.Headline, "Talks have begun")
	check(t, "pinned, which is no change of words", v.Update.Update.Pinned(), true)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, revise 1.2, coverage 1.1, revise 1.3")
}

func TestNobodyIsMergedWithWhoDoesNotAskForIt(t *testing.T) {
	s := threeParagraphs(t)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("Theirs")})
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("Mine.")})
	wantFault(t, "a stale edit", err, fault.Conflict, "update.stale", "")
	check(t, "revision", s.now("talks", 1).Update.Update.Revision, 2)
}

func TestWhatBothChangedIsSettledByThePerson(t *testing.T) {
	s := threeParagraphs(t)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("Theirs"), Markdown: ptr("One.\n\nTwo, theirs.\n\nThree.")})
	s.must(err)
	mine := desk.UpdateEdit{From: 1, Headline: ptr("Mine"), Markdown: ptr("One, mine.\n\nTwo, mine.\n\nThree."), Merge: true}
	_, err = s.EditUpdate(editor, "talks", 1, mine)
	d := disputed(t, err, "headline", "body.1")
	check(t, "revision, nothing being stored", s.now("talks", 1).Update.Update.Revision, 2)
	check(t, "base", d.Base, 1)
	if got, want := len(d.Body), 3; got != want {
		t.Fatalf("parts: got %d, want %d: settled, disputed, settled", got, want)
	}
	check(t, "theirs", text.Document{Blocks: d.Body[1].Dispute.Theirs}.Plain(), "Two, theirs.")
	check(t, "mine", text.Document{Blocks: d.Body[1].Dispute.Mine}.Plain(), "Two, mine.")

	mine.Settled = &desk.Settlement{Onto: 2, Choices: map[string]desk.Choice{"headline": {Take: merge.Theirs}}}
	_, err = s.EditUpdate(editor, "talks", 1, mine)
	check(t, "still open", strings.Join(disputed(t, err, "headline", "body.1").Open, ", "), "body.1")

	mine.Settled.Choices["body.1"] = desk.Choice{Take: merge.Edited, Text: "Two, of **both**.\n\nAnd more."}
	r, err := s.EditUpdate(editor, "talks", 1, mine)
	s.must(err)
	check(t, "revision", r.Revision, 3)
	v := s.now("talks", 1)
	check(t, "body", v.Markdown, "One, mine.\n\nTwo, of **both**.\n\nAnd more.\n\nThree.")
	check(t, "headline", v.Update.Update.Message.Headline, "Theirs")
}

func TestBothSidesOfADisputeCanStay(t *testing.T) {
	theirs := prepared(func(t *testing.T) *site {
		s := threeParagraphs(t)
		_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo, theirs.\n\nThree.")})
		s.must(err)
		return s
	})
	for take, want := range map[merge.Take]string{
		merge.Both: "One.\n\nTwo, theirs.\n\nTwo, mine.\n\nThree.", merge.Mine: "One.\n\nTwo, mine.\n\nThree.",
	} {
		s := theirs(t)
		_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo, mine.\n\nThree."), Merge: true, Settled: &desk.Settlement{
			Onto: 2, Choices: map[string]desk.Choice{"body.1": {Take: take}},
		}})
		s.must(err)
		check(t, string(take), s.now("talks", 1).Markdown, want)
	}
}

// Somebody stores yet another state while a person settles disputes: what they have settled
// is merged with that in its turn.
func TestWhatIsSettledIsMergedWithWhatCameMeanwhile(t *testing.T) {
	s := threeParagraphs(t)
	edit := func(ctx context.Context, in desk.UpdateEdit) error {
		_, err := s.EditUpdate(ctx, "talks", 1, in)
		return err
	}
	s.must(edit(owner, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo, theirs.\n\nThree.")}))
	mine := desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo, mine.\n\nThree."), Merge: true}
	disputed(t, edit(editor, mine), "body.1")
	s.must(edit(owner, desk.UpdateEdit{From: 2, Markdown: ptr("One.\n\nTwo, theirs.\n\nThree.\n\nFour, theirs.")}))
	mine.Settled = &desk.Settlement{Onto: 2, Choices: map[string]desk.Choice{"body.1": {Take: merge.Mine}}}
	s.must(edit(editor, mine))
	check(t, "body", s.now("talks", 1).Markdown, "One.\n\nTwo, mine.\n\nThree.\n\nFour, theirs.")

	s.must(edit(owner, desk.UpdateEdit{From: 4, Headline: ptr("Once"), Markdown: ptr("One.\n\nTwo, again theirs.\n\nThree.\n\nFour, theirs.")}))
	mine = desk.UpdateEdit{From: 4, Markdown: ptr("One.\n\nTwo, again mine.\n\nThree.\n\nFour, theirs."), Merge: true}
	disputed(t, edit(editor, mine), "body.1")
	s.must(edit(owner, desk.UpdateEdit{From: 5, Markdown: ptr("One.\n\nTwo, once more theirs.\n\nThree.\n\nFour, theirs.")}))
	mine.Settled = &desk.Settlement{Onto: 5, Choices: map[string]desk.Choice{"body.1": {Take: merge.Mine}}}
	d := disputed(t, edit(editor, mine), "body.1")
	check(t, "the new dispute begins from what was settled", d.Base, 5)
	check(t, "mine, as settled", d.Mine.Body.Plain(), "One.\nTwo, again mine.\nThree.\nFour, theirs.")
}

// An edit that began from a state nobody has any more, or that never was, is never merged
// without being looked at: nobody can tell what it took away.
func TestAnEditFromNowhereIsLookedAt(t *testing.T) {
	s := threeParagraphs(t)
	for _, from := range []int{0, 7, -1} {
		in := desk.UpdateEdit{From: from, Markdown: ptr("Two.\n\nThree."), Merge: true}
		_, err := s.EditUpdate(editor, "talks", 1, in)
		stale, _ := errors.AsType[*desk.Stale](err)
		if stale == nil || stale.Disputed == nil || stale.Disputed.Base != 0 {
			t.Errorf("from %d: got %v, want a dispute without a base", from, err)
		}
	}
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{
		From: 7, Markdown: ptr("Quite other words.\n\nThree."), Merge: true, Settled: &desk.Settlement{Onto: 1},
	})
	s.must(err)
	check(t, "all words of both", s.now("talks", 1).Markdown, "One.\n\nTwo.\n\nQuite other words.\n\nThree.")
}

func TestAMergeTellsReadersWhatItsAuthorTold(t *testing.T) {
	s := threeParagraphs(t)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One, theirs.\n\nTwo.\n\nThree."), Note: "One was wrong."})
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo.\n\nThree, mine."), Note: "Three was wrong.", Correction: coverage.Clarified, Merge: true})
	s.must(err)
	v, err := s.Corrections(reader, "talks", 0, 10)
	s.must(err)
	if len(v.Lines) != 2 {
		t.Fatalf("corrections: got %d, want both", len(v.Lines))
	}
	check(t, "mine", v.Lines[0].Note["ja"], "Three was wrong.")
	check(t, "theirs", v.Lines[1].Note["ja"], "One was wrong.")
}

// What both wrote may be longer than one text can be: then nothing is stored, and the fault
// says so beside the text that is still there.
func TestAMergeThatIsTooLongIsRefused(t *testing.T) {
	s := threeParagraphs(t)
	long := strings.Repeat("words ", 7000)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr(long + "\n\nOne.\n\nTwo.\n\nThree.")})
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo.\n\nThree.\n\n" + strings.Repeat("mine ", 8000)), Merge: true})
	wantFault(t, "too long", err, fault.TooLarge, "update.merged_too_large", "body")
	check(t, "revision", s.now("talks", 1).Update.Update.Revision, 2)
}

func TestAnEditIsTakenBack(t *testing.T) {
	s := threeParagraphs(t)
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One, theirs.\n\nTwo.\n\nThree.")})
	s.must(err)
	r, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("One.\n\nTwo.\n\nThree, mine."), Merge: true})
	s.must(err)
	_, err = s.TakeBackEdit(editor, "talks", 1, r.Revision)
	s.must(err)
	check(t, "taken back at once", s.now("talks", 1).Markdown, "One, theirs.\n\nTwo.\n\nThree.")

	_, err = s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 4, Headline: ptr("Later")})
	s.must(err)
	_, err = s.TakeBackEdit(editor, "talks", 1, 2)
	s.must(err)
	v := s.now("talks", 1)
	check(t, "an earlier one taken back", v.Markdown, "One.\n\nTwo.\n\nThree.")
	check(t, "what came later stays", v.Update.Update.Message.Headline, "Later")

	_, err = s.TakeBackEdit(editor, "talks", 1, 1)
	wantFault(t, "the first state", err, fault.NotFound, "update.no_edit", "")
	_, err = s.TakeBackEdit(editor, "talks", 1, 99)
	wantFault(t, "no such edit", err, fault.NotFound, "update.no_edit", "")
}

func TestTheDifferenceIsForTheNewsroom(t *testing.T) {
	s := threeParagraphs(t)
	s.must(s.AddUser(owner, "ann", "reporter", ""))
	draft := s.post(reporter, "talks", desk.NewUpdate{Headline: "Waits", Draft: true})
	_, err := s.EditUpdate(reporter, "talks", draft.N, desk.UpdateEdit{From: 1, Headline: ptr("Waits still")})
	s.must(err)
	v, err := s.Difference(editor, "talks", draft.N, 1, 2)
	s.must(err)
	check(t, "before", v.Before.Message.Headline, "Waits")
	check(t, "after", v.After.Message.Headline, "Waits still")
	_, err = s.Difference(editor, "talks", draft.N, 1, 3)
	wantFault(t, "no such state", err, fault.NotFound, "update.no_revision", "")
	_, err = s.Difference(reader, "talks", 1, 1, 1)
	wantFault(t, "a reader", err, fault.Unauthenticated, "people.log_in", "")
}

// TestManyEditOneUpdate: each of several people adds a paragraph and rewrites one of their
// own, again and again, none waiting for the others. All of it is there in the end.
func TestManyEditOneUpdate(t *testing.T) {
	s := withTalks(t)
	const people, rounds = 4, 8
	var first []string
	for p := range people {
		first = append(first, fmt.Sprintf("The part of person %d.", p))
	}
	s.post(editor, "talks", desk.NewUpdate{Headline: "All", Markdown: strings.Join(first, "\n\n")})
	var wg sync.WaitGroup
	for p := range people {
		wg.Go(func() {
			for round := range rounds {
				v, err := s.DeskUpdate(editor, "talks", 1)
				if err != nil {
					t.Error(err)
					return
				}
				body := strings.Replace(v.Markdown, fmt.Sprintf("The part of person %d", p), fmt.Sprintf("The part of person %d, once more", p), 1) +
					"\n\n" + news(p, round)
				if _, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: v.Update.Update.Revision, Markdown: &body, Merge: true}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	end := s.now("talks", 1).Markdown
	for p := range people {
		for round := range rounds {
			if want := "\n\n" + news(p, round); !strings.Contains(end, want) {
				t.Errorf("lost: %q", want)
			}
		}
		if got := strings.Count(end, fmt.Sprintf("The part of person %d%s.", p, strings.Repeat(", once more", rounds))); got != 1 {
			t.Errorf("the part of person %d: %d times as rewritten %d times, want once\n%s", p, got, rounds, end)
		}
	}
	if p := s.head(); p == journal.Start {
		t.Error("nothing was announced")
	}
}

// news is a sentence unlike any other.
func news(person, round int) string {
	r := rand.New(rand.NewPCG(uint64(person), uint64(round)))
	words := make([]string, 8)
	for i := range words {
		letters := make([]byte, 3+r.IntN(6))
		for j := range letters {
			letters[j] = byte('a' + r.IntN(26))
		}
		words[i] = string(letters)
	}
	return strings.Join(words, " ") + "."
}
