package paste

import (
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/paste/printed"
)

// The pages of the check sets once more, saved as text: as a crawler keeps it and as a browser
// copies it (dump_test.go). What stands in attributes alone is lost then, and nobody reads it.

// savedFloors are what the importer has reached on the texts of a folder's pages. They are raised, never lowered.
var savedFloors = map[string]map[string]float64{
	"check": {"title": 1, "entries": .73, "time": .79, "headline": .85, "body": .82, "credits": .85, "related": .50},
	"sites": {"title": 1, "entries": 1, "no others": 1, "time": 1, "headline": .92, "body": .87, "credits": 1, "related": .85},
	"hosts": {"title": .92, "entries": .79, "time": .93, "headline": .92, "body": .83, "credits": .89, "related": .66},
}

func TestSavedAsText(t *testing.T) {
	for set, floors := range savedFloors {
		t.Run(set, func(t *testing.T) {
			all := weighSaved(t, filepath.Join("testdata", set))
			t.Log(all)
			for what, least := range floors {
				if got := all.ratio(what); got < least {
					t.Errorf("%s: %.3f of them are right, it was %.3f", what, got, least)
				}
			}
		})
	}
}

// weighSaved scores the text of every page of a folder, saved in both ways.
func weighSaved(t *testing.T, folder string) *tally {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.gold"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no check set in %s: %v", folder, err)
	}
	all := newTally()
	for _, file := range files {
		name := strings.TrimSuffix(file, ".gold")
		found, _ := filepath.Glob(name + ".html")
		if len(found) == 0 {
			continue
		}
		g := readGold(t, file)
		for way, crawl := range map[string]bool{"kept": true, "copied": false} {
			t.Run(filepath.Base(name)+"/"+way, func(t *testing.T) {
				page := []byte(dumped(string(read(t, found[0])), crawl))
				all.weighPage(t, g, page, g.dayOf(t, page))
			})
		}
	}
	return all
}

// dayOf are the options of a page whose day a person gives: that of its earliest entry.
func (g *gold) dayOf(t *testing.T, page []byte) Options {
	o := g.options(t, page)
	for _, e := range g.entries {
		if day := printed.Head(e.at, len("2031-03-14")); len(g.facts["date"]) == 0 && (o.Date == "" || day < o.Date) {
			o.Date = day
		}
	}
	return o
}
