package web

import (
	"strings"
	"testing"

	"readout/internal/people"
)

// TestTheDeskSaysWhatReadersDoNotSee: beside words that are not public, and beside no others.
func TestTheDeskSaysWhatReadersDoNotSee(t *testing.T) {
	for path, want := range map[string]bool{"joint-survey": true, "ferries-again": false} {
		page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/record/outcomes/"+path, nil).body)
		if !strings.Contains(page, "<q") || strings.Contains(page, "readers do not see this") != want {
			t.Errorf("%s: want its words, and beside them that readers do not see them: %v", path, want)
		}
	}
}
