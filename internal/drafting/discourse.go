package drafting

import (
	"cmp"
	"slices"
)

// discourse is what a reader remembers of the page so far.
type discourse struct {
	last     *mention   // who spoke last
	lastAt   int        // in which sentence
	topic    *mention   // who was the last topic, speaking or not
	at       int        // the number of the sentence
	seen     []*mention // who was named, the last one last
	pair     *mention   // the last two or more that were named together
	turn     *mention   // whose labelled turn it is
	page     *mention   // who speaks for a page that is a statement
	whole    *mention   // the same, as the title of all parts has it
	headed   *mention   // and as the headline of this part has it
	previous *said      // the statement of the sentence before, if it had one
	before   span       // that sentence
	beforeOn *line      // and its line
}

// remember notes a mention for those that point back to it.
func (d *discourse) remember(m *mention) {
	if m.none() || m.class == pron {
		return
	}
	d.seen = append(d.seen, m)
	if len(d.seen) > 400 {
		d.seen = append(d.seen[:0], d.seen[200:]...)
	}
	if m.class == joint && len(m.names) > 0 || len(m.names) > 1 && m.class != person {
		d.pair = m
	}
}

// latest gives the last mention of which something is true.
func (d *discourse) latest(ok func(*mention) bool) *mention {
	for i := len(d.seen) - 1; i >= 0; i-- {
		if ok(d.seen[i]) {
			return d.seen[i]
		}
	}
	return nil
}

// ofPage gives who speaks for a part: as its first line says, else its headline, else the title of the page.
func (d *discourse) ofPage(m *mention) *mention { return cmp.Or(m, d.headed, d.whole) }

// endPart keeps who speaks by a part that is a headline for the part below it.
func (d *discourse) endPart(lines []line) {
	d.headed = nil
	if !slices.ContainsFunc(lines, func(l line) bool { return l.role != headline }) {
		d.headed = elsewhere(d.page)
	}
}
