package web

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/journal"
	"readout/internal/people"
)

func TestCorrectionsSayWhenWhatAndWhere(t *testing.T) {
	s := newTestServer()
	for path, wants := range map[string][]string{
		"/corrections":                    {"取り下げ", "訂正", "補足説明", `href="/c/harbour-live/u/6"`, `href="/c/harbour-live"`, "便数を「三往復」から", `href="/corrections?before=39"`, `href="/corrections.atom"`},
		"/en/corrections":                 {"retraction", "We said three crossings a day", `href="/en/c/harbour-live/u/6/history"`, "11:41"},
		"/ru/c/harbour-live/corrections":  {"исправление", "Мы писали о трёх рейсах", `<span lang="ja">発言はヴェイル氏個人の見解です。</span>`, `href="/ru/c/harbour-live/corrections.atom"`},
		"/en/c/norden-storm/corrections":  {i18n.T("en", "web.corrections.none")},
		"/ja/corrections":                 {},
		"/en/corrections?before=39":       {i18n.T("en", "web.corrections.no_more"), `<meta name="robots" content="noindex">`},
		"/en/corrections?before=nonsense": {"retraction"},
	} {
		page := string(get(t, s, path).body)
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q on the page", path, want)
			}
		}
		if strings.Contains(page, "Mika") {
			t.Errorf("%s says who wrote a note", path)
		}
	}
	if got := get(t, s, "/c/nowhere/corrections").status; got != http.StatusNotFound {
		t.Errorf("got %d, want 404", got)
	}
}

