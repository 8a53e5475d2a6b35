package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
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
