package drafting

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/drafting/lexicon"
)

var (
	update = flag.Bool("update", false, "rewrite testdata/own/*.golden")
	wrong  = flag.String("wrong", "", "print what was wrong in the texts of this set: ja tuned, ru unseen, ...")
)

// ownText is a text of our own wording with what a person finds in it. The file has a head
// (lang, genre), the text with each statement in {n:...}, and a line for each:
//
//	n kind mode speaker = accepted|form ; of the second who speaks
//
// A speaker that the statement does not name is "-".
type ownText struct {
	folder     string // of testdata
	name, lang string
	words      string
	gold       []goldStatement
}

// TestOwnTexts reads texts of many genres and compares with what was found before, so that a
// change of a rule shows what it does; then it holds the figures to what docs/drafting.md says.
// To add a text, write the file, look at its gold twice, then run with -update.
func TestOwnTexts(t *testing.T) {
	sums := make(map[string]*tally)
	all := ownTexts(t)
	tuned := tunedHalf(all)
	for _, own := range all {
		half := "unseen"
		if tuned[own.name] {
			half = "tuned"
		}
		drafts := Predict(own.name, Read(Page{Parts: []Part{{Text: own.words}}}, Options{})).Drafts
		golden(t, own, drafts)
		for _, set := range []string{own.lang, own.lang + " " + half} {
			if sums[set] == nil {
				sums[set] = &tally{}
			}
			sums[set].add(own.name, []rune(own.words), own.gold, drafts)
		}
	}
	for set, floor := range map[string][2]float64{"ja": {0.90, 0.70}, "ru": {0.90, 0.65}, "en": {0.90, 0.70}} {
		if s := sums[set]; s.spanF1() < floor[0] || s.allRight() < floor[1] {
			t.Errorf("%s: %s; want span F1 %.2f, everything right %.2f", set, s, floor[0], floor[1])
		}
	}
	for _, set := range []string{"ja tuned", "ja unseen", "ja", "ru tuned", "ru unseen", "ru", "en tuned", "en unseen", "en"} {
		if s := sums[set]; s != nil {
			t.Logf("%-10s %s", set, s)
			if *wrong == set {
				t.Logf("%s", strings.Join(s.wrong, "\n"))
			}
		}
	}
}

// tunedHalf gives the texts that rules were tuned on, by a hash of their names half of each
// language. The others were first read when the rules stood: docs/drafting.md has those figures.
func tunedHalf(all []ownText) map[string]bool {
	byLang := make(map[string][]string)
	for _, own := range all {
		byLang[own.lang] = append(byLang[own.lang], own.name)
	}
	tuned := make(map[string]bool)
	for _, names := range byLang {
		slices.SortFunc(names, func(a, b string) int { return strings.Compare(hashOf(a), hashOf(b)) })
		for _, name := range names[:(len(names)+1)/2] {
			tuned[name] = true
		}
	}
	return tuned
}

func hashOf(name string) string {
	sum := sha256.Sum256([]byte("readout " + name))
	return string(sum[:])
}

func golden(t *testing.T, own ownText, drafts []Prediction) {
	t.Helper()
	var b strings.Builder
	for _, d := range drafts {
		kind := string(d.Statement)
		if d.Denies {
			kind = "deny"
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s: %s\n", d.Speaker, kind, d.Mode, strings.ReplaceAll(d.Quote, "\n", " "), d.Why.Rule, d.Why.Cue)
	}
	file := "testdata/" + own.folder + "/" + own.name + ".golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s is now\n%swant\n%s", own.name, b.String(), want)
	}
}

func ownTexts(t testing.TB) []ownText { return textsIn(t, "own") }

func textsIn(t testing.TB, folder string) []ownText {
	t.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("testdata/%s: %d texts, %v", folder, len(files), err)
	}
	all := make([]ownText, len(files))
	for i, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = readOwn(t, strings.TrimSuffix(filepath.Base(file), ".txt"), string(raw))
		all[i].folder = folder
	}
	return all
}

func readOwn(t testing.TB, name, raw string) ownText {
	t.Helper()
	parts := strings.Split(raw, "\n---\n")
	if len(parts) != 3 {
		t.Fatalf("%s: %d parts between lines of ---, want 3", name, len(parts))
	}
	own := ownText{name: name}
	own.lang, _, _ = strings.Cut(strings.TrimPrefix(parts[0], "lang: "), "\n")
	spans := make(map[string][2]int)
	var words []rune
	open, start := "", 0
	r := []rune(parts[1])
	for i := 0; i < len(r); i++ {
		switch {
		case r[i] == '{':
			colon := strings.IndexRune(string(r[i:min(len(r), i+5)]), ':')
			open, start = string(r[i+1:i+colon]), len(words)
			i += colon
		case r[i] == '}':
			spans[open] = [2]int{start, len(words)}
		default:
			words = append(words, r[i])
		}
	}
	own.words = string(words)
	for line := range strings.Lines(parts[2]) {
		own.gold = append(own.gold, readOwnGold(t, name, strings.TrimSpace(line), spans))
	}
	if len(own.gold) != len(spans) {
		t.Fatalf("%s: %d statements marked, %d described", name, len(spans), len(own.gold))
	}
	return own
}

func readOwnGold(t testing.TB, name, line string, spans map[string][2]int) goldStatement {
	t.Helper()
	cells := strings.SplitN(line, " ", 4)
	if len(cells) != 4 {
		t.Fatalf("%s: %q is no line of gold", name, line)
	}
	at, ok := spans[cells[0]]
	if _, err := strconv.Atoi(cells[0]); err != nil || !ok {
		t.Fatalf("%s: no statement %s in the text", name, cells[0])
	}
	speaker, accept, _ := strings.Cut(cells[3], " = ")
	a := lexicon.ActOf(cells[1])
	g := goldStatement{ID: name + " " + cells[0], Start: at[0], End: at[1], Speaker: speaker, Mode: cells[2], Kind: Coarse(a.Kind, a.Denies)}
	if speaker == "-" {
		g.Speaker, g.Dropped = "", true
	}
	if accept == "" && !g.Dropped {
		accept = speaker
	}
	for _, forms := range strings.Split(accept, ";") {
		if forms = strings.TrimSpace(forms); forms != "" {
			g.Accept = append(g.Accept, strings.Split(forms, "|"))
			g.Canonical = append(g.Canonical, forms)
		}
	}
	return g
}
