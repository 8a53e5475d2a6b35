package recordfile

import (
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

func TestFind(t *testing.T) {
	page := []Text{
		{0, record.Headline, "Veld warns"},
		{0, record.Body, "The dam must  go,\nsaid Weiss. The dam stands."},
		{1, record.Body, "合意に 達した。協議を続ける。"},
		{1, "caption/0", "The dam stands."},
	}
	for _, tt := range []struct {
		name  string
		quote text.Quote
		at    int
		exact string
	}{
		{"as it stands", text.Quote{Exact: "Veld warns"}, 0, "Veld warns"},
		{"over a line break and double blanks", text.Quote{Exact: "must go, said Weiss"}, 1, "must  go,\nsaid Weiss"},
		{"blanks that only the page has", text.Quote{Exact: "合意に達した"}, 2, "合意に 達した"},
		{"the first of equals", text.Quote{Exact: "The dam stands."}, 1, "The dam stands."},
		{"by what stands before", text.Quote{Exact: "The dam stands.", Prefix: "協議を続ける。\n\n"}, 3, "The dam stands."},
		{"by what stands behind, in another field", text.Quote{Exact: "The dam stands.", Suffix: "  合意"}, 1, "The dam stands."},
	} {
		at, found, ok := Find(tt.quote, page)
		if !ok || at != tt.at || found.Exact != tt.exact {
			t.Errorf("%s: got %d %q %v, want %d %q", tt.name, at, found.Exact, ok, tt.at, tt.exact)
		}
		if start, _, there := found.Locate(page[at].Plain); !there || start != found.Start {
			t.Errorf("%s: the quote is not where it says", tt.name)
		}
	}
	for _, none := range []string{"the river", "", "   "} {
		if _, _, ok := Find(text.Quote{Exact: none}, page); ok {
			t.Errorf("%q: got found", none)
		}
	}
}
