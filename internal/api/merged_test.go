package api

import (
	"net/http"
	"slices"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/merge"
	"readout/internal/text"
)

// TestAMergeInDisputeSaysWhatAboutWhat: programs get both sides of each dispute, and the text
// with all the rest merged.
func TestAMergeInDisputeSaysWhatAboutWhat(t *testing.T) {
	was := coverage.Message{
		Kind: coverage.Report, Headline: "Talks", Body: text.Paragraphs("One.", "Two."),
		Pictures: []coverage.Picture{{File: "a", Caption: "The pier"}}, Cards: []coverage.Card{{Title: "Tarn", Href: "https://tarn.example/"}},
	}
	theirs, mine := was, was
	theirs.Headline, theirs.Kind, theirs.Body = "Talks begin", coverage.Key, text.Paragraphs("One.", "Two, theirs.")
	theirs.Pictures, theirs.Cards = []coverage.Picture{{File: "a", Caption: "The old pier", Credit: "Veld News"}}, nil
	mine.Headline, mine.Kind, mine.Body = "Talks end", coverage.Summary, text.Paragraphs("One, mine.", "Two, mine.")
	mine.Pictures, mine.Cards = []coverage.Picture{{File: "a", Caption: "The new pier"}}, []coverage.Card{{Title: "About Tarn", Href: "https://tarn.example/"}}
	result, err := merge.Messages(was, theirs, mine)
	if err != nil {
		t.Fatal(err)
	}
	s := newSite()
	s.desk.fails = fault.New(fault.Conflict, "update.stale", "from", 2, "current", 5).Because(&desk.Stale{
		Current: 5, Yours: desk.UpdateEdit{From: 2}, Disputed: &desk.Disputed{Result: result, Base: 2, Was: was, Now: theirs, Mine: mine},
	})
	p := problemOf(t, s.write("PATCH", "/coverages/jr-2017/updates/1", `{"revision": 2, "merge": true, "kind": "summary"}`))
	if p.Status != http.StatusConflict || p.Merged == nil || p.Merged.Revision != 5 {
		t.Fatalf("got %+v", p)
	}
	if *p.Merged.Headline != "Talks begin" || *p.Merged.Body != "One, mine.\n\nTwo, theirs." {
		t.Errorf("merged: got %q, %q", *p.Merged.Headline, *p.Merged.Body)
	}
	want := []Dispute{
		{"headline", "Talks", "Talks begin", "Talks end"},
		{"kind", "report", "key", "summary"},
		{"body.1", "Two.", "Two, theirs.", "Two, mine."},
		{"pictures.1", "The pier", "The old pier Veld News", "The new pier"},
		{"cards.1", "Tarn https://tarn.example/", "", "About Tarn https://tarn.example/"},
	}
	if !slices.Equal(p.Disputes, want) {
		t.Errorf("disputes: got %+v, want %+v", p.Disputes, want)
	}
}
