package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/people"
)

// The form for an article that starts from a readout holds its sections, with links to their
// sources and the day they are of; it is a draft about that round.
func TestArticleFromAReadout(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/new?readout=harbour/harbour-3", nil)
	if a.status != http.StatusOK {
		t.Fatalf("got %d", a.status)
	}
	for _, want := range []string{
		"## Results at a glance", "- Ferries sail again from next month", "[source](/c/harbour-live/u/6#", "## What had been forecast", "**came true**",
		"[From the record of ", "(/en/talks/harbour/harbour-3)", `value="harbour-3" selected`, `value="article" selected`, `name="draft"`,
	} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("the form lacks %q", want)
		}
	}
	if a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/new?readout=harbour/nothing", nil); a.status != http.StatusNotFound {
		t.Errorf("a round that there is not: got %d", a.status)
	}
	if a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/new", nil); strings.Contains(string(a.body), `name="body"`) {
		t.Error("a coverage that starts from nothing is asked for no text")
	}
}

// A text that cannot be taken comes back with what was typed, and nothing is stored.
func TestArticleWithAHostileText(t *testing.T) {
	n := &deskNewsroom{}
	a := ask(deskServer(n), people.Owner, "/en/desk/new", url.Values{"title": {"T"}, "slug": {"t"}, "lang": {"en"}, "body": {strings.Repeat("> ", 200) + "typed words"}})
	if a.status == http.StatusSeeOther || !strings.Contains(string(a.body), "typed words") {
		t.Errorf("got %d, want the form again with its words", a.status)
	}
}
