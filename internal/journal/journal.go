// Package journal says what a line of the journal is: the append-only log of what was
// made public. It knows no store; the store keeps the lines, this package says what is in
// them, how they are numbered and what each of them commits to.
package journal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// Kind is what a Change did. Live streams send it as the event's name; two more names,
// "reset" and "end", are said by a stream itself and are no Changes.
type Kind string

// The kinds of Change.
const (
	Posted    Kind = "update"   // an update was made public
	Revised   Kind = "revise"   // a public update has a new revision
	Retracted Kind = "retract"  // a public update was taken back; its words are gone, a stub stays
	Covered   Kind = "coverage" // a coverage was made public, changed or ended
	Recorded  Kind = "record"   // an item of the record was made public, changed or withdrawn: see Withdrawn
)

// Stream is a sequence of Changes that somebody follows.
type Stream string

// Site is the stream that every Change stands in.
const Site Stream = "site"

// CoverageStream is the stream of one coverage.
func CoverageStream(id string) Stream { return Stream("coverage/" + id) }

// EventStream is the stream of one event of the record, such as a round.
func EventStream(id string) Stream { return Stream("event/" + id) }

// Digest is a SHA-256 sum.
type Digest [sha256.Size]byte

// Change is one line of the journal.
type Change struct {
	Seq      int64     // its number, from 1, without gaps
	At       time.Time // UTC, microseconds
	Kind     Kind
	Item     string // what kind of thing changed: "update", "coverage", "statement", ...
	ID       string // which one
	Revision int
	Coverage string // the coverage it belongs to, if any
	Content  Digest // SHA-256(salt || content) of the revision it published

	Withdrawn bool     // from this line on readers do not see the item; else they do
	Erased    bool     // the words of its earlier revisions were erased for good with this line
	Quotes    []string // updates whose words the revision quotes, by id, in order; Unread stands for all that readers cannot read
	Old       bool     // a line of readout-leaf/1, which says none of these three

	Leaf  Digest // RFC 6962 leaf hash of Canonical
	Lines []Line // its place in each stream it touches
}

// Unread stands among Quotes for words that readers cannot read where they were said: those of a
// source, of a draft, of an update that was taken back before.
const Unread = "?"

// Line is a Change's place in one stream.
type Line struct {
	Stream Stream
	Seq    int64 // from 1, without gaps
}

// Commit gives the digest that stands in the journal for a revision's content: without
// the salt, which is erased together with the content, nobody can tell by guessing what
// an erased text said.
func Commit(salt, content []byte) Digest {
	h := sha256.New()
	h.Write(salt)
	h.Write(content)
	return Digest(h.Sum(nil))
}

// Salt makes the 16 random bytes that a revision's commitment starts with.
func Salt() []byte {
	salt := make([]byte, 16)
	rand.Read(salt)
	return salt
}

// Canonical gives the bytes that the leaf hash covers: ten lines, each a name, a space and a
// value, ended by a newline. The values hold no spaces or newlines by construction. The format
// is fixed; another one would have another first line, as lines had that were written before:
// seven, which did not say what stands afterwards.
func (c *Change) Canonical() []byte {
	form := "readout-leaf/2"
	if c.Old {
		form = "readout-leaf/1"
	}
	leaf := fmt.Appendf(nil, "%s\nseq %d\nat %s\nkind %s\nitem %s/%s\nrevision %d\ncontent %s\n",
		form, c.Seq, c.At.UTC().Format(TimeFormat), c.Kind, c.Item, c.ID, c.Revision, hex.EncodeToString(c.Content[:]))
	if c.Old {
		return leaf
	}
	stands, earlier, quotes := "public", "kept", strings.Join(c.Quotes, ",")
	if c.Withdrawn {
		stands = "withdrawn"
	}
	if c.Erased {
		earlier = "erased"
	}
	if quotes == "" {
		quotes = "-"
	}
	return fmt.Appendf(leaf, "stands %s\nearlier %s\nquotes %s\n", stands, earlier, quotes)
}

// TimeFormat is how the journal writes a moment: UTC with six digits of a second, always.
const TimeFormat = "2006-01-02T15:04:05.000000Z"

// Seal works out the leaf hash, once all else of the Change is known.
func (c *Change) Seal() { c.Leaf = Digest(tlog.RecordHash(c.Canonical())) }

// In gives the Change's position in a stream; ok is false if it does not touch it.
func (c *Change) In(stream Stream) (p Position, ok bool) {
	for _, l := range c.Lines {
		if l.Stream == stream {
			return Position{Hash: c.Leaf.Short(), Seq: l.Seq}, true
		}
	}
	return Position{}, false
}

// Short gives the first 8 hex digits of a digest.
func (d Digest) Short() string { return hex.EncodeToString(d[:4]) }

// Position is a place in a stream: the number of a line and the start of its leaf hash,
// so that a fork, a restored copy or a stranger's number shows itself.
type Position struct {
	Hash string // 8 hex digits
	Seq  int64
}

// Start is the position before the first line of any stream.
var Start = Position{Hash: "00000000"}

// String writes a position as "<h>-<seq>".
func (p Position) String() string { return p.Hash + "-" + strconv.FormatInt(p.Seq, 10) }

// ParsePosition reads what String wrote; anything else is an error.
func ParsePosition(s string) (Position, error) {
	hash, number, ok := strings.Cut(s, "-")
	seq, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil || seq < 0 || !isShort(hash) || strconv.FormatInt(seq, 10) != number {
		return Position{}, fmt.Errorf("%.40q is no position: want 8 hex digits, a hyphen and a number, such as %q", s, "3f2a90c1-42")
	}
	return Position{Hash: hash, Seq: seq}, nil
}

func isShort(h string) bool {
	return len(h) == 8 && strings.Trim(h, "0123456789abcdef") == ""
}
