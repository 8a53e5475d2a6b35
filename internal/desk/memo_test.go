package desk_test

import (
	"context"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

// memos gives what somebody reads about update n, 0 for the coverage: "who: words; ...", with
// a star where the author sees it and a cross where they may delete it.
func (s *site) memos(ctx context.Context, n int) string {
	s.t.Helper()
	v, err := s.Memos(ctx, "talks", n)
	s.must(err)
	return memoLines(v.Memos)
}

func memoLines(all []desk.MemoView) string {
	var lines []string
	for _, m := range all {
		line := m.Name + ": " + m.Words
		if m.ForAuthor {
			line += "*"
		}
		if m.May {
			line += "x"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

// TestMemos: what is written about an update is read by those who may read drafts; its author,
// who may only hand in, reads what is for them, and answers.
func TestMemos(t *testing.T) {
	s, ed, rik, anna := withWriters(t)
	own := s.post(anna, "talks", desk.NewUpdate{Headline: "from the corridor"})
	write := func(ctx context.Context, n int, words string, forAuthor bool) desk.MemoView {
		m, err := s.AddMemo(ctx, "talks", n, words, forAuthor)
		s.must(err)
		return m
	}
	first := write(ed, own.N, " Is she reliable? ", false)
	write(rik, own.N, "Who told you?", true)
	answer := write(anna, own.N, "The doorman", false)
	write(ed, 0, "Who goes tomorrow?", true)

	check(t, "an editor", s.memos(ed, own.N), "ed: Is she reliable?x; rik: Who told you?*x; Anna: The doorman*x")
	check(t, "a reporter", s.memos(rik, own.N), "ed: Is she reliable?; rik: Who told you?*x; Anna: The doorman*")
	check(t, "the author", s.memos(anna, own.N), "rik: Who told you?*; Anna: The doorman*x")
	check(t, "of the coverage", s.memos(rik, 0), "ed: Who goes tomorrow?")

	for name, who := range map[string]context.Context{"an editor": ed, "the author": anna} {
		v, err := s.DeskCoverage(who, "talks")
		s.must(err)
		check(t, "on the desk, "+name, memoLines(v.Updates[0].Work.Memos), s.memos(who, own.N))
		if who == anna && len(v.Memos) > 0 {
			t.Errorf("who may only hand in reads of the coverage %v", v.Memos)
		}
	}

	wantFault(t, "deleted by who does not see it", s.DeleteMemo(anna, "talks", own.N, first.ID), fault.NotFound, "memo.missing", "")
	wantFault(t, "by its number alone", s.DeleteMemo(ed, "talks", 0, first.ID), fault.NotFound, "memo.missing", "")
	wantFault(t, "another's", s.DeleteMemo(rik, "talks", own.N, first.ID), fault.Denied, "people.not_allowed", "")
	s.must(s.DeleteMemo(anna, "talks", own.N, answer.ID))
	s.must(s.DeleteMemo(ed, "talks", own.N, first.ID))
	check(t, "after that", s.memos(ed, own.N), "rik: Who told you?*x")
}

// TestMemosAreBounded in length and in number; what was typed wrongly is said.
func TestMemosAreBounded(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	add := func(words string) error {
		_, err := s.AddMemo(editor, "talks", 1, words, false)
		return err
	}
	wantFault(t, "nothing", add(" \n"), fault.Invalid, "memo.empty", "words")
	wantFault(t, "too much", add(strings.Repeat("長", coverage.MaxMemo+1)), fault.Invalid, "memo.long", "words")
	wantFault(t, "no text", add("a\x00b"), fault.Invalid, "text.nul", "words")
	for range coverage.MaxMemos {
		s.must(add(strings.Repeat("長", coverage.MaxMemo)))
	}
	wantFault(t, "one too many", add("and more"), fault.Conflict, "memo.full", "")
	_, err := s.AddMemo(editor, "talks", 0, "of the coverage there are none yet", false)
	s.must(err)
}

// TestMemosGoWithTheWords that the law wants gone, as they may quote them; TestEraseUpdate looks
// for them in the files.
func TestMemosGoWithTheWords(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Weiss was ill"})
	_, err := s.AddMemo(editor, "talks", 1, "He told us himself", false)
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", 1, "law")
	s.must(err)
	check(t, "memos", s.memos(owner, 1), "")
	_, err = s.AddMemo(editor, "talks", 1, "It was about his illness", false)
	wantFault(t, "written again", err, fault.Conflict, "memo.erased", "")
}

// TestMemosRing for those who see them and nobody else.
func TestMemosRing(t *testing.T) {
	s, ed, _, anna := withWriters(t)
	own := s.post(anna, "talks", desk.NewUpdate{Headline: "hers"})
	public := s.post(ed, "talks", desk.NewUpdate{Headline: "public"})
	ear, err := s.ListenCoverage(anna, "talks")
	s.must(err)
	defer ear.Close()
	editors, err := s.ListenCoverage(ed, "talks")
	s.must(err)
	defer editors.Close()
	for _, one := range []struct {
		what      string
		n         int
		forAuthor bool
		hears     bool
	}{
		{"of hers, not for her", own.N, false, false},
		{"of hers, for her", own.N, true, true},
		{"of what is public", public.N, true, false},
		{"of the coverage", 0, false, false},
	} {
		_, err := s.AddMemo(ed, "talks", one.n, "a word", one.forAuthor)
		s.must(err)
		if got := rang(ear); got != one.hears || !rang(editors) {
			t.Errorf("%s: the author hears it: %v, want %v; and all editors", one.what, got, one.hears)
		}
	}
}
