//go:build corpus && real

package paste

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/printed"
	"readout/internal/text"
)

// Pages that hosts really served are no part of the repository either. With some at hand, and a
// list of what a careful reader finds in each:
//
//	READOUT_REAL=<list.json> go test -tags corpus,real ./internal/paste -run TestReal -v
//
// It says of each page what is wrong, and of all how often each thing is right. READOUT_REAL_KIND
// keeps to the pages of a kind, READOUT_REAL_SHOW writes what was understood of them to a file.

// realPage is what a careful reader finds in a page. What is empty is not known, and not asked.
type realPage struct {
	Page    string // the file
	Kind    string // "article", "live", "other"
	Title   string
	Date    string   // YYYY-MM-DD
	Authors []string // who wrote it
	Start   string   // its first paragraph of some length
	Second  string   // and the next
	With    []string // words of its text
	Without []string // words around it
	Caption string   // of one of its pictures
	Credit  string   // of one of them
	Related string   // the headline of another story beside its text
	Zone    string   // of a live page; "" = UTC
	Entries int      // updates of a live page
	First   string   // HH:MM of the first
	Last    string   // and of the last
}

// longStart is how many letters of a first paragraph are compared.
const longStart = 30

func TestReal(t *testing.T) {
	list := os.Getenv("READOUT_REAL")
	if list == "" {
		t.Fatal("READOUT_REAL names no list of real pages")
	}
	var all []realPage
	if err := json.Unmarshal(read(t, list), &all); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b realPage) int { return strings.Compare(a.Page, b.Page) })
	sum, report := newTally(), NewReport()
	for _, g := range all {
		if kind := os.Getenv("READOUT_REAL_KIND"); kind != "" && g.Kind != kind {
			continue
		}
		t.Run(g.Page, func(t *testing.T) {
			defer func() {
				if err := recover(); err != nil {
					t.Errorf("panic\t%v", err)
				}
			}()
			if d := g.weigh(t, sum); d != nil {
				report.Add(g.Page, d)
			}
		})
	}
	for _, what := range slices.Sorted(maps.Keys(sum.there)) {
		t.Logf("%-10s %4d of %4d  %.3f", what, sum.found[what], sum.there[what], sum.ratio(what))
	}
	if file := os.Getenv("READOUT_REAL_SHOW"); file != "" {
		b, err := json.MarshalIndent(report, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// weigh reads a page, by the day it states or, where it states none, by the one that is known.
func (g realPage) weigh(t *testing.T, sum *tally) *Draft {
	t.Helper()
	page := read(t, g.Page)
	o, began := Options{Zone: time.UTC}, time.Now()
	if g.Zone != "" {
		o.Zone = zoneNamed(t, g.Zone)
	}
	d, err := Read(page, o)
	states := err == nil
	if f := (*fault.Error)(nil); errors.As(err, &f) && strings.HasPrefix(f.Key, "paste.date_needed") {
		o.Date = "2020-01-01"
		if g.Date != "" {
			o.Date = g.Date
		}
		d, err = Read(page, o)
	}
	if took := time.Since(began); took > time.Second {
		t.Logf("slow\t%v for %d bytes", took.Round(time.Millisecond), len(page))
	}
	told := func(what string, right bool, say ...any) {
		sum.add(what, right, "")
		if !right {
			t.Logf("%s\t%s", what, strings.ReplaceAll(fmt.Sprint(say...), "\n", " / "))
		}
	}
	told("read", err == nil, err)
	if err != nil {
		return nil
	}
	accounted(t, page, d)
	if g.Entries > 0 {
		told("entries", len(d.Updates) == g.Entries, len(d.Updates), " want ", g.Entries)
		if n := len(d.Updates); n > 0 && g.First != "" {
			told("first", d.Updates[0].Time == g.First, d.Updates[0].Time, " want ", g.First)
			told("last", d.Updates[n-1].Time == g.Last, d.Updates[n-1].Time, " want ", g.Last)
		}
	} else {
		told("whole", d.Form == "article" && len(d.Updates) <= 1, d.Form, " of ", len(d.Updates))
	}
	if g.Title != "" {
		told("title", sameTitle(d.Title, g.Title), fmt.Sprintf("%q want %q", d.Title, g.Title))
	}
	if g.Date != "" && len(d.Updates) > 0 {
		told("date", states && dayApart(d.Updates[0].Date, g.Date), states, " ", d.Updates[0].Date, " want ", g.Date)
	}
	for _, name := range g.Authors {
		told("author", strings.Contains(printed.Letters(d.Byline), printed.Letters(name)), fmt.Sprintf("%q want %q", d.Byline, name))
	}
	g.weighText(told, d)
	g.weighPictures(told, d)
	return d
}

// weighPictures asks for a caption and a credit at a picture, and that neither they nor another
// story's headline stand in the text.
func (g realPage) weighPictures(told func(string, bool, ...any), d *Draft) {
	var body, captions, credits string
	for _, u := range d.Updates {
		body += printed.Letters(u.Body.Plain())
	}
	for _, pic := range d.allPictures() {
		captions += printed.Letters(pic.Caption) + "|"
		credits += printed.Letters(pic.Credit) + "|"
	}
	if g.Caption != "" {
		told("caption", strings.Contains(captions, printed.Letters(g.Caption)) && !strings.Contains(body, printed.Letters(g.Caption)), fmt.Sprintf("%q want %q", captions, printed.Letters(g.Caption)))
	}
	if g.Credit != "" {
		told("credit", strings.Contains(credits, printed.Letters(g.Credit)), fmt.Sprintf("%q want %q", credits, printed.Letters(g.Credit)))
	}
	if g.Related != "" {
		told("related", !strings.Contains(body, printed.Letters(g.Related)), fmt.Sprintf("%q", g.Related))
	}
}

// weighText asks where the text begins, what is in it and what is not.
func (g realPage) weighText(told func(string, bool, ...any), d *Draft) {
	var bodies strings.Builder
	for _, u := range d.Updates {
		bodies.WriteString(u.Headline + "\n" + u.Body.Plain() + "\n")
	}
	if beginning(g.Start) != "" && len(d.Updates) > 0 && g.Entries == 0 {
		told("start", g.starts(d), fmt.Sprintf("%.70q want %.60q then %.60q", bodies.String(), g.Start, g.Second))
	}
	body := printed.Letters(bodies.String())
	all := body + printed.Letters(d.Standfirst+d.Title)
	for _, c := range slices.Concat(d.Related, d.cards()) {
		all += printed.Letters(c.Title + c.Excerpt)
	}
	for _, pic := range d.allPictures() {
		all += printed.Letters(pic.Caption)
	}
	for _, w := range g.With {
		told("with", strings.Contains(all, printed.Letters(w)), fmt.Sprintf("%q", w))
	}
	for _, w := range g.Without {
		told("without", !strings.Contains(body, printed.Letters(w)), fmt.Sprintf("%q", w))
	}
}

// starts tells whether the text begins with what a reader says, below the title and a heading.
// Where that is a caption, the standfirst or the title, with what comes next.
func (g realPage) starts(d *Draft) bool {
	blocks := d.Updates[0].Body.Blocks
	whole := printed.Letters(text.Document{Blocks: blocks}.Plain())
	if len(blocks) > 1 && blocks[0].Kind == text.BlockHeading {
		blocks = blocks[1:]
	}
	begins := printed.Letters(text.Document{Blocks: blocks}.Plain())
	start, second := beginning(g.Start), beginning(g.Second)
	around := printed.Letters(d.Standfirst) + "|" + printed.Letters(d.Title) + "|" + strings.Join(lettersOf(d.allPictures()), "|")
	switch {
	case strings.HasPrefix(begins, start), strings.HasPrefix(whole, start), strings.HasPrefix(printed.Letters(d.Updates[0].Headline)+begins, start):
		return true
	case second != "" && !printed.Stopped(g.Start, false) && strings.HasPrefix(begins, second):
		return true // a heading, a caption, a signature
	case strings.Contains(around, start), strings.Contains(start, printed.Letters(g.Title)) && g.Title != "":
		return second == "" || strings.HasPrefix(begins, second) || strings.Contains(printed.Letters(d.Standfirst), second) || strings.Contains(printed.Letters(d.Standfirst), start)
	}
	return false
}

func lettersOf(pictures []coverage.Picture) []string {
	var all []string
	for _, pic := range pictures {
		all = append(all, printed.Letters(pic.Caption+pic.Credit))
	}
	return all
}

func (d *Draft) allPictures() []coverage.Picture {
	all := d.Lead
	for _, u := range d.Updates {
		all = append(all, u.Pictures...)
	}
	return all
}

func (d *Draft) cards() []coverage.Card {
	var all []coverage.Card
	for _, u := range d.Updates {
		all = append(all, u.Cards...)
	}
	return all
}

func beginning(text string) string {
	runes := []rune(printed.Letters(text))
	return string(runes[:min(len(runes), longStart)])
}

var siteEnd = regexp.MustCompile(`\s[|｜]\s|\s[-–—]\s[^-–—]{2,40}$|：[^：]{2,24}$`)

// sameTitle tells whether two titles are the same but for the name of the site.
func sameTitle(got, want string) bool {
	a, b := printed.Letters(got), printed.Letters(want)
	return a == b || len([]rune(a)) >= 12 && strings.HasPrefix(b, a) && siteEnd.MatchString(want) ||
		len([]rune(a)) >= 12 && strings.HasSuffix(b, a) || reworded(got, want)
}

// reworded tells whether two titles share most of their words, as what a page prints and what its
// head says often do, and are about as long.
func reworded(a, b string) bool {
	one, two := strings.Fields(printed.Normal(a)), strings.Fields(printed.Normal(b))
	shared := 0
	for _, w := range one {
		if slices.Contains(two, w) {
			shared++
		}
	}
	return shared > 2 && shared*10 >= 6*max(len(one), len(two)) && !strings.HasSuffix(printed.Letters(a), printed.Letters(b)) && !strings.HasPrefix(printed.Letters(a), printed.Letters(b))
}

// dayApart tells whether two days are the same, but for the zone, which is the page's and not known here.
func dayApart(a, b string) bool {
	one, err := time.Parse(time.DateOnly, a)
	two, err2 := time.Parse(time.DateOnly, b)
	return err == nil && err2 == nil && one.Sub(two).Abs() <= 24*time.Hour
}
