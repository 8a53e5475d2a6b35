package paste

import (
	"slices"
	"time"

	"readout/internal/text"
)

// Putting is what a person does with a line that was not understood.
type Putting string

// The ways to put a line. LeaveOut is what becomes of it when nobody says anything.
const (
	LeaveOut     Putting = ""
	AsHeadline   Putting = "headline"   // of the update above it
	AsBody       Putting = "body"       // at the end of the update above it
	AsStandfirst Putting = "standfirst" // at the end of the page's
	AsTitle      Putting = "title"      // instead of the page's
)

// Unplaced tells whether a line of NotUnderstood has no place yet. The others are notes
// about lines that have one.
func (l Line) Unplaced() bool { return l.Reason == reasonUnknown }

// Put gives a line that was not understood, or was left out, a place in the draft. A line above
// the first update has none to go to; it then goes to the standfirst.
func (d *Draft) Put(l Line, where Putting) {
	if where == LeaveOut {
		return
	}
	above := d.above(l.Number)
	switch {
	case where == AsTitle:
		d.Title = l.Text
	case where == AsStandfirst || above == nil:
		if d.Standfirst != "" {
			d.Standfirst += "\n\n"
		}
		d.Standfirst += l.Text
	case where == AsHeadline:
		if above.Headline != "" {
			above.Body.Blocks = slices.Concat(text.Paragraphs(above.Headline).Blocks, above.Body.Blocks)
		}
		above.Headline = l.Text
	default:
		above.Body.Blocks = append(above.Body.Blocks, text.Paragraphs(l.Text).Blocks...)
	}
}

// above finds the last update that starts on or above a line of the file.
func (d *Draft) above(number int) *Update {
	var found *Update
	for i := range d.Updates {
		if u := &d.Updates[i]; u.Line <= number && (found == nil || u.Line >= found.Line) {
			found = u
		}
	}
	return found
}

// MoveTo gives an update another instant, as a clock in zone shows it.
func (u *Update) MoveTo(at time.Time, zone *time.Location) {
	local := at.In(zone)
	u.Said, u.Date, u.Time = at.UTC(), local.Format(time.DateOnly), local.Format("15:04")
}
