package proof_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"readout/internal/journal"
	"readout/internal/proof"
)

// stored keeps the hashes of a tree as the program does.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = s[index]
	}
	return hashes, nil
}

// grown is a tree over some lines made by the writer's code, with the roots at every size
// worked out by the reader's.
func grown(t testing.TB, size int) (kept stored, leaves, roots []proof.Hash) {
	tree, mine := journal.NewTree(0, kept), proof.Tree{}
	roots = append(roots, mine.Root())
	for i := range size {
		raw := fmt.Appendf(nil, "line %d of %d\n", i, size)
		leaves = append(leaves, proof.LeafHash(raw))
		if err := tree.Add(journal.Digest(tlog.RecordHash(raw))); err != nil {
			t.Fatal(err)
		}
		mine.Add(leaves[i])
		roots = append(roots, mine.Root())
	}
	for _, h := range tree.New {
		kept = append(kept, tlog.Hash(h))
	}
	return kept, leaves, roots
}

// TestTreesAgree tries the writer's tree and proofs, of golang.org/x/mod/sumdb/tlog, with
// the reader's own arithmetic, for random sizes; and that a proof of anything else fails.
func TestTreesAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(6962, 9162))
	for range 60 {
		size := 1 + random.IntN(700)
		kept, leaves, roots := grown(t, size)
		root, err := journal.Root(int64(size), kept)
		if err != nil || proof.Hash(root) != roots[size] {
			t.Fatalf("root of %d: got %x, %v, want %x", size, root, err, roots[size])
		}
		for range 20 {
			inclusion(t, kept, leaves, roots, int64(1+random.IntN(size)), int64(size), random)
			consistency(t, kept, roots, int64(1+random.IntN(size)), int64(size), random)
		}
	}
}

func inclusion(t *testing.T, kept stored, leaves, roots []proof.Hash, seq, size int64, random *rand.Rand) {
	t.Helper()
	path, err := journal.ProveLine(size, seq, kept)
	if err != nil {
		t.Fatal(err)
	}
	hashes := hashesOf(path)
	leaf, root := leaves[seq-1], roots[size]
	if err := proof.CheckInclusion(leaf, seq-1, size, hashes, root); err != nil {
		t.Fatalf("line %d of %d: %v", seq, size, err)
	}
	for _, wrong := range []struct {
		name string
		err  error
	}{
		{"another leaf", proof.CheckInclusion(other(leaf), seq-1, size, hashes, root)},
		{"another root", proof.CheckInclusion(leaf, seq-1, size, hashes, other(root))},
		{"another place", proof.CheckInclusion(leaf, seq%size, size, hashes, other(root))},
		{"beyond the end", proof.CheckInclusion(leaf, size, size, hashes, root)},
		{"a longer path", proof.CheckInclusion(leaf, seq-1, size, append([]proof.Hash{{}}, hashes...), root)},
		{"a path with a change", proof.CheckInclusion(leaf, seq-1, size, changed(hashes, random), root)},
	} {
		if wrong.err == nil && !(len(hashes) == 0 && strings.Contains(wrong.name, "change")) {
			t.Errorf("line %d of %d, %s: got no error", seq, size, wrong.name)
		}
	}
}

func consistency(t *testing.T, kept stored, roots []proof.Hash, from, size int64, random *rand.Rand) {
	t.Helper()
	path, err := journal.ProvePrefix(from, size, kept)
	if err != nil {
		t.Fatal(err)
	}
	hashes := hashesOf(path)
	if err := proof.CheckConsistency(from, size, roots[from], roots[size], hashes); err != nil {
		t.Fatalf("%d lines in %d: %v", from, size, err)
	}
	for _, wrong := range []struct {
		name string
		err  error
	}{
		{"another past", proof.CheckConsistency(from, size, other(roots[from]), roots[size], hashes)},
		{"another present", proof.CheckConsistency(from, size, roots[from], other(roots[size]), hashes)},
		{"more lines before than now", proof.CheckConsistency(size+1, size, roots[from], roots[size], hashes)},
		{"a longer path", proof.CheckConsistency(from, size, roots[from], roots[size], append([]proof.Hash{{}}, hashes...))},
		{"a path with a change", proof.CheckConsistency(from, size, roots[from], roots[size], changed(hashes, random))},
	} {
		if wrong.err == nil && !(len(hashes) == 0 && strings.Contains(wrong.name, "change")) {
			t.Errorf("%d lines in %d, %s: got no error", from, size, wrong.name)
		}
	}
}

func hashesOf(path []journal.Digest) []proof.Hash {
	hashes := make([]proof.Hash, len(path))
	for i, d := range path {
		hashes[i] = proof.Hash(d)
	}
	return hashes
}

func other(h proof.Hash) proof.Hash {
	h[7] ^= 1
	return h
}

func changed(path []proof.Hash, random *rand.Rand) []proof.Hash {
	path = append([]proof.Hash(nil), path...)
	if len(path) > 0 {
		i := random.IntN(len(path))
		path[i] = other(path[i])
	}
	return path
}

