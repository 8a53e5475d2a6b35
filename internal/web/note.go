package web

import (
	"html/template"
	"slices"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

// Note is what readers are told about a change: its kind and its words.
type Note struct {
	Words
	Kind coverage.CorrectionKind
	Text text.Local
}

// Label names the kind.
func (n Note) Label() string { return n.T("correction." + string(n.Kind)) }

// HTML is what the note says, in the page's language if somebody wrote it.
func (n Note) HTML() template.HTML { return n.Local(n.Text) }

// Correction is a note with the moment it was made public, as it stands below an update.
type Correction struct {
	Note
	View desk.CorrectionView
	TZ   string
}

func correctionOf(w Words, v desk.CorrectionView, tz string) Correction {
	return Correction{Note: Note{Words: w, Kind: v.Kind, Text: v.Note}, View: v, TZ: tz}
}

// At is when it was made public, in the event's zone.
func (c Correction) At() Time { return Time{Words: c.Words, At: zone(c.View.At, c.TZ), TZ: c.TZ} }

// Corrections are the notes about the update, oldest first.
func (e Entry) Corrections() []Correction {
	var all []Correction
	for _, v := range e.View.Corrections {
		all = append(all, correctionOf(e.Words, v, e.Coverage.Content.TZ))
	}
	return all
}

// Quietly tells that the newest change came without a note: readers see that there was one.
func (e Entry) Quietly() bool {
	all := e.View.Corrections
	return e.View.Revised() && (len(all) == 0 || all[len(all)-1].Revision != e.View.Update.Revision)
}

// Corrections are the notes about the coverage's own words, oldest first.
func (b CoverageBody) Corrections() []Correction {
	var all []Correction
	for _, v := range b.View.Corrections {
		all = append(all, correctionOf(b.Words, v, b.Content().TZ))
	}
	return all
}

// Reworded tells whether readers have seen other words at its head, or were told something
// about them.
func (b CoverageBody) Reworded() bool {
	return b.View.Coverage.Reworded.Revision > 0 || len(b.View.Corrections) > 0
}

// Quietly tells that its words were last changed without a note.
func (b CoverageBody) Quietly() bool {
	last := b.View.Coverage.Reworded.Revision
	return last > 0 && !slices.ContainsFunc(b.View.Corrections, func(c desk.CorrectionView) bool { return c.Revision == last })
}

// Changed is when they were.
func (b CoverageBody) Changed() Time {
	return Time{Words: b.Words, At: zone(b.View.Coverage.Reworded.At, b.Content().TZ), TZ: b.Content().TZ}
}
