package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/drafting"
	"readout/internal/record"
	"readout/internal/text"
)

// DraftRef names a draft that was read from the words of an update. It stays the same while other
// words of the update change.
type DraftRef struct {
	N     int // of the update in its coverage; 0: of words that are not stored yet
	Field record.Field
	Key   string
}

// String names it as forms and addresses do: "12-body-0f3a5c7e9b1d2f46".
func (r DraftRef) String() string { return strconv.Itoa(r.N) + "-" + string(r.Field) + "-" + r.Key }

// DraftNamed reads what DraftRef.String writes; what is none of it gives a draft that is not there.
func DraftNamed(s string) DraftRef {
	parts := strings.SplitN(s, "-", 3)
	if len(parts) != 3 {
		return DraftRef{}
	}
	n, err := strconv.Atoi(parts[0])
	if err != nil {
		return DraftRef{}
	}
	return DraftRef{n, record.Field(parts[1]), parts[2]}
}

// DraftedItem is an item of the record as the words of an update have it, offered to somebody who
// decides about it.
type DraftedItem struct {
	Ref      DraftRef
	Update   coverage.UpdateID
	Revision int
	Standing coverage.Standing // of the update
	Said     time.Time
	Lang     string

	As       DraftKind
	Speakers []record.ActorID   // whom the record knows of them
	Printed  string             // as the text names them; "" where nobody is named
	Role     string             // the office in that
	New      *NewSpeaker        // what they would be in the record, nil where it knows them or nobody is named
	Near     [][]record.ActorID // who else may be meant, the likeliest first
	Via      record.ActorID
	Inner    []record.ActorID // whose act the speaker tells of, where it is another's
	Target   []record.ActorID
	Issues   []record.IssueID
	Denies   bool
	Mode     record.Mode
	Places   []DraftWords // the fullest first: others carry the same

	Confidence int
	Why        drafting.Why
	Missed     bool // nothing reads a statement in its words: what it is, is guessed
	Again      bool // another statement in the words of a draft

	Decided bool
	Became  ItemRef // of one that was accepted
}

// clearFrom is the confidence from which on a draft is clear if it asks nothing.
const clearFrom = 60

// Clear tells whether a draft can be accepted along with others, by somebody who has read them: its
// speakers are known, it can be read in one way only, and little speaks against it.
func (d *DraftedItem) Clear() bool {
	switch {
	case d.Confidence < clearFrom || d.New != nil || d.Missed || d.Again:
		return false
	case d.As.What == drafting.Statement && len(d.Speakers) == 0:
		return false
	}
	return len(d.Inner) == 0 || slices.Equal(d.Inner, d.Speakers)
}

// DraftWords is a place where a draft's words stand.
type DraftWords struct {
	N      int
	Field  record.Field
	Quote  text.Quote
	Mode   record.Mode
	As     string // how a headline words the act, where it differs
	Before string // what stands before them in the same paragraph or sentence
	After  string
}

// DraftKind is what a draft is to become: an item of the record and, of a statement its kind, of an
// outcome where it stands, of a forecast who expects it.
type DraftKind struct {
	What drafting.What
	Kind string
}

// String writes it as forms do: "statement:agree".
func (k DraftKind) String() string { return string(k.What) + ":" + k.Kind }

// DraftKindNamed reads what DraftKind.String writes.
func DraftKindNamed(s string) DraftKind {
	what, kind, _ := strings.Cut(s, ":")
	return DraftKind{drafting.What(what), kind}
}

// NewSpeaker is somebody whom the record does not know yet.
type NewSpeaker struct {
	Name string
	Kind record.ActorKind // "" is not told by the text
	Role string           // the office as printed, in the language of the text
}

// kindOf gives what a draft becomes where nobody changes it. Where no round is covered there are no
// outcomes and no forecasts, which belong to one: what was agreed or is expected is a statement.
func kindOf(d *drafting.Draft, round string) DraftKind {
	switch {
	case d.What == drafting.Statement || round == "":
		return DraftKind{drafting.Statement, string(d.Kind)}
	case d.What == drafting.Outcome:
		return DraftKind{d.What, string(cmp.Or(d.Status, record.Agreed))}
	default:
		return DraftKind{d.What, string(cmp.Or(d.Basis, record.Expectation))}
	}
}

// newSpeaker gives what somebody would be in the record whom the text names and nobody knows.
func newSpeaker(s drafting.Speaker) *NewSpeaker {
	if s.Printed == "" || s.Known() {
		return nil
	}
	return &NewSpeaker{Name: s.Plain(), Kind: s.Sort(), Role: s.Role}
}

// DraftFigures is how drafts of a coverage have fared, of nobody in particular.
type DraftFigures struct {
	Accepted int
	Mended   int // of the accepted ones
	Decided  int
	Timed    int           // accepted ones of which it is known how long they took
	Spent    time.Duration // on those, and on what was rejected between them
}

// Precision is the share of the decided drafts that was accepted.
func (f DraftFigures) Precision() float64 {
	if f.Decided == 0 {
		return 0
	}
	return float64(f.Accepted) / float64(f.Decided)
}

// Each is how long it took for an accepted item, 0 if nobody knows.
func (f DraftFigures) Each() time.Duration {
	if f.Timed == 0 {
		return 0
	}
	return f.Spent / time.Duration(f.Timed)
}
