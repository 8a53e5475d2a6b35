package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// withWriters is a site where ed publishes, rik reports and anna has come by a link to talks.
func withWriters(t *testing.T) (s *site, ed, rik, anna context.Context) {
	t.Helper()
	s = withTalks(t)
	s.must(s.AddUser(owner, "ed", people.Editor, password))
	s.must(s.AddUser(owner, "rik", people.Reporter, password))
	ed, rik = s.in(t, "ed", password), s.in(t, "rik", password)
	return s, ed, rik, s.come(s.invite(1), "Anna")
}

// own gives what somebody is shown of their own texts: "headline: standing, what was said".
func (s *site) own(ctx context.Context) string {
	s.t.Helper()
	home, err := s.DeskHome(ctx)
	s.must(err)
	var all []string
	for _, u := range home.Own {
		line := u.Update.Message.Headline + u.Work.Headline + ": " + string(u.Update.Standing)
		if u.Work.Said != nil {
			line += ", " + u.Work.Said.By + " says " + u.Work.Said.Words
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}

// TestHandedInAndSentBack is the way of a text between its author and an editor.
func TestHandedInAndSentBack(t *testing.T) {
	s, ed, _, anna := withWriters(t)
	before := s.head()
	n := s.post(anna, "talks", desk.NewUpdate{Headline: "seen"}).N
	s.clock.forward(time.Minute)
	home, err := s.DeskHome(ed)
	s.must(err)
	waits := home.Submitted[0].Work
	check(t, "who wrote it", waits.Author, "Anna")
	check(t, "by a link", waits.Guest, true)
	check(t, "when it was handed in", waits.HandedIn, noon)

	_, err = s.ReturnUpdate(ed, "talks", n, 1, " ")
	wantFault(t, "without a word", err, fault.Invalid, "review.reason_missing", "reason")
	r, err := s.ReturnUpdate(ed, "talks", n, 1, "who saw it?")
	s.must(err)
	check(t, "sent back", r.Standing, coverage.Draft)
	check(t, "what the author sees", s.own(anna), "seen: draft, ed says who saw it?")
	_, err = s.ReturnUpdate(ed, "talks", n, 1, "again")
	wantFault(t, "sent back twice", err, fault.Conflict, "review.not_handed_in", "")

	r, err = s.EditUpdate(anna, "talks", n, desk.UpdateEdit{From: 1, Headline: ptr("seen by me")})
	s.must(err)
	_, err = s.SubmitUpdate(anna, "talks", n, 1)
	wantFault(t, "handing in what has changed", err, fault.Conflict, "update.stale", "")
	r, err = s.SubmitUpdate(anna, "talks", n, r.Revision)
	s.must(err)
	check(t, "handed in again", r.Standing, coverage.Submitted)
	_, err = s.SubmitUpdate(anna, "talks", n, r.Revision)
	s.must(err) // twice is once
	check(t, "what the author sees then", s.own(anna), "seen by me: submitted")
	home, err = s.DeskHome(ed)
	s.must(err)
	check(t, "handed in anew", home.Submitted[0].Work.HandedIn, noon.Add(time.Minute))
	check(t, "head of the journal: nothing was public", s.head(), before)

	_, err = s.PublishUpdate(ed, "talks", n, r.Revision)
	s.must(err)
	check(t, "what the author sees at the end", s.own(anna), "seen by me: published")
	_, err = s.SubmitUpdate(anna, "talks", n, r.Revision)
	wantFault(t, "handing in what is public", err, fault.Denied, "update.public_now", "")
	if all := s.public("talks"); strings.Contains(all, "who saw it") || strings.Contains(all, "Anna") {
		t.Error("readers are told what passed between author and editor")
	}
}

// TestDiscardedWithAReason: the author sees which text, and why.
func TestDiscardedWithAReason(t *testing.T) {
	s, ed, rik, anna := withWriters(t)
	for _, ctx := range []context.Context{anna, rik} {
		n := s.post(ctx, "talks", desk.NewUpdate{Headline: "rumour"}).N
		_, err := s.RetractUpdate(ed, "talks", n, 1, "nobody confirms it")
		s.must(err)
		check(t, "what the author sees", s.own(ctx), "rumour: discarded, ed says nobody confirms it")
	}
	n := s.post(anna, "talks", desk.NewUpdate{Headline: "slip"}).N
	_, err := s.RetractUpdate(anna, "talks", n, 1, "")
	s.must(err)
	check(t, "what they took back themselves is gone", s.own(anna), "rumour: discarded, ed says nobody confirms it")
}

// TestOwnTextsOfAnEditor are those that nobody sees yet: the rest stands in the timeline.
func TestOwnTextsOfAnEditor(t *testing.T) {
	s, ed, _, anna := withWriters(t)
	s.post(ed, "talks", desk.NewUpdate{Headline: "public"})
	s.post(ed, "talks", desk.NewUpdate{Headline: "draft", Draft: true})
	s.post(anna, "talks", desk.NewUpdate{Headline: "another's"})
	check(t, "on their desk", s.own(ed), "draft: draft")
}

// TestWhoWroteItIsForTheDesk: contributors are not told who wrote what is public.
func TestWhoWroteItIsForTheDesk(t *testing.T) {
	s, ed, rik, anna := withWriters(t)
	s.post(ed, "talks", desk.NewUpdate{Headline: "public"})
	for name, row := range map[string]struct {
		ctx  context.Context
		want string
	}{"a reporter": {rik, "ed"}, "a contributor": {anna, ""}} {
		v, err := s.DeskCoverage(row.ctx, "talks")
		s.must(err)
		got := ""
		if w := v.Updates[0].Work; w != nil {
			got = w.Author
		}
		check(t, name, got, row.want)
	}
	public, err := s.Coverage(reader, "talks", "")
	s.must(err)
	if public.Updates[0].Work != nil {
		t.Errorf("readers: got %+v, want nothing", public.Updates[0].Work)
	}
}

// TestSentBackIsNotScheduled: an editor's agreement to it is off.
func TestSentBackIsNotScheduled(t *testing.T) {
	s, ed, rik, _ := withWriters(t)
	n := s.post(rik, "talks", desk.NewUpdate{Headline: "later"}).N
	_, err := s.SetSchedule(ed, desk.Waiting{Slug: "talks", N: n}, 1, noon.Add(time.Hour))
	s.must(err)
	v, err := s.DeskUpdate(ed, "talks", n)
	s.must(err)
	_, err = s.ReturnUpdate(ed, "talks", n, v.Update.Update.Revision, "wait")
	s.must(err)
	s.clock.forward(2 * time.Hour)
	_, _, err = s.DoDue(t.Context())
	s.must(err)
	check(t, "its standing", s.own(rik), "later: draft, ed says wait")
}

// TestErasedWordsTakeWhatWasSaidOfThem: a reason may quote what has to go.
func TestErasedWordsTakeWhatWasSaidOfThem(t *testing.T) {
	s, ed, rik, _ := withWriters(t)
	n := s.post(rik, "talks", desk.NewUpdate{Headline: "unsayable-headline"}).N
	_, err := s.ReturnUpdate(ed, "talks", n, 1, "leave out unsayable-body")
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", n, "the law")
	s.must(err)
	if found := s.inFiles(); len(found) > 0 {
		t.Errorf("still there: %v", found)
	}
	check(t, "what the author sees", s.own(rik), "")
}
