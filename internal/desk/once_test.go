package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// TestOnce does every action that takes a key twice.
func TestOnce(t *testing.T) {
	for _, row := range []struct {
		name string
		do   func(ctx context.Context, s *site, once desk.Once) (any, error)
	}{
		{"a coverage", func(ctx context.Context, s *site, once desk.Once) (any, error) {
			return s.CreateCoverage(ctx, desk.NewCoverage{Slug: "new", Title: text.Local{"en": "New"}, Once: once})
		}},
		{"an update", func(ctx context.Context, s *site, once desk.Once) (any, error) {
			return s.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "new", Once: once})
		}},
		{"a statement", func(ctx context.Context, s *site, once desk.Once) (any, error) {
			v, err := s.MarkStatement(ctx, desk.NewStatement{Slug: "talks", N: 1, Quote: text.Quote{Exact: "peace"}, Speaker: []record.ActorID{"mori"}, Kind: record.Agree, Once: once})
			if err != nil {
				return nil, err
			}
			return v.Statement.ID, nil
		}},
		{"a review", func(ctx context.Context, s *site, once desk.Once) (any, error) {
			return nil, s.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindOutcome, ID: "deal"}}, desk.WithdrawItems, once)
		}},
		{"a merge", func(ctx context.Context, s *site, once desk.Once) (any, error) {
			v, err := s.MergeItems(ctx, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "expert", Once: once})
			if err != nil {
				return nil, err
			}
			return fmt.Sprint(v.Kind, v.Citations, v.Moved, v.Joined), nil
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := forRights(t)
			once := desk.Once{Key: "key", Body: []byte("body")}
			first, err := row.do(editor, s, once)
			s.must(err)
			after := s.head()
			second, err := row.do(editor, s, once)
			s.must(err)
			check(t, "the answer again", fmt.Sprint(second), fmt.Sprint(first))
			check(t, "head of the journal", s.head(), after)
			_, err = row.do(editor, s, desk.Once{Key: "key", Body: []byte("another")})
			wantFault(t, "another body", err, fault.Conflict, "once.other_body", "")
			_, err = row.do(editor, s, desk.Once{Key: strings.Repeat("k", 201), Body: once.Body})
			wantFault(t, "a long key", err, fault.Invalid, "once.key_long", "Idempotency-Key")
			check(t, "head of the journal after the faults", s.head(), after)
			if slices.Contains([]string{"a coverage", "a review", "a merge"}, row.name) {
				return // its slug is taken now, what was named is gone, whoever asks
			}
			_, err = row.do(owner, s, once)
			s.must(err)
			byAnother := s.head()
			if byAnother == after {
				t.Error("the same key of another user: got nothing done, want it done")
			}
			s.clock.forward(24 * time.Hour)
			_, err = row.do(editor, s, once)
			s.must(err)
			if again := s.head() != byAnother; again != (row.name == "a statement") {
				t.Errorf("a day later: done again: got %v, want an update not to be", again)
			}
		})
	}
}

// TestAKeyOfAnUpdateStandsForGood: what waited on a phone for months is not posted twice, other
// words under its key are told what became of the first; of erased words no digest is left.
func TestAKeyOfAnUpdateStandsForGood(t *testing.T) {
	s := withTalks(t)
	send := func(words string) (desk.Receipt, error) {
		return s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: words, Once: desk.Once{Key: "key", Body: []byte(words)}})
	}
	first, err := send("from the corridor")
	s.must(err)
	s.clock.forward(90 * 24 * time.Hour)
	again, err := send("from the corridor")
	s.must(err)
	check(t, "the answer after months", again, first)

	_, err = send("from the corridor, mended")
	wantFault(t, "other words", err, fault.Conflict, "once.other_body", "")
	before, ok := errors.AsType[*desk.SentBefore](err)
	if !ok || before.N != first.N {
		t.Errorf("other words: got cause %+v, want update %d", before, first.N)
	}
	check(t, "changes", s.changes("talks"), "coverage, update 1.1")

	_, err = s.EraseUpdate(owner, "talks", first.N, "a court said so")
	s.must(err)
	again, err = send("a guess at the words")
	s.must(err)
	check(t, "the answer after the words are gone", again, first)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, retract 1.2")
}

func TestAFirstAttemptThatFailedMayBeRepeated(t *testing.T) {
	s := withTalks(t)
	once := desk.Once{Key: "key", Body: []byte("body")}
	for _, slug := range []string{"nowhere", "talks"} {
		_, err := s.PostUpdate(editor, slug, desk.NewUpdate{Headline: "new", Once: once})
		if (err == nil) != (slug == "talks") {
			t.Errorf("%s: got %v", slug, err)
		}
	}
	check(t, "changes", s.changes("talks"), "coverage, update 1.1")
}

// TestOnceAmongMany: twenty send the same request at the same moment.
func TestOnceAmongMany(t *testing.T) {
	s := withTalks(t)
	got := make([]desk.Receipt, 20)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() {
			var err error
			got[i], err = s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "new", Once: desk.Once{Key: "key", Body: []byte("body")}})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range got {
		check(t, fmt.Sprint("answer ", i), got[i], got[0])
	}
	check(t, "changes", s.changes("talks"), "coverage, update 1.1")
}
