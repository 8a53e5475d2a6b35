// Package export takes the exports of blogs apart into their entries: WordPress's (wxr.go), Movable Type's (movabletype.go).
// Each becomes lines with hints, as the markup of a page does.
package export

import (
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

// MaxEntries is how many entries of one export are read.
const MaxEntries = 500

// Entry is one entry of an export. What the export says of it beside its text becomes lines with hints, so that
// it is accounted for like the rest.
type Entry struct {
	Lines []flat.Line
	Facts flat.Facts
}

func newEntry() *Entry { return &Entry{Facts: flat.Facts{Exported: true}} }

// say adds a line of which the export tells what it is.
func (e *Entry) say(at int, text string, role flat.Role, out string) {
	text = strings.Join(strings.FieldsFunc(text, printed.IsSpace), " ")
	if text != "" {
		e.Lines = append(e.Lines, flat.Line{N: at, Text: text, Out: out, Hint: flat.Hint{Role: role}})
	}
}

// body adds an entry's text, markup or plain. Where it marks no paragraphs its line ends are breaks.
func (e *Entry) body(at int, text string, out string) error {
	lines, err := flat.Body(text, at, out)
	if err != nil {
		return err
	}
	e.Lines = append(e.Lines, lines...)
	return nil
}

// dated reads the date of an entry in the layouts that exports write.
func (e *Entry) dated(text string) bool {
	for _, layout := range []string{"01/02/2006 03:04:05 PM", "01/02/2006 15:04:05", "01/02/2006 03:04 PM", "01/02/2006 15:04", "2006-01-02 15:04:05", "2006/01/02 15:04:05", "01/02/2006"} {
		at, err := time.Parse(layout, strings.TrimSpace(text))
		if err == nil && at.Year() > 1800 {
			e.Facts.Published = clock.StampOf(at, nil)
			return true
		}
	}
	return false
}

// untitled gives an entry without a title its day for one.
func untitled(f *flat.Facts) {
	if f.Title == "" && f.Published != nil {
		f.Title = printed.Head(f.Published.Day.At(time.UTC).Format(time.DateOnly), coverage.MaxTitle)
	}
}
