package desk

import (
	"fmt"
	"time"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

// Once makes an action happen once however often it is asked for: the same user with the
// same key gets the first answer again, within 24 hours, and for good where an update was
// posted; the same key with another body is a fault of kind Conflict with key
// "once.other_body", caused by a *SentBefore. The zero value asks for nothing.
type Once struct {
	Key  string // at most 200 characters
	Body []byte // what the key stands for: the request's body
}

// NewCoverage opens a coverage.
type NewCoverage struct {
	Slug       string // a-z, 0-9, hyphen; 1 to 80 characters
	Form       coverage.Form
	State      coverage.State // "" = planned for a live page, ended otherwise
	TZ         string         // IANA name; "" = the site's
	Lang       string         // "" = the site's
	Title      text.Local
	Standfirst text.Local
	Section    string
	Topic      string
	Tags       []string
	Event      record.EventID
	Address    string         // of a source: where the document was found
	Order      coverage.Order // "" = the newest update on top
	Starts     *time.Time     // the plan
	Ends       *time.Time
	Draft      bool // not public yet
	Once       Once
}

// CoverageEdit changes a coverage; nil leaves a part as it is. From is the revision it started from.
type CoverageEdit struct {
	From       int
	State      *coverage.State
	Title      text.Local
	Standfirst text.Local
	TZ         *string
	Section    *string
	Topic      *string
	Tags       *[]string
	Event      *record.EventID
	Address    *string // where a source was found
	Order      *coverage.Order
	Starts     *time.Time // the plan; the zero time takes it away
	Ends       *time.Time
	Began      *time.Time // what came of it, if that was not when the state was set
	Finished   *time.Time
	Lead       *[]coverage.Picture
	Publish    bool // make a draft public

	// What readers are told about the change of its words, as in UpdateEdit.
	Note       string
	Notes      text.Local
	Correction coverage.CorrectionKind
}

// NewUpdate is a message for a coverage. Headline, body, a picture or a card: one of them must be there.
type NewUpdate struct {
	Kind      coverage.Kind // "" = report
	Mark      coverage.Mark // of a marker
	Moves     bool          // a marker that brings the coverage into the state it marks, once it is public
	Said      *time.Time    // nil = now
	Headline  string        // one line, at most 300 characters
	Headlines text.Local    // in other languages
	Markdown  string        // the body; see markup.Markdown for its bounds
	Pictures  []coverage.Picture
	Cards     []coverage.Card
	Pinned    bool
	PinUntil  *time.Time // for which it is pinned; nil: until somebody unpins it
	Draft     bool       // keep it back
	PublishAt *time.Time // publish it by itself then, in the name of who writes it; they must have the right
	Embargo   *time.Time // let nobody publish it before
	Once      Once
}

// UpdateEdit changes an update; nil leaves a part as it is. From is the revision it
// started from; if there is a newer one the answer is a *Stale fault.
type UpdateEdit struct {
	From     int
	Kind     *coverage.Kind
	Mark     *coverage.Mark
	Said     *time.Time
	Headline *string
	Markdown *string
	Pinned   *bool // no change of words: it makes no revision
	Pictures *[]coverage.Picture
	Cards    *[]coverage.Card

	// What readers are told about the change. Without a note they see that something was
	// changed; a note without a kind is a correction; a kind without a note is a fault.
	Note       string
	Notes      text.Local // in other languages
	Correction coverage.CorrectionKind

	Merge   bool        // with what others have stored since From, if that can be done
	Settled *Settlement // of an edit that came back with disputes
}

// Receipt is the answer to a write on an update.
type Receipt struct {
	Update   coverage.UpdateID
	N        int
	Revision int
	Standing coverage.Standing
	Position journal.Position // in the coverage's stream; Start while nothing is public
	Merged   *Merged          `json:",omitempty"` // nil: there was nothing to merge with
}

// CoverageReceipt is the answer to a write on a coverage.
type CoverageReceipt struct {
	Slug     string
	Revision int
	Standing coverage.Standing
	Position journal.Position
}

// Stale is the cause of a Conflict fault (key "update.stale"): somebody else's revision
// came first. Both texts are in it, so that nothing typed is lost.
type Stale struct {
	Current  int // the newest revision
	Headline string
	Markdown string
	Yours    UpdateEdit
	Disputed *Disputed // nil: nobody asked for a merge
}

// SentBefore is the cause of a Conflict fault (key "once.other_body"): what the key stood for
// when it was first used.
type SentBefore struct{ Receipt }

// Error makes SentBefore an error.
func (s *SentBefore) Error() string { return fmt.Sprintf("stored as update %d", s.N) }

// Error makes Stale an error.
func (s *Stale) Error() string { return "a newer revision exists" }

// NewStatement marks a sentence of an update as a statement.
type NewStatement struct {
	ID      record.StatementID // "" = made from the coverage's slug and a number
	Slug    string             // of the coverage
	N       int                // of the update
	From    int                // the revision the words were selected in
	Field   record.Field
	Quote   text.Quote // Exact at least; Start and End where known
	Speaker []record.ActorID
	Via     record.ActorID
	Kind    record.StatementKind
	Issues  []record.IssueID
	Target  []record.ActorID
	Event   record.EventID // "" = the round that the coverage covers, unless About or NoEvent is given
	NoEvent bool           // it is not known to have been made at any event
	About   record.EventID
	Gist    text.Local
	Mode    record.Mode // "" = direct if the words stand inside quotation marks
	Draft   bool        // kept for the desk until somebody publishes it
	Once    Once
}
