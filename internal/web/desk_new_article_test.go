package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

const fromHarbour = "/en/desk/new?readout=harbour/harbour-3"

// chosenOf is the address of what is chosen: every section as text but for the given.
func chosenOf(do string, others ...string) string {
	query := url.Values{"do": {do}}
	for i, name := range text.SectionNames {
		query.Set("as."+name, "text")
		query.Set("place."+name, strconv.Itoa(min(i+1, 9)))
	}
	for _, o := range others {
		name, value, _ := strings.Cut(o, "=")
		query[name] = strings.Split(value, ",")
	}
	return fromHarbour + "&" + query.Encode()
}

// Before the article there is the choice of what it begins with: each section, its lines, its place.
func TestWhatAnArticleBeginsWith(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, fromHarbour, nil)
	if a.status != http.StatusOK {
		t.Fatalf("got %d", a.status)
	}
	for _, want := range []string{
		`name="as.results"`, `<option value="live" selected>Follows the record</option>`, `name="hide.results" value="outcome/ferries-again"`,
		`name="place.leaks"`, `<input type="hidden" name="readout" value="harbour/harbour-3">`, "Leave out single lines",
	} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("the choice lacks %q", want)
		}
	}
	for choice, want := range map[string]string{
		"as.results=weather": "cannot become “weather”", "place.results=0": "no place “0”", "place.results=x": "no place “x”",
	} {
		a := ask(deskServer(&deskNewsroom{}), people.Owner, chosenOf("article", choice), nil)
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), want) {
			t.Errorf("%s: got %d, want %q", choice, a.status, want)
		}
	}
}

// Sections that follow the record or are frozen are named, in the order that was chosen, with the
// lines that are left out; none of their words is in the text.
func TestArticleThatNamesSections(t *testing.T) {
	path := func(do string) string {
		return chosenOf(do, "as.results=live", "place.results=3", "hide.results=outcome/ferries-again,outcome/is-no-more",
			"as.leaks=frozen", "place.leaks=1", "as.contention=text", "place.contention=2", "as.oneside=none", "as.proposals=none", "as.onetells=none", "as.accounts=none",
			"as.next=none", "as.promises=none", "as.experts=none", "as.afterwards=none")
	}
	now := time.Date(2031, 5, 21, 9, 0, 0, 0, time.UTC)
	s := deskServer(&deskNewsroom{})
	s.now = func() time.Time { return now }
	for _, do := range []string{"article", "lines"} {
		a := ask(s, people.Owner, path(do), nil)
		typed := string(a.body)[strings.LastIndex(string(a.body), "<textarea")+1:]
		typed, _, _ = strings.Cut(typed, "</textarea>")
		leaks := strings.Index(typed, "::readout{round=harbour-3 section=leaks frozen=2031-05-21T09:00:00Z}")
		results := strings.Index(typed, "::readout{round=harbour-3 section=results live hide=outcome/ferries-again}")
		said := strings.Index(typed, "## Points of contention")
		if a.status != http.StatusOK || leaks < 0 || said < leaks || results < said {
			t.Errorf("%s: got %d and %s", do, a.status, typed)
		}
		if strings.Contains(typed, "Ferries sail again") {
			t.Errorf("%s: words of a section that is named stand in the text", do)
		}
	}
}

// What becomes text of the author has links to its sources and the day it is of; the article is a
// draft about that round.
func TestArticleFromAReadout(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, chosenOf("article"), nil)
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

func init() {
	owner := people.Owner
	stories = append(stories,
		story{"desk-from-readout", "desk/from_readout", atDesk(owner, "/desk/new?readout=harbour/harbour-3", nil, deskNewsroom{})},
		story{"desk-from-readout-lines", "desk/from_readout", atDesk(owner, strings.TrimPrefix(chosenOf("lines", "as.results=live", "as.leaks=frozen", "hide.results=outcome/ferries-again"), "/en"), nil, deskNewsroom{})},
		story{"desk-from-readout-faults", "desk/from_readout", atDesk(owner, strings.TrimPrefix(chosenOf("article", "as.results=weather"), "/en"), nil, deskNewsroom{})},
		story{"desk-new-article", "desk/new", atDesk(owner, strings.TrimPrefix(chosenOf("article", "as.results=live"), "/en"), nil, deskNewsroom{})},
	)
}
