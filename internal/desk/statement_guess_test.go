package desk_test

import (
	"context"
	"fmt"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// TestWhatWordsSeemToBe: who speaks by name, what by the verb, what about by the issue's name;
// nothing is stored.
func TestWhatWordsSeemToBe(t *testing.T) {
	s := withTalks(t)
	lang := "en"
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "english", Lang: lang, Title: text.Local{"en": "Talks"}, Event: "round-2"})
	s.must(err)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Mori proposed joint work on the islands. The hall was full."})
	before := s.head()
	v, err := s.GuessStatement(editor, "english", 1, record.Body, text.Quote{Exact: "Mori proposed joint work on the islands."})
	s.must(err)
	check(t, "guessed", fmt.Sprint(v.Speakers, " ", v.Kind, " ", v.Issues), "[mori] propose [islands]")
	v, err = s.GuessStatement(editor, "english", 1, record.Body, text.Quote{Exact: "The hall was full."})
	s.must(err)
	check(t, "nobody speaks", fmt.Sprint(len(v.Speakers), v.Kind, len(v.Issues)), "00")
	check(t, "nothing is stored", s.head(), before)
	_, err = s.GuessStatement(editor, "english", 1, record.Body, text.Quote{Exact: "nowhere"})
	wantFault(t, "words that are not there", err, fault.Invalid, "record.words_not_found", "exact")
}

// TestAGuessKnowsNewNames: of who has been added, renamed or merged since the last one.
func TestAGuessKnowsNewNames(t *testing.T) {
	s := withTalks(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "english", Lang: "en", Title: text.Local{"en": "Talks"}, Event: "round-2"})
	s.must(err)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill proposed joint work on the ferries."})
	guess := func() string {
		t.Helper()
		v, err := s.GuessStatement(editor, "english", 1, record.Body, text.Quote{Exact: "Quill proposed joint work on the ferries."})
		s.must(err)
		return fmt.Sprint(v.Speakers, v.Issues)
	}
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	check(t, "nobody of that name", guess(), "[] []")
	s.must(s.SaveActor(editor, record.Actor{ID: "quill", Kind: record.Person, Names: name("Quill"), Party: "tarn"}, 0))
	check(t, "once there is", guess(), "[quill] []")
	s.post(editor, "english", desk.NewUpdate{Markdown: "It rained."})
	check(t, "and after news of something else", guess(), "[quill] []")
	s.must(s.SaveIssue(editor, record.Issue{ID: "boats", Names: name("Ferries")}, 0))
	check(t, "with an issue", guess(), "[quill] [boats]")
	s.must(s.SaveActor(editor, record.Actor{ID: "quill", Kind: record.Person, Names: name("Quist"), Party: "tarn"}, 0))
	check(t, "under another name", guess(), "[] [boats]")
}

// withManyNames is a site with a text to guess about and so many people and issues besides.
func withManyNames(t testing.TB, many int) *desk.Desk {
	t.Helper()
	s, err := store.Open(context.Background(), t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	_, err = store.Commit(context.Background(), s, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		for i := range many {
			name := []record.Name{{Lang: "en", Text: fmt.Sprintf("Nobody%d of Veld", i)}}
			for _, item := range []record.Item{
				record.Actor{ID: record.ActorID(fmt.Sprintf("n-%d", i)), Kind: record.Person, Names: name},
				record.Issue{ID: record.IssueID(fmt.Sprintf("i-%d", i)), Names: name},
			} {
				if _, err := tx.SaveItem(ctx, item, coverage.Published, "tests"); err != nil {
					return struct{}{}, err
				}
			}
		}
		return struct{}{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	d := desk.New(s, siteStart, (&setClock{now: noon}).Now)
	if _, err := d.CreateCoverage(editor, desk.NewCoverage{Slug: "english", Lang: "en", Title: text.Local{"en": "Talks"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.PostUpdate(editor, "english", desk.NewUpdate{Markdown: "Mori proposed joint work on the islands."}); err != nil {
		t.Fatal(err)
	}
	guessOnce(t, d)
	return d
}

func guessOnce(t testing.TB, d *desk.Desk) {
	t.Helper()
	if _, err := d.GuessStatement(editor, "english", 1, record.Body, text.Quote{Exact: "Mori proposed joint work on the islands."}); err != nil {
		t.Fatal(err)
	}
}

// TestAGuessDoesNotReadAllNamesAgain counts its work in allocations, with few and many names.
func TestAGuessDoesNotReadAllNamesAgain(t *testing.T) {
	work := func(many int) float64 {
		d := withManyNames(t, many)
		return testing.AllocsPerRun(3, func() { guessOnce(t, d) })
	}
	few, lots := work(2), work(2000)
	t.Logf("%.0f allocations, with two thousand people and issues %.0f", few, lots)
	if lots > 1.2*few {
		t.Errorf("%.0f allocations, with two thousand people and issues %.0f", few, lots)
	}
}

// BenchmarkGuess measures the same.
func BenchmarkGuess(b *testing.B) {
	for _, many := range []int{2, 2000} {
		d := withManyNames(b, many)
		b.Run(fmt.Sprint(many), func(b *testing.B) {
			for b.Loop() {
				guessOnce(b, d)
			}
		})
	}
}
