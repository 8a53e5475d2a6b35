package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// pages reads all pages of a list: ask gives the ids of one and the cursor of the next.
func pages(t *testing.T, ask func(after string) (ids []string, next string, err error)) string {
	t.Helper()
	var all []string
	after := ""
	for range 50 {
		ids, next, err := ask(after)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, ids...); next == "" {
			return strings.Join(all, " ")
		}
		after = next
	}
	t.Fatalf("the list has no end: %s", all)
	return ""
}

func (s *site) outcomesAsked(q desk.OutcomesBy) string {
	return pages(s.t, func(after string) (ids []string, next string, err error) {
		q.After = after
		v, err := s.Outcomes(reader, q)
		if err != nil {
			return nil, "", err
		}
		for _, id := range v.IDs {
			ids = append(ids, string(id))
		}
		return ids, v.Next, nil
	})
}

// TestOutcomesByWhatSomebodyAsks: a status is the last one, or the one as of a day; what a draft
// alone tells of is in no list.
func TestOutcomesByWhatSomebodyAsks(t *testing.T) {
	s := withTwoRounds(t)
	_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: results})
	s.must(err)
	for i, o := range []record.Outcome{
		{ID: "joint", Kind: record.Act, Event: "round-2", Bound: []record.ActorID{"tarn"}, Due: "2031-06"},
		{ID: "again", Kind: record.Meeting, Event: "opening", ToldBy: []record.ActorID{"weiss"}, Issues: []record.IssueID{"dam"}},
	} {
		o.Title = text.Local{"en": []string{"Joint work", "To meet again"}[i]}
		o.Changes = []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-20", Basis: record.BasisInferred}}
		_, err := s.PutOutcome(editor, o, desk.Put{Words: &desk.Words{Slug: "talks", N: 3, Quote: text.Quote{Exact: "agreed on joint work"}}})
		s.must(err)
	}
	day := func(day string) time.Time {
		at, _ := record.LastDay(day)
		return at
	}
	for _, test := range []struct {
		what string
		q    desk.OutcomesBy
		want string
	}{
		{"all, a page for each", desk.OutcomesBy{Limit: 1}, "again joint mend"},
		{"that are kept", desk.OutcomesBy{Status: record.Kept, Limit: 9}, "mend"},
		{"that were agreed then", desk.OutcomesBy{Status: record.Agreed, AsOf: day("2030"), Limit: 9}, "mend"},
		{"that there were not yet", desk.OutcomesBy{AsOf: day("2028"), Limit: 9}, ""},
		{"of a round with its sessions", desk.OutcomesBy{Round: "round-2", Limit: 9}, "again joint"},
		{"of a series", desk.OutcomesBy{Series: "series", Kind: record.Act, Limit: 1}, "joint mend"},
		{"of a round of another series", desk.OutcomesBy{Series: "round-1", Round: "round-2", Limit: 9}, ""},
		{"who is to do it", desk.OutcomesBy{Actor: "tarn", Limit: 9}, "joint mend"},
		{"who tells it", desk.OutcomesBy{Actor: "weiss", Limit: 9}, "again"},
		{"on an issue", desk.OutcomesBy{Issue: "dam", Limit: 1}, "again mend"},
		{"overdue today", desk.OutcomesBy{Overdue: true, Limit: 9}, ""},
		{"overdue as of a day", desk.OutcomesBy{Overdue: true, AsOf: day("2031-07"), Limit: 9}, "joint"},
		{"with words in the title", desk.OutcomesBy{Text: "MEET", Limit: 9}, "again"},
		{"that a draft alone tells of", desk.OutcomesBy{Text: "weir", Limit: 9}, ""},
	} {
		check(t, test.what, s.outcomesAsked(test.q), test.want)
	}
	v, err := s.Outcomes(reader, desk.OutcomesBy{Status: record.Kept, Limit: 9})
	s.must(err)
	mend := v.Record.Outcomes["mend"]
	check(t, "with the words that a state rests on", fmt.Sprintf("%s %d", v.Record.Cited[mend.Steps[1].Change.Citations[0].Coverage].Open(), mend.Steps[1].Places[0].N), "talks 1")
	_, err = s.Outcomes(reader, desk.OutcomesBy{After: "no cursor"})
	wantFault(t, "a cursor that is none", err, fault.Invalid, "record.no_cursor", "after")
}

