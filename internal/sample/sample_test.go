package sample

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/text"
)

func load(t *testing.T) *Site {
	t.Helper()
	site, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func page(t *testing.T, site *Site, slug string) Coverage {
	t.Helper()
	i := slices.IndexFunc(site.Coverages, func(c Coverage) bool { return c.Slug == slug })
	if i < 0 {
		t.Fatalf("no coverage %q", slug)
	}
	return site.Coverages[i]
}

// plain reads a field as the desk will: bodies are plain paragraphs, so that each blank
// line becomes one newline.
func plain(u Update, field record.Field) string {
	if field == record.Headline {
		return u.Headline
	}
	return u.Plain()
}

// Readers see the section of each page in their own language.
func TestEverySectionHasItsNames(t *testing.T) {
	site := load(t)
	for _, c := range site.Coverages {
		i := slices.IndexFunc(site.Sections, func(s Section) bool { return s.Names[c.Lang] == c.Section })
		if i < 0 {
			t.Errorf("%s: nothing says what %q is called in other languages", c.Slug, c.Section)
			continue
		}
		for _, lang := range []string{"ja", "en", "ru"} {
			if site.Sections[i].Names[lang] == "" {
				t.Errorf("%s has no name in %s", c.Section, lang)
			}
		}
	}
}

func TestLivePageKeepsTheTimesOfTheTalks(t *testing.T) {
	c := page(t, load(t), "jr-2017")
	want := strings.Fields(`13:55 14:08 14:14 14:18 14:23 14:35 14:45 14:48 14:53 15:07 15:49 16:36 16:45
		16:53 16:57 16:58 17:07 17:08 17:16 17:26 17:35 17:39 17:48 18:18 18:21`)
	zone, err := time.LoadLocation(c.TZ)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range c.Updates {
		said := u.Said.In(zone)
		if day := said.Format(time.DateOnly); day != "2017-03-20" {
			t.Errorf("an update is said on %s, want 2017-03-20", day)
		}
		got = append(got, said.Format("15:04"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("times:\n got %v\nwant %v", got, want)
	}
}

func TestLivePageHasTheShapeOfTheRealOne(t *testing.T) {
	c := page(t, load(t), "jr-2017")
	got := map[string]int{"updates": len(c.Updates), "pictures": len(c.Lead)}
	for _, u := range c.Updates {
		got["pictures"] += len(u.Pictures)
		got["cards"] += len(u.Cards)
		got["statements"] += len(u.Statements)
		count(got, "without headline", u.Headline == "")
		count(got, "without body", u.Body == "")
		count(got, "pictures alone", u.Kind == coverage.PictureOf && u.Headline == "" && u.Body == "")
		count(got, "pinned", u.Pinned)
		count(got, "key", u.Kind == coverage.Key)
	}
	for what, want := range map[string]int{
		"updates": 25, "pictures": 17, "cards": 2, "statements": 32, "without headline": 4,
		"without body": 13, "pictures alone": 3, "pinned": 3, "key": 3,
	} {
		if got[what] != want {
			t.Errorf("%s: got %d, want %d", what, got[what], want)
		}
	}
	first, last := c.Updates[0], c.Updates[len(c.Updates)-1]
	if first.Mark != coverage.MarkStart || last.Mark != coverage.MarkEnd {
		t.Errorf("marks at the ends: got %q and %q, want start and end", first.Mark, last.Mark)
	}
}

func count(into map[string]int, what string, is bool) {
	if is {
		into[what]++
	}
}

func TestArticleIsThreeDatedUpdates(t *testing.T) {
	c := page(t, load(t), "jr-2013")
	var days []string
	statements := 0
	for _, u := range c.Updates {
		days = append(days, u.Said.Format(time.DateOnly))
		statements += len(u.Statements)
	}
	if want := []string{"2013-10-26", "2013-11-01", "2013-11-02"}; !slices.Equal(days, want) {
		t.Errorf("days: got %v, want %v", days, want)
	}
	if statements != 15 {
		t.Errorf("statements: got %d, want 15", statements)
	}
}

func TestEveryStatementStandsOnceInItsWords(t *testing.T) {
	for _, c := range load(t).Coverages {
		for _, u := range c.Updates {
			for _, s := range u.Statements {
				words := plain(u, s.Field)
				if n := strings.Count(words, s.Exact); s.Exact == "" || n != 1 {
					t.Errorf("%s: %q stands %d times in the %s, want once", s.ID, s.Exact, n, s.Field)
					continue
				}
				start := utf8.RuneCountInString(words[:strings.Index(words, s.Exact)])
				end := start + utf8.RuneCountInString(s.Exact)
				if got := record.ModeOf(words, start, end); got != s.Mode {
					t.Errorf("%s: the words read as %s, the sample says %s", s.ID, got, s.Mode)
				}
			}
		}
	}
}

// Bodies hold nothing that Markdown would read as markup, so that the words readers see
// are the words in the file.
func TestBodiesArePlainParagraphs(t *testing.T) {
	for _, c := range load(t).Coverages {
		for _, u := range c.Updates {
			if strings.ContainsAny(u.Body, "*_`#<>[]|\\~&\t\r") || strings.Contains(u.Body, "\n\n\n") {
				t.Errorf("%s %s: body holds markup", c.Slug, u.Said)
			}
			for _, p := range strings.Split(u.Body, "\n\n") {
				if strings.TrimSpace(p) != p || strings.Contains(p, "\n") || strings.HasPrefix(p, "-") || strings.HasPrefix(p, "+") {
					t.Errorf("%s %s: not a plain paragraph: %q", c.Slug, u.Said, p)
				}
			}
		}
	}
}

func TestItemsAreRightAndKnowTheirNeighbours(t *testing.T) {
	site := load(t)
	known := map[record.Ref]bool{}
	for _, item := range items(site) {
		if err := item.Check(); err != nil {
			t.Errorf("%s %s: %v", item.ItemKind(), item.ItemID(), err)
		}
		for _, ref := range item.Refs() {
			if !known[record.Ref{Kind: ref.Kind, ID: ref.ID}] {
				t.Errorf("%s %s: %s %s %q does not come before it", item.ItemKind(), item.ItemID(), ref.Rel, ref.Kind, ref.ID)
			}
		}
		self := record.Ref{Kind: item.ItemKind(), ID: item.ItemID()}
		if known[self] {
			t.Errorf("%s %s stands twice", item.ItemKind(), item.ItemID())
		}
		known[self] = true
	}
	for _, c := range site.Coverages {
		if !known[record.Ref{Kind: record.KindEvent, ID: string(c.Event)}] {
			t.Errorf("%s: no event %q", c.Slug, c.Event)
		}
	}
	for _, name := range allNames(site) {
		if by := name.UsedBy; by != "" && !known[record.Ref{Kind: record.KindActor, ID: string(by)}] {
			t.Errorf("%q is used by %q, who is not an actor", name.Text, by)
		}
	}
}

// items gives every item in the order in which it is put into a site.
func items(site *Site) []record.Item {
	var all []record.Item
	for _, a := range site.Actors {
		all = append(all, a)
	}
	for _, x := range site.Tenures {
		all = append(all, x)
	}
	for _, e := range site.Events {
		all = append(all, e)
	}
	for _, i := range site.Issues {
		all = append(all, i)
	}
	for _, c := range site.Coverages {
		for _, u := range c.Updates {
			for _, s := range u.Statements {
				all = append(all, cited(s))
			}
		}
	}
	return all
}

func cited(s Statement) record.Statement {
	return record.Statement{
		ID: s.ID, Kind: s.Kind, Speaker: s.Speaker, Via: s.Via, Issues: s.Issues, Target: s.Target,
		Event: s.Event, About: s.About, Gist: s.Gist,
		Citations: []record.Citation{{Field: s.Field, Mode: s.Mode, Quote: text.Quote{Exact: s.Exact}}},
	}
}

func allNames(site *Site) []record.Name {
	var all []record.Name
	for _, a := range site.Actors {
		all = append(all, a.Names...)
	}
	for _, e := range site.Events {
		all = append(all, e.Names...)
	}
	for _, i := range site.Issues {
		all = append(all, i.Names...)
	}
	return all
}

func TestEverythingIsThereInThreeLanguages(t *testing.T) {
	site := load(t)
	for _, a := range site.Actors {
		inThree(t, "actor "+string(a.ID), mainNames(a.Names))
	}
	for _, e := range site.Events {
		inThree(t, "event "+string(e.ID), mainNames(e.Names))
		if len(e.Place) > 0 {
			inThree(t, "place of "+string(e.ID), e.Place)
		}
	}
	for _, i := range site.Issues {
		inThree(t, "issue "+string(i.ID), mainNames(i.Names))
	}
	for _, x := range site.Tenures {
		inThree(t, "tenure "+string(x.ID), x.Title)
	}
	for _, c := range site.Coverages {
		inThree(t, c.Slug+" title", c.Title)
		inThree(t, c.Slug+" standfirst", c.Standfirst)
		inThree(t, c.Slug+" notice", c.Notice)
		for _, u := range c.Updates {
			if u.Headline != "" {
				inThree(t, c.Slug+" "+u.Headline, headlines(c.Lang, u))
			}
			for _, s := range u.Statements {
				inThree(t, "gist of "+string(s.ID), s.Gist)
			}
		}
	}
}

func headlines(lang string, u Update) text.Local {
	all := text.Local{lang: u.Headline}
	for other, words := range u.Headlines {
		all[other] = words
	}
	return all
}

func mainNames(names []record.Name) text.Local {
	l := text.Local{}
	for _, n := range names {
		if n.Use == record.MainName {
			l[n.Lang] = n.Text
		}
	}
	return l
}

func inThree(t *testing.T, what string, l text.Local) {
	t.Helper()
	for _, lang := range []string{"ja", "en", "ru"} {
		if strings.TrimSpace(l[lang]) == "" {
			t.Errorf("%s: nothing in %s", what, lang)
		}
	}
}

func TestRolesOnBothDays(t *testing.T) {
	site := load(t)
	for _, tt := range []struct {
		person record.ActorID
		day    string
		want   string
	}{
		{"onodera", "2013-11-02", "防衛相"},
		{"inada", "2013-11-02", ""},
		{"kishida", "2013-11-02", "外相"},
		{"lavrov", "2013-11-02", "外相"},
		{"shoigu", "2013-11-02", "国防相"},
		{"onodera", "2017-03-20", ""},
		{"inada", "2017-03-20", "防衛相"},
		{"kishida", "2017-03-20", "外相"},
		{"lavrov", "2017-03-20", "外相"},
		{"shoigu", "2017-03-20", "国防相"},
		{"abe", "2017-03-20", "首相"},
		{"morgulov", "2017-03-20", "外務次官"},
	} {
		if got := record.OfficeOn(site.Tenures, tt.person, tt.day)["ja"]; got != tt.want {
			t.Errorf("%s on %s: got %q, want %q", tt.person, tt.day, got, tt.want)
		}
	}
}

func TestPicturesAreDrawingsWithWords(t *testing.T) {
	used := map[string]bool{}
	for _, c := range load(t).Coverages {
		pictures := slices.Clone(c.Lead)
		for _, u := range c.Updates {
			pictures = append(pictures, u.Pictures...)
		}
		for _, p := range pictures {
			if _, ok := Drawing(p.File); !ok {
				t.Errorf("%s: no drawing %q", c.Slug, p.File)
			}
			if p.Alt == "" || p.Caption == "" || p.Credit == "" || p.Width != 1200 || p.Height != 800 {
				t.Errorf("%s: %s lacks words or size: %+v", c.Slug, p.File, p)
			}
			used[p.File] = true
		}
	}
	for _, name := range Drawings() {
		if !used[name] {
			t.Errorf("drawing %s is on no page", name)
		}
	}
}

func TestMisspeltFieldsAreRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"unknown field":    `{"slug":"a","headlin":"b"}`,
		"unknown and deep": `{"updates":[{"statements":[{"speakers":[]}]}]}`,
		"a second value":   `{"slug":"a"} {}`,
		"not JSON":         `slug: a`,
	} {
		if err := decode([]byte(raw), &Coverage{}); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}

// A drawing is served as a file of its own under a policy that allows it nothing.
func TestDrawingsAreSmallAndSelfContained(t *testing.T) {
	for _, name := range Drawings() {
		raw, ok := Drawing(name)
		if !ok || len(raw) > 8<<10 {
			t.Errorf("%s: %d bytes, want 1 to %d", name, len(raw), 8<<10)
		}
		svg := string(raw)
		if !strings.Contains(svg, `viewBox="0 0 1200 800" width="1200" height="800"`) {
			t.Errorf("%s has another size than 1200 by 800", name)
		}
		svg = strings.Replace(svg, `xmlns="http://www.w3.org/2000/svg"`, "", 1)
		for _, bad := range []string{"<script", "<style", "style=", "<text", "<image", "<foreignObject", "http", "data:", " on"} {
			if strings.Contains(svg, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
	for _, name := range []string{"", "none.svg", "../sample.go", "sub/harbour.svg"} {
		if _, ok := Drawing(name); ok {
			t.Errorf("Drawing(%q): got one, want none", name)
		}
	}
}
