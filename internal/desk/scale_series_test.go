package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/record"
)

// readSeries reads what the page of the series shows.
func readSeries(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	v, err := d.Series(tb.Context(), "series")
	if err != nil {
		tb.Fatal(err)
	}
	held, err := d.SeriesRecord(tb.Context(), "series")
	if err != nil {
		tb.Fatal(err)
	}
	if len(v.Rounds) != rounds || len(held.Statements) == 0 {
		tb.Fatalf("got %d rounds and %d statements", len(v.Rounds), len(held.Statements))
	}
}

// What the page of a series costs does not grow with the rounds that stand in no column of its
// tables, but for the line that each of them has in the list.
func TestWhatASeriesReadsDoesNotGrowWithTheRecord(t *testing.T) {
	few := longTalks(t, desk.MostColumns*perRound, desk.MostColumns)
	many := longTalks(t, 60*perRound, 60)
	a := testing.AllocsPerRun(1, func() { readSeries(t, few, desk.MostColumns) })
	b := testing.AllocsPerRun(1, func() { readSeries(t, many, 60) })
	t.Logf("%.0f allocations for %d rounds, %.0f for sixty", a, desk.MostColumns, b)
	if b > 1.5*a {
		t.Errorf("%.0f allocations for %d rounds, %.0f for sixty", a, desk.MostColumns, b)
	}
}

// A long list of rounds tells of the newest how many statements they have.
func TestALongListOfRoundsIsNotCountedToTheEnd(t *testing.T) {
	d := longTalks(t, 3_000, 30)
	front, err := d.Front(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(front.Rounds) != 30 || front.Rounds[19].Statements != perRound || front.Rounds[20].Statements != desk.Uncounted {
		t.Errorf("the front page: got %d rounds, want thirty that were held, the newest counted", len(front.Rounds))
	}
	v, err := d.Series(t.Context(), "series")
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Rounds[0].Statements; got != perRound {
		t.Errorf("the newest round: got %d statements, want %d", got, perRound)
	}
	if got := v.Rounds[19].Statements; got != perRound {
		t.Errorf("the twentieth: got %d statements, want %d", got, perRound)
	}
	if got := v.Rounds[20].Statements; got != desk.Uncounted {
		t.Errorf("after two thousand: got %d statements, want it left uncounted", got)
	}
}

// Of each cell the words are read that stand for it; the others are there for its tone and to be
// counted, and drafts are not.
func TestTheCellsOfASeries(t *testing.T) {
	s := withManySaid(t)
	v, err := s.SeriesRecord(reader, "series")
	s.must(err)
	cell := v.Book.Positions().Cell("dam", "tarn", "round-2")
	check(t, "statements", len(cell), 2)
	check(t, "tone", cell.Tone(), record.Adverse)
	shown := cell.Shown(v.When)
	check(t, "stands for it", shown.ID, "m5")
	words, _ := v.Statements["m5"].Words()
	check(t, "its words", words, "Word number 5 was Spoken.")
	check(t, "the other has none", fmt.Sprint(v.Statements["m1"] == nil, len(cell[0].Citations)), "true 0")
	whole, err := s.Round(reader, "series", "round-2")
	s.must(err)
	check(t, "as the record of the round has it", fmt.Sprint(len(whole.Record.Book.Positions().Cell("dam", "tarn", "round-2"))), "2")
}

// BenchmarkSeries measures the page of a series with a hundred statements in one round and with a
// hundred thousand over two hundred.
func BenchmarkSeries(b *testing.B) {
	for _, size := range []struct{ statements, rounds int }{{perRound, 1}, {100_000, 200}} {
		d := longTalks(b, size.statements, size.rounds)
		b.Run(fmt.Sprint(size.statements), func(b *testing.B) { spent(b, func() { readSeries(b, d, size.rounds) }) })
	}
}
