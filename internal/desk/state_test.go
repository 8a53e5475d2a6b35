package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// stateActs are the actions on the state alone, for the table of acts.
var stateActs = []act{
	{"set a state back", "plan", people.Cover, func(ctx context.Context, s *site) error {
		s.setState("plan", coverage.Ended)
		_, err := s.UndoState(ctx, "plan", 2)
		return err
	}},
	{"ask whether a state can be set back", "talks", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.StateUndo(ctx, "talks")
		return err
	}},
}

// state gives the state of a coverage and, as hours since noon, when it began, was paused
// and ended.
func (s *site) state(slug string) string {
	s.t.Helper()
	v, err := s.DeskCoverage(editor, slug)
	s.must(err)
	c := v.Coverage.Content
	out := string(c.State)
	for _, at := range []*time.Time{c.Began, c.Paused, c.Finished} {
		if at == nil {
			out += " -"
			continue
		}
		out += fmt.Sprint(" ", at.Sub(noon).Hours())
	}
	return out
}

func (s *site) setState(slug string, state coverage.State) {
	s.t.Helper()
	v, err := s.DeskCoverage(editor, slug)
	s.must(err)
	_, err = s.EditCoverage(editor, slug, desk.CoverageEdit{From: v.Coverage.Revision, State: &state})
	s.must(err)
}

func TestACoverageKeepsWhenItWasInAState(t *testing.T) {
	s := newSite(t)
	starts, ends := noon.Add(2*hour), noon.Add(5*hour)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "day", Title: text.Local{"ja": "日"}, Starts: &starts, Ends: &ends})
	s.must(err)
	check(t, "planned", s.state("day"), "planned - - -")
	for i, state := range []coverage.State{coverage.Running, coverage.Paused, coverage.Running, coverage.Ended} {
		s.clock.set(noon.Add(time.Duration(3+i) * hour))
		s.setState("day", state)
		check(t, "then", s.state("day"), []string{"live 3 - -", "paused 3 4 -", "live 3 - -", "ended 3 - 6"}[i])
	}
	v, err := s.Coverage(reader, "day", "")
	s.must(err)
	check(t, "the plan stands beside it", v.Coverage.Content.Starts.Equal(starts) && v.Coverage.Content.Ends.Equal(ends), true)
	check(t, "words: readers see no mark of a change", v.Coverage.Reworded.Revision, 0)
	s.setState("day", coverage.Running)
	check(t, "resumed after the end", s.state("day"), "live 3 - -")
	_, err = s.EditCoverage(editor, "day", desk.CoverageEdit{From: 6, Began: ptr(noon.Add(hour)), Ends: &time.Time{}})
	s.must(err)
	check(t, "it had begun earlier", s.state("day"), "live 1 - -")
	v, err = s.Coverage(reader, "day", "")
	s.must(err)
	check(t, "no end is planned any more", v.Coverage.Content.Ends == nil, true)
	_, err = s.EditCoverage(editor, "day", desk.CoverageEdit{From: 7, Ends: &noon})
	wantFault(t, "an end before the start", err, fault.Invalid, "coverage.ends_first", "ends")
	_, err = s.CreateCoverage(editor, desk.NewCoverage{Slug: "now", State: coverage.Running, Title: text.Local{"ja": "今"}})
	s.must(err)
	check(t, "opened live", s.state("now"), "live 6 - -")
}

