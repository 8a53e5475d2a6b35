package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// articleText is an article that shows what the record says, with words of its own around it.
const articleText = `What the harbour talks left open can be told in three lines.

::readout{round=harbour-3 section=results live hide=outcome/fourth-round}

None of that was a surprise to anybody who read the papers.

::readout{round=harbour-3 section=leaks frozen=2031-05-14}

::readout{round=harbour-3 section=contention frozen=2031-05-14T09:00:00Z}

::readout{round=harbour-9 section=results live}

And what nobody asked: who pays for the quay?`

// withReadouts makes the article of the fixture one that shows readouts.
func withReadouts(d *fakeDesk) {
	v := d.coverages["norden-storm"]
	body, err := markup.Markdown(context.Background(), articleText)
	if err != nil {
		panic(err)
	}
	u := &v.Updates[1]
	u.Update.Message.Body = body
	u.Readouts = make(map[string]*desk.ReadoutView)
	vienna, _ := time.LoadLocation(v.Coverage.Content.TZ)
	for _, r := range body.Readouts() {
		if r.Round != string(third.ID) {
			continue
		}
		until, err := r.Until(vienna)
		if err != nil {
			panic(err)
		}
		u.Readouts[r.State()] = &desk.ReadoutView{Round: d.round, Until: until}
		if r.Section == "contention" {
			u.Readouts[r.State()].Taken = map[string]time.Time{"statement/tessen-patrols": morning.Add(9 * 24 * time.Hour)}
			u.Readouts[r.State()].Gone = []desk.TakenBack{{Item: desk.ItemRef{Kind: "statement", ID: "tessen-fishing"}}}
		}
	}
}

func init() {
	stories = append(stories, story{"article-readout", "coverage", visitWith("/c/norden-storm", withReadouts)})
}

// The sections stand in the article in its own language, whoever reads it, with links to the
// sentences that they rest on; a line that the author hides does not.
func TestArticleWithReadouts(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	s := newServerWith(d)
	for path, prefix := range map[string]string{"/en/c/norden-storm": "/en", "/c/norden-storm": "", "/c/norden-storm/u/1": ""} {
		a := get(t, s, path)
		page := string(a.body)
		for _, want := range []string{
			`<section class="from-record" data-readout="results" lang="en"><h3>Results at a glance</h3>`,
			`<a href="/en/talks/harbour/harbour-3">From the record of Third harbour talks, as it stands now</a>`,
			`as it stood on 14 May 2031</a>`, `as it stood on 14 May 2031 11:00 CEST</a>`,
			`Ferries sail again from next month, two crossings a day`, `href="/en/c/harbour-live/u/6#:~:text=`,
			`<strong>came true</strong>`, `This round is not in the record any more.`, `data-record="0badc0de-7"`,
		} {
			want = strings.ReplaceAll(want, `href="/en/`, `href="`+prefix+`/`)
			if a.status != http.StatusOK || !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", path, want)
			}
		}
		if strings.Contains(page, "Hold the fourth round in Belmar") {
			t.Errorf("%s shows a line that is hidden", path)
		}
	}
}

// A page that shows readouts is dropped from the shelf when something changes in their rounds or
// in the coverages that are cited there: words may have been taken back.
func TestArticleWithReadoutsIsDropped(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	streams := streamsOf(d.coverages["norden-storm"])
	for _, want := range []journal.Stream{
		journal.CoverageStream("c2"), journal.EventStream("harbour-3"), journal.EventStream("harbour-9"), journal.CoverageStream("c1"),
	} {
		if !slices.Contains(streams, want) {
			t.Errorf("got %v, want %s among them", streams, want)
		}
	}
}

// What is streamed is rendered once and may be sent again later: it holds no words of the record,
// and has pages load anew.
func TestStreamsHoldNoReadouts(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	s := newServerWith(d)
	sent, err := s.Fragment(t.Context(), "en", journal.CoverageStream("c2"), &journal.Change{Kind: journal.Revised, Item: "update", ID: "a1", Coverage: "c2"})
	if err != nil {
		t.Fatal(err)
	}
	_, whole, err := s.Reset(t.Context(), "en", journal.CoverageStream("c2"))
	if err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string]string{"fragment": string(sent), "reset": string(whole)} {
		for _, want := range []string{"None of that was a surprise", "Results at a glance", `"resync":true`} {
			if !strings.Contains(data, want) {
				t.Errorf("the %s lacks %q", what, want)
			}
		}
		if strings.Contains(data, "Ferries sail again") {
			t.Errorf("the %s holds words of the record", what)
		}
	}
}

