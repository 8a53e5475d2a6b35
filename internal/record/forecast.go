package record

import "readout/internal/text"

// Forecast is what a leak, an expectation or an expert said would happen.
type Forecast struct {
	ID          ForecastID    `json:"id"`
	Basis       ForecastBasis `json:"basis"`
	Event       EventID       `json:"event"` // about which it was made
	Outlet      []ActorID     `json:"outlet,omitempty"`
	Origin      ActorID       `json:"origin,omitempty"` // where the outlet has it from
	Published   string        `json:"published,omitempty"`
	Issues      []IssueID     `json:"issues,omitempty"`
	Expects     text.Local    `json:"expects"`
	Probability *float64      `json:"probability,omitempty"` // as printed, 0 to 1
	Result      Result        `json:"result"`
	Why         text.Local    `json:"why,omitempty"`
	ResolvedBy  []string      `json:"resolved_by,omitempty"` // ids of outcomes and statements
	Note        string        `json:"note,omitempty"`
	Citations   []Citation    `json:"citations"`
	Resolving   []Citation    `json:"result_citations,omitempty"` // the words that the result rests on
	Erased      bool          `json:"erased,omitempty"`           // as of a statement
	Waits       bool          `json:"-"`                          // it has a result, of which readers are not told yet
}

// ForecastBasis is who forecast.
type ForecastBasis string

// The bases of a forecast.
const (
	Leak         ForecastBasis = "leak"
	Announcement ForecastBasis = "announcement"
	Expectation  ForecastBasis = "expectation"
	ByExpert     ForecastBasis = "expert"
)

// ForecastBases lists all of them, in the order they are offered.
var ForecastBases = []ForecastBasis{Leak, Announcement, Expectation, ByExpert}

// Result is what became of a forecast.
type Result string

// The five results. Silence is not a miss: what the results do not mention stays open until
// an editor declares their list final.
const (
	Hit    Result = "hit"
	Partly Result = "partly"
	Miss   Result = "miss"
	Open   Result = "open"
	Void   Result = "void"
)

// Results lists all of them in order. Their labels are in the catalogue under "result.<result>".
var Results = []Result{Hit, Partly, Miss, Open, Void}

// Resolved tells whether it counts in a score.
func (r Result) Resolved() bool { return r == Hit || r == Partly || r == Miss }
