//go:build corpus && real

package paste

import (
	"cmp"
	"encoding/json"
	"maps"
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

// Where a text begins is weighed by a table, onset/weights.tsv. It is fitted to the articles of testdata and to
// folders of real pages, each with the page as text in pages/NAME.txt and what a careful reader finds in it in
// gold/NAME.json (realText):
//
//	READOUT_FIT="<folder> <folder>=0.2" go test -tags corpus,real ./internal/paste -run TestOnsetFit -v
//
// It says of each folder how often a table finds the first line that was fitted to the folders before it alone,
// which is what may be hoped for on pages nobody has read. A number behind a folder is how much a page of it
// counts. The weights are held near those of the table that is there: pages that it was fitted to, and that are no longer
// at hand, go on counting. With -update the table that is fitted to all of them is written.

// realText is what a careful reader finds in a page of text. Body is how its text begins.
type realText struct {
	Kind, Body string
	Entries    []any
}

const (
	holdNear  = 3.0 // see onsettest.FitFrom
	ownWeight = 2.0 // how much a page of testdata counts
	longBegun = 40  // letters of the first line that are compared
	farBegun  = 40  // letters before them at most: a place and an agency
)

func TestOnsetFit(t *testing.T) {
	if os.Getenv("READOUT_FIT") == "" {
		t.Fatal("READOUT_FIT names no folders of real pages")
	}
	own, table := ownOnsets(t), readTable(t, "onset/weights.tsv")
	var before []onsettest.Page
	for _, folder := range strings.Fields(os.Getenv("READOUT_FIT")) {
		folder, number, weighted := strings.Cut(folder, "=")
		weight := 1.0
		if weighted {
			var err error
			if weight, err = strconv.ParseFloat(number, 64); err != nil {
				t.Fatal(err)
			}
		}
		pages, asked := foundOnsets(t, folder, weight)
		if len(before) > 0 {
			t.Logf("%s: %d of %d", folder, foundBy(onsettest.FitFrom(table, before, holdNear), pages), asked)
		}
		before = append(before, pages...)
	}
	weights := onsettest.FitFrom(table, slices.Concat(before, own), holdNear)
	t.Logf("of those it was fitted to: %d of %d real, %d of %d own", foundBy(weights, before), len(before), foundBy(weights, own), len(own))
	if *update {
		writeTable(t, "onset/weights.tsv", "# How much each sign of a line counts for its being the first of a text. Made by TestOnsetFit of internal/paste; not written by hand.\n", weights)
	}
}

// foundBy counts the pages of which a table finds the first line.
func foundBy(weights map[string]float64, pages []onsettest.Page) int {
	n := 0
	for _, p := range pages {
		if slices.Contains(p.Right, onsettest.Best(p, weights)) {
			n++
		}
	}
	return n
}

// foundOnsets gives the articles of a folder whose first line is among those that are weighed, and how many there are.
func foundOnsets(t *testing.T, folder string, weight float64) (all []onsettest.Page, asked int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "gold", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in %s: %v", folder, err)
	}
	for _, file := range files {
		var g realText
		if err := json.Unmarshal(read(t, file), &g); err != nil {
			t.Fatal(file, err)
		}
		if g.Kind == "live" || len(g.Entries) > 0 || g.Body == "" {
			continue
		}
		asked++
		page := read(t, filepath.Join(folder, "pages", strings.TrimSuffix(filepath.Base(file), ".json")+".txt"))
		if p, ok := onsetOf(t, page, g.Body); ok {
			p.Weight = weight
			all = append(all, p)
		}
	}
	return all, asked
}

// ownOnsets gives those of testdata, as their golden files say; of pages of markup their texts.
func ownOnsets(t *testing.T) []onsettest.Page {
	t.Helper()
	var all []onsettest.Page
	add := func(file, begins string) {
		words := [][]byte{read(t, file)}
		if filepath.Ext(file) == ".html" {
			words = [][]byte{[]byte(dumped(string(words[0]), true)), []byte(dumped(string(words[0]), false))}
		}
		for _, w := range words {
			if p, ok := onsetOf(t, w, begins); ok {
				p.Weight = ownWeight
				all = append(all, p)
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
					Form    string
					Entries []struct{ Headline, Body string }
				}
			}
		}
		if err := json.Unmarshal(read(t, strings.TrimSuffix(file, filepath.Ext(file))+".golden.json"), &golden); err != nil {
			t.Fatal(file, err)
		}
		if d := golden.Pages[0].Import; d.Form == "article" && len(d.Entries) > 0 {
			add(file, cmp.Or(d.Entries[0].Headline, d.Entries[0].Body))
		}
	}
	for _, set := range slices.Sorted(maps.Keys(floors)) {
		files, err := filepath.Glob(filepath.Join("testdata", set, "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if kind := filepath.Ext(file); kind != ".txt" && kind != ".html" {
				continue
			}
			if g := readGold(t, strings.TrimSuffix(file, filepath.Ext(file))+".gold"); len(g.entries) == 1 && len(g.entries[0].at) == len(time.DateOnly) {
				add(file, g.entries[0].body)
			}
		}
	}
	return all
}

// onsetOf weighs the lines of a page of which it is known how its text begins.
func onsetOf(t *testing.T, words []byte, begins string) (onsettest.Page, bool) {
	t.Helper()
	decoded, err := saved.Decode(words)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pagesOf(decoded.Words)
	if err != nil {
		t.Fatal(err)
	}
	p := found[0]
	title, from := p.articleTitle()
	lines, _ := p.weighed(p.titleText(title), from)
	page := onsettest.Page{Signs: onset.Signs(p.titleText(title), lines)}
	if !p.weighs() {
		return page, false
	}
	first, _, _ := strings.Cut(begins, "\n")
	begun := printed.Head(printed.Letters(first), longBegun)
	for i := range page.Signs {
		says := printed.Letters(lines[i].Text)
		if at := strings.Index(says, begun); at >= 0 && printed.CountLetters(says[:at]) <= farBegun && begun != "" && len(page.Signs[i]) > 0 {
			page.Right = []int{i}
			break
		}
	}
	return page, len(page.Right) > 0
}

// readTable reads a table that was written.
func readTable(t *testing.T, file string) map[string]float64 {
	t.Helper()
	all := make(map[string]float64)
	for line := range strings.Lines(string(read(t, file))) {
		sign, number, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if n, err := strconv.ParseFloat(number, 64); err == nil {
			all[sign] = n
		}
	}
	return all
}
