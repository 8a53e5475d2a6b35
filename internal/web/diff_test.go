package web

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateGoldens = flag.Bool("update", false, "write what comes out into testdata, to be read by a person")

// TestDifferences reads testdata/diff/*.txt: what was, "-- after", what is, "-- shown", and
// how a reader is shown the difference. In it [-…] went, [+…] came; a line begins with what
// became of its paragraph: "=" stayed, "~" changed, "-" went, "+" came, "<" left this place,
// ">" moved here, "…" paragraphs left out. To add a case write the two texts and run
//
//	go test ./internal/web -run TestDifferences -update
func TestDifferences(t *testing.T) {
	names, _ := filepath.Glob("testdata/diff/*.txt")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			asked, want, _ := strings.Cut(string(raw), "-- shown\n")
			before, after, ok := strings.Cut(asked, "-- after\n")
			if !ok {
				t.Fatal(`want a line "-- after"`)
			}
			got := shown(newDiffer().paragraphs(strings.TrimSuffix(before, "\n"), strings.TrimSuffix(after, "\n")))
			if *updateGoldens {
				if err := os.WriteFile(name, []byte(asked+"-- shown\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

var paragraphSigns = map[ParagraphOp]string{Stays: "=", Changes: "~", Goes: "-", Comes: "+", Left: "<", Moved: ">"}

func shown(all []Paragraph) string {
	var b strings.Builder
	for _, p := range folded(all) {
		if p.Op == Skipped {
			fmt.Fprintf(&b, "… %d\n", p.Count)
			continue
		}
		b.WriteString(paragraphSigns[p.Op] + " ")
		for _, piece := range p.Pieces {
			switch {
			case p.Op != Changes && p.Op != Moved || piece.Op == Same:
				b.WriteString(piece.Text)
			case piece.Op == Deleted:
				b.WriteString("[-" + piece.Text + "]")
			default:
				b.WriteString("[+" + piece.Text + "]")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// FuzzDiff: whatever the texts, what is shown without the additions is the one, and without
// the deletions the other; paragraphs that moved stand in both, where they belong.
func FuzzDiff(f *testing.F) {
	f.Add("one two three", "one 二 three")
	f.Add("", "x")
	f.Add("a b c d\ne f g h\n\nzwei", "e f g h\nzwei\na b c e\n")
	f.Add("一日三往復で再開することを", "一日二往復で再開することで")
	f.Fuzz(func(t *testing.T, before, after string) {
		before, after = strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
		if a, b := sides(diff(before, after)); a != before || b != after {
			t.Errorf("words: got %q and %q, want %q and %q", a, b, before, after)
		}
		var a, b []string
		for _, p := range newDiffer().paragraphs(before, after) {
			was, is := sides(p.Pieces)
			if p.Op != Comes && p.Op != Moved {
				a = append(a, was)
			}
			if p.Op != Goes && p.Op != Left {
				b = append(b, is)
			}
		}
		if strings.Join(a, "\n") != before || strings.Join(b, "\n") != after {
			t.Errorf("paragraphs: got %q and %q, want %q and %q", a, b, before, after)
		}
	})
}

func sides(pieces []Piece) (before, after string) {
	var a, b strings.Builder
	for _, p := range pieces {
		if p.Op != Added {
			a.WriteString(p.Text)
		}
		if p.Op != Deleted {
			b.WriteString(p.Text)
		}
	}
	return a.String(), b.String()
}

// TestDiffIsBounded: texts that share nothing, and a page of them.
func TestDiffIsBounded(t *testing.T) {
	before, after := strings.Repeat("甲a", 20000), strings.Repeat("丙b", 20000)
	if got := len(diff(before, after)); got != 2 {
		t.Errorf("got %d pieces, want the one text replaced by the other", got)
	}
	d := newDiffer()
	for range 100 {
		d.words(strings.Repeat("a b ", 450), strings.Repeat("c b ", 450))
	}
	if d.cells < 0 || d.cells > diffCells/2 {
		t.Errorf("%d of %d cells are left, want the work spent and no more", d.cells, diffCells)
	}
	many := newDiffer().paragraphs(strings.Repeat("one two\n", 5000), strings.Repeat("three four\n", 5000))
	if len(many) < 10000 {
		t.Errorf("got %d paragraphs, want them all", len(many))
	}
}

// BenchmarkDiff is the most that one page takes.
func BenchmarkDiff(b *testing.B) {
	before, after := strings.Repeat("a b ", 500), strings.Repeat("c b ", 500)
	for b.Loop() {
		diff(before, after)
	}
}

func TestFirstSentence(t *testing.T) {
	for plain, want := range map[string]string{
		"会談が始まった。続いて会見。":                      "会談が始まった。",
		"It begins at 3.30 today. More soon.": "It begins at 3.30 today.",
		"No end\nnext line":                   "No end",
		"":                                    "",
	} {
		if got := firstSentence(plain); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
