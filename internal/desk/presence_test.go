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

// TestAContributorIsSeen by the name they gave, said to be a guest's; they are told of nobody.
// Whose link was revoked is not there any more, whatever page they still have open.
func TestAContributorIsSeen(t *testing.T) {
	s := withTalks(t)
	s.WithPresence(presence.New(s.clock.Now))
	link := s.invite(2)
	anna := s.come(link, "Mika")
	s.must(s.Arrive(anna, "talks", presence.Tab{ID: "1", Doing: presence.Writing}))
	s.must(s.Arrive(reporter, "talks", presence.Tab{ID: "1"}))
	wantFault(t, "at another coverage", s.Arrive(anna, "plan", presence.Tab{ID: "1"}), fault.NotFound, "coverage.missing", "")
	here, err := s.Here(reporter, "talks")
	s.must(err)
	if len(here) != 2 || here[0].Name != "Mika" || !here[0].Guest || here[0].Doing != presence.Writing || here[1].Guest {
		t.Errorf("got %+v, want the guest who writes, and the reporter", here)
	}
	_, err = s.Here(anna, "talks")
	wantFault(t, "asked by the guest", err, fault.Denied, "people.no_role", "")
	_, err = s.WatchHere(anna, "talks")
	wantFault(t, "watched by the guest", err, fault.Denied, "people.no_role", "")
	s.must(s.RevokeInvitation(editor, "talks", link.ID))
	here, err = s.Here(editor, "talks")
	s.must(err)
	if len(here) != 1 || here[0].Guest {
		t.Errorf("with the link revoked: got %+v, want the reporter alone", here)
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
