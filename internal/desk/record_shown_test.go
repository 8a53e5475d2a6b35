package desk_test

import (
	"testing"

	"readout/internal/journal"
	"readout/internal/record"
)

// TestTheDayOfAnEventIsNewsWhereItsWordsStand: in which office somebody spoke follows from the day of the event they spoke
// at, so that pages with the words are told of another day.
func TestTheDayOfAnEventIsNewsWhereItsWordsStand(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.Statement(reader, "go")
	s.must(err)
	stream := journal.CoverageStream(v.Statement.Citations[0].Coverage)
	lines := func() int {
		t.Helper()
		all, err := s.Newest(reader, stream, 100)
		s.must(err)
		return len(all)
	}
	before := lines()
	s.must(s.SaveEvent(editor, record.Event{ID: v.Statement.Event, Kind: record.Session, Parent: "round-2", Names: []record.Name{{Lang: "en", Text: "The first hour"}}, Date: "2029-01-01"}, 0))
	check(t, "lines of the coverage", lines()-before, 1)
}
