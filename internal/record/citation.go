package record

import "readout/internal/text"

// Field is a place in a coverage that words can be cited from.
type Field string

// The fields of an update that words are cited from; a caption's is "caption/0" and so on.
const (
	Headline Field = "headline"
	Body     Field = "body"
)

// The coverage's own fields, cited without an update; a lead picture's caption is "lead/0", a
// tag "tag/0" and so on.
const (
	Title      Field = "title"
	Standfirst Field = "standfirst"
)

// Mode tells the speaker's own words from a report of them.
type Mode string

// Direct only if the words stand inside quotation marks.
const (
	Direct   Mode = "direct"
	Reported Mode = "reported"
)

// Modes lists both.
var Modes = []Mode{Direct, Reported}

// Denied is what a citation's As says where this account denies the act.
const Denied = "denied"

// Citation ties an item to the words it rests on.
type Citation struct {
	Coverage string     `json:"coverage"`           // coverage id
	Update   string     `json:"update,omitempty"`   // update id; "" for the coverage's own fields
	N        int        `json:"n,omitempty"`        // the update's number, for addresses
	Revision int        `json:"revision,omitempty"` // the revision the words were cited from
	Field    Field      `json:"field,omitempty"`
	Quote    text.Quote `json:"quote"`
	Lang     string     `json:"lang"`
	Mode     Mode       `json:"mode"`
	Words    string     `json:"words,omitempty"` // what stands inside the quotation marks
	// As is how this account words the act, where it differs from the record: a kind of
	// statement, a state of an outcome, or "denied".
	As       string `json:"as,omitempty"`
	Orphaned bool   `json:"orphaned,omitempty"` // the words are no longer in the newest revision

	Source *SourceRange `json:"source_range,omitempty"`
}

// SourceRange is where the words stand in a file outside, by which the record was made: a
// half-open range of code points.
type SourceRange struct {
	File  string `json:"file"`
	Part  string `json:"part,omitempty"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
