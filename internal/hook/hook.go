// Package hook tells other programs what was made public: a request to an address of theirs
// for each line of the journal that they want to hear of, signed, in order, again and again
// until they have it. What is told it asks of a Source at the moment of sending.
package hook

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/text"
)

// Hook is an address that is told what was made public.
type Hook struct {
	ID        string
	Name      string // what owners call it
	URL       string
	Events    []Event  // that it hears of; none: all
	Coverages []string // ids of the coverages that it hears of; none: all
	Made      time.Time

	Secret    string // it signs what is sent; sealed where it is stored (Seal)
	Old       string // the secret before, "" if there is none
	OldUntil  time.Time
	Off       Reason // why nothing is sent, "" while it is
	Seq       int64  // number of the last line of the journal that it was told, or that was passed over
	Tries     int    // how often the next message was tried
	Since     time.Time
	Next      time.Time // not before this moment
	LastTried time.Time // zero: never
}

// Event is what is told. It is made of the kind of a line of the journal and what it was about.
type Event string

// The events.
const (
	UpdatePublished Event = "update.published"
	UpdateEdited    Event = "update.edited"    // without a note
	UpdateCorrected Event = "update.corrected" // with a public note
	UpdateRetracted Event = "update.retracted"
	UpdatePlaced    Event = "update.placed" // pinned, unpinned, moved; the same words
	CoverageOpened  Event = "coverage.opened"
	CoverageChanged Event = "coverage.changed"
	CoverageEnded   Event = "coverage.ended"
	RecordChanged   Event = "record.changed"
	Test            Event = "webhook.test" // somebody asked for it
)

// Events lists those that can be chosen, in the order they are offered.
var Events = []Event{
	UpdatePublished, UpdateEdited, UpdateCorrected, UpdateRetracted, UpdatePlaced,
	CoverageOpened, CoverageChanged, CoverageEnded, RecordChanged,
}

// Reason is why nothing is sent to a hook.
type Reason string

// The reasons.
const (
	Stopped Reason = "stopped" // an owner said so
	Gone    Reason = "gone"    // it answered 410
	Failing Reason = "failing" // nothing came through for GiveUp
	Keyless Reason = "keyless" // the key of the data folder does not open its secret: it needs a new one
)

// The bounds of hooks.
const (
	Most          = 20 // hooks of a site: each has a goroutine of its own while it is told something
	MostCoverages = 50
	MostAsked     = 20  // sendings that were asked for and wait, of one hook
	Kept          = 100 // sendings of each that are listed
	maxName       = 60
	maxURL        = 2000
)

// RotateFor is how long the secret before still signs beside a new one.
const RotateFor = 24 * time.Hour

// Hears tells whether a hook wants to hear of an event.
func (h *Hook) Hears(e Event) bool { return len(h.Events) == 0 || slices.Contains(h.Events, e) }

// Follows tells whether a hook wants to hear of a coverage, "" for what belongs to none.
func (h *Hook) Follows(coverage string) bool {
	return len(h.Coverages) == 0 || slices.Contains(h.Coverages, coverage)
}

// Secrets gives the secrets that sign at a moment, the newest first.
func (h *Hook) Secrets(now time.Time) []string {
	if h.Old != "" && now.Before(h.OldUntil) {
		return []string{h.Secret, h.Old}
	}
	return []string{h.Secret}
}

// Rotate gives a hook a new secret; the one before signs beside it for a day.
func (h *Hook) Rotate(secret string, now time.Time) {
	h.Old, h.OldUntil = h.Secret, now.Add(RotateFor)
	h.Secret = secret
}

// Check gives the faults of a hook that somebody wants to keep.
func (h *Hook) Check() error {
	return fault.Join(checkName(h.Name), checkEvents(h.Events))
}

func checkName(name string) *fault.Error {
	switch {
	case strings.TrimSpace(name) == "":
		return fault.At("name", "hook.name_missing")
	case !utf8.ValidString(name), utf8.RuneCountInString(name) > maxName, text.Check(name) != nil, strings.ContainsAny(name, "\n\t"):
		return fault.At("name", "hook.name_long", "count", maxName)
	}
	return nil
}

func checkEvents(events []Event) *fault.Error {
	for _, e := range events {
		if !slices.Contains(Events, e) {
			return fault.At("events", "hook.event_unknown", "got", string(e))
		}
	}
	return nil
}
