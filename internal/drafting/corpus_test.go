//go:build corpus

package drafting

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The real pages are not part of the repository. With them at hand:
//
//	READOUT_CORPUS=<folder> go test -tags corpus ./internal/drafting -v
//
// READOUT_WRONG=<pages, by their first letters, comma between> prints what was wrong there.

// tuned are the Japanese pages that the rules were tuned on: both seeds, and of the eight
// digests the three that a hash of their names put first. The others told how well the rules
// held on pages they were not made from, once; docs/drafting.md has that figure. Since then their
// errors were read too, and the two figures only show that a change helps both.
var tuned = []string{"001", "003", "007", "s00", "s04"}

func TestCorpus(t *testing.T) {
	folder := os.Getenv("READOUT_CORPUS")
	files, err := filepath.Glob(filepath.Join(folder, "corpus/gold/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("READOUT_CORPUS=%q: %d files of gold, %v", folder, len(files), err)
	}
	sums := make(map[string]*tally)
	var names []string
	for _, file := range files {
		names = append(names, scoreFile(t, folder, file, sums))
	}
	slices.Sort(names)
	if s := sums["seeds"]; s.spanF1() < 0.93 || s.allRight() < 0.80 {
		t.Errorf("the two seeds: %s; want span F1 .93, everything right .80", s)
	}
	for _, name := range slices.Concat(names, []string{"seeds", "ja tuned", "ja others", "ja", "ru", "en", "all"}) {
		if s := sums[name]; s != nil {
			fmt.Printf("%-10s %s\n", name[:min(len(name), 10)], s)
		}
	}
	for _, n := range strings.Split(os.Getenv("READOUT_WRONG"), ",") {
		if s := sums[n]; s != nil {
			fmt.Println(n + "\n" + strings.Join(s.wrong, "\n"))
		}
	}
}

func scoreFile(t *testing.T, folder, file string, sums map[string]*tally) string {
	t.Helper()
	var gold struct {
		Page       string          `json:"page"`
		Lang       string          `json:"lang"`
		Statements []goldStatement `json:"statements"`
	}
	raw, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(raw, &gold)
	}
	if err != nil {
		t.Fatal(err)
	}
	raw, err = os.ReadFile(filepath.Join(folder, "corpus/pages", gold.Page))
	if err != nil {
		t.Fatal(err)
	}
	_, words, _ := strings.Cut(string(raw), "\n---\n")
	drafts := Predict(gold.Page, Read(Page{Parts: []Part{{Text: words}}}, Options{})).Drafts
	name, _, _ := strings.Cut(gold.Page, "-")
	for _, in := range setsOf(name, gold.Lang) {
		if sums[in] == nil {
			sums[in] = &tally{}
		}
		sums[in].add(gold.Page, []rune(words), gold.Statements, drafts)
	}
	return name
}

func setsOf(name, lang string) []string {
	in := []string{name, lang, "all"}
	if strings.HasPrefix(name, "s") {
		in = append(in, "seeds")
	}
	switch {
	case lang != "ja":
	case slices.Contains(tuned, name):
		in = append(in, "ja tuned")
	default:
		in = append(in, "ja others")
	}
	return in
}
