package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Leaf is a line of the journal, read.
type Leaf struct {
	Seq      int64
	At       time.Time
	Kind     string
	Item, ID string
	Revision int64
	Content  Hash
	Says     Says
	Hash     Hash // of its bytes
}

// Says is what a line of the second form says besides: what stands of its item from then on.
type Says struct {
	Form      int64    // 1 says nothing of what follows
	Withdrawn bool     // readers do not see the item from then on; else they do
	Erased    bool     // the words of its earlier revisions were erased with the line
	Quotes    []string // ids of the updates that the revision quotes; unread stands for all that readers cannot read
}

// unread is what a line names instead of words that readers could not read where they were said.
const unread = "?"

const timeFormat = "2006-01-02T15:04:05.000000Z"

// Fields are a leaf's values as text, for those who find them apart: in a database.
type Fields struct {
	Seq, Micros    int64 // Micros since 1970
	Kind, Item, ID string
	Revision       int64
	Content        string
	Says           Says
}

// Bytes gives the leaf's bytes.
func (f Fields) Bytes() []byte {
	at := time.UnixMicro(f.Micros).UTC().Format(timeFormat)
	leaf := fmt.Appendf(nil, "readout-leaf/%d\nseq %d\nat %s\nkind %s\nitem %s/%s\nrevision %d\ncontent %s\n",
		f.Says.Form, f.Seq, at, f.Kind, f.Item, f.ID, f.Revision, f.Content)
	if f.Says.Form == 1 {
		return leaf
	}
	stands, earlier, quotes := "public", "kept", strings.Join(f.Says.Quotes, ",")
	if f.Says.Withdrawn {
		stands = "withdrawn"
	}
	if f.Says.Erased {
		earlier = "erased"
	}
	if quotes == "" {
		quotes = "-"
	}
	return fmt.Appendf(leaf, "stands %s\nearlier %s\nquotes %s\n", stands, earlier, quotes)
}

// The names of a leaf's values in their order, by its first line.
var (
	firstNames = []string{"seq", "at", "kind", "item", "revision", "content"}
	leafNames  = map[string][]string{
		"readout-leaf/1": firstNames,
		"readout-leaf/2": append(slices.Clone(firstNames), "stands", "earlier", "quotes"),
	}
)

// ParseLeaf reads a leaf's bytes. What it takes is written one way only: read and written
// again they are the same bytes.
func ParseLeaf(raw []byte) (Leaf, error) {
	lines := strings.Split(string(raw), "\n")
	names, known := leafNames[lines[0]]
	if !known || len(lines) != len(names)+2 || lines[len(lines)-1] != "" {
		return Leaf{}, fmt.Errorf("no leaf of the formats readout-leaf/1 and /2: %.80q", raw)
	}
	values := make([]string, len(names))
	for i, name := range names {
		value, ok := strings.CutPrefix(lines[i+1], name+" ")
		if !ok || value == "" || strings.ContainsAny(value, " \r\t") {
			return Leaf{}, fmt.Errorf("want %q and a value: %.80q", name, lines[i+1])
		}
		values[i] = value
	}
	return leafOf(raw, values)
}

func leafOf(raw []byte, values []string) (Leaf, error) {
	l := Leaf{Kind: values[2], Hash: LeafHash(raw)}
	var ok bool
	var errs [4]error
	l.Seq, errs[0] = number(values[0])
	l.At, errs[1] = time.Parse(timeFormat, values[1])
	l.Revision, errs[2] = number(values[4])
	if l.Item, l.ID, ok = strings.Cut(values[3], "/"); !ok || l.Item == "" || l.ID == "" {
		return l, fmt.Errorf("no item: %.80q", values[3])
	}
	content, err := hex.DecodeString(values[5])
	if errs[3] = err; len(content) == sha256.Size {
		l.Content = Hash(content)
	}
	if err := errors.Join(errs[:]...); err != nil {
		return l, err
	}
	l.Says = saysOf(values[len(firstNames):])
	again := Fields{l.Seq, l.At.UnixMicro(), l.Kind, l.Item, l.ID, l.Revision, hex.EncodeToString(l.Content[:]), l.Says}
	if string(again.Bytes()) != string(raw) {
		return l, fmt.Errorf("not written as the format has it: %.80q", raw)
	}
	return l, l.Says.fit(&l)
}

// saysOf reads what a line of the second form has behind the first seven.
func saysOf(values []string) Says {
	if len(values) == 0 {
		return Says{Form: 1}
	}
	s := Says{Form: 2, Withdrawn: values[0] == "withdrawn", Erased: values[1] == "erased"}
	if values[2] != "-" {
		s.Quotes = strings.Split(values[2], ",")
	}
	return s
}

// fit gives the error of a line that says what one of its kind cannot.
func (s *Says) fit(l *Leaf) error {
	ofUpdate := l.Kind == "update" || l.Kind == "revise" || l.Kind == "retract"
	switch {
	case s.Form == 1:
	case ofUpdate != (l.Item == "update"), (l.Kind == "coverage") != (l.Item == "coverage" || l.Item == "placement"):
		return fmt.Errorf("a line of kind %.20q is not of %.20q", l.Kind, l.Item)
	case s.Withdrawn && l.Kind != "retract" && l.Kind != "record" || !s.Withdrawn && l.Kind == "retract":
		return fmt.Errorf("a line of kind %.20q cannot say of withdrawn: %t", l.Kind, s.Withdrawn)
	case len(s.Quotes) > 0 && l.Kind != "record":
		return fmt.Errorf("a line of kind %.20q quotes nothing", l.Kind)
	case slices.Contains(s.Quotes, ""), len(slices.Compact(slices.Sorted(slices.Values(s.Quotes)))) != len(s.Quotes), !slices.IsSorted(s.Quotes):
		return errors.New("what is quoted is not named in order, each once")
	}
	return nil
}
