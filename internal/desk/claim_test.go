package desk_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/presence"
)

// claim gives who has taken update n, as somebody is shown it.
func (s *site) claim(ctx context.Context, n int) string {
	s.t.Helper()
	v, err := s.DeskUpdate(ctx, "talks", n)
	s.must(err)
	return claimLine(v.Update.Work.Claim)
}

func claimLine(c *desk.ClaimView) string {
	if c == nil {
		return ""
	}
	line := c.By + " " + c.At.In(time.UTC).Format("15:04")
	if c.Over != "" {
		line += " from " + c.Over
	}
	if c.Mine {
		line += " (mine)"
	}
	return line
}

func takes(s *site, who context.Context, n int, over people.UserID) error {
	_, err := s.TakeUpdate(who, "talks", n, over)
	return err
}

// TestClaims: what somebody has taken the others see; it is handed back, or taken over by who
// says from whom, and locks nothing.
func TestClaims(t *testing.T) {
	s, ed, rik, anna := withWriters(t)
	s.must(s.AddUser(owner, "mara", people.Editor, password))
	mara := s.in(t, "mara", password)
	n := s.post(anna, "talks", desk.NewUpdate{Headline: "hers"}).N

	check(t, "nobody", s.claim(ed, n), "")
	s.must(takes(s, ed, n, ""))
	check(t, "to a colleague", s.claim(rik, n), "ed 03:00")
	check(t, "to its author", s.claim(anna, n), "ed 03:00")
	check(t, "to who has it", s.claim(ed, n), "ed 03:00 (mine)")
	home, err := s.DeskHome(mara)
	s.must(err)
	check(t, "in the list of what waits", claimLine(home.Submitted[0].Work.Claim), "ed 03:00")

	s.clock.forward(2 * time.Minute)
	wantFault(t, "without a word", takes(s, mara, n, ""), fault.Conflict, "claim.taken", "")
	wantFault(t, "from somebody else", takes(s, mara, n, s.user("rik").ID), fault.Conflict, "claim.taken", "")
	wantFault(t, "its author takes it over", takes(s, anna, n, s.user("ed").ID), fault.Denied, "people.not_allowed", "")
	wantFault(t, "handed back by somebody else", s.ReleaseUpdate(mara, "talks", n), fault.Conflict, "claim.not_yours", "")
	s.must(takes(s, mara, n, s.user("ed").ID))
	check(t, "taken over", s.claim(ed, n), "mara 03:02 from ed")
	s.must(takes(s, mara, n, ""))
	check(t, "taken again", s.claim(ed, n), "mara 03:02 from ed")
	_, err = s.EditUpdate(ed, "talks", n, desk.UpdateEdit{From: 1, Headline: ptr("ed changes it all the same")})
	s.must(err)
	s.must(s.ReleaseUpdate(mara, "talks", n))
	s.must(s.ReleaseUpdate(mara, "talks", n))
	check(t, "handed back", s.claim(ed, n), "")
	wantFault(t, "another's, by a reporter", takes(s, rik, n, ""), fault.Denied, "people.not_allowed", "")
	s.must(takes(s, anna, n, ""))
	check(t, "by its author", s.claim(ed, n), "Anna 03:02")
}

// TestClaimsEnd with what they were for.
func TestClaimsEnd(t *testing.T) {
	for name, end := range map[string]func(s *site, n int) error{
		"published": func(s *site, n int) error { _, err := s.PublishUpdate(editor, "talks", n, 1); return err },
		"sent back": func(s *site, n int) error { _, err := s.ReturnUpdate(editor, "talks", n, 1, "why"); return err },
		"discarded": func(s *site, n int) error { _, err := s.RetractUpdate(editor, "talks", n, 1, "no"); return err },
		"erased":    func(s *site, n int) error { _, err := s.EraseUpdate(owner, "talks", n, "law"); return err },
		"due": func(s *site, n int) error {
			_, err := s.SetSchedule(editor, desk.Waiting{Slug: "talks", N: n}, 1, s.clock.Now().Add(time.Minute))
			s.clock.forward(time.Minute)
			s.due()
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := withTalks(t)
			s.hire(&people.User{ID: "e", Name: "e", Role: people.Editor})
			n := s.post(reporter, "talks", desk.NewUpdate{Headline: "waits"}).N
			s.must(takes(s, editor, n, ""))
			s.must(end(s, n))
			v, err := s.DeskCoverage(editor, "talks")
			s.must(err)
			if got := claimLine(v.Updates[0].Work.Claim); got != "" {
				t.Errorf("still claimed: %s", got)
			}
			if got := takes(s, editor, n, ""); name != "sent back" && !fault.Is(got, fault.Conflict) {
				t.Errorf("taken again: got %v, want a conflict", got)
			}
		})
	}
}

// TestClaimsLapse half an hour after their holder was at the desk last, and colleagues hear
// of it when it happens.
func TestClaimsLapse(t *testing.T) {
	s := withTalks(t)
	s.WithPresence(presence.New(s.clock.Now))
	n := s.post(reporter, "talks", desk.NewUpdate{Headline: "waits"}).N
	s.must(takes(s, editor, n, ""))
	s.clock.forward(20 * time.Minute)
	s.must(s.Arrive(editor, "talks", presence.Tab{ID: "1", N: n}))
	s.clock.forward(20 * time.Minute)
	if got := s.claim(owner, n); got == "" {
		t.Error("its holder was there twenty minutes ago, and it has lapsed")
	}
	s.must(s.Arrive(editor, "talks", presence.Tab{ID: "1", N: n, Silent: 20 * time.Minute})) // nobody sits at the open tab
	s.clock.forward(10 * time.Minute)
	check(t, "half an hour after", s.claim(owner, n), "")

	ear, err := s.ListenCoverage(owner, "talks")
	s.must(err)
	defer ear.Close()
	next, ok, err := s.DoDue(reader)
	s.must(err)
	if ok || !rang(ear) {
		t.Errorf("next due: %v %v, want nothing; and the bell rung", next, ok)
	}
	s.must(takes(s, owner, n, ""))
	next, ok, err = s.DoDue(reader)
	s.must(err)
	if want := s.clock.Now().Add(coverage.ClaimLapse); !ok || !next.Equal(want) {
		t.Errorf("next due: got %v %v, want %v", next, ok, want)
	}
}
