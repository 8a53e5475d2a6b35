package proof_test

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"readout/internal/journal"
	"readout/internal/proof"
)

// author is somebody who has the key of a log and writes whatever lines and heads they like.
type author struct {
	t      *testing.T
	signer note.Signer
	key    string
}

const logName = "readout-log/5f0c9a7be1d24c36"

func newAuthor(t *testing.T) *author {
	private, public, err := note.GenerateKey(rand.Reader, logName)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	return &author{t, signer, public}
}

// told is a line of an update with what it commits to.
type told struct {
	id, words, salt string
	revision        int64
	at              time.Time
}

var noon = time.Date(2017, 3, 20, 12, 0, 0, 0, time.UTC)

// minute is the line of an update of its own, so many minutes after noon.
func minute(n int) told {
	return told{id: fmt.Sprint("u", n), words: fmt.Sprintf(`{"headline":"Minute %d"}`, n), salt: "0123456789abcdef", revision: 1, at: noon.Add(time.Duration(n) * time.Minute)}
}

func minutes(count int) (lines []told) {
	for n := range count {
		lines = append(lines, minute(n))
	}
	return lines
}

func leafOf(seq int, l told) []byte {
	kind := "update"
	if l.revision > 1 {
		kind = "revise"
	}
	return proof.Fields{
		Seq: int64(seq), Micros: l.at.UnixMicro(), Kind: kind, Item: "update", ID: l.id, Revision: l.revision,
		Content: hex.EncodeToString(sum(l.salt, l.words)), Says: proof.Says{Form: 2},
	}.Bytes()
}

func sum(salt, words string) []byte {
	d := journal.Commit([]byte(salt), []byte(words))
	return d[:]
}

// head signs over the first lines; with more, lines of its text behind the four.
func (a *author) head(lines []told, size int, at time.Time, more ...string) []byte {
	a.t.Helper()
	var tree proof.Tree
	for i, l := range lines[:size] {
		tree.Add(proof.LeafHash(leafOf(i+1, l)))
	}
	text := append([]string{logName, fmt.Sprint(size), tree.Root().String(), "time " + at.UTC().Format("2006-01-02T15:04:05.000000Z")}, more...)
	signed, err := note.Sign(&note.Note{Text: strings.Join(text, "\n") + "\n"}, a.signer)
	if err != nil {
		a.t.Fatal(err)
	}
	return signed
}

// audit reads lines and a head as a stranger does who kept one over five of the lines.
func (a *author) audit(lines []told, head []byte) (found []proof.Fault) {
	a.t.Helper()
	kept := a.head(minutes(9), 5, noon.Add(4*time.Minute+time.Second))
	older, err := proof.ReadHead(kept)
	if err != nil {
		a.t.Fatal(err)
	}
	var sizes []int64
	if h, err := proof.ReadHead(head); err == nil {
		sizes = append(sizes, h.Size)
	}
	audit := proof.NewAudit(&proof.Older{Head: older, Signed: kept}, sizes...)
	for i, l := range lines {
		if leaf, ok := audit.Line(leafOf(i+1, l)); ok {
			audit.Words(leaf, proof.Words{State: proof.Shown, Content: []byte(l.words), Salt: []byte(l.salt)})
		}
	}
	audit.Explained()
	audit.Head(head, a.key)
	audit.Compare(a.key)
	for _, f := range audit.Findings {
		found = append(found, f.Fault)
	}
	return found
}

