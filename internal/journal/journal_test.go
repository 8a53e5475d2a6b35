package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"
)

// TestTheLeafsFormIsFixed: another byte here makes every kept tree head a lie, of lines of
// either form.
func TestTheLeafsFormIsFixed(t *testing.T) {
	c := &Change{
		Seq: 42, At: time.Date(2031, 5, 20, 12, 0, 0, 7000, time.FixedZone("", 9*3600)), Kind: Revised, Item: "update", ID: "01-a", Revision: 3,
		Coverage: "elsewhere", Content: Commit([]byte("salt"), []byte("content")), Lines: []Line{{Site, 42}, {CoverageStream("c"), 7}},
	}
	sum := sha256.Sum256([]byte("saltcontent"))
	seven := "\nseq 42\nat 2031-05-20T03:00:00.000007Z\nkind revise\nitem update/01-a\nrevision 3\ncontent " + hex.EncodeToString(sum[:]) + "\n"
	for _, row := range []struct {
		name   string
		change func(*Change)
		want   string
	}{
		{"public", func(*Change) {}, "readout-leaf/2" + seven + "stands public\nearlier kept\nquotes -\n"},
		{"withdrawn", func(c *Change) { c.Withdrawn = true }, "readout-leaf/2" + seven + "stands withdrawn\nearlier kept\nquotes -\n"},
		{"erased", func(c *Change) { c.Erased = true }, "readout-leaf/2" + seven + "stands public\nearlier erased\nquotes -\n"},
		{"quoting", func(c *Change) { c.Quotes = []string{"01-b", "01-c", Unread} }, "readout-leaf/2" + seven + "stands public\nearlier kept\nquotes 01-b,01-c,?\n"},
		{"of the form before", func(c *Change) { c.Old, c.Withdrawn = true, true }, "readout-leaf/1" + seven},
	} {
		c := *c
		row.change(&c)
		if got := string(c.Canonical()); got != row.want {
			t.Errorf("%s: got %q, want %q", row.name, got, row.want)
		}
		c.Seal()
		if leaf := sha256.Sum256([]byte("\x00" + row.want)); c.Leaf != leaf {
			t.Errorf("%s: got the leaf %x, want %x", row.name, c.Leaf, leaf)
		}
	}
	c.Seal()
	for _, row := range []struct {
		stream Stream
		want   string
		ok     bool
	}{
		{Site, c.Leaf.Short() + "-42", true}, {CoverageStream("c"), c.Leaf.Short() + "-7", true}, {EventStream("c"), "-0", false},
	} {
		p, ok := c.In(row.stream)
		if p.String() != row.want || ok != row.ok {
			t.Errorf("in %s: got %s, %v, want %s, %v", row.stream, p, ok, row.want, row.ok)
		}
	}
}

func TestPositions(t *testing.T) {
	for _, s := range []string{"3f2a90c1-42", "00000000-0", "ffffffff-9223372036854775807"} {
		p, err := ParsePosition(s)
		if err != nil || p.String() != s {
			t.Errorf("%s: got %s, %v, want the same back", s, p, err)
		}
	}
	for name, s := range map[string]string{
		"nothing": "", "no number": "3f2a90c1-", "no hyphen": "3f2a90c142", "no hash": "-42", "a short hash": "3f2a90c-42", "a long hash": "3f2a90c11-42",
		"capitals": "3F2A90C1-42", "no hex": "3g2a90c1-42", "a sign": "3f2a90c1-+42", "below zero": "3f2a90c1--42", "zeros before": "3f2a90c1-042",
		"too large": "3f2a90c1-9223372036854775808", "more behind": "3f2a90c1-42 ", "a second": "3f2a90c1-42-43", "wide digits": "3f2a90c1-４２", "NUL": "3f2a90c1-42\x00",
	} {
		if p, err := ParsePosition(s); err == nil {
			t.Errorf("%s: got %v, want an error", name, p)
		}
	}
	if _, err := ParsePosition(strings.Repeat("a", 10_000)); err == nil || len(err.Error()) > 200 {
		t.Errorf("a long one: got %.300v, want a short error", err)
	}
	if p, err := ParsePosition(Start.String()); p != Start || err != nil {
		t.Errorf("the start: got %v, %v", p, err)
	}
}

func TestSaltsDiffer(t *testing.T) {
	a, b := Salt(), Salt()
	if len(a) != 16 || len(b) != 16 || string(a) == string(b) {
		t.Errorf("got %x and %x, want 16 bytes each, not the same", a, b)
	}
}
