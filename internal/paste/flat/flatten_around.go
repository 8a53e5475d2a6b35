package flat

import "readout/internal/pattern"

// stampBox knows an <aside> above the title that holds no more than the page's stamp and section.
func (l *Layout) stampBox(n *node) bool {
	return n != nil && n.tag == "aside" && l.title != nil && n.order < l.title.order && n.size < longAside && l.firstClock(n) != nil
}

// tagBelow knows a link that is called a tag and stands right below the box of the text.
func (f *flattener) tagBelow(n *node) bool {
	main := f.layout.main
	return classed(n, tagClass) && n.parent.parent != nil && n.parent.parent == main.parent
}

var trailClass = pattern.New(`(?i)bread-?_?crumb|topic-?_?path|pankuzu`)

// trailEnd reads the section off the last link of a trail ("Home > World").
func (f *flattener) trailEnd(n *node) {
	last := ""
	n.each(func(at *node) bool {
		if at.tag == "a" && at.size > 0 && at.size < 40 {
			last = at.words()
		}
		return true
	})
	if last != "" && f.layout.meta("article:section") == "" {
		f.layout.trail = last
	}
}