func TestMarkersMoveTheStateWhenAsked(t *testing.T) {
	s := withStaff(t)
	s.setState("talks", coverage.Planned)
	marker := func(mark coverage.Mark, more ...func(*desk.NewUpdate)) desk.NewUpdate {
		in := desk.NewUpdate{Kind: coverage.Marker, Mark: mark, Headline: string(mark), Moves: true}
		for _, change := range more {
			change(&in)
		}
		return in
	}
	said := noon.Add(-hour)
	r := s.post(editor, "talks", marker(coverage.MarkStart, func(in *desk.NewUpdate) { in.Said = &said }))
	check(t, "it begins when the marker says", s.state("talks"), "live -1 - -")
	check(t, "changes, in one action", s.changes("talks"), "coverage, coverage, update 1.1, coverage")
	page, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "the position that is answered is the last", r.Position, page.Position)
	s.post(editor, "talks", marker(coverage.MarkPause, func(in *desk.NewUpdate) { in.Moves = false }))
	check(t, "not asked", s.state("talks"), "live -1 - -")
	s.post(editor, "talks", marker(coverage.MarkPause))
	check(t, "paused", s.state("talks"), "paused -1 0 -")
	s.post(editor, "talks", marker(coverage.MarkPause))
	check(t, "paused already", s.state("talks"), "paused -1 0 -")
	s.post(reporter, "talks", marker(coverage.MarkResume))
	check(t, "of a reporter, who waits", s.state("talks"), "paused -1 0 -")
	_, err = s.PublishUpdate(editor, "talks", 5, 1)
	s.must(err)
	check(t, "once an editor has published it", s.state("talks"), "live -1 - -")
	s.post(editor, "talks", marker(coverage.MarkEnd, func(in *desk.NewUpdate) { in.PublishAt = ptr(noon.Add(3 * hour)) }))
	s.clock.set(noon.Add(4 * hour))
	s.due()
	check(t, "by the clock, when it was meant to", s.state("talks"), "ended -1 - 3")

	s.post(editor, "talks", marker(coverage.MarkResume))
	check(t, "resumed", s.state("talks"), "live -1 - -")
	before, err := s.DeskCoverage(editor, "talks")
	s.must(err)
	s.post(editor, "talks", marker(coverage.MarkEnd))
	check(t, "ended", s.state("talks"), "ended -1 - 4")
	_, err = s.UndoUpdate(editor, "talks", 8, 1)
	s.must(err)
	check(t, "undone within seconds, the state as well", s.state("talks"), "live -1 - -")
	s.post(editor, "talks", marker(coverage.MarkEnd))
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: before.Coverage.Revision + 3, Topic: ptr("islands")})
	s.must(err)
	_, err = s.UndoUpdate(editor, "talks", 9, 1)
	s.must(err)
	check(t, "undone when something else was changed since: the state stays", s.state("talks"), "ended -1 - 4")

	_, err = s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "no marker", Moves: true})
	wantFault(t, "a report that moves the state", err, fault.Invalid, "update.moves_without_marker", "moves_state")
}

// TestASummaryStandsOnTopWhileItIsTheNewest: pins stand below it.
func TestASummaryStandsOnTopWhileItIsTheNewest(t *testing.T) {
	s := withTalks(t)
	summary := func() string {
		v, err := s.Coverage(reader, "talks", "")
		s.must(err)
		if v.Summary == nil {
			return ""
		}
		return v.Summary.Update.Message.Headline
	}
	check(t, "at first", summary(), "")
	for i, headline := range []string{"one", "two"} {
		said := noon.Add(time.Duration(i-9) * hour)
		s.post(editor, "talks", desk.NewUpdate{Kind: coverage.Summary, Headline: headline, Said: &said})
		check(t, "the newest", summary(), headline)
	}
	early := noon.Add(-20 * hour)
	s.post(editor, "talks", desk.NewUpdate{Kind: coverage.Summary, Headline: "of before", Said: &early})
	s.post(editor, "talks", desk.NewUpdate{Kind: coverage.Summary, Headline: "draft", Draft: true})
	s.post(editor, "talks", desk.NewUpdate{Headline: "report"})
	check(t, "the newest still", summary(), "two")
	_, err := s.RetractUpdate(editor, "talks", 2, 1, "wrong")
	s.must(err)
	check(t, "once it was retracted", summary(), "one")
}

