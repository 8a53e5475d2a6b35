package paste

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/text"
)

// TestGoldenMends reads testdata/mends: a page below its head, as in testdata; below "=== mends" a line for each
// mend, "WORDS => WHERE"; below "=== draft" what the draft says then. WORDS are the first words of a piece, or
// the clock of an update for its beginning; words from the middle of a piece cut it there. WHERE is a place or an
// edge; "at 18:40" sets the moment of an update, "says WORDS" types over.
func TestGoldenMends(t *testing.T) {
	files, err := filepath.Glob("testdata/mends/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no mends: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			whole := string(read(t, file))
			page, rest, ok := strings.Cut(whole, "=== mends\n")
			list, want, also := strings.Cut(rest, "=== draft\n")
			if !ok || !also {
				t.Fatal(`there is no "=== mends" or no "=== draft"`)
			}
			d, err := Read([]byte(page), optionsOf(t, []byte(page)))
			if err != nil {
				t.Fatal(err)
			}
			var mends []Mend
			for _, one := range strings.Split(strings.TrimSpace(list), "\n") {
				mends = append(mends, mendSaid(t, d, one))
			}
			if err := d.Mend(mends); err != nil {
				t.Fatal(err)
			}
			got := asTold(d) + "\n"
			if *update {
				if err := os.WriteFile(file, []byte(strings.TrimSuffix(whole, want)+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			check(t, "draft", got, want)
		})
	}
}

// mendSaid reads "The ministers => begin".
func mendSaid(t *testing.T, d *Draft, said string) Mend {
	t.Helper()
	words, where, ok := strings.Cut(said, " => ")
	if !ok {
		t.Fatalf("%q says of no piece where it goes", said)
	}
	m := Mend{Piece: pieceSaid(t, d, words)}
	switch do, rest, _ := strings.Cut(where, " "); {
	case do == "at":
		m.At = rest
	case do == "says":
		m.Blocks = text.Paragraphs(rest).Blocks
	case slices.Contains(Edges, Edge(do)):
		m.Edge = Edge(do)
	default:
		m.To = Putting(do)
	}
	return m
}

func pieceSaid(t *testing.T, d *Draft, words string) string {
	t.Helper()
	pieces := d.Pieces()
	for _, p := range pieces {
		if p.Begins() && d.Updates[p.Update].Time == words || !p.Begins() && strings.HasPrefix(p.Plain(), words) {
			return p.ID
		}
	}
	for _, p := range pieces {
		if before, _, ok := strings.Cut(p.Plain(), words); ok {
			return PartName(p.ID, utf8.RuneCountInString(before))
		}
	}
	t.Fatalf("no piece says %q: %+v", words, pieces)
	return ""
}
