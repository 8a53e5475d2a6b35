package desk_test

import (
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/presence"
)

// TestPresenceIsOfOneCoverage: who is at one desk is told to those who work there, and nowhere else.
func TestPresenceIsOfOneCoverage(t *testing.T) {
	s := withTalks(t)
	board := presence.New(s.clock.Now)
	s.WithPresence(board)
	s.must(s.Arrive(editor, "talks", presence.Tab{ID: "1", N: 1, Doing: presence.Writing, User: "somebody else", Name: "Somebody else"}))
	s.must(s.Arrive(reporter, "plan", presence.Tab{ID: "1", Doing: "dancing"}))
	news, err := s.WatchHere(owner, "talks")
	s.must(err)
	here, err := s.Here(owner, "talks")
	s.must(err)
	if len(here) != 1 || here[0].User != "e" || here[0].N != 1 || here[0].Doing != presence.Writing {
		t.Errorf("talks: got %+v, want the editor, by their own name", here)
	}
	here, err = s.Here(owner, "plan")
	s.must(err)
	if len(here) != 1 || here[0].User != "r" || here[0].Doing != presence.Reading {
		t.Errorf("plan: got %+v, want the reporter, who reads", here)
	}
	s.must(s.Leave(editor, "talks", "1"))
	select {
	case <-news:
	default:
		t.Error("who watches is not told that somebody went")
	}
	err = s.Arrive(editor, "talks", presence.Tab{ID: strings.Repeat("x", 65)})
	wantFault(t, "a long name of a tab", err, fault.Invalid, "together.tab", "tab")
	board.Close()
	if news, err := s.WatchHere(owner, "talks"); news != nil || err != nil {
		t.Errorf("of a closed board: got %v, %v, want nothing to watch", news, err)
	}
}

// TestAnOpenedPage: it is told until what was sent from it is stored. Who has taken something
// counts as there, also when a form of theirs is only tried.
func TestAnOpenedPage(t *testing.T) {
	s, ed, _, anna := withWriters(t)
	s.WithPresence(presence.New(s.clock.Now))
	n := s.post(anna, "talks", desk.NewUpdate{Headline: "hers"}).N
	s.must(takes(s, ed, n, ""))
	s.clock.forward(6 * time.Minute)
	s.must(s.Arrive(desk.Rehearse(ed), "talks", presence.Tab{ID: "page", N: n, Doing: presence.Opened}))
	here := func() int {
		all, err := s.Here(editor, "talks")
		s.must(err)
		return len(all)
	}
	check(t, "with the page open", here(), 1)
	headline := "theirs"
	_, err := s.EditUpdate(ed, "talks", n, desk.UpdateEdit{From: 9, Headline: &headline})
	wantFault(t, "an edit of nothing", err, fault.Conflict, "update.stale", "")
	check(t, "when nothing was stored", here(), 1)
	_, err = s.EditUpdate(ed, "talks", n, desk.UpdateEdit{From: 1, Headline: &headline})
	s.must(err)
	check(t, "when it was stored", here(), 0)
}
