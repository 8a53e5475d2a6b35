package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/record"
)

// twoRounds is a record of two rounds told on one page: what the first agreed and the second found.
const twoRounds = `{
  "participants": [{"event": "round-2", "actor": "mori", "party": "tarn", "capacity": "head", "attested": "named",
    "citation": {"page": "talks", "quote": "The dam stands"}}],
  "issues": [{"id": "dam", "names": {"en": "The dam"}}],
  "outcomes": [
    {"id": "mend", "kind": "action", "event": "round-1", "issues": ["dam"], "title": {"en": "Mend the dam"}, "told_by": ["tarn"],
     "citations": [{"page": "talks", "quote": "Both sides agreed to mend it."}],
     "status_changes": [
       {"status": "kept", "as_of": "2031-05-20", "basis": "reported", "citation": {"page": "talks", "quote": "The dam stands"}},
       {"status": "agreed", "as_of": "2029-01-10", "basis": "reported", "told_by": ["outlet"],
        "citation": {"page": "talks", "quote": "agreed to mend it"}}]},
    {"id": "hidden", "kind": "action", "event": "round-2", "title": {"en": "Weir"},
     "citations": [{"page": "talks", "quote": "of the weir"}],
     "status_changes": [{"status": "agreed", "as_of": "2031-05-20", "basis": "inferred"}]}],
  "statements": [
    {"id": "go", "speaker": ["weiss"], "kind": "request", "issues": ["dam"], "event": "opening",
     "citations": [{"page": "talks", "quote": "the dam must go"}]}],
  "forecasts": [{"id": "leak", "basis": "leak", "event": "round-2", "expects": {"en": "A dam"}, "origin": "expert",
    "citation": {"page": "talks", "quote": "The dam stands"}, "resolution": {"result": "hit", "resolved_by": ["go"]}}]
}`

func withTwoRounds(t *testing.T) *site {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(twoRounds), desk.RecordImport{})
	s.must(err)
	return s
}

func TestTheRecordOfARound(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.Round(reader, "series", "round-2")
	s.must(err)
	r := v.Record
	check(t, "what was said at a session", r.Statements["go"].Speakers[0].Actor.ID, "weiss")
	check(t, "forecast", fmt.Sprintf("%s %d", r.Forecasts["leak"].Origin.ID, r.Forecasts["leak"].N), "expert 1")
	promises, next, ok := r.Book.Promises("round-1")
	check(t, "what the round before promised", fmt.Sprintf("%d %s %v", len(promises), next.ID, ok), "1 round-2 true")
	check(t, "and this one found", promises[0].Found.Status, record.Kept)
	steps := r.Outcomes["mend"].Steps
	check(t, "its steps by date", fmt.Sprintf("%s %s", steps[0].Change.Status, steps[1].Change.Status), "agreed kept")
	check(t, "where a step is told", fmt.Sprintf("%s %d", steps[0].Places[0].Slug, steps[0].Places[0].N), "talks 1")
	if _, there := r.Outcomes["hidden"]; there {
		t.Error("an outcome that a draft alone tells of is shown to readers")
	}
	check(t, "who was there", fmt.Sprintf("%s %s %s", v.Present[0].Actor.ID, v.Present[0].Office["en"], v.Present[0].Party.ID), "mori Minister tarn")
}

func TestTheRecordOfASeriesAndOfAnIssue(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.SeriesRecord(reader, "series")
	s.must(err)
	check(t, "rounds", len(v.Book.Rounds("series")), 2)
	check(t, "positions", v.Book.Positions().Cell("dam", "veld", "round-2").Shown(v.When).ID, "go")
	issue, err := s.Issue(reader, "dam", "")
	s.must(err)
	check(t, "on an issue", fmt.Sprint(len(issue.Record.Statements), len(issue.Record.Outcomes)), "1 1")
}