// TestForecastsByWhatSomebodyAsks: one that is open is missed once the results are final.
func TestForecastsByWhatSomebodyAsks(t *testing.T) {
	s := withTwoRounds(t)
	s.must(s.SaveActor(editor, record.Actor{ID: "gazette", Kind: record.Outlet, Names: []record.Name{{Lang: "en", Text: "The Gazette"}}}, 0))
	_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: results})
	s.must(err)
	_, err = s.PutForecast(editor, record.Forecast{ID: "weir", Basis: record.Expectation, Event: "opening", Outlet: []record.ActorID{"gazette"}, Result: record.Open, Expects: text.Local{"en": "A weir"}},
		desk.Put{Words: &desk.Words{Slug: "talks", N: 3, Quote: text.Quote{Exact: "had foretold joint work"}}})
	s.must(err)
	asked := func(q desk.ForecastsBy) string {
		return pages(t, func(after string) (ids []string, next string, err error) {
			q.After = after
			v, err := s.Forecasts(reader, q)
			if err != nil {
				return nil, "", err
			}
			for _, id := range v.IDs {
				ids = append(ids, fmt.Sprintf("%s=%s", id, v.Record.Forecasts[id].Forecast.Result))
			}
			return ids, v.Next, nil
		})
	}
	check(t, "all, a page for each", asked(desk.ForecastsBy{Limit: 1}), "weir=open leak=hit")
	check(t, "by result", asked(desk.ForecastsBy{Result: record.Open, Limit: 9}), "weir=open")
	s.must(s.SetOutcomesFinal(editor, "round-2", true))
	for _, test := range []struct {
		what string
		q    desk.ForecastsBy
		want string
	}{
		{"missed", desk.ForecastsBy{Result: record.Miss, Limit: 9}, "weir=miss"},
		{"open", desk.ForecastsBy{Result: record.Open, Limit: 9}, ""},
		{"by outlet", desk.ForecastsBy{Outlet: "gazette", Limit: 9}, "weir=miss"},
		{"by origin", desk.ForecastsBy{Origin: "expert", Limit: 9}, "leak=hit"},
		{"by basis", desk.ForecastsBy{Basis: record.Leak, Limit: 9}, "leak=hit"},
		{"about a round with its sessions", desk.ForecastsBy{Round: "round-2", Limit: 1}, "weir=miss leak=hit"},
		{"about another", desk.ForecastsBy{Round: "round-1", Limit: 9}, ""},
		{"about a series", desk.ForecastsBy{Series: "series", Limit: 9}, "weir=miss leak=hit"},
		{"on an issue", desk.ForecastsBy{Issue: "dam", Limit: 9}, ""},
	} {
		check(t, test.what, asked(test.q), test.want)
	}
	one, err := s.Forecast(reader, "leak")
	s.must(err)
	check(t, "one", one.Record.Forecasts["leak"].Forecast.ResolvedBy[0], "go")
	_, err = s.Forecast(reader, "nothing")
	wantFault(t, "one that is not there", err, fault.NotFound, "record.missing", "")
}

func TestActorsAndIssuesByWhatSomebodyAsks(t *testing.T) {
	s := withManySaid(t)
	actors := func(q desk.ActorsBy) string {
		return pages(t, func(after string) (ids []string, next string, err error) {
			q.After = after
			v, err := s.Actors(reader, q)
			if err != nil {
				return nil, "", err
			}
			for _, a := range v.Actors {
				ids = append(ids, fmt.Sprintf("%s>%s", a.Actor.ID, a.Side))
			}
			return ids, v.Next, nil
		})
	}
	check(t, "states", actors(desk.ActorsBy{Kind: record.State, Limit: 1}), "veld>veld tarn>tarn")
	check(t, "who speaks for a side", actors(desk.ActorsBy{Kind: record.Person, Side: "tarn", Limit: 9}), "mori>tarn")
	check(t, "by name, in whatever case", actors(desk.ActorsBy{Text: "WEISS", Limit: 9}), "weiss>veld")
	facts, err := s.ActorFacts(reader, "mori")
	s.must(err)
	check(t, "one", fmt.Sprintf("%s %s", facts.Side.ID, facts.Offices[0].Tenure.Title["en"]), "tarn Minister")
	_, err = s.ActorFacts(reader, "nobody")
	wantFault(t, "one that is not there", err, fault.NotFound, "record.missing", "")

	s.must(s.SaveIssue(editor, record.Issue{ID: "weir", Broader: "dam", Names: []record.Name{{Lang: "en", Text: "The weir"}}}, 0))
	issues := func(q desk.IssuesBy) string {
		return pages(t, func(after string) (ids []string, next string, err error) {
			q.After = after
			v, err := s.Issues(reader, q)
			if err != nil {
				return nil, "", err
			}
			for _, i := range v.Issues {
				ids = append(ids, string(i.ID))
			}
			return ids, v.Next, nil
		})
	}
	check(t, "issues", issues(desk.IssuesBy{Limit: 1}), "weir fish dam islands")
	check(t, "of a wider one", issues(desk.IssuesBy{Broader: "dam", Limit: 9}), "weir")
	check(t, "by name", issues(desk.IssuesBy{Text: "fi", Limit: 9}), "fish")
	about, err := s.IssueFacts(reader, "dam")
	s.must(err)
	check(t, "with the narrower ones", about.Narrower[0].ID, "weir")
}

