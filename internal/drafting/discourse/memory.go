// Package discourse is what a reader keeps while it reads: whom a text names, what it found them
// to say, and what it remembers of the page so far, which later sentences point back to.
package discourse

import (
	"cmp"
	"slices"

	"readout/internal/drafting/layout"
)

// Memory is what a reader remembers of the page so far.
type Memory struct {
	Last     *Mention     // who spoke last
	LastAt   int          // in which sentence
	Topic    *Mention     // who was the last topic, speaking or not
	At       int          // the number of the sentence
	Seen     []*Mention   // who was named, the last one last
	Pair     *Mention     // the last two or more that were named together
	Turn     *Mention     // whose labelled turn it is
	Page     *Mention     // who speaks for a page that is a statement
	Whole    *Mention     // the same, as the title of all parts has it
	headed   *Mention     // and as the headline of this part has it
	Previous *Said        // the statement of the sentence before, if it had one
	Before   layout.Span  // that sentence
	BeforeOn *layout.Line // and its line
}

// Remember notes a mention for those that point back to it.
func (d *Memory) Remember(m *Mention) {
	if m.None() || m.Class == Pron {
		return
	}
	d.Seen = append(d.Seen, m)
	if len(d.Seen) > 400 {
		d.Seen = append(d.Seen[:0], d.Seen[200:]...)
	}
	if m.Class == Joint && len(m.Names) > 0 || len(m.Names) > 1 && m.Class != Person {
		d.Pair = m
	}
}

// Latest gives the last mention of which something is true.
func (d *Memory) Latest(ok func(*Mention) bool) *Mention {
	for i := len(d.Seen) - 1; i >= 0; i-- {
		if ok(d.Seen[i]) {
			return d.Seen[i]
		}
	}
	return nil
}

// OfPage gives who speaks for a part: as its first line says, else its headline, else the title of the page.
func (d *Memory) OfPage(m *Mention) *Mention { return cmp.Or(m, d.headed, d.Whole) }

// EndPart keeps who speaks by a part that is a headline for the part below it.
func (d *Memory) EndPart(lines []layout.Line) {
	d.headed = nil
	if !slices.ContainsFunc(lines, func(l layout.Line) bool { return l.Role != layout.Headline }) {
		d.headed = Elsewhere(d.Page)
	}
}