func TestCorrectionsFeed(t *testing.T) {
	a := get(t, newTestServer(), "/en/c/harbour-live/corrections.atom")
	if got := a.header.Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		t.Errorf("got type %q", got)
	}
	var f struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Content struct {
				Lang  string `xml:"lang,attr"`
				Words string `xml:",chardata"`
			} `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(a.body, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 4 || f.ID != "https://example.org/en/c/harbour-live/corrections" || f.Updated != f.Entries[0].Updated {
		t.Fatalf("got %+v", f)
	}
	e := f.Entries[1]
	if e.ID != "https://example.org/corrections#c-41" || !strings.HasPrefix(e.Title, "correction: Ferries to sail again") || e.Content.Lang != "en" || !strings.HasPrefix(e.Content.Words, "We said three") {
		t.Errorf("got %+v", e)
	}
}

// TestTheNoteStaysVisible: a correction stands below the update with its time, also after
// an edit that says nothing; that there was one is said too.
func TestTheNoteStaysVisible(t *testing.T) {
	page := string(get(t, newTestServer(), "/en/c/harbour-live").body)
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")
	for _, want := range []string{
		"correction 11:41 JST 14 May 2031: We said three crossings a day; there are two.",
		"clarification 11:58 JST 14 May 2031: 発言はヴェイル氏個人の見解です。",
		"Changed 12:05 JST 14 May 2031 · what changed",
	} {
		if got := strings.Contains(text, want); got != (want != "") {
			t.Errorf("%q is not on the page", want)
		}
	}
	if n := strings.Count(text, "Changed "); n != 1 {
		t.Errorf("got %d silent changes, want the one", n)
	}
}

// TestNotesAreInJSONLD: each update tells of its corrections, the publisher where its policy is.
func TestNotesAreInJSONLD(t *testing.T) {
	page := get(t, newTestServer(), "/en/c/harbour-live").body
	m := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindSubmatch(page)
	var posting struct {
		Publisher struct {
			Type   string `json:"@type"`
			Name   string
			Policy string `json:"correctionsPolicy"`
		}
		Updates []struct {
			URL        string
			Correction []struct {
				Type          string `json:"@type"`
				Text          string
				DatePublished time.Time
				InLanguage    string
			}
		} `json:"liveBlogUpdate"`
	}
	if err := json.Unmarshal(m[1], &posting); err != nil {
		t.Fatal(err)
	}
	if p := posting.Publisher; p.Type != "Organization" || p.Name == "" || p.Policy != "https://example.org/corrections" {
		t.Errorf("publisher: got %+v", p)
	}
	told := 0
	for _, u := range posting.Updates {
		for _, c := range u.Correction {
			told++
			if c.Type != "CorrectionComment" || c.Text == "" || c.DatePublished.IsZero() || c.InLanguage == "" {
				t.Errorf("%s: got %+v", u.URL, c)
			}
		}
	}
	if told != 2 {
		t.Errorf("got %d corrections, want 2", told)
	}
}

// undoneDesk knows an update that was undone.
type undoneDesk struct{ *fakeDesk }

func (undoneDesk) UpdateByID(context.Context, coverage.UpdateID) (*desk.UpdateView, error) {
	return &desk.UpdateView{Update: coverage.Update{ID: "u12", N: 12, Standing: coverage.Undone}}, nil
}

// TestAnUndoneUpdateIsTakenOffOpenPages: by its retraction, and by the replay of its posting.
func TestAnUndoneUpdateIsTakenOffOpenPages(t *testing.T) {
	s := newServerWith(undoneDesk{newFakeDesk()})
	for _, kind := range []journal.Kind{journal.Posted, journal.Revised, journal.Retracted} {
		p, _ := fragment(t, s, "en", "coverage/c1", &journal.Change{Kind: kind, Item: "update", ID: "u12"})
		if !p.Gone || p.N != 12 || p.HTML != "" || p.Parts["state"] == "" {
			t.Errorf("%s: got %+v", kind, p)
		}
	}
}

// justPosted is a newsroom in which update 7 was posted four seconds ago.
type justPosted struct{ deskNewsroom }

func (d *justPosted) DeskCoverage(ctx context.Context, slug string) (*desk.DeskCoverageView, error) {
	v, err := d.deskNewsroom.DeskCoverage(ctx, slug)
	for i := range v.Updates {
		if v.Updates[i].Update.N == 7 {
			v.Updates[i].Update.Posted = morning.Add(-4 * time.Second)
		}
	}
	return v, err
}

// postedStory is the word that an update was posted, with the button beside it.
func postedStory(_ *testing.T, lang string) []byte {
	path := "/desk/c/harbour-live?done=posted&n=7"
	if lang != "ja" {
		path = "/" + lang + path
	}
	return ask(deskServerWith(&justPosted{}), people.Owner, path, nil).body
}

func TestUndoIsOfferedForSomeSeconds(t *testing.T) {
	s := deskServerWith(&justPosted{})
	for query, want := range map[string]bool{
		"?done=posted&n=7": true, "?done=posted&n=3": false, "?done=edited&n=7": false, "": false,
	} {
		body := string(ask(s, people.Editor, "/en"+deskPath+query, nil).body)
		button := `<form method="post" action="/en` + deskPath + `/u/7/undo" data-undo="6"><button type="submit" name="from" value="3">`
		if got := strings.Contains(body, button); got != want {
			t.Errorf("%q: got %v, want %v", query, got, want)
		}
	}
	a := ask(s, people.Editor, "/en"+deskPath+"/u/7/undo", url.Values{"from": {"3"}})
	if got, want := a.header.Get("Location"), "/en"+deskPath+"?done=undone&n=7"; a.status != http.StatusSeeOther || got != want {
		t.Errorf("got %d to %q, want 303 to %q", a.status, got, want)
	}
}

func TestALateUndoSaysWhatToDoInstead(t *testing.T) {
	late := fault.New(fault.Conflict, "update.undo_late", "n", 7, "seconds", 10)
	a := ask(deskServer(&deskNewsroom{refuse: late}), people.Editor, "/en"+deskPath+"/u/7/undo", url.Values{"from": {"1"}})
	if a.status != http.StatusConflict || !strings.Contains(string(a.body), "Retract it instead") {
		t.Errorf("got %d, want 409 with what to do", a.status)
	}
}

func TestCorrectingAtTheDesk(t *testing.T) {
	typed := func(kind, note string) url.Values {
		return url.Values{"from": {"2"}, "headline": {"x"}, "body": {"y"}, "kind": {"key"}, "correction": {kind}, "note": {note}}
	}
	d := &deskNewsroom{}
	s := deskServer(d)
	ask(s, people.Editor, deskPath+"/u/6", typed("clarification", "個人の見解です。"))
	if len(d.edited) != 1 || d.edited[0].Correction != coverage.Clarified || d.edited[0].Note != "個人の見解です。" {
		t.Fatalf("got %+v", d.edited)
	}
	a := ask(s, people.Editor, "/en"+deskPath+"/u/6", typed("", "of no kind"))
	if a.status != http.StatusUnprocessableEntity || len(d.edited) != 1 || !strings.Contains(string(a.body), "of no kind") {
		t.Errorf("a note of no kind: got %d, want it asked for", a.status)
	}
	form := string(ask(s, people.Editor, deskPath+"/u/6?as=correction", nil).body)
	if !strings.Contains(form, `value="correction" checked`) {
		t.Error("who comes to correct has to say so again")
	}
	if waiting := string(ask(s, people.Editor, deskPath+"/u/9", nil).body); strings.Contains(waiting, `name="note"`) {
		t.Error("what is not public is asked what to tell readers")
	}
}