func TestEventsByWhatSomebodyAsks(t *testing.T) {
	s := withTwoRounds(t)
	events := func(q desk.EventsBy) string {
		return pages(t, func(after string) (ids []string, next string, err error) {
			q.After = after
			v, err := s.Events(reader, q)
			if err != nil {
				return nil, "", err
			}
			for _, e := range v.Events {
				ids = append(ids, string(e.ID))
			}
			return ids, v.Next, nil
		})
	}
	check(t, "series", events(desk.EventsBy{Kind: record.Series, Limit: 9}), "series")
	check(t, "the rounds of one", events(desk.EventsBy{Parent: "series", Limit: 1}), "round-2 round-1")
	check(t, "the sessions of a round", events(desk.EventsBy{Parent: "round-2", Limit: 9}), "opening")
	check(t, "by name", events(desk.EventsBy{Text: "TARN AND", Limit: 9}), "series")
	e, err := s.Event(reader, "round-1")
	s.must(err)
	check(t, "one", e.Date, "2029-01-10")
	_, err = s.Event(reader, "nothing")
	wantFault(t, "none", err, fault.NotFound, "record.missing", "")
}

// TestPositionsAsOfADay: each side's latest words on each issue; those of drafts and of what was
// taken back are nobody's position.
func TestPositionsAsOfADay(t *testing.T) {
	s := withManySaid(t)
	_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: "In the first round Mori rejected it."})
	s.must(err)
	_, err = s.MarkStatement(editor, desk.NewStatement{
		ID: "then", Slug: "talks", N: 9, Speaker: []record.ActorID{"mori"}, Kind: record.Reject, Issues: []record.IssueID{"dam"}, Event: "round-1", Quote: text.Quote{Exact: "rejected it"},
	})
	s.must(err)
	asked := func(q desk.PositionsAt) string {
		return pages(t, func(after string) (lines []string, next string, err error) {
			q.After = after
			v, err := s.Positions(reader, q)
			if err != nil {
				return nil, "", err
			}
			for _, p := range v.Positions {
				lines = append(lines, fmt.Sprintf("%s/%s/%s/%s+%d%s", p.Issue, p.Side, p.Round, p.Shown.Statement.ID, len(p.Others), p.Tone[:1]))
			}
			return lines, v.Next, nil
		})
	}
	day := func(date string) time.Time {
		at, _ := record.FirstDay(date)
		return at
	}
	check(t, "before the second round", asked(desk.PositionsAt{Day: day("2031-05-19"), Limit: 9}), "dam/tarn/round-1/then+0a")
	second := "fish/tarn/round-2/m3+0n fish/veld/round-2/w4+0c dam/tarn/round-2/m5+1a dam/veld/round-2/w2+1a"
	check(t, "on its day, an issue on each page", asked(desk.PositionsAt{Day: day("2031-05-20"), Limit: 1}), second)
	check(t, "today", asked(desk.PositionsAt{Limit: 9}), second)
	check(t, "of a side on an issue", asked(desk.PositionsAt{Issue: "dam", Side: "tarn"}), "dam/tarn/round-2/m5+1a")
	check(t, "at the rounds of a series", asked(desk.PositionsAt{Issue: "dam", Series: "series"}), "dam/tarn/round-2/m5+1a dam/veld/round-2/w2+1a")
	check(t, "of none", asked(desk.PositionsAt{Issue: "dam", Series: "none"}), "")
	s.must(s.WithdrawStatement(editor, "m5"))
	check(t, "once the last words were taken back", asked(desk.PositionsAt{Issue: "dam", Side: "tarn"}), "dam/tarn/round-2/m1+0n")

	w2, err := s.Statement(reader, "w2")
	s.must(err)
	u, err := s.DeskUpdate(editor, "talks", w2.N)
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", w2.N, u.Update.Update.Revision, "wrong")
	s.must(err)
	check(t, "once their words were retracted", asked(desk.PositionsAt{Issue: "dam", Side: "veld"}), "dam/veld/round-2/go+0n")

	v, err := s.ActorOnIssue(reader, "tarn", "dam", "", 9)
	s.must(err)
	var rounds []string
	for _, r := range v.Rounds {
		rounds = append(rounds, fmt.Sprintf("%s/%s %s %s %s", r.Series.ID, r.Round.ID, r.Tone, r.Shown, idsOf(r.Statements)))
	}
	check(t, "a side on an issue, round by round", strings.Join(rounds, "; "), "series/round-2 neutral m1 m1; series/round-1 adverse then then")
	person, err := s.ActorOnIssue(reader, "mori", "dam", "", 1)
	s.must(err)
	check(t, "a person, and what is before", fmt.Sprint(len(person.Rounds), person.Next != ""), "1 true")
	_, err = s.ActorOnIssue(reader, "mori", "nothing", "", 9)
	wantFault(t, "on no issue", err, fault.NotFound, "record.missing", "")
}
