package api

import (
	"net/http"
	"slices"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// TestAStaleChangeOfTheRecordSaysWhatBothChanged, as one of an update does.
func TestAStaleChangeOfTheRecordSaysWhatBothChanged(t *testing.T) {
	s := newSite()
	s.desk.fails = fault.New(fault.Conflict, "record.stale", "from", 2, "current", 5).Because(&desk.ItemStale{
		Current: 5, Both: &record.Issue{}, Changed: []record.Changed{
			{Field: "names.en", Was: []string{"Talks"}, Theirs: []string{"The talks"}, Mine: []string{"Negotiations"}, Clash: true},
			{Field: "broader", Theirs: []string{"all"}},
		},
	})
	p := problemOf(t, s.write("PUT", "/issues/talks", `{"names": [{"lang": "en", "text": "Negotiations"}], "revision": 2}`))
	if p.Status != http.StatusConflict || p.Type == "" || p.Current == nil || p.Current.Revision != 5 {
		t.Fatalf("got %+v", p)
	}
	if want := []Dispute{{"names.en", "Talks", "The talks", "Negotiations"}}; !slices.Equal(p.Disputes, want) {
		t.Errorf("disputes: got %+v, want %+v", p.Disputes, want)
	}
}
