package text

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode"
)

// MaxMarks is how many marks one piece of text shows at most, one inside the other, the
// longest first. Browsers stop nesting elements at some hundred; a sentence on which more
// items rest than this is told by a list beside it, not by colours.
const MaxMarks = 16

// A Mark is a range of a plain text that a page shows as the place some record item rests
// on. Start and End are a half-open range of code points of [Document.Plain]; what lies
// outside of the text is cut off, and an empty range shows nothing.
//
// A mark that crosses elements, or other marks, is written in pieces, each a
// <mark class="said" data-mark="ID">; the first piece also has id="s-ID", so that a
// page can lead to it. White space in an ID becomes "-" in the id, which may not hold any,
// and when two marks would have the same id only the first gets it. Separators between
// blocks, items and cells, and breaks, belong to no piece.
type Mark struct {
	ID    string // of the item
	Start int
	End   int
	Class string // of the <mark>; "said" when empty
	Title string // optional, what a pointer resting on it shows
	Href  string // optional, where the words lead; left out inside of a link
}

// marker says which marks are open while the writer moves through the text.
type marker struct {
	coming []Mark // sorted: the earliest first, of those the longest first
	active []Mark // outermost first
	used   map[string]bool
}

func newMarker(marks []Mark) marker {
	coming := make([]Mark, 0, len(marks))
	for _, m := range marks {
		m.Start = max(m.Start, 0)
		if m.Start < m.End {
			coming = append(coming, m)
		}
	}
	slices.SortStableFunc(coming, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return marker{coming: coming, used: map[string]bool{}}
}

// moveTo opens and closes marks for the code point at pos and tells for how many code
// points from there nothing changes; -1 means to the end. pos never goes back.
func (m *marker) moveTo(pos int) int {
	m.active = slices.DeleteFunc(m.active, func(a Mark) bool { return a.End <= pos })
	for len(m.coming) > 0 && m.coming[0].Start <= pos {
		if m.coming[0].End > pos && len(m.active) < MaxMarks {
			m.active = append(m.active, m.coming[0])
		}
		m.coming = m.coming[1:]
	}
	next := -1
	if len(m.coming) > 0 {
		next = m.coming[0].Start - pos
	}
	for _, a := range m.active {
		if left := a.End - pos; next < 0 || left < next {
			next = left
		}
	}
	return next
}

// open gives the opening tag of a piece; the first piece of a mark carries the id.
func (m *marker) open(mark Mark) string {
	class := cmp.Or(mark.Class, "said")
	tag := `<mark class="` + html.EscapeString(class) + `" data-mark="` + html.EscapeString(mark.ID) + `"`
	if id := anchorID(mark.ID); id != "" && !m.used[id] {
		m.used[id] = true
		tag += ` id="` + html.EscapeString(id) + `"`
	}
	if mark.Title != "" {
		tag += ` title="` + html.EscapeString(mark.Title) + `"`
	}
	return tag + ">"
}

func anchorID(id string) string {
	if id == "" {
		return ""
	}
	return "s-" + strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, id)
}
