package web

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"the same", "one two", "one two", "one two"},
		{"a word", "the first ferry", "the second ferry", "the [-first][+second] ferry"},
		{"Japanese by sign", "一日三往復で再開する", "一日二往復で再開する", "一日[-三][+二]往復で再開する"},
		{"Russian by word", "паромы вернутся в мае", "паромы вернутся в июне", "паромы вернутся в [-мае][+июне]"},
		{"from nothing", "", "all new", "[+all new]"},
		{"to nothing", "all gone", "", "[-all gone]"},
		{"at the end", "it ends.", "it ends here.", "it ends[+ here]."},
		{"all of it", "abc", "xyz", "[-abc][+xyz]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := written(diff(test.before, test.after)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func written(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case Deleted:
			b.WriteString("[-" + p.Text + "]")
		case Added:
			b.WriteString("[+" + p.Text + "]")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// FuzzDiff: whatever the texts, the pieces without the additions are the one, and without
// the deletions the other.
func FuzzDiff(f *testing.F) {
	f.Add("one two three", "one 二 three")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, before, after string) {
		before, after = strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
		var a, b strings.Builder
		for _, p := range diff(before, after) {
			if p.Op != Added {
				a.WriteString(p.Text)
			}
			if p.Op != Deleted {
				b.WriteString(p.Text)
			}
		}
		if a.String() != before || b.String() != after {
			t.Errorf("got %q and %q, want %q and %q", a.String(), b.String(), before, after)
		}
	})
}

func TestDiffIsBounded(t *testing.T) {
	before, after := strings.Repeat("甲乙", 20000), strings.Repeat("丙丁", 20000)
	if got := len(diff(before, after)); got != 2 {
		t.Errorf("got %d pieces, want the one text replaced by the other", got)
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
