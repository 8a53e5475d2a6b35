// Package drafting reads a text and offers drafts for the record: who said what to what
// effect, what was agreed, what is expected. It is pure: the same text gives the same
// drafts, offline, and a person decides about each. How it works and how a word is added
// to its lexicons: docs/drafting.md.
package drafting

import "readout/internal/record"

// Page is a text to read.
type Page struct {
	Lang  string // ja, en or ru; "" is found out
	Title string // of all parts, where it is none of them: who speaks for a page that is a statement
	Parts []Part
}

// Part is a field of a coverage, such as an update's headline, or a whole saved page.
type Part struct {
	Name     string // what the caller calls it
	Text     string
	Headline bool // all of it is a headline; else headlines are told by their looks
}

// What a draft is for.
type What string

// The items that are drafted.
const (
	Statement What = "statement"
	Outcome   What = "outcome"
	Forecast  What = "forecast"
)

// Draft is one item of the record as the text has it.
type Draft struct {
	What   What
	Kind   record.StatementKind
	Denies bool // an explanation that denies something

	Speaker Speaker
	// Inner is whose act the speaker tells of, where it is another's: 岸田外相は、ロシア側が
	// 提案したことを明らかにした. Who takes it as the act of Inner has the speaker as Via.
	Inner *Speaker
	// Via is who tells of the speaker's act in the sentence behind it: ロシア側は…提案している。
	// 岸田外相はこう語った.
	Via *Speaker

	Mode    record.Mode
	Issues  []record.IssueID
	About   []string // the names of the issues, in the language of the text
	Targets []Speaker

	// Surmise is an expectation that nobody is named for: the page's own.
	Surmise bool

	Status record.OutcomeStatus // of an outcome
	Basis  record.ForecastBasis // of a forecast

	Citations  []Cite // the fullest first; others carry the same statement
	Confidence int    // 0 to 100: the order in which a person should look
	Why        Why
	Key        string // stable: a rejection is remembered by it
}

// Speaker is somebody as the text names them.
type Speaker struct {
	Printed string // as named where they speak, else where they were named before; "" unknown
	Role    string // the office in the printed words
	Names   []string
	Actors  []record.ActorID // of the gazetteer
	Dropped bool             // not named where they speak
	Start   int              // of Printed, in code points of the part; -1 if it stands in another
}

// Known tells whether the gazetteer knows the speaker. One that it does not know is offered
// as a new actor.
func (s Speaker) Known() bool { return len(s.Actors) > 0 }

// Cite is where a draft's words stand: a half-open range of code points of a part.
type Cite struct {
	Part       int
	Start, End int
	Exact      string
	Mode       record.Mode
	Again      bool // a title that only repeats the outcome

	// Speaker and As are how a headline names the speaker and words the act, where it differs.
	Speaker *Speaker
	As      record.StatementKind
	Denies  bool
}

// Why tells a person what made us think so.
type Why struct {
	Cue  string `json:"cue"`            // the words that name the act
	Rule string `json:"rule"`           // the rule's short name; docs/drafting.md lists them
	Note string `json:"note,omitempty"` // what decided the kind, where it was not the cue
}
