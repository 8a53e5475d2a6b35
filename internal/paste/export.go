package paste

import (
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

// exported gathers the lines of one entry of an export. What an export says of an entry
// beside its text becomes lines with hints, so that it is accounted for like the rest.
type exported struct {
	lines []flat.Line
	facts flat.Facts
}

func newExported() *exported { return &exported{facts: flat.Facts{Exported: true}} }

// say adds a line of which the export tells what it is.
func (e *exported) say(at int, text string, role flat.Role, out string) {
	text = strings.Join(strings.FieldsFunc(text, printed.IsSpace), " ")
	if text != "" {
		e.lines = append(e.lines, flat.Line{N: at, Text: text, Out: out, Hint: flat.Hint{Role: role}})
	}
}

// body adds an entry's text, markup or plain. Where it marks no paragraphs its line ends are breaks.
func (e *exported) body(at int, text string, out string) error {
	lines, err := flat.Body(text, at, out)
	if err != nil {
		return err
	}
	e.lines = append(e.lines, lines...)
	return nil
}

// dated reads the date of an entry in the layouts that exports write.
func (e *exported) dated(text string) bool {
	for _, layout := range []string{"01/02/2006 03:04:05 PM", "01/02/2006 15:04:05", "01/02/2006 03:04 PM", "01/02/2006 15:04", "2006-01-02 15:04:05", "2006/01/02 15:04:05", "01/02/2006"} {
		at, err := time.Parse(layout, strings.TrimSpace(text))
		if err == nil && at.Year() > 1800 {
			e.facts.Published = clock.StampOf(at, nil)
			return true
		}
	}
	return false
}

// page makes a page of the entry.
func (e *exported) page() *page {
	p := pageOf(e.lines)
	p.marked, p.loose, p.facts = true, true, e.facts
	return p
}

// untitled gives an entry without a title its day for one.
func untitled(f *flat.Facts) {
	if f.Title == "" && f.Published != nil {
		f.Title = printed.Head(f.Published.Day.At(time.UTC).Format(time.DateOnly), coverage.MaxTitle)
	}
}
