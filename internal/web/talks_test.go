package web

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"readout/internal/desk"
)

// words are what a reader of a page's part reads, without markup.
func wordsOf(html string) string {
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html, " ")), " ")
}

// partOf gives a section of a page by the id of its heading.
func partOf(t *testing.T, page, heading string) string {
	t.Helper()
	at := strings.Index(page, `aria-labelledby="`+heading+`"`)
	if at < 0 {
		t.Fatalf("the page has no part %s", heading)
	}
	end := strings.Index(page[at:], "</section>")
	return page[at : at+end]
}

// The page of a series tells what became of its promises, how the sides' words moved and what
// forecasts were worth: each as a drawing and as a table of the same.
func TestTalks(t *testing.T) {
	a := get(t, newServerWith(newFakeDesk()), "/en/talks/harbour")
	if a.status != http.StatusOK {
		t.Fatalf("got status %d", a.status)
	}
	page := string(a.body)

	ledger := partOf(t, page, "ledger-title")
	for _, want := range []string{
		"A hotline between patrol boats", "◑ agreed", "‖ stalled", // put at the second round, stalled since
		"Hold the fourth round in Belmar", "● kept",
	} {
		if !strings.Contains(wordsOf(ledger), want) {
			t.Errorf("the ledger lacks %q: %s", want, wordsOf(ledger))
		}
	}
	if got, want := strings.Count(ledger, "<tr>")-1, 4; got != want {
		t.Errorf("promises in the table: got %d, want %d", got, want)
	}
	if got, want := strings.Count(ledger, `class="row"`), 4; got != want {
		t.Errorf("promises in the drawing: got %d, want %d", got, want)
	}

	positions := partOf(t, page, "positions-title")
	for _, want := range []string{"Patrols at sea", "Aruvia", "Belmar", "Round 3"} {
		if !strings.Contains(wordsOf(positions), want) {
			t.Errorf("the positions lack %q: %s", want, wordsOf(positions))
		}
	}
	cells, marks := strings.Count(positions, `<p class="record-line">`), strings.Count(positions, `class="mark`)
	if cells == 0 || cells != marks {
		t.Errorf("cells with words: %d, marks in the drawing: %d: want as many", cells, marks)
	}

	scores := partOf(t, page, "scores-title")
	for _, want := range []string{"leak", "expert", "too few to say"} {
		if !strings.Contains(wordsOf(scores), want) {
			t.Errorf("the scores lack %q: %s", want, wordsOf(scores))
		}
	}
	if got := strings.Count(scores, "<rect"); got != 2 {
		t.Errorf("bars: got %d, want one for each result that there is", got)
	}
}

// A series of which the record holds nothing has its rounds and no empty parts.
func TestTalksWithoutARecord(t *testing.T) {
	d := newFakeDesk()
	d.round.Record = nil
	page := string(get(t, newServerWith(d), "/en/talks/harbour").body)
	for _, part := range []string{"ledger-title", "positions-title", "scores-title", "<svg"} {
		if strings.Contains(page, part) {
			t.Errorf("an empty part is shown: %s", part)
		}
	}
}

// Names in a drawing are cut, and only there.
func TestNamesInADrawing(t *testing.T) {
	for n, want := range map[int]int{10: 10, mostName: mostName, mostName + 1: mostName} {
		if got := len([]rune(shortName(strings.Repeat("港", n)))); got != want {
			t.Errorf("%s: got %d", fmt.Sprint(n, " letters"), got)
		}
	}
}

// A round of a long list that was not counted has no number beside it, least of all a wrong one.
func TestARoundThatWasNotCounted(t *testing.T) {
	page := newServerWith(newFakeDesk()).pages
	for statements, want := range map[int]string{4: "Norden, a town made up · 4 statements", desk.Uncounted: "Norden, a town made up"} {
		line := RoundEntry{Words: Words{Lang: "en", Own: "ja"}, View: desk.RoundLine{Series: harbour, Round: third, Statements: statements}}
		html, err := page.part("rounds", []RoundEntry{line})
		if err != nil {
			t.Fatal(err)
		}
		facts := html[strings.Index(html, `<p class="round-facts">`):]
		if got := wordsOf(facts); got != want {
			t.Errorf("%d statements: got %q, want %q", statements, got, want)
		}
	}
}
