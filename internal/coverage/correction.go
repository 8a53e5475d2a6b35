package coverage

import (
	"maps"
	"slices"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

// UndoFor is for how long what was posted can be taken back as if it had not been. Later
// readers have seen it, and a stub says so.
const UndoFor = 10 * time.Second

// CorrectionKind is what a public note about an update, or about a coverage's own words, says.
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
func (m Message) Told() CorrectionKind { return told(m.Note, m.Correction) }

// Telling gives the note in its languages; lang is the one of the coverage's text.
func (m Message) Telling(lang string) text.Local { return Telling(lang, m.Note, m.Notes) }

func (m Message) checkCorrection() []*fault.Error {
	return checkCorrection(m.Note, m.Notes, m.Correction)
}

// Told gives the kind of the note that came with this state of the coverage, "" without one.
func (c Content) Told() CorrectionKind { return told(c.Note, c.Correction) }

// Telling gives that note in its languages.
func (c Content) Telling() text.Local { return Telling(c.Lang, c.Note, c.Notes) }

func told(note string, kind CorrectionKind) CorrectionKind {
	if note != "" && kind == "" {
		return Corrected
	}
	return kind
}

// Telling gives a note, written in lang, together with what it says in other languages.
func Telling(lang, note string, others text.Local) text.Local {
	if note == "" {
		return nil
	}
	all := text.Local{}
	for l, words := range others {
		all[l] = words
	}
	all[lang] = note
	return all
}

func checkCorrection(note string, others text.Local, kind CorrectionKind) []*fault.Error {
	faults := append(checkLocal("notes", others, MaxWords), bounded("note", note, MaxWords))
	switch {
	case kind == "":
		return faults
	case !slices.Contains(Notes, kind):
		return append(faults, oneOf("correction", "correction.kind_unknown", kind, Notes))
	case note == "":
		return append(faults, fault.At("note", "correction.note_missing"))
	}
	return faults
}

// SameWords tells whether readers of two states read the same in the coverage's own words and
// see the same pictures at its head. How far the event is, its zone and where the coverage is
// filed are no such words.
func (c Content) SameWords(other Content) bool {
	return maps.Equal(c.Title, other.Title) && maps.Equal(c.Standfirst, other.Standfirst) && maps.Equal(c.Notice, other.Notice) &&
		c.Byline == other.Byline && slices.Equal(c.Tags, other.Tags) && slices.Equal(c.Lead, other.Lead)
}

// Undoable tells whether an update can still be taken back as if it had not been.
func (u *Update) Undoable(now time.Time) bool {
	return u.Standing == Published && now.Sub(u.Posted) <= UndoFor
}

// UndoSeconds tells for how many seconds more it can.
func (u *Update) UndoSeconds(now time.Time) int { return int((UndoFor - now.Sub(u.Posted)).Seconds()) }
