package desk_test

import (
	"errors"
	"fmt"
	"strconv"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// revision gives the newest revision of an item, as a form reads it.
func (s *site) revision(kind record.Kind, id string) int {
	s.t.Helper()
	now, err := s.ItemNow(editor, kind, id)
	s.must(err)
	return now.Revision
}

// clash wants a change to be refused because both changed the same, and tells what.
func clash(t *testing.T, what string, err error) string {
	t.Helper()
	wantFault(t, what, err, fault.Conflict, "record.stale", "")
	stale, ok := errors.AsType[*desk.ItemStale](err)
	if !ok {
		t.Fatalf("%s: the fault does not say what both changed: %v", what, err)
	}
	told := strconv.Itoa(stale.Current)
	for _, c := range stale.Changed {
		if c.Clash {
			told += fmt.Sprintf(" %s %v %v %v", c.Field, c.Was, c.Theirs, c.Mine)
		}
	}
	return told
}

// TestTwoPeopleChangeOneOutcome: what they changed apart is brought together in silence; what both
// changed is refused, says what the other wrote and who, and is stored once it is sent again from
// what stands then.
func TestTwoPeopleChangeOneOutcome(t *testing.T) {
	s := withResults(t)
	id := s.outcome("deal", "agreed on joint work")
	read := s.revision(record.KindOutcome, "deal")
	put := func(from int, due, title string) error {
		_, err := s.PutOutcome(editor, record.Outcome{ID: id, Kind: record.Act, Event: "round-2", Title: text.Local{"en": title}, Issues: []record.IssueID{"islands"}, Due: due}, desk.Put{From: from})
		return err
	}
	now := func() string {
		o := s.book().Outcomes[id].Outcome
		return fmt.Sprint(o.Title["en"], " ", o.Due, " ", len(o.Citations), " ", s.states(id))
	}
	s.must(put(read, "2032", "agreed on joint work"))
	s.must(put(read, "", "Joint work"))
	check(t, "brought together", now(), "Joint work 2032 1 agreed 2031-05-20 1")
	check(t, "both changed the title", clash(t, "the title", put(read, "", "A survey")), "3 title.en [agreed on joint work] [Joint work] [A survey]")
	check(t, "nothing is stored", now(), "Joint work 2032 1 agreed 2031-05-20 1")
	s.must(put(3, "2032", "A survey"))
	check(t, "sent again", now(), "A survey 2032 1 agreed 2031-05-20 1")
	s.must(put(0, "", "As it is"))
	check(t, "who does not say what they read", now(), "As it is  1 agreed 2031-05-20 1")
	check(t, "from what never was", clash(t, "made up", put(99, "2033", "As it is")), "5 due [] [] [2033]")
}

// TestTwoPeopleTellOfOneOutcome: one state more is not put beside one that nobody had seen.
func TestTwoPeopleTellOfOneOutcome(t *testing.T) {
	s := withResults(t)
	id := s.outcome("deal", "agreed on joint work")
	add := func(from int, status record.OutcomeStatus) error {
		return s.AddStatus(editor, id, desk.NewStatus{Status: status, AsOf: "2032", From: from})
	}
	s.must(add(1, record.Kept))
	check(t, "two states", clash(t, "two states", add(1, record.Stalled)), "2 status_changes [agreed] [agreed kept] [agreed stalled]")
	_, err := s.PutOutcome(editor, record.Outcome{ID: id, Kind: record.Act, Event: "round-2", Title: text.Local{"en": "Joint work"}}, desk.Put{From: 1})
	s.must(err)
	check(t, "its title is another matter", s.states(id), "agreed 2031-05-20 1, kept 2032 0")
	s.must(add(3, record.Stalled))
	check(t, "once it was seen", s.states(id), "agreed 2031-05-20 1, kept 2032 0, stalled 2032 0")
}

// TestTwoPeopleChangeTheRest: forecasts, what came of them, participations, statements, actors,
// issues, events and offices alike.
func TestTwoPeopleChangeTheRest(t *testing.T) {
	s := withResults(t)
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	said := s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.Speaker = []record.ActorID{"mori"} }).Statement.ID
	f, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Expects: text.Local{"en": "joint work"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	p := record.ParticipantOf("round-2", "weiss")
	_, err = s.PutParticipant(editor, record.Participant{Event: "round-2", Actor: "weiss", Capacity: record.Member}, desk.Put{Words: wordsOf("Weiss led for Veld")})
	s.must(err)
	for _, row := range []struct {
		kind   record.Kind
		id     string
		change func(from int, words string) error
		one    string
		two    string
		want   string
	}{
		{record.KindStatement, string(said), func(from int, words string) error {
			return s.EditStatement(editor, said, desk.StatementEdit{Speaker: []record.ActorID{"mori"}, Kind: record.StatementKind(words), Event: "round-2", From: from})
		}, "reject", "concern", "kind [propose] [reject] [concern]"},
		{record.KindForecast, string(f), func(from int, words string) error {
			_, err := s.PutForecast(editor, record.Forecast{ID: f, Event: "round-2", Basis: record.Leak, Result: record.Open, Expects: text.Local{"en": words}}, desk.Put{From: from})
			return err
		}, "work", "a survey", "expects.en [joint work] [work] [a survey]"},
		{record.KindForecast, string(f), func(from int, words string) error {
			return s.ResolveForecast(editor, f, desk.Resolution{Result: record.Result(words), Why: text.Local{"en": "so it is"}, From: from})
		}, "hit", "miss", "result [open] [hit] [miss]"},
		{record.KindParticipant, string(p), func(from int, words string) error {
			_, err := s.PutParticipant(editor, record.Participant{ID: p, Event: "round-2", Actor: "weiss", Capacity: record.Capacity(words)}, desk.Put{From: from})
			return err
		}, "head", "host", "capacity [member] [head] [host]"},
		{record.KindActor, "weiss", func(from int, words string) error {
			return s.SaveActor(editor, record.Actor{ID: "weiss", Kind: record.Person, Party: "veld", Names: name(words)}, from)
		}, "Weiß", "Veiss", "names.en [Weiss] [Weiß] [Veiss]"},
		{record.KindIssue, "islands", func(from int, words string) error {
			return s.SaveIssue(editor, record.Issue{ID: "islands", Names: name(words)}, from)
		}, "The rocks", "The skerries", "names.en [The islands] [The rocks] [The skerries]"},
		{record.KindEvent, "round-2", func(from int, words string) error {
			return s.SaveEvent(editor, record.Event{ID: "round-2", Kind: record.Round, Parent: "series", Ordinal: 2, Date: words, TZ: "Asia/Tokyo"}, from)
		}, "2031-05-21", "2031-05-22", "date [2031-05-20] [2031-05-21] [2031-05-22]"},
		{record.KindTenure, "mori-2", func(from int, words string) error {
			return s.SaveTenure(editor, record.Tenure{ID: "mori-2", Person: "mori", Title: text.Local{"en": words}, From: "2031-05-20"}, from)
		}, "First minister", "Envoy", "title.en [Minister] [First minister] [Envoy]"},
	} {
		t.Run(string(row.kind)+" "+row.one, func(t *testing.T) {
			read := s.revision(row.kind, row.id)
			s.must(row.change(read, row.one))
			check(t, "told", clash(t, "the second", row.change(read, row.two)), fmt.Sprint(read+1, " ", row.want))
			s.must(row.change(read+1, row.two))
		})
	}
}

// TestWhatWasTakenOutIsNotMadeAgain by a form that was opened before.
func TestWhatWasTakenOutIsNotMadeAgain(t *testing.T) {
	s := withTalks(t)
	one := record.Issue{ID: "ports", Names: []record.Name{{Lang: "en", Text: "Ports"}}}
	s.must(s.SaveIssue(editor, one, 0))
	s.must(s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindIssue, ID: "ports"}}, desk.WithdrawItems, desk.Once{}))
	wantFault(t, "gone", s.SaveIssue(editor, one, 1), fault.NotFound, "record.missing", "")
}
