package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"readout/internal/people"
)

const harbourCompare = "/talks/harbour/harbour-3/compare"

// Both accounts are treated alike: each telling has its word for what was done, the sentence it
// rests on in its own language, and a way to where that stands.
func TestTwoAccountsSideBySide(t *testing.T) {
	a := get(t, newServerWith(newFakeDesk()), "/en"+harbourCompare+"?source=belmar-gazette")
	page := string(a.body)
	pair := regexp.MustCompile(`(?s)<li class="pair differs" id="outcome-fourth-round-gazette-fourth">.*?</li>`).FindString(page)
	for _, want := range []string{
		`Our coverage`, `agreed</span>`, `href="/en/c/harbour-live/u/8#:~:text=`, `<q lang="ja">次回はベルマルで</q>`,
		`The Belmar gazette`, `proposed</span>`, `href="https://gazette.example/2031/05/14#:~:text=Aruvia%20asks%20for`, `rel="nofollow noopener"`,
		`<q >Aruvia asks for a fourth round, to be held in Belmar</q>`, `href="#outcome-fourth-round-gazette-fourth"`,
	} {
		if !strings.Contains(pair, want) {
			t.Errorf("the pair lacks %s:\n%s", want, pair)
		}
	}
	for _, want := range []string{
		`id="statement-ferries-agreed-gazette-ferries"`, "An editor says these are the same", `id="statement-gazette-fishing"`, `id="statement-vale-trust"`,
		`<link rel="canonical" href="https://example.org/en` + harbourCompare + `?source=belmar-gazette">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "belmar-gazette/u/") || strings.Contains(page, `/c/belmar-gazette`) {
		t.Error("the page leads to a source, which has no page")
	}
	if strings.Contains(page, "noindex") {
		t.Error("our coverage beside a source is not to be found")
	}
}

// Without a source the first is taken, and the address that says so is the one to keep. Two
// sources, and a round of which nobody else tells, are nothing to look for.
func TestWhichAccounts(t *testing.T) {
	alone := newFakeDesk()
	alone.round.Record = nil
	for _, test := range []struct {
		desk    *fakeDesk
		path    string
		status  int
		holds   string
		noindex bool
	}{
		{newFakeDesk(), harbourCompare, 200, harbourCompare + "?source=belmar-gazette\"", false},
		{newFakeDesk(), harbourCompare + "?source=aruvia-courier&with=belmar-gazette", 200, "アルヴィア通信", true},
		{alone, harbourCompare, 200, "まだありません", true},
		{newFakeDesk(), harbourCompare + "?source=nowhere", 404, "nowhere", true},
		{newFakeDesk(), harbourCompare + "?source=belmar-gazette&with=belmar-gazette", 422, "同じ発表どうし", true},
		{newFakeDesk(), "/talks/harbour/harbour-9/compare", 404, "", true},
	} {
		a := get(t, newServerWith(test.desk), test.path)
		if a.status != test.status || !strings.Contains(string(a.body), test.holds) || strings.Contains(string(a.body), "noindex") != test.noindex {
			t.Errorf("%s: got status %d, noindex %v, want %d, %v and %q", test.path, a.status, strings.Contains(string(a.body), "noindex"), test.status, test.noindex, test.holds)
		}
	}
}

// The round's page leads to its other accounts, if it has any.
func TestARoundLeadsToItsOtherAccounts(t *testing.T) {
	a := get(t, newServerWith(newFakeDesk()), "/ru/talks/harbour/harbour-3")
	if want := `href="/ru` + harbourCompare + `?source=belmar-gazette"`; !strings.Contains(string(a.body), want) {
		t.Errorf("the round's page lacks %s", want)
	}
}

// An editor says at the desk what a pair is, without a script, and comes back to the same two accounts.
func TestJudgingPairsAtTheDesk(t *testing.T) {
	server := deskServer(&deskNewsroom{})
	page := string(ask(server, people.Editor, "/en/desk"+harbourCompare+"?source=belmar-gazette", nil).body)
	for _, want := range []string{
		`name="item" value="gazette-patrols"`, `name="other" value="tessen-patrols"`, `name="verdict" value="not_same"`,
		`name="verdict" value="none"`, `<select id="judge-statement-vale-trust" name="other">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the desk's page lacks %s", want)
		}
	}
	sent := url.Values{"kind": {"statement"}, "item": {"gazette-patrols"}, "other": {"tessen-patrols"}, "verdict": {"same"}, "source": {"belmar-gazette"}}
	a := ask(server, people.Editor, "/en/desk"+harbourCompare, sent)
	if to := a.header.Get("Location"); a.status != http.StatusSeeOther || to != "/en/desk"+harbourCompare+"?done=judged&source=belmar-gazette" {
		t.Errorf("got %d to %q", a.status, to)
	}
}
