package eu

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// Title takes from the title of the page that the parts are of who speaks for a page that is a statement, and
// who was named. The title itself is not read for drafts.
func (rd *Reader) Title(r []rune) {
	rd.r = r
	l := layout.Line{Span: layout.Between(0, len(r)), Role: layout.Headline, First: true}
	rd.Whole = discourse.Elsewhere(rd.pageSpeaker(&l))
	s := sentence{Span: l.Span, line: &l}
	s.words = wordsOf(r, s.Span, nil)
	rd.note(&s)
	rd.Topic = nil
	for i := range rd.Seen {
		rd.Seen[i] = discourse.Elsewhere(rd.Seen[i])
	}
}
