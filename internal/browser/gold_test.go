//go:build browser

package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// goldStatement is a statement of the record that a person made of the real pages, as it is
// exported: with the update, the field and the words it was found in.
type goldStatement struct {
	ID        string
	Speaker   []string
	Kind      string
	Issues    []string
	Via       string
	About     string
	Citations []struct {
		Coverage, Update, Field, Exact string
		Start                          int
	}
}

// goldMarks are the statements of the gold record, by coverage and in the order in which
// somebody comes by them who reads a page from its first update to its last.
func goldMarks(t *testing.T, dir string) map[string][]toMark {
	t.Helper()
	var gold struct{ Statements []goldStatement }
	decode(t, []byte(realRounds(t, dir).run(t, "", "record", "export")), &gold)
	place := func(s goldStatement) int {
		n, err := strconv.Atoi(s.Citations[0].Update)
		if err != nil {
			t.Fatalf("%s rests on no update: %v", s.ID, err)
		}
		at := n * 100_000
		if s.Citations[0].Field != "headline" {
			at += 50_000
		}
		return at + s.Citations[0].Start
	}
	slices.SortStableFunc(gold.Statements, func(a, b goldStatement) int { return place(a) - place(b) })
	marks := make(map[string][]toMark)
	for _, s := range gold.Statements {
		c := s.Citations[0]
		marks[c.Coverage] = append(marks[c.Coverage], toMark{
			n: place(s) / 100_000, field: c.Field, words: c.Exact, speakers: s.Speaker, kind: s.Kind,
			issues: s.Issues, via: s.Via, about: s.About != "",
		})
	}
	return marks
}

// withoutStatements is the gold record as it is before anybody has marked a statement: who and
// what there is, in a file of its own.
func withoutStatements(t *testing.T, dir string) (file string, names map[string]string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "record", "gold-seeds.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string]json.RawMessage
	decode(t, raw, &gold)
	delete(gold, "statements")
	delete(gold, "forecasts") // some are judged by statements
	delete(gold, "derived")
	var of struct {
		Actors, Issues []struct {
			ID, Kind string
			Names    map[string]any // a name or a list of them
		}
	}
	decode(t, raw, &of)
	names = make(map[string]string)
	for _, one := range append(of.Actors, of.Issues...) {
		name := one.Names["en"]
		if list, ok := name.([]any); ok {
			name = list[0]
		}
		words := strings.Fields(name.(string))
		if one.Kind == "person" {
			words = words[len(words)-1:] // one looks for people by their family names
		}
		names[one.ID] = strings.Join(words, " ")
	}
	out, err := json.Marshal(gold)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "without.json")
	if err := os.WriteFile(file, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return file, names
}

func decode(t *testing.T, raw []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatal(err)
	}
}

// With READOUT_CORPUS the statements that a person found in the two real pages are marked one
// by one, and the record has them all: who, what, about what, through whom.
func marksTheGold(t *testing.T, dir string) {
	marks := goldMarks(t, dir)
	s := realPages(t, dir)
	file, names := withoutStatements(t, dir)
	s.run(t, "", "record", "import", file)
	for slug, round := range map[string]string{"jr-2013": "jr22-1", "jr-2017": "jr22-2"} {
		s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": s.api(t, "GET", "/coverages/"+slug, nil)["revision"], "event": round})
	}
	h := &hand{tab: s.open(t, withMouse).logIn(), kinds: map[string]string{}, names: names}
	var all []labour
	for _, slug := range []string{"jr-2013", "jr-2017"} {
		h.visit("/desk/c/" + slug)
		for _, m := range marks[slug] {
			all = append(all, h.marksIt(m))
		}
	}
	reckons(t, all, 16)
	if len(all) != 47 {
		t.Errorf("%d statements were marked, want 47", len(all))
	}

	var made struct{ Statements []goldStatement }
	decode(t, []byte(s.run(t, "", "record", "export")), &made)
	left := append(marks["jr-2013"], marks["jr-2017"]...)
	for _, got := range made.Statements {
		i := slices.IndexFunc(left, func(m toMark) bool {
			return m.words == got.Citations[0].Exact && m.kind == got.Kind && m.via == got.Via && m.about == (got.About != "") &&
				slices.Equal(slices.Sorted(slices.Values(m.speakers)), slices.Sorted(slices.Values(got.Speaker))) &&
				slices.Equal(slices.Sorted(slices.Values(m.issues)), slices.Sorted(slices.Values(got.Issues)))
		})
		if i < 0 {
			t.Errorf("the record has %+v, which nobody marked", got)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, m := range left {
		t.Errorf("not in the record: %+v", m)
	}
}
