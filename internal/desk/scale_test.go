package desk_test

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// perRound is how many statements the round has that is read: the same in a small record and in
// a large one, as what a page shows is.
const perRound = 100

// rowLength is how many rounds an issue is talked about in.
const rowLength = 10

// longTalks is a site with statements of two sides over rounds of one series. Half of a round's
// are on issues of its own, of which one is talked about in the nine rounds before it, too.
func longTalks(tb testing.TB, statements, rounds int) *desk.Desk {
	tb.Helper()
	s, err := store.Open(tb.Context(), tb.TempDir(), store.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	keep := func(f func(context.Context, *store.Tx) error) {
		tb.Helper()
		_, err := store.Commit(tb.Context(), s, func(ctx context.Context, tx *store.Tx) (struct{}, error) { return struct{}{}, f(ctx, tx) })
		if err != nil {
			tb.Fatal(err)
		}
	}
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	sides := []record.ActorID{"tarn", "veld"}
	keep(func(ctx context.Context, tx *store.Tx) error {
		for _, item := range []record.Item{
			record.Actor{ID: "tarn", Kind: record.State, Names: name("Tarn")},
			record.Actor{ID: "veld", Kind: record.State, Names: name("Veld")},
			record.Event{ID: "series", Kind: record.Series, Names: name("Tarn and Veld"), Parties: sides},
		} {
			if _, err := tx.SaveItem(ctx, item, coverage.Published, "tests"); err != nil {
				return err
			}
		}
		return nil
	})
	for n := 1; n <= rounds; n++ {
		count := (statements - perRound) / max(1, rounds-1)
		if n == rounds {
			count = perRound
		}
		keep(func(ctx context.Context, tx *store.Tx) error { return longRound(ctx, tx, n, count) })
	}
	return desk.New(s, siteStart, (&setClock{now: noon}).Now)
}

// longRound stores a round with its page and statements.
func longRound(ctx context.Context, tx *store.Tx, n, count int) error {
	round := record.EventID(fmt.Sprintf("round-%d", n))
	day := noon.AddDate(0, 0, 7*(n-500))
	c := &coverage.Coverage{ID: coverage.ID(round), Slug: string(round), Standing: coverage.Published, Revision: 1, Content: coverage.Content{
		Form: coverage.Live, State: coverage.Ended, Lang: "en", TZ: "UTC", Title: text.Local{"en": "A round"}, Event: string(round),
	}}
	u := &coverage.Update{ID: coverage.UpdateID(round), Coverage: c.ID, N: 1, Standing: coverage.Published, Revision: 1, Message: coverage.Message{
		Kind: coverage.Report, Said: day, Headline: "They spoke", Body: text.Paragraphs("The dam stands, they said."),
	}, Posted: day}
	e := record.Event{ID: round, Kind: record.Round, Parent: "series", Ordinal: n, Date: day.Format("2006-01-02"), TZ: "UTC"}
	if _, err := tx.SaveItem(ctx, e, coverage.Published, "tests"); err != nil {
		return err
	}
	if err := tx.SaveCoverage(ctx, c, "tests"); err != nil {
		return err
	}
	if err := tx.SaveUpdate(ctx, u, "tests"); err != nil {
		return err
	}
	if err := tx.CountTo(ctx, c.ID, 1); err != nil {
		return err
	}
	issue := func(k int) record.IssueID {
		if k%10 == 0 {
			return record.IssueID(fmt.Sprintf("issue-%d-x", (n-1)/rowLength)) // over some rounds
		}
		return record.IssueID(fmt.Sprintf("issue-%d-%d", n, k%10))
	}
	for k := range 10 {
		i := record.Issue{ID: issue(k), Names: []record.Name{{Lang: "en", Text: "An issue"}}}
		if _, err := tx.SaveItem(ctx, i, coverage.Published, "tests"); err != nil {
			return err
		}
	}
	for k := range count {
		s := record.Statement{
			ID: record.StatementID(fmt.Sprintf("s-%d-%d", n, k)), Kind: record.StatementKinds[k%len(record.StatementKinds)],
			Speaker: []record.ActorID{[]record.ActorID{"tarn", "veld"}[k%2]}, Issues: []record.IssueID{issue(k / 2)}, Event: round,
			Gist: text.Local{"en": "The dam stands"},
			Citations: []record.Citation{{
				Coverage: string(c.ID), Update: string(u.ID), N: 1, Revision: 1, Field: record.Body, Lang: "en", Mode: record.Reported,
				Quote: text.Quote{Exact: "The dam stands", End: 14},
			}},
		}
		if _, err := tx.SaveItem(ctx, s, coverage.Published, "tests"); err != nil {
			return err
		}
		if err := tx.SaveAnchors(ctx, record.KindStatement, string(s.ID), []store.Anchor{{
			Coverage: c.ID, Update: u.ID, Field: record.Body, End: 14,
		}}); err != nil {
			return err
		}
	}
	return nil
}

// readRound reads what the page of the last round shows.
func readRound(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	v, err := d.Round(tb.Context(), "series", record.EventID(fmt.Sprintf("round-%d", rounds)))
	if err != nil {
		tb.Fatal(err)
	}
	if len(v.Statements) != perRound || len(v.Record.Book.Statements) != perRound {
		tb.Fatalf("got %d statements and %d in the record, want %d", len(v.Statements), len(v.Record.Book.Statements), perRound)
	}
}

// readIssue reads the page of an issue: what the sides said on it, round by round.
func readIssue(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	issue := fmt.Sprintf("issue-%d-1", rounds)
	v, err := d.Issue(tb.Context(), record.IssueID(issue), "")
	if err != nil {
		tb.Fatal(err)
	}
	cell := v.Record.Book.Positions().Cell(record.IssueID(issue), "tarn", record.EventID(fmt.Sprintf("round-%d", rounds)))
	if len(cell) == 0 {
		tb.Fatal("nothing in the cell")
	}
}

// readPositions reads where the sides stand on an issue of the last round.
func readPositions(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	v, err := d.Positions(tb.Context(), desk.PositionsAt{Issue: record.IssueID(fmt.Sprintf("issue-%d-1", rounds))})
	if err != nil {
		tb.Fatal(err)
	}
	if len(v.Positions) != 2 {
		tb.Fatalf("got %d positions, want one of each side", len(v.Positions))
	}
}

// readOnIssue reads what a side said on an issue, round by round, as programs ask for it.
func readOnIssue(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	v, err := d.ActorOnIssue(tb.Context(), "tarn", record.IssueID(fmt.Sprintf("issue-%d-1", rounds)), "", 200)
	if err != nil {
		tb.Fatal(err)
	}
	if len(v.Rounds) != 1 {
		tb.Fatalf("got %d rounds, want one", len(v.Rounds))
	}
}

// readNews reads what somebody gets who follows an issue.
func readNews(tb testing.TB, d *desk.Desk, rounds int) {
	tb.Helper()
	if _, err := d.News(tb.Context(), desk.NewsOf{Issue: record.IssueID(fmt.Sprintf("issue-%d-1", rounds))}); err != nil {
		tb.Fatal(err)
	}
}

// A page of the record costs what it shows, not what there is. The work is counted in
// allocations: each row that is read and each item that is made of one takes some.
func TestWhatIsReadDoesNotGrowWithTheRecord(t *testing.T) {
	small, large := longTalks(t, perRound, 1), longTalks(t, 6_000, 60)
	for _, tt := range []struct {
		name string
		read func(testing.TB, *desk.Desk, int)
	}{{"the readout of a round", readRound}, {"the page of an issue", readIssue}, {"positions on an issue", readPositions}, {"a side on an issue", readOnIssue}, {"news of an issue", readNews}} {
		few := testing.AllocsPerRun(1, func() { tt.read(t, small, 1) })
		many := testing.AllocsPerRun(1, func() { tt.read(t, large, 60) })
		t.Logf("%s: %.0f allocations, in sixty times the record %.0f", tt.name, few, many)
		if many > 2*few {
			t.Errorf("%s: %.0f allocations, in sixty times the record %.0f", tt.name, few, many)
		}
	}
}

// Nor does the front page, which counts the statements of its newest rounds.
func TestTheFrontPageDoesNotGrowWithTheRecord(t *testing.T) {
	read := func(d *desk.Desk, want int) float64 {
		return testing.AllocsPerRun(1, func() {
			v, err := d.Front(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			total := 0
			for _, r := range v.Rounds {
				total += max(0, r.Statements)
			}
			if total != want {
				t.Fatalf("the rounds have %d statements, want %d", total, want)
			}
		})
	}
	few, many := read(longTalks(t, perRound+29, 30), perRound+29), read(longTalks(t, perRound+29*100, 30), 2000)
	t.Logf("%.0f allocations, with statements twenty times as many %.0f", few, many)
	if many > 2*few {
		t.Errorf("%.0f allocations, with statements twenty times as many %.0f", few, many)
	}
}

// A count is of what readers see: with its words a statement goes from it.
func TestTheFrontPageCountsWhatReadersSee(t *testing.T) {
	s := withDam(t)
	_, err := s.ImportRecord(owner, []byte(fmt.Sprintf(damFile, s.title("talks"))), desk.RecordImport{})
	s.must(err)
	count := func() int {
		v, err := s.Series(reader, "series")
		s.must(err)
		return v.Rounds[0].Statements
	}
	check(t, "one is public, one rests on a draft", count(), 1)
	n, revision := 0, 0
	a := s.anchors(record.KindStatement, "go")[0]
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		u, err := tx.UpdateByID(ctx, a.Update)
		n, revision = u.N, u.Revision
		return err
	}))
	_, err = s.RetractUpdate(editor, "talks", n, revision, "It was not said.")
	s.must(err)
	check(t, "its words were taken back", count(), 0)
}

