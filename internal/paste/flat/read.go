// Package flat makes lines of a page's markup, as a reader would see them, each with what the markup says of it: its
// role, the update whose box it stands in, how its words are printed. It goes bytes to tree (tree.go, tree_writers.go),
// what the tree's boxes are (layout*.go), lines with hints (flatten*.go), and what the page says of itself where nobody
// reads (facts.go, jsonld.go, hydrated.go). What the lines mean is for whoever reads them: text saved from a page has
// lines too, without hints.
package flat

// Read takes the markup of a page apart, whose first line is of that number in its file.
func Read(words string, first int) (*Layout, error) {
	root, err := grow(words, first)
	if err != nil {
		return nil, err
	}
	return survey(root), nil
}

// Lines gives a page as lines with hints.
func (l *Layout) Lines() []Line {
	f := newFlattener(l)
	f.walk(l.root, setting{})
	f.flush(setting{})
	lines := l.signed(l.described(f.lines))
	l.titleSpelled(lines)
	l.masthead(lines)
	return lines
}

// HasUpdates tells whether a page has boxes of updates.
func (l *Layout) HasUpdates() bool { return len(l.entries) > 0 }

// Untime takes back that a page has boxes of updates.
func (l *Layout) Untime() {
	l.entries, l.dated = nil, nil
	l.findMain()
}
