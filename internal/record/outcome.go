package record

import "readout/internal/text"

// Outcome is a thing put on the table to be done or held in common. One outcome lives
// through all rounds of its series.
type Outcome struct {
	ID     OutcomeID   `json:"id"`
	Kind   OutcomeKind `json:"kind"`
	Event  EventID     `json:"event"` // where it was first put
	Title  text.Local  `json:"title"`
	Issues []IssueID   `json:"issues,omitempty"`
	Bound  []ActorID   `json:"bound,omitempty"` // who is to do it
	// ToldBy is whose word it rests on: parties, mediators, or "outlet" where a page tells it
	// in its own voice.
	ToldBy       []ActorID      `json:"told_by,omitempty"`
	Due          string         `json:"due,omitempty"` // a date, as far as it is known, or two with a slash
	Condition    text.Local     `json:"condition,omitempty"`
	SupersededBy OutcomeID      `json:"superseded_by,omitempty"`
	Note         string         `json:"note,omitempty"`
	Citations    []Citation     `json:"citations,omitempty"`
	Changes      []StatusChange `json:"status_changes"`
	Erased       bool           `json:"erased,omitempty"` // as of a statement
	Verdicts[OutcomeID]

	// MergedInto is what one that was taken out as a double has become a part of.
	MergedInto OutcomeID `json:"merged_into,omitempty"`
}

// ByOutlet stands in ToldBy for a page that tells something in its own voice.
const ByOutlet ActorID = "outlet"

// OutcomeKind is what sort of thing was put on the table.
type OutcomeKind string

// The sorts of outcome.
const (
	Act       OutcomeKind = "action"
	Meeting   OutcomeKind = "meeting"
	Mechanism OutcomeKind = "mechanism"
	Position  OutcomeKind = "position"
	Text      OutcomeKind = "text"
)

// OutcomeKinds lists all of them, in the order they are offered.
var OutcomeKinds = []OutcomeKind{Act, Meeting, Mechanism, Position, Text}

// StatusChange is one dated step in the life of an outcome.
type StatusChange struct {
	Status    OutcomeStatus `json:"status"`
	AsOf      string        `json:"as_of"` // a date, as far as it is known, or two with a slash
	Basis     StatusBasis   `json:"basis"`
	ToldBy    []ActorID     `json:"told_by,omitempty"` // absent: as the outcome's
	Note      string        `json:"note,omitempty"`
	Citations []Citation    `json:"citations,omitempty"`
}

// OutcomeStatus is where an outcome stands.
type OutcomeStatus string

// The ten states.
const (
	Proposed   OutcomeStatus = "proposed"
	Pledged    OutcomeStatus = "pledged"
	Agreed     OutcomeStatus = "agreed"
	InProgress OutcomeStatus = "in_progress"
	Stalled    OutcomeStatus = "stalled"
	Kept       OutcomeStatus = "kept"
	PartlyKept OutcomeStatus = "partly_kept"
	NotKept    OutcomeStatus = "not_kept"
	TakenBack  OutcomeStatus = "withdrawn"
	Superseded OutcomeStatus = "superseded"
)

// OutcomeStatuses lists all of them, in the order in which a page groups by them. Their
// labels in Japanese, English and Russian are in the catalogue under "status.<status>".
var OutcomeStatuses = []OutcomeStatus{
	Agreed, Pledged, Proposed, InProgress, Kept, PartlyKept, Stalled, NotKept, TakenBack, Superseded,
}

// Pending tells whether something is still to be done: a due date that passes makes it overdue.
func (s OutcomeStatus) Pending() bool {
	return s == Pledged || s == Agreed || s == InProgress || s == Stalled
}

// StatusBasis tells whether a source says so or the editor concludes it.
type StatusBasis string

// The bases of a status.
const (
	BasisReported StatusBasis = "reported"
	BasisInferred StatusBasis = "inferred"
)

// StatusBases lists both.
var StatusBases = []StatusBasis{BasisReported, BasisInferred}