// BenchmarkLongTalks measures the same with a hundred statements in all and with a hundred
// thousand over two hundred rounds: within a factor of two.
func BenchmarkLongTalks(b *testing.B) {
	for _, size := range []struct{ statements, rounds int }{{perRound, 1}, {100_000, 200}} {
		d := longTalks(b, size.statements, size.rounds)
		b.Run(fmt.Sprintf("%d/round", size.statements), func(b *testing.B) {
			spent(b, func() { readRound(b, d, size.rounds) })
		})
		b.Run(fmt.Sprintf("%d/issue", size.statements), func(b *testing.B) {
			spent(b, func() { readIssue(b, d, size.rounds) })
		})
	}
}

// spent reports the CPU of the whole process beside the time, which others on the machine blur.
func spent(b *testing.B, f func()) {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	for b.Loop() {
		f()
	}
	b.ReportMetric(float64(used()-before)/float64(time.Millisecond)/float64(b.N), "cpu-ms/op")
}

// BenchmarkBeside measures what stands beside the timeline of a page with a hundred statements on
// record: it is gathered for each line that changes the record while a page is live.
func BenchmarkBeside(b *testing.B) {
	d := longTalks(b, perRound, 1)
	b.ReportAllocs()
	spent(b, func() {
		v, err := d.CoverageFrame(b.Context(), "round-1", true)
		if err != nil {
			b.Fatal(err)
		}
		if len(v.Record) != perRound {
			b.Fatalf("got %d statements, want %d", len(v.Record), perRound)
		}
	})
}

// BenchmarkWhichStream measures what is read each time a Change has taken the answer off the shelf and those
// who follow a page come back: which stream its address means, and no more, however much is on record.
func BenchmarkWhichStream(b *testing.B) {
	d := longTalks(b, 2000, 1)
	b.Run("page", func(b *testing.B) {
		b.ReportAllocs()
		spent(b, func() {
			if _, err := d.CoverageStream(b.Context(), "round-1"); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("round", func(b *testing.B) {
		b.ReportAllocs()
		spent(b, func() {
			if _, err := d.RoundStream(b.Context(), "series", "round-1"); err != nil {
				b.Fatal(err)
			}
		})
	})
}