// Machines get the whole text, lines and all, and the history says what was shown where.
func TestArticleWithReadoutsForMachines(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	s := newServerWith(d)
	_, ld, _ := strings.Cut(string(get(t, s, "/en/c/norden-storm").body), `<script type="application/ld+json">`)
	ld, _, _ = strings.Cut(ld, "</script>")
	for _, want := range []string{"left open can be told", "Ferries sail again", "who pays for the quay"} {
		if !strings.Contains(ld, want) {
			t.Errorf("the JSON-LD lacks %q", want)
		}
	}
	u := &d.coverages["norden-storm"].Updates[1]
	plain := s.Filled(u).Plain()
	if strings.Contains(plain, "fourth round in Belmar") || !strings.Contains(plain, "Results at a glance\nFrom the record of Third harbour talks") {
		t.Errorf("got %s", plain)
	}
	if named := u.Update.Message.Body.Named().Plain(); !strings.Contains(named, "::readout{round=harbour-3 section=leaks frozen=2031-05-14}") {
		t.Errorf("a comparison of two states would not say what is shown: %s", named)
	}
}

// A section with more lines than an article takes ends with how many there are besides.
func TestLongReadout(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	u := &d.coverages["norden-storm"].Updates[1]
	shown := &text.Readout{Round: "harbour-3", Section: "proposals"}
	items := d.round.Record.Book.Items
	for _, o := range items.Outcomes {
		if o.ID == "joint-survey" {
			items.Outcomes = append(items.Outcomes, slices.Repeat([]record.Outcome{o}, 119)...)
		}
	}
	d.round.Record.Book = record.NewBook(items)
	blocks := newServerWith(d).ShownReadout(u, shown)
	if got := len(blocks[2].Items); got != mostLines {
		t.Errorf("got %d lines, want %d", got, mostLines)
	}
	if last := (text.Document{Blocks: blocks[len(blocks)-1:]}).Plain(); last != "20 more lines stand in the record of the round." {
		t.Errorf("got %q", last)
	}
}

// What was taken back since leaves its place in what is frozen, with the day and none of its words.
func TestLinesThatWereTakenBack(t *testing.T) {
	d := newFakeDesk()
	withReadouts(d)
	u := &d.coverages["norden-storm"].Updates[1]
	for _, r := range u.Update.Message.Body.Readouts() {
		if r.Section != "contention" {
			continue
		}
		before := u.Readout(r).Round.Record.Statements["tessen-patrols"]
		words, _ := before.Words()
		plain := text.Document{Blocks: newServerWith(d).ShownReadout(u, r)}.Plain()
		if strings.Contains(plain, words) || !strings.Contains(plain, "A line was taken back on 23 May 2031.") || !strings.Contains(plain, "A line was taken back.") {
			t.Errorf("got %s, want it without %q", plain, words)
		}
	}
}

// Whoever takes an update back is told which articles quote it in words of their own, before and
// after it, with a link to where their text is mended.
func TestRetractTellsOfArticlesThatQuote(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Editor, "/en/desk/c/harbour-live/u/6/retract", nil)
	for _, want := range []string{
		"Where else it stands", `<a href="/en/desk/c/norden-storm/u/1">Look at What the harbour talks left open, No. 1</a>`,
		"says “連絡船を来月一日から一日二往復で再開する” too", "links to it", `badge-draft`,
	} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	a = ask(deskServer(&deskNewsroom{}), people.Editor, "/en/desk/c/harbour-live/u/6/retract", url.Values{"from": {"1"}, "reason": {"Not so."}})
	if to := a.header.Get("Location"); a.status != http.StatusSeeOther || !strings.HasPrefix(to, "/en/desk/c/harbour-live/u/6/retract?done=retracted") {
		t.Errorf("got %d to %s, want the page that tells of them", a.status, to)
	}
	a = ask(deskServer(&deskNewsroom{}), people.Editor, "/en/desk/c/harbour-live/u/3/retract", url.Values{"from": {"1"}})
	if to := a.header.Get("Location"); !strings.HasPrefix(to, "/en/desk/c/harbour-live?done=retracted") {
		t.Errorf("got %s, want the desk: nothing quotes it", to)
	}
}
