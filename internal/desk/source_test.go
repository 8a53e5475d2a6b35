package desk_test

import (
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/paste"
	"readout/internal/text"
)

// TestAnImportedSourceKeepsItsAddress, and one that is no address is refused.
func TestAnImportedSourceKeepsItsAddress(t *testing.T) {
	s := withTalks(t)
	page := func() *paste.Draft {
		return &paste.Draft{Form: coverage.Source, Lang: "en", Title: "The Veld gazette", Updates: []paste.Update{{Headline: "Read", Said: noon, Kind: coverage.Report}}}
	}
	_, err := s.ImportAll(owner, []*paste.Draft{page()}, desk.ImportOptions{Slug: "gazette", Address: "gazette"})
	wantFault(t, "no address", err, fault.Invalid, "coverage.address_form", "address")
	_, err = s.ImportAll(owner, []*paste.Draft{page()}, desk.ImportOptions{Slug: "gazette", Address: "https://gazette.example/a"})
	s.must(err)
	v, err := s.DeskCoverage(owner, "gazette")
	s.must(err)
	check(t, "address", v.Coverage.Content.Address, "https://gazette.example/a")
}

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