// TestLeavesAreReadAsWritten: the writer's bytes are the reader's, and nothing else is.
func TestLeavesAreReadAsWritten(t *testing.T) {
	c := journal.Change{
		Seq: 42, At: time.Date(2017, 3, 20, 4, 55, 0, 0, time.UTC), Kind: journal.Posted, Item: "update",
		ID: "0195b3f2-7c1e-7d43-9a55-0242ac120002", Revision: 1, Content: journal.Commit([]byte("0123456789abcdef"), []byte("words")),
	}
	c.Seal()
	raw := c.Canonical()
	l, err := proof.ParseLeaf(raw)
	if err != nil {
		t.Fatal(err)
	}
	if l.Seq != 42 || !l.At.Equal(c.At) || l.Kind != "update" || l.Item != "update" || l.ID != c.ID || l.Revision != 1 || l.Hash != proof.Hash(c.Leaf) {
		t.Errorf("got %+v, want what was written", l)
	}
	if !proof.Committed(&l, proof.Words{Content: []byte("words"), Salt: []byte("0123456789abcdef")}) {
		t.Error("the words that were committed to do not fit")
	}
	for _, row := range []struct{ name, from, to string }{
		{"another format", "readout-leaf/2", "readout-leaf/3"},
		{"the format before, and more", "readout-leaf/2", "readout-leaf/1"},
		{"less than the format has", "stands public\nearlier kept\nquotes -\n", ""},
		{"an update that stands withdrawn", "stands public", "stands withdrawn"},
		{"standing otherwise", "stands public", "stands tall"},
		{"earlier words in doubt", "earlier kept", "earlier lost"},
		{"an update in a line of the record", "kind update", "kind record"},
		{"an update in a line of coverages", "kind update", "kind coverage"},
		{"a statement in a line of updates", "item update/", "item statement/"},
		{"an update that quotes", "quotes -", "quotes a"},
		{"an item that is taken back and public", "kind update", "kind retract"},
		{"a line more", "kind update\n", "kind update\nkind update\n"},
		{"a leading zero", "seq 42", "seq 042"},
		{"less of a second", ".000000Z", ".0Z"},
		{"capital digits", "content ", "content A"},
		{"two spaces", "seq 42", "seq  42"},
		{"no id", "item update/0195b3f2-7c1e-7d43-9a55-0242ac120002", "item update/"},
		{"no end", "revision 1\n", "revision 1"},
	} {
		if _, err := proof.ParseLeaf([]byte(strings.Replace(string(raw), row.from, row.to, 1))); err == nil {
			t.Errorf("%s: got it read, want an error", row.name)
		}
	}
}

// TestFormsOfLeaves: what the writer says of its item the reader hears, and of the form before
// it hears nothing.
func TestFormsOfLeaves(t *testing.T) {
	c := journal.Change{
		Seq: 7, At: time.Date(2017, 3, 20, 4, 55, 0, 0, time.UTC), Kind: journal.Recorded, Item: "statement", ID: "talks-1-1", Revision: 2,
		Withdrawn: true, Erased: true, Quotes: []string{"0195", "0196", journal.Unread},
	}
	l, err := proof.ParseLeaf(c.Canonical())
	if err != nil || fmt.Sprint(l.Says) != "{2 true true [0195 0196 ?]}" {
		t.Errorf("got %v, %v, want what was written", l.Says, err)
	}
	raw := string(c.Canonical())
	for _, quotes := range []string{"0196,0195", "0195,0195", "?,", ",", "0195,", "?,0195"} {
		if _, err := proof.ParseLeaf([]byte(strings.Replace(raw, "0195,0196,?", quotes, 1))); err == nil {
			t.Errorf("quotes %s: got it read, want an error", quotes)
		}
	}
	c.Old = true
	l, err = proof.ParseLeaf(c.Canonical())
	if err != nil || fmt.Sprint(l.Says) != "{1 false false []}" {
		t.Errorf("of the form before: got %v, %v, want nothing said", l.Says, err)
	}
}

// TestALineOfTheOlderForm is right among others of it, whatever else is wrong with them, and
// wrong behind one of the newer form.
func TestALineOfTheOlderForm(t *testing.T) {
	for _, row := range []struct {
		name  string
		forms []int64
		want  string
		older int64
	}{
		{"all are older", []int64{1, 1, 1}, "", 3},
		{"one is missing among older ones", []int64{1, 0, 1}, "numbers", 2},
		{"newer ones follow", []int64{1, 1, 2, 2}, "", 2},
		{"an older one follows", []int64{1, 2, 1, 2}, "older_form", 2},
	} {
		a := proof.NewAudit(nil)
		for i, form := range row.forms {
			if form == 0 {
				continue
			}
			a.Line(proof.Fields{Seq: int64(i + 1), Kind: "update", Item: "update", ID: fmt.Sprint(i), Revision: 1, Content: strings.Repeat("0", 64), Says: proof.Says{Form: form}}.Bytes())
		}
		got := ""
		for _, f := range a.Findings {
			got += string(f.Fault)
		}
		if got != row.want || a.Older != row.older {
			t.Errorf("%s: got %q and %d older lines, want %q and %d", row.name, got, a.Older, row.want, row.older)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add([]byte("readout-leaf/1\nseq 1\nat 2017-03-20T04:55:00.000000Z\nkind update\nitem update/a\nrevision 1\ncontent " + strings.Repeat("0", 64) + "\n\n"))
	f.Add([]byte("readout-leaf/2\nseq 1\nat 2017-03-20T04:55:00.000000Z\nkind record\nitem statement/a\nrevision 1\ncontent " + strings.Repeat("0", 64) + "\nstands public\nearlier kept\nquotes ?,b\n\n"))
	f.Add([]byte("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2017-03-20T04:55:00.000000Z\n\n— log AAAA\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		leaves, err := proof.SplitLeaves(raw)
		if err == nil {
			for _, leaf := range leaves {
				proof.ParseLeaf(leaf) //nolint:errcheck // that it returns is what is tried
			}
		}
		proof.ReadHead(raw) //nolint:errcheck // the same
	})
}
