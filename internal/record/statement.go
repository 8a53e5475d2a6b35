package record

import "readout/internal/text"

// Statement is one speech act.
type Statement struct {
	ID      StatementID   `json:"id"`
	Kind    StatementKind `json:"kind"`
	Speaker []ActorID     `json:"speaker"`
	// Party are the sides that the speakers speak for. Absent, it is worked out from them;
	// an empty list says that they speak for none.
	Party     []ActorID  `json:"party,omitzero"`
	Via       ActorID    `json:"via,omitempty"` // who relayed it
	Issues    []IssueID  `json:"issues,omitempty"`
	Target    []ActorID  `json:"target,omitempty"`
	Event     EventID    `json:"event,omitempty"`   // made at
	About     EventID    `json:"about,omitempty"`   // an outsider's: about which event
	Outcome   OutcomeID  `json:"outcome,omitempty"` // what it puts on the table, or speaks of
	SaidAt    string     `json:"said_at,omitempty"` // when, if it is known: a day, or a moment of RFC 3339
	Gist      text.Local `json:"gist,omitempty"`    // in our words, for those who do not read the language
	Printed   string     `json:"printed,omitempty"` // the speaker as printed
	Role      text.Local `json:"role,omitempty"`    // the office as printed, where no tenure tells it
	Pinned    bool       `json:"pinned,omitempty"`  // stands in the matrix's cell whatever is newer
	Note      string     `json:"note,omitempty"`
	Citations []Citation `json:"citations"`
	Erased    bool       `json:"erased,omitempty"` // states before this one quoted words that are gone for good
	Verdicts[StatementID]

	// MergedInto is what one that was taken out as a double has become a part of.
	MergedInto StatementID `json:"merged_into,omitempty"`
}

// Mode is direct if the speaker's own words are cited anywhere.
func (s Statement) Mode() Mode {
	for _, c := range s.Citations {
		if c.Mode == Direct {
			return Direct
		}
	}
	return Reported
}

// Voiced tells whether something was said: to decline is silence.
func (s Statement) Voiced() bool { return s.Kind != Decline }
