package web

import (
	"testing"

	"readout/internal/desk"
)

// TestWordsLeadToTheirUpdateWhileItHasAPage: of one that was discarded they lead to its coverage.
func TestWordsLeadToTheirUpdateWhileItHasAPage(t *testing.T) {
	for gone, want := range map[bool]string{false: "/desk/c/quay/u/3", true: "/desk/c/quay"} {
		cited := &desk.CitedSentence{Place: desk.Place{Slug: "quay", N: 3}, Gone: gone}
		if got := (ReviewLine{View: &desk.ReviewItem{Cited: cited}}).Context().Href; got != want {
			t.Errorf("gone %v: got %s, want %s", gone, got, want)
		}
	}
}
