package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
)

func TestAnActorWithWhatItSaid(t *testing.T) {
	s := withManySaid(t)
	v, err := s.Actor(reader, "mori", "")
	s.must(err)
	check(t, "what was said, the newest first", idsOf(v.Words.Statements), "m5 m3 m1")
	check(t, "speaks for", v.Side.ID, "tarn")
	check(t, "office", v.Offices[0].Tenure.Title["en"], "Minister")
	check(t, "the last words on each issue", lastOn(v.Positions), "dam m5, fish m3")
	check(t, "of which round", v.Words.Rounds["round-2"].Series.ID, "series")

	side, err := s.Actor(reader, "tarn", "")
	s.must(err)
	check(t, "a side: what its members said", idsOf(side.Words.Statements), "m5 m3 m1")
	if !strings.Contains(fmt.Sprint(side.Members), "mori") {
		t.Errorf("members of a side: got %v, want mori among them", side.Members)
	}
	source, err := s.Actor(reader, "expert", "")
	s.must(err)
	check(t, "what came from a source", fmt.Sprintf("%d %s", len(source.Forecasts.Book.Forecasts), source.Forecasts.Forecasts["leak"].Forecast.Result), "1 hit")
	if _, err := s.Actor(reader, "nobody", ""); err == nil {
		t.Error("an actor that is not there: got no fault")
	}
}

func TestAnIssueWithTheWordsOnIt(t *testing.T) {
	s := withManySaid(t)
	v, err := s.Issue(reader, "dam", "")
	s.must(err)
	positions := v.Record.Book.Positions()
	check(t, "one side", positions.Cell("dam", "tarn", "round-2").Shown(v.Record.When).ID, "m5")
	check(t, "in which talks", v.Series[0].Series.ID, "series")
	check(t, "what was put on the table", v.Record.Book.Outcomes[0].ID, "mend")
	if strings.Contains(idsOf(v.Words.Statements), "secret") {
		t.Error("words of a draft are among those on an issue")
	}
}

func TestTheLifeOfAnOutcome(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.Outcome(reader, "mend")
	s.must(err)
	check(t, "its steps", fmt.Sprintf("%s %s", v.Steps[0].Change.Status, v.Steps[1].Change.Status), "agreed kept")
	check(t, "where it was put", v.RoundOf.Round.ID, "round-1")
	check(t, "overdue", v.Overdue, false)
	if _, err := s.Outcome(reader, "hidden"); err == nil {
		t.Error("an outcome that a draft alone tells of: got no fault")
	}
}

func idsOf(views []desk.StatementView) string {
	var ids []string
	for i := range views {
		ids = append(ids, string(views[i].Statement.ID))
	}
	return strings.Join(ids, " ")
}

func lastOn(all []desk.LastWords) string {
	var out []string
	for _, l := range all {
		out = append(out, fmt.Sprintf("%s %s", l.Issue.ID, l.Statement.Statement.ID))
	}
	return strings.Join(out, ", ")
}
