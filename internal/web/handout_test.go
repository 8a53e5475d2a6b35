package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

const round3 = "/talks/harbour/harbour-3"

// The readout can be taken along in each form and each language: every line of the record is
// in it, with where it stands.
func TestHandoutForms(t *testing.T) {
	s := newServerWith(newFakeDesk())
	for _, c := range []struct{ path, kind string }{
		{round3 + ".txt", "text/plain"},
		{round3 + ".txt?form=list", "text/plain"},
		{round3 + ".txt?form=html", "text/plain"},
		{round3 + ".md", "text/markdown"},
		{round3 + ".html", "text/html"},
	} {
		for lang, words := range map[string][]string{
			"":    {"連絡船を来月から一日二往復で再開", "第4回協議をベルマルで開く", "巡視船の接近を憂慮", "連絡船の再開で合意"},
			"/en": {"Ferries sail again from next month", "Hold the fourth round in Belmar", "came true", "Results at a glance", "told by Belmar"},
			"/ru": {"Паромы возобновят рейсы", "Провести четвёртый раунд", "сбылось"},
		} {
			a := get(t, s, lang+c.path)
			if a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), c.kind) {
				t.Errorf("%s%s: got %d, %s", lang, c.path, a.status, a.header.Get("Content-Type"))
			}
			for _, want := range words {
				if lang == "" && want == "巡視船の接近を憂慮" {
					want = "漁業水域に巡視船が近づくことを憂慮している" // direct speech in one's own language is quoted
				}
				if !strings.Contains(string(a.body), want) {
					t.Errorf("%s%s lacks %q:\n%s", lang, c.path, want, a.body)
				}
			}
		}
	}
	if got := string(get(t, s, "/en"+round3+".txt?form=list").body); strings.Count(got, "\n●") < 8 {
		t.Errorf("a list has a dot before each line:\n%s", got)
	}
}

// Addresses that there are not say so, and what there is.
func TestHandoutOfNoForm(t *testing.T) {
	s := newServerWith(newFakeDesk())
	for path, want := range map[string]int{
		round3 + ".pdf": 404, "/talks/harbour/nothing.txt": 404, "/talks/belmar/harbour-3.txt": 404, round3 + ".txt?form=rtf": 400, round3 + ".csv?table=x": 400,
	} {
		if a := get(t, s, "/en"+path); a.status != want && !(want == 400 && a.status == 422) {
			t.Errorf("%s: got %d, want %d", path, a.status, want)
		}
	}
}

// The record of a round is there for programs.
func TestHandoutForPrograms(t *testing.T) {
	s := newServerWith(newFakeDesk())
	a := get(t, s, round3+".jsonld")
	var graph struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(a.body, &graph); err != nil || len(graph.Graph) < 10 {
		t.Errorf("JSON-LD: %v, %d nodes", err, len(graph.Graph))
	}
	if got := a.header.Get("Content-Disposition"); got != `attachment; filename="harbour-3.jsonld"` {
		t.Errorf("got %s", got)
	}
	table := string(get(t, s, round3+".csv?table=outcomes").body)
	if !strings.HasPrefix(table, "id,kind,title") || !strings.Contains(table, "fourth-round") {
		t.Errorf("got %s", table)
	}
}

// Words of others are words in every form: none of them becomes markup, a link or a formula.
func TestHandoutOfHostileWords(t *testing.T) {
	d := newFakeDesk()
	const hostile = `<img src=x onerror=alert(1)> [x](javascript:alert(1)) **b** =HYPERLINK("http://x") </style><script>`
	for _, o := range d.round.Record.Outcomes {
		o.Outcome.Title = text.Local{"en": hostile}
	}
	for i := range d.round.Record.Book.Outcomes {
		d.round.Record.Book.Outcomes[i].Title = text.Local{"en": "=" + hostile}
	}
	s := newServerWith(d)
	for _, path := range []string{round3, round3 + ".html", round3 + ".txt?form=html"} {
		body := string(get(t, s, "/en"+path).body)
		for _, bad := range []string{"<img src=x", "<script>", `href="javascript`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
	md := string(get(t, s, "/en"+round3+".md").body)
	if strings.Contains(md, "[x](javascript:") || !strings.Contains(md, `\[x\]`) && !strings.Contains(md, `\[x]`) || strings.Contains(md, " **b**") {
		t.Errorf("Markdown of others is not escaped:\n%s", md)
	}
	for _, line := range strings.Split(string(get(t, s, "/en"+round3+".csv?table=outcomes").body), "\n") {
		if strings.Contains(line, `,"=<img`) || strings.Contains(line, ",=") {
			t.Errorf("a cell is a formula: %s", line)
		}
	}
}

// The sheet that is kept without the site runs nothing and asks for nothing, and its one style
// sheet is what the policy allows. It names what proves it later.
func TestSheetAlone(t *testing.T) {
	d := newFakeDesk()
	d.round.Log.Size = 41
	s := newServerWith(d)
	a := get(t, s, "/en"+round3+".html")
	page := string(a.body)
	for _, bad := range []string{"<script", "<link rel=\"stylesheet", "src=", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the sheet holds %q", bad)
		}
	}
	if got := a.header.Get("Content-Security-Policy"); got != sheetPolicy() || !strings.Contains(got, "default-src 'none'; style-src 'sha256-") {
		t.Errorf("got %s", got)
	}
	for _, want := range []string{d.round.Log.Short(), "/about/record", "Printed", "Results at a glance", "<h1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
}

// A source is cited by its title, and no link leads to it: it is not ours to publish.
func TestHandoutCitesASource(t *testing.T) {
	d := newFakeDesk()
	page := d.round.Record.Cited["c1"]
	page.Source = true
	d.round.Record.Cited["c1"] = page
	for _, s := range Handout(d.round, "en", "ja") {
		for _, p := range s.Parts {
			for _, l := range p.Lines {
				for _, f := range l.From {
					if f.Coverage == "c1" && (f.Href != "" || f.Title == "") {
						t.Errorf("%s: got %q, %q", l.Item, f.Title, f.Href)
					}
				}
			}
		}
	}
}

// Every section names items of the record, so that a line can be hidden or withdrawn.
func TestHandoutItems(t *testing.T) {
	d := newFakeDesk()
	known := make(map[string]bool)
	d.round.Record.Book.Each(func(i record.Citing) { known[itemName(i)] = true })
	sections := Handout(d.round, "en", "ja")
	if len(sections) < 6 {
		t.Fatalf("got %d sections", len(sections))
	}
	for _, s := range sections {
		for _, p := range s.Parts {
			for _, l := range p.Lines {
				if !known[l.Item] {
					t.Errorf("%s: %q is no item", s.Name, l.Item)
				}
			}
		}
	}
}
