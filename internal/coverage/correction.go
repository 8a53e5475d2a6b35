package coverage

import (
	"slices"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

// UndoFor is for how long what was posted can be taken back as if it had not been. Later
// readers have seen it, and a stub says so.
const UndoFor = 10 * time.Second

// CorrectionKind is what a public note about an update says.
type CorrectionKind string

// The kinds of correction.
const (
	Corrected CorrectionKind = "correction"    // something was wrong
	Clarified CorrectionKind = "clarification" // nothing was wrong, but it could be taken wrongly
	Amended   CorrectionKind = "update"        // something has become known since
	Retracted CorrectionKind = "retraction"    // it was taken back; the note is the reason
)

// Notes lists the kinds that an edit can be explained by, in the order they are offered.
var Notes = []CorrectionKind{Corrected, Clarified, Amended}

// Told gives the kind of the message's note, "" without one. Notes that were written before
// there were kinds say what was wrong.
func (m Message) Told() CorrectionKind {
	if m.Note != "" && m.Correction == "" {
		return Corrected
	}
	return m.Correction
}

// Telling gives the note in its languages; lang is the one of the coverage's text.
func (m Message) Telling(lang string) text.Local {
	if m.Note == "" {
		return nil
	}
	all := text.Local{}
	for l, note := range m.Notes {
		all[l] = note
	}
	all[lang] = m.Note
	return all
}

func (m Message) checkCorrection() []*fault.Error {
	faults := append(checkLocal("notes", m.Notes, MaxWords), bounded("note", m.Note, MaxWords))
	if m.Correction == "" {
		return faults
	}
	if !slices.Contains(Notes, m.Correction) {
		return append(faults, oneOf("correction", "correction.kind_unknown", m.Correction, Notes))
	}
	if m.Note == "" {
		return append(faults, fault.At("note", "correction.note_missing"))
	}
	return faults
}

// Undoable tells whether an update can still be taken back as if it had not been.
func (u *Update) Undoable(now time.Time) bool {
	return u.Standing == Published && now.Sub(u.Posted) <= UndoFor
}

// UndoSeconds tells for how many seconds more it can.
func (u *Update) UndoSeconds(now time.Time) int { return int((UndoFor - now.Sub(u.Posted)).Seconds()) }
