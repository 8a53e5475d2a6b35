//go:build corpus && real

package paste

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/internal/paste/onset"
	"readout/internal/paste/onset/onsettest"
	"readout/internal/paste/printed"
	"readout/internal/paste/saved"
)

const (
	titleHold = 0.5 // see onsettest.Fit
	ownTitle  = 3.0 // how much a page of testdata counts
)

// headWeighed is the head of a page as its title is weighed.
type headWeighed struct {
	onsettest.Page
	lines  []onset.Line
	titles []string
	none   bool
	name   string
	live   bool
	whole  bool
	body   string
}

// Which line is the title is weighed by a table too, onset/title.tsv, which is fitted the same way to the same folders: the
// gold of a page has its title, "" where it has none. READOUT_HELD names folders that nothing is fitted to; with
// READOUT_FIT_SHOW what is found wrongly is told.
func TestTitleFit(t *testing.T) {
	own := ownHeads(t)
	var fit []headWeighed
	for _, folder := range strings.Fields(os.Getenv("READOUT_FIT")) {
		folder, number, weighted := strings.Cut(folder, "=")
		weight := 1.0
		if weighted {
			var err error
			if weight, err = strconv.ParseFloat(number, 64); err != nil {
				t.Fatal(err)
			}
		}
		heads := foundHeads(t, folder, weight)
		t.Logf("%s: %d", folder, len(heads))
		fit = append(fit, heads...)
	}
	show := os.Getenv("READOUT_FIT_SHOW") != ""
	for table, whole := range map[string]bool{"onset/title.tsv": false, "onset/title_whole.tsv": true} {
		// what was copied whole is fitted to all pages: the others tell what titles look like
		weights := onsettest.Fit(slices.Concat(onlyPages(ofTable(fit, whole)), onlyPages(ofTable(own, whole))), titleHold)
		real, ours := cutWhole(fit, whole), cutWhole(own, whole)
		t.Logf("%s, of those it was fitted to: %d of %d real, %d of %d own", table, headsFound(t, weights, real, false), len(real), headsFound(t, weights, ours, show), len(ours))
		for _, folder := range strings.Fields(os.Getenv("READOUT_HELD")) {
			held := cutWhole(foundHeads(t, folder, 1), whole)
			t.Logf("%s, %s: %d of %d", table, folder, headsFound(t, weights, held, show), len(held))
		}
		if *update {
			writeTable(t, table, "# How much each sign of a line counts for its being the title. Made by TestTitleFit of internal/paste; not written by hand.\n", weights)
		}
	}
}

// ofTable gives the pages to which a table is fitted.
func ofTable(heads []headWeighed, whole bool) []headWeighed {
	if whole {
		return heads
	}
	return cutWhole(heads, false)
}

// cutWhole gives the pages that were copied whole, or the others.
func cutWhole(heads []headWeighed, whole bool) (all []headWeighed) {
	for _, h := range heads {
		if h.whole == whole {
			all = append(all, h)
		}
	}
	return all
}

func onlyPages(heads []headWeighed) []onsettest.Page {
	var all []onsettest.Page
	for _, h := range heads {
		if len(h.Right) > 0 {
			all = append(all, h.Page)
		}
	}
	return all
}

// headsFound counts the heads of which a table finds the title.
func headsFound(t *testing.T, weights map[string]float64, heads []headWeighed, show bool) int {
	n := 0
	for _, h := range heads {
		best := onsettest.Best(h.Page, weights)
		got := ""
		if best < len(h.lines) && best < len(h.Signs)-1 && best >= 0 {
			got = h.lines[best].Text
		}
		if h.none && got == "" || slices.ContainsFunc(h.titles, func(want string) bool { return got != "" && sameTitle(got, want) }) || slices.Contains(h.Right, best) {
			n++
		} else if show {
			t.Logf("%s: %.80q want %.80q", h.name, got, h.titles)
		}
	}
	return n
}

func foundHeads(t *testing.T, folder string, weight float64) (all []headWeighed) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "gold", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in %s: %v", folder, err)
	}
	for _, file := range files {
		var g struct {
			Kind  string
			Title *string
			Body  string
		}
		if err := json.Unmarshal(read(t, file), &g); err != nil {
			t.Fatal(file, err)
		}
		if g.Title == nil {
			continue
		}
		page := read(t, filepath.Join(folder, "pages", strings.TrimSuffix(filepath.Base(file), ".json")+".txt"))
		var titles []string
		if *g.Title != "" {
			titles = []string{*g.Title}
		}
		if h, ok := headOf(t, page, Options{}, titles, g.Body); ok {
			h.name, h.Weight = filepath.Base(folder)+"/"+filepath.Base(file), weight
			all = append(all, h)
		}
	}
	return all
}

