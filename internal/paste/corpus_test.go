//go:build corpus

package paste

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The real pages are not part of the repository. With them at hand:
//
//	READOUT_CORPUS=<folder> go test -tags corpus ./internal/paste
//
// READOUT_DRAFTS names a file to write the report of both pages to.

type goldImport struct {
	Title      string   `json:"title"`
	AltTitles  []string `json:"alt_titles"`
	Section    string   `json:"section"`
	Topic      string   `json:"topic"`
	TopicCount int      `json:"topic_count"`
	Views      int      `json:"views"`
	Status     string   `json:"status"`
	Tags       []string `json:"tags"`
	Related    []string `json:"related"`
	Entries    []struct {
		Time      string   `json:"time"`
		Headline  string   `json:"headline"`
		BodyStart string   `json:"body_start"`
		Credits   []string `json:"credits"`
		Either    bool     `json:"either"`
	} `json:"entries"`
}

func corpusFile(t *testing.T, parts ...string) []byte {
	t.Helper()
	folder := os.Getenv("READOUT_CORPUS")
	if folder == "" {
		t.Fatal("READOUT_CORPUS does not name the folder of the real pages")
	}
	b, err := os.ReadFile(filepath.Join(append([]string{folder}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCorpus(t *testing.T) {
	tokyo, london := zoneNamed(t, "Asia/Tokyo"), zoneNamed(t, "Europe/London")
	report := NewReport()
	for _, row := range []struct {
		page, gold string
		path       []string
		options    Options
	}{
		{"s04-ja-seed-live.txt", "s04.json", []string{"seeds", "004_92e520790b2a4f79.txt"}, Options{Date: "2017-03-20", Zone: tokyo}},
		{"107-en-guardian-pmqs-live.txt", "107.json", []string{"corpus", "pages", "107-en-guardian-pmqs-live.txt"}, Options{Date: "2023-12-13", Zone: london}},
	} {
		t.Run(row.gold, func(t *testing.T) {
			page := corpusFile(t, row.path...)
			d, err := Read(page, row.options)
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, page, d)
			report.Add(row.page, d)
			var gold struct{ Import goldImport }
			if err := json.Unmarshal(corpusFile(t, "corpus", "gold", row.gold), &gold); err != nil {
				t.Fatal(err)
			}
			compareGold(t, d, gold.Import)
			for _, l := range d.NotUnderstood {
				t.Errorf("not understood: %+v", l)
			}
		})
	}
	if file := os.Getenv("READOUT_DRAFTS"); file != "" {
		b, err := json.MarshalIndent(report, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func compareGold(t *testing.T, d *Draft, want goldImport) {
	t.Helper()
	check(t, "title", d.Title, want.Title)
	check(t, "other titles", strings.Join(d.AltTitles, "|"), strings.Join(want.AltTitles, "|"))
	check(t, "section", d.Section, want.Section)
	check(t, "topic", d.Topic, want.Topic)
	check(t, "topic count", d.TopicCount, want.TopicCount)
	check(t, "views", d.Views, want.Views)
	check(t, "state", string(d.State), want.Status)
	check(t, "tags", strings.Join(d.Tags, "|"), strings.Join(want.Tags, "|"))
	check(t, "updates", len(d.Updates), len(want.Entries))
	var cards []string
	for i, u := range d.Updates {
		for _, c := range u.Cards {
			cards = append(cards, c.Title)
		}
		if i >= len(want.Entries) {
			continue
		}
		e, at := want.Entries[i], fmt.Sprintf("update %d at %s", i, u.Time)
		check(t, at+": time", u.Time, strings.Replace(strings.Fields(e.Time)[0], ".", ":", 1))
		if !e.Either {
			check(t, at+": headline", u.Headline, e.Headline)
		}
		if body := u.Body.Plain(); !strings.HasPrefix(body, e.BodyStart) {
			t.Errorf("%s: body starts %.40q, want %q", at, body, e.BodyStart)
		}
		var credits []string
		for _, p := range u.Pictures {
			credits = append(credits, p.Credit)
		}
		if !slices.Equal(credits, e.Credits) && len(credits)+len(e.Credits) > 0 {
			t.Errorf("%s: credits %q, want %q", at, credits, e.Credits)
		}
	}
	check(t, "cards", strings.Join(cards, "|"), strings.Join(want.Related, "|"))
}

// TestCorpusArticle holds the blog's article to what a careful reader finds in it: three
// dated updates, the newest on top.
func TestCorpusArticle(t *testing.T) {
	page := corpusFile(t, "seeds", "000_cded03f6e742fba8.txt")
	d, err := Read(page, Options{Date: "2013-11-02", Zone: zoneNamed(t, "Asia/Tokyo")})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, page, d)
	var gold struct {
		Import struct {
			Title, Section string
			Photos, Links  []string
		}
	}
	if err := json.Unmarshal(corpusFile(t, "corpus", "gold", "s00.json"), &gold); err != nil {
		t.Fatal(err)
	}
	check(t, "form", d.Form, "article")
	check(t, "title", d.Title, gold.Import.Title)
	check(t, "section", d.Section, gold.Import.Section)
	check(t, "theme", d.Theme, "ニュース")
	var days, photos, links []string
	for _, u := range d.Updates {
		days = append(days, u.Date)
		for _, p := range u.Pictures {
			photos = append(photos, p.Name)
		}
		for _, c := range u.Cards {
			links = append(links, c.Href)
		}
	}
	check(t, "days", strings.Join(days, " "), "2013-11-02 2013-11-01 2013-10-26")
	check(t, "pictures", strings.Join(photos, "|"), strings.Join(gold.Import.Photos, "|"))
	check(t, "links", strings.Join(links, "|"), strings.Join(gold.Import.Links, "|"))
	check(t, "not understood", len(d.NotUnderstood), 1) // the name of the host
}

// TestCorpusCounts holds the first seed to what a careful reader counts on it.
func TestCorpusCounts(t *testing.T) {
	d, err := Read(corpusFile(t, "seeds", "004_92e520790b2a4f79.txt"), Options{Date: "2017-03-20", Zone: zoneNamed(t, "Asia/Tokyo")})
	if err != nil {
		t.Fatal(err)
	}
	headless, bodyless, alone, pictures, cards := 0, 0, 0, len(d.Lead), 0
	marks := ""
	for _, u := range d.Updates {
		if u.Headline == "" {
			headless++
		}
		if len(u.Body.Blocks) == 0 {
			bodyless++
		}
		if u.Headline == "" && len(u.Body.Blocks) == 0 && len(u.Pictures) > 0 {
			alone++
		}
		pictures += len(u.Pictures)
		for _, c := range u.Cards {
			if c.Title != "" && c.Excerpt != "" {
				cards++
			}
		}
		if u.Mark != "" {
			marks += u.Time + " " + string(u.Mark) + ";"
		}
		check(t, "date of "+u.Time, u.Date, "2017-03-20")
	}
	for _, p := range d.Lead {
		t.Logf("lead: %+v", p)
		if p.Caption == "" || p.Credit == "" {
			t.Errorf("lead picture without caption or credit: %+v", p)
		}
	}
	check(t, "updates", len(d.Updates), 25)
	check(t, "without headline", headless, 4)
	check(t, "without body", bodyless, 13)
	check(t, "pictures alone", alone, 3)
	check(t, "pictures", pictures, 17)
	check(t, "cards", cards, 2)
	check(t, "tags", len(d.Tags), 8)
	check(t, "stamp", d.Stamp, "18:57 2019年10月18日")
	check(t, "standfirst paragraphs", strings.Count(d.Standfirst, "\n\n"), 1)
	check(t, "marks", marks, "18:21 end;16:36 end;13:55 start;")
	for _, l := range d.LeftOut {
		t.Logf("left out: %+v", l)
	}
}

// TestCorpusAsksForTheDate is about a page stamped years after what it tells of.
func TestCorpusAsksForTheDate(t *testing.T) {
	_, err := Read(corpusFile(t, "seeds", "004_92e520790b2a4f79.txt"), Options{Zone: time.UTC})
	check(t, "fault", keyOf(err), "paste.date_needed")
}

// TestCorpusShapes reads the seed as other browsers and hands would have saved it: the same must come out.
func TestCorpusShapes(t *testing.T) {
	page := string(corpusFile(t, "seeds", "004_92e520790b2a4f79.txt"))
	lines := strings.Split(page, "\n")
	each := func(f func(string) string) string {
		var all []string
		for _, l := range lines {
			all = append(all, f(l))
		}
		return strings.Join(all, "\n")
	}
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ":", "：")
	clock := func(l string) bool { return strings.Contains(l, "• ") && strings.Contains(l, ":") }
	for name, shaped := range map[string]string{
		"as it is":         page,
		"crlf":             strings.ReplaceAll(page, "\n", "\r\n"),
		"byte order":       "\ufeff" + page,
		"not set in":       each(strings.TrimSpace),
		"no bullets":       each(func(l string) string { return strings.TrimSpace(strings.Replace(l, "•", "", 1)) }),
		"no bullet set in": each(func(l string) string { return strings.Replace(l, "•", " ", 1) }),
		"full width": each(func(l string) string {
			if clock(l) {
				return wide.Replace(l)
			}
			return l
		}),
		"kanji clock": each(func(l string) string {
			if clock(l) {
				return strings.Replace(l, ":", "時", 1) + "分"
			}
			return l
		}),
		"blank lines doubled": strings.ReplaceAll(page, "\n\n", "\n\n\n"),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read([]byte(shaped), Options{Date: "2017-03-20", Zone: zoneNamed(t, "Asia/Tokyo")})
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, []byte(shaped), d)
			var gold struct{ Import goldImport }
			if err := json.Unmarshal(corpusFile(t, "corpus", "gold", "s04.json"), &gold); err != nil {
				t.Fatal(err)
			}
			compareGold(t, d, gold.Import)
			if len(d.NotUnderstood) > 0 {
				t.Errorf("not understood: %+v", d.NotUnderstood)
			}
		})
	}
}