func TestTheFrontPageSaysWhatComesNext(t *testing.T) {
	s := withTalks(t)
	round := func(id, date string) {
		s.must(s.SaveEvent(editor, record.Event{ID: record.EventID(id), Kind: record.Round, Parent: "series", Date: date, Names: []record.Name{{Lang: "en", Text: id}}}, 0))
	}
	for id, date := range map[string]string{"tomorrow": "2031-05-21", "june": "2031-06", "next-year": "2032", "yesterday": "2031-05-19", "someday": ""} {
		round(id, date)
	}
	plan := func(slug string, event record.EventID, starts *time.Time) {
		_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: slug, Title: text.Local{"ja": slug}, Event: event, Starts: starts})
		s.must(err)
	}
	plan("later", "", ptr(noon.Add(72*hour)))
	plan("unknown", "", nil)
	plan("sooner", "june", ptr(noon.Add(5*hour)))
	front := func() string {
		v, err := s.Front(reader)
		s.must(err)
		var planned, coming, rounds, live []string
		for _, l := range v.Live {
			live = append(live, l.Coverage.Slug)
		}
		for _, l := range v.Planned {
			planned = append(planned, l.Coverage.Slug)
		}
		for _, l := range v.Coming {
			coming = append(coming, string(l.Round.ID))
		}
		for _, l := range v.Rounds {
			rounds = append(rounds, string(l.Round.ID))
		}
		return fmt.Sprintf("live %s; planned %s; coming %s; readouts %s", strings.Join(live, " "), strings.Join(planned, " "), strings.Join(coming, " "), strings.Join(rounds, " "))
	}
	check(t, "today: round-2 is live, june is covered", front(), "live talks; planned sooner later unknown; coming tomorrow next-year; readouts round-2 yesterday round-1 someday")
	s.clock.set(noon.Add(12 * hour)) // midnight is over where the site is
	check(t, "tomorrow", front(), "live talks; planned sooner later unknown; coming tomorrow next-year; readouts round-2 yesterday round-1 someday")
	s.setState("sooner", coverage.Running)
	s.setState("talks", coverage.Ended)
	s.clock.set(noon.Add(36 * hour))
	check(t, "the day after", front(), "live sooner; planned later unknown; coming next-year; readouts june tomorrow round-2 yesterday round-1 someday")
	for range 70 { // what is planned stays in sight, however much is written beside it
		_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: fmt.Sprint("x", s.head().Seq), Form: coverage.Article, Title: text.Local{"ja": "記事"}})
		s.must(err)
	}
	check(t, "after many articles", strings.HasPrefix(front(), "live sooner; planned later unknown;"), true)
}

// TestAStateIsSetBack: one tap has told everybody that the event is over; within ten seconds it is what it
// was, with its times, and later it is said what to do instead.
func TestAStateIsSetBack(t *testing.T) {
	s := newSite(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "day", State: coverage.Running, Title: text.Local{"ja": "日"}})
	s.must(err)
	undo := func() desk.StateUndo {
		t.Helper()
		u, err := s.StateUndo(editor, "day")
		s.must(err)
		return u
	}
	check(t, "just opened", undo(), desk.StateUndo{})
	_, err = s.UndoState(editor, "day", 1)
	wantFault(t, "of a page whose state was never set", err, fault.Conflict, "coverage.undo_nothing", "")
	s.clock.set(noon.Add(hour))
	s.setState("day", coverage.Paused)
	s.clock.set(noon.Add(2 * hour))
	s.setState("day", coverage.Ended)
	check(t, "ended", s.state("day"), "ended 0 - 2")
	check(t, "at once", undo(), desk.StateUndo{Revision: 3, To: coverage.Paused, Seconds: 10})
	_, err = s.UndoState(editor, "day", 2)
	wantFault(t, "of another revision", err, fault.Conflict, "coverage.stale", "")
	s.clock.set(noon.Add(2*hour + 10*time.Second))
	r, err := s.UndoState(editor, "day", 3)
	s.must(err)
	check(t, "as it was, since when it was", s.state("day"), "paused 0 1 -")
	check(t, "a line of the journal each", s.changes("day"), "coverage, coverage, coverage, coverage")
	again, err := s.UndoState(editor, "day", 3)
	s.must(err)
	check(t, "twice", again, r)
	check(t, "and nothing more", s.changes("day"), "coverage, coverage, coverage, coverage")

	s.setState("day", coverage.Ended)
	s.clock.set(noon.Add(2*hour + 21*time.Second))
	check(t, "later", undo(), desk.StateUndo{})
	_, err = s.UndoState(editor, "day", 5)
	wantFault(t, "later", err, fault.Conflict, "coverage.undo_late", "")
	s.setState("day", coverage.Running)
	check(t, "reopened by its button", s.state("day"), "live 0 - -")
	_, err = s.EditCoverage(editor, "day", desk.CoverageEdit{From: 6, State: ptr(coverage.Ended), Topic: ptr("islands")})
	s.must(err)
	check(t, "set with something else", undo(), desk.StateUndo{})
	_, err = s.UndoState(editor, "day", 7)
	wantFault(t, "set with something else", err, fault.Conflict, "coverage.undo_nothing", "")

	_, err = s.CreateCoverage(editor, desk.NewCoverage{Slug: "plan", Draft: true, Title: text.Local{"ja": "案"}})
	s.must(err)
	s.setState("plan", coverage.Running)
	_, err = s.UndoState(editor, "plan", 2)
	s.must(err)
	check(t, "of a draft, of which readers know nothing", s.state("plan"), "planned - - -")
}