// TestWhoHasTheKey: what the site's own owner, who can sign whatever they like, still cannot do
// without somebody who kept a head finding it.
func TestWhoHasTheKey(t *testing.T) {
	a := newAuthor(t)
	late := noon.Add(time.Hour)
	with := func(more ...told) []told { return append(minutes(9), more...) }
	other := func(change func(l *told)) told {
		l := minute(9)
		change(&l)
		return l
	}
	for _, row := range []struct {
		name  string
		lines []told
		size  int
		at    time.Time
		want  []proof.Fault
	}{
		{"nothing", with(), 9, late, nil},
		{"some lines are not signed over yet", with(), 7, late, nil},
		{"the head is the one that was kept", with(), 5, noon.Add(4*time.Minute + time.Second), nil},
		{"the head is over fewer lines than the one that was kept", with(), 3, late, []proof.Fault{proof.Behind}},
		{"the head is over more lines and dated before it", with(), 9, noon, []proof.Fault{proof.BadHead, proof.Behind}},
		{"the head is dated before its last line", with(), 9, noon.Add(5 * time.Minute), []proof.Fault{proof.BadHead}},
		{"the next revision", with(other(func(l *told) { l.id, l.revision = "u8", 2 })), 10, late, nil},
		{"a revision is told twice, in the same words", with(other(func(l *told) { *l = minute(8); l.at = l.at.Add(time.Minute) })), 10, late, nil},
		{"a revision is told twice, in other words", with(other(func(l *told) { l.id = "u8" })), 10, late, []proof.Fault{proof.Repeated}},
		{"a revision of before is told again", with(other(func(l *told) { l.id, l.revision = "u8", 3 }), other(func(l *told) { l.id, l.revision = "u8", 2 })), 11, late, []proof.Fault{proof.Repeated}},
		{"a salt takes some of the words in", with(other(func(l *told) { l.salt, l.words = l.salt+`{"headline":`, `"Minute 9"}` })), 10, late, []proof.Fault{proof.AlteredWords}},
		{"the words take some of the salt in", with(other(func(l *told) { l.salt, l.words = l.salt[:15], l.salt[15:]+l.words })), 10, late, []proof.Fault{proof.AlteredWords}},
		{"what is committed to is no JSON", with(other(func(l *told) { l.words = "words" })), 10, late, []proof.Fault{proof.Unreadable}},
	} {
		if got := a.audit(row.lines, a.head(row.lines, row.size, row.at)); !slices.Equal(got, row.want) {
			t.Errorf("%s: got %q, want %q", row.name, got, row.want)
		}
	}
}

// TestFormsOfHeads: a head is written one way only, however well it is signed.
func TestFormsOfHeads(t *testing.T) {
	a := newAuthor(t)
	lines := minutes(9)
	good := string(a.head(lines, 9, noon.Add(time.Hour)))
	if _, err := proof.ReadHead([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ name, from, to string }{
		{"a leading zero", "\n9\n", "\n09\n"},
		{"a sign", "\n9\n", "\n+9\n"},
		{"less than no lines", "\n9\n", "\n-9\n"},
		{"more lines than can be counted", "\n9\n", "\n99999999999999999999\n"},
		{"a root that is cut off", "=\ntime", "\ntime"},
		{"less of a second", ".000000Z", "Z"},
		{"another zone", ".000000Z", ".000000+00:00"},
		{"a time without its name", "time ", ""},
		{"no line of a time", "\ntime 2017-03-20T13:00:00.000000Z", ""},
		{"no signature", "\n\n", "\n"},
	} {
		wrong := strings.Replace(good, row.from, row.to, 1)
		if _, err := proof.ReadHead([]byte(wrong)); err == nil || wrong == good {
			t.Errorf("%s: got it read, want an error: %q", row.name, wrong)
		}
	}
	if _, err := proof.ReadHead(a.head(lines, 9, noon.Add(time.Hour), "a fifth line")); err == nil {
		t.Error("a fifth line: got it read, want an error")
	}
}

// TestAnItemsOwnWords: a line of one item of the record does not commit to what another one says.
func TestAnItemsOwnWords(t *testing.T) {
	for _, row := range []struct {
		words string
		want  int
	}{{`{"id":"fish"}`, 0}, {`{"id":"ice"}`, 1}, {`{"names":[]}`, 1}, {`["fish"]`, 1}} {
		w := proof.Words{State: proof.Shown, Content: []byte(row.words), Salt: []byte("0123456789abcdef")}
		a := proof.NewAudit(nil)
		l, ok := a.Line(proof.Fields{
			Seq: 1, Kind: "record", Item: "issue", ID: "fish", Revision: 1,
			Content: hex.EncodeToString(sum(string(w.Salt), row.words)), Says: proof.Says{Form: 2},
		}.Bytes())
		if !ok {
			t.Fatalf("got %v, want the line read", a.Findings)
		}
		a.Words(l, w)
		if len(a.Findings) != row.want {
			t.Errorf("%s: got %v, want %d findings", row.words, a.Findings, row.want)
		}
	}
}
