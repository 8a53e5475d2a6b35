package desk_test

import (
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

// Words of a source say what it is called: readers cannot open it.
func TestWordsOfASourceSayWhatItIsCalled(t *testing.T) {
	s := withTalks(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "gazette", Form: coverage.Source, Title: text.Local{"en": "The Veld gazette"}, Address: "https://gazette.example/"})
	s.must(err)
	for slug, want := range map[string]string{"gazette": "The Veld gazette", "talks": ""} {
		s.post(editor, slug, desk.NewUpdate{Headline: "Read", Markdown: said})
		marked := s.mark(slug, 1, "We propose joint work on the islands.")
		v, err := s.Statement(reader, marked.Statement.ID)
		s.must(err)
		check(t, slug, v.Source["en"], want)
		check(t, slug+": where it was found", v.Address != "", want != "")
		check(t, slug+": its page is named all the same", v.Slug, slug)
	}
}
