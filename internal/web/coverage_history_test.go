package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/people"
)

// reworded lets the live page have had another title, which was corrected, and after that
// another standfirst, of which nothing was said.
func reworded(d *fakeDesk) {
	v := d.coverages["harbour-live"]
	v.Coverage.Revision, v.Coverage.Reworded = 3, coverage.Reworded{Revision: 3, At: morning.Add(2 * time.Hour)}
	v.Corrections = []desk.CorrectionView{ofThePage()}
}

func rewordedServer() *Server {
	d := newFakeDesk()
	reworded(d)
	return newServerWith(d)
}

var tags = regexp.MustCompile(`<[^>]*>`)

// TestACorrectedTitleIsToldAtTheHead: the note stays, and that there was a change after it is said too.
func TestACorrectedTitleIsToldAtTheHead(t *testing.T) {
	for _, path := range []string{"/en/c/harbour-live", "/en/c/harbour-live/u/3"} {
		page := string(get(t, rewordedServer(), path).body)
		head, _, _ := strings.Cut(page, `id="part-state"`)
		text := tags.ReplaceAllString(head, "")
		for _, want := range []string{"It is the third round, not the second.", "Changed 12:00 JST 14 May 2031"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q at the head", path, want)
			}
		}
		if !strings.Contains(head, `href="/en/c/harbour-live/history"`) {
			t.Errorf("%s: the history is not linked", path)
		}
	}
	if page := string(get(t, newTestServer(), "/en/c/harbour-live").body); strings.Contains(page, `harbour-live/history"`) {
		t.Error("a page that never changed offers a history")
	}
}

// TestOpenPagesGetACorrectedTitle: the fragment of the Change holds the head, the same as the page.
func TestOpenPagesGetACorrectedTitle(t *testing.T) {
	p, _ := fragment(t, rewordedServer(), "en", "coverage/c1", &journal.Change{Kind: journal.Covered, Item: "coverage", ID: "c1", Revision: 3})
	page := string(get(t, rewordedServer(), "/en/c/harbour-live").body)
	if !strings.Contains(p.Parts["head"], "It is the third round") || !strings.Contains(page, p.Parts["head"]) {
		t.Errorf("got %s", p.Parts["head"])
	}
}

func TestHistoryOfAPage(t *testing.T) {
	page := string(get(t, newTestServer(), "/en/c/harbour-live/history").body)
	for _, want := range []string{
		"<del>Second</del><ins>Third</ins> harbour talks", "Title (English)", "Title (日本語)", "It is the third round, not the second.",
		"<del>planned</del>", "<ins>live</ins>", "アルヴィア", `href="/en/c/harbour-live/history?before=1"`, `<meta name="robots" content="noindex">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if earlier := string(get(t, newTestServer(), "/c/harbour-live/history?before=1").body); !strings.Contains(earlier, `href="/c/harbour-live/history"`) {
		t.Error("from the earlier states nothing leads to the newest")
	}
	if got := get(t, newTestServer(), "/c/nowhere/history").status; got != http.StatusNotFound {
		t.Errorf("got %d, want 404", got)
	}
}

// TestACorrectedTitleIsInTheLists: on the page of corrections, in the feed and in JSON-LD.
func TestACorrectedTitleIsInTheLists(t *testing.T) {
	list := string(get(t, newTestServer(), "/en/corrections").body)
	for _, want := range []string{`id="c-39"`, `<a href="/en/c/harbour-live">Third harbour talks`, `href="/en/c/harbour-live/history"`, "It is the third round"} {
		if !strings.Contains(list, want) {
			t.Errorf("no %q in the list", want)
		}
	}
	feed := string(get(t, newTestServer(), "/en/corrections.atom").body)
	if !strings.Contains(feed, "<title>correction: Third harbour talks") || !strings.Contains(feed, `href="https://example.org/en/c/harbour-live"`) {
		t.Error("the feed lacks it")
	}
	m := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindSubmatch(get(t, rewordedServer(), "/en/c/harbour-live").body)
	var posting struct {
		Correction []struct{ Text string }
		Modified   time.Time `json:"dateModified"`
	}
	if err := json.Unmarshal(m[1], &posting); err != nil {
		t.Fatal(err)
	}
	if len(posting.Correction) != 1 || !strings.HasPrefix(posting.Correction[0].Text, "It is the third") || posting.Modified.Before(morning.Add(2*time.Hour)) {
		t.Errorf("JSON-LD: got %+v", posting)
	}
}

// coverageEdits is a newsroom that keeps what was asked of coverages.
type coverageEdits struct {
	deskNewsroom
	got []desk.CoverageEdit
}

func (d *coverageEdits) EditCoverage(_ context.Context, slug string, e desk.CoverageEdit) (desk.CoverageReceipt, error) {
	d.got = append(d.got, e)
	return desk.CoverageReceipt{Slug: slug, Revision: e.From + 1}, nil
}

func TestCorrectingATitleAtTheDesk(t *testing.T) {
	d := &coverageEdits{}
	s := deskServerWith(d)
	typed := url.Values{"from": {"2"}, "title": {"第3回"}, "state": {"live"}, "tz": {"Asia/Tokyo"}, "correction": {"correction"}, "note": {"回数が違いました。"}}
	if a := ask(s, people.Editor, deskPath+"/edit", typed); a.status != http.StatusSeeOther {
		t.Fatalf("got %d, want 303", a.status)
	}
	if e := d.got[0]; e.Note != "回数が違いました。" || e.Correction != coverage.Corrected {
		t.Errorf("got %+v", e)
	}
	typed.Set("correction", "")
	a := ask(s, people.Editor, "/en"+deskPath+"/edit", typed)
	if a.status != http.StatusUnprocessableEntity || len(d.got) != 1 || !strings.Contains(string(a.body), "回数が違いました。") {
		t.Errorf("a note of no kind: got %d, want it asked for", a.status)
	}
	if form := string(ask(s, people.Editor, deskPath+"/edit?as=clarification", nil).body); !strings.Contains(form, `value="clarification" checked`) {
		t.Error("who comes to clarify has to say so again")
	}
}
