package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
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

// fullForText opens coverages and has no room for their text.
type fullForText struct{ *deskNewsroom }

func (fullForText) PostUpdate(context.Context, string, desk.NewUpdate) (desk.Receipt, error) {
	return desk.Receipt{}, fault.New(fault.Full, "store.full")
}

// Where the coverage was opened and its text could not be stored, the form keeps its key: sent
// again it finds the coverage and puts the text into it. Where nothing was opened the key is new.
func TestArticleIsSentAgain(t *testing.T) {
	typed := url.Values{"once": {"k-1"}, "title": {"T"}, "slug": {"t"}, "lang": {"en"}, "body": {"Words."}}
	a := ask(deskServerWith(fullForText{&deskNewsroom{}}), people.Owner, "/en/desk/new", typed)
	if a.status != http.StatusInsufficientStorage || !strings.Contains(string(a.body), `name="once" value="k-1"`) {
		t.Errorf("got %d, want the form with the key it had", a.status)
	}
	n := &deskNewsroom{refuse: fault.New(fault.Conflict, "coverage.slug_taken", "got", "t")}
	if a := ask(deskServer(n), people.Owner, "/en/desk/new", typed); strings.Contains(string(a.body), `value="k-1"`) || len(n.posted) > 0 {
		t.Errorf("got %d and %d texts, want a new key and none", a.status, len(n.posted))
	}
}