// headOf weighs the head of a page whose title is known, none for one that has none.
func headOf(t *testing.T, words []byte, o Options, titles []string, body string) (h headWeighed, ok bool) {
	t.Helper()
	decoded, err := saved.Decode(words)
	if err != nil {
		return h, false
	}
	found, err := pagesOf(decoded.Words)
	if err != nil || len(found) == 0 {
		return h, false
	}
	p := found[0]
	from, to, ok := headBounds(p, o)
	if !ok {
		return h, false
	}
	if _, shown := p.shownTitle(from, to); shown {
		return h, false
	}
	lines, _ := p.headLines(from, to)
	h = headWeighed{lines: lines, titles: titles, none: len(titles) == 0, live: to < len(p.lines), body: body}
	_, _, h.whole = p.wholeText(from, to)
	h.Signs = onset.TitleSigns(lines, to < len(p.lines), h.whole)
	if h.none {
		h.Right = []int{len(h.Signs) - 1}
		return h, true
	}
	begun := printed.Head(printed.Letters(body), longBegun)
	text := len(lines)
	for i, l := range lines {
		if begun != "" && text == len(lines) && strings.Contains(printed.Letters(l.Text), begun) {
			text = i
		}
	}
	for _, above := range []bool{true, false} {
		for i := range h.Signs[:len(h.Signs)-1] {
			folded, _ := printed.Folded(lines[i].Text)
			if h.Signs[i] != nil && (!above || i < text) && slices.ContainsFunc(titles, func(s string) bool { return printed.Letters(s) == printed.Letters(folded) }) {
				h.Right = append(h.Right, i)
			}
		}
		if len(h.Right) > 0 {
			break
		}
	}
	if len(h.Right) == 0 {
		for i := range h.Signs[:len(h.Signs)-1] {
			if h.Signs[i] != nil && slices.ContainsFunc(titles, func(s string) bool {
				a, b := printed.Letters(s), printed.Letters(lines[i].Text)
				return strings.HasPrefix(b, a) && len(b) < len(a)+60 || len(b) > 24 && strings.HasSuffix(a, b)
			}) {
				h.Right = append(h.Right, i)
				break
			}
		}
	}
	return h, true
}

// headBounds reads a page as far as its title is looked for.
func headBounds(p *page, o Options) (from, to int, ok bool) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Date == "" {
		o.Date = "2031-03-14"
	}
	p.draft.Lang = p.language()
	entries, err := p.timeline(o.Form)
	if err != nil {
		return 0, 0, false
	}
	if entries == nil {
		p.turns()
		p.official()
		return p.first, len(p.lines), true
	}
	p.zone = o.Zone
	if err := p.resolveAgo(entries, o); err != nil {
		return 0, 0, false
	}
	p.resolve(entries, o.Date)
	p.cut(entries)
	p.resolve(entries, o.Date)
	p.announces(entries[0])
	return p.first, entries[0].starts(), true
}

// ownHeads gives those of testdata, as their golden files and golds say; of pages of markup their texts too.
func ownHeads(t *testing.T) []headWeighed {
	t.Helper()
	var all []headWeighed
	add := func(name string, page []byte, o Options, titles []string, body string) {
		if h, ok := headOf(t, page, o, titles, body); ok {
			h.name, h.Weight = name, ownTitle
			all = append(all, h)
		}
	}
	texts := func(file string, page []byte, o Options, titles []string, body string) {
		if filepath.Ext(file) == ".html" {
			for _, crawl := range []bool{true, false} {
				add(fmt.Sprint(file, " ", crawl), []byte(dumped(string(page), crawl)), o, titles, body)
			}
		}
	}
	for _, file := range pages(t) {
		if filepath.Ext(file) == ".xml" {
			continue
		}
		var golden struct {
			Pages []struct {
				Import struct {
					Form, Title string
					Entries     []struct{ Headline, Body string }
				}
			}
		}
		if err := json.Unmarshal(read(t, strings.TrimSuffix(file, filepath.Ext(file))+".golden.json"), &golden); err != nil {
			t.Fatal(file, err)
		}
		if len(golden.Pages) != 1 {
			continue
		}
		page, d := read(t, file), golden.Pages[0].Import
		var titles []string
		if d.Title != "" {
			titles = []string{d.Title}
		}
		body := ""
		if d.Form == "article" && len(d.Entries) > 0 {
			body, _, _ = strings.Cut(d.Entries[0].Body, "\n")
		}
		add(file, page, optionsOf(t, page), titles, body)
		if d.Title != "" {
			texts(file, page, optionsOf(t, page), titles, body)
		}
	}
	for set := range floors {
		files, err := filepath.Glob(filepath.Join("testdata", set, "*.gold"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			g := readGold(t, file)
			name := strings.TrimSuffix(file, ".gold")
			body := ""
			if len(g.entries) == 1 {
				body = g.entries[0].body
			}
			page := checkPage(t, name)
			add(file, page, g.options(t, page), g.titles, body)
			if found, _ := filepath.Glob(name + ".html"); len(found) == 1 {
				texts(found[0], page, g.options(t, page), g.titles, body)
				for _, c := range clutters {
					if set == "sites" {
						texts(found[0], []byte(c.into(string(page), filepath.Base(file)[:2])), g.options(t, page), g.titles, body)
					}
				}
			}
		}
	}
	return all
}

// writeTable writes a table, what counts most first.
func writeTable(t *testing.T, file, says string, weights map[string]float64) {
	t.Helper()
	var signs []string
	for s, w := range weights {
		if math.Abs(w) >= 0.005 {
			signs = append(signs, s)
		}
	}
	slices.SortFunc(signs, func(a, b string) int {
		if x, y := math.Abs(weights[a]), math.Abs(weights[b]); x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	b.WriteString(says)
	for _, s := range signs {
		fmt.Fprintf(&b, "%s\t%.2f\n", s, weights[s])
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
