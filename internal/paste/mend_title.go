package paste

import "slices"

// retitle makes the title of the pieces that are put there, in the order of the page. One that nothing
// was taken from or added to stays as it was read: it may be a part of a line, or none.
func (d *Draft) retitle(pieces []Piece, places []Putting) {
	isTitle := func(where Putting) bool { return where == AsTitle || where == AsTitleToo }
	touched, whole := false, false
	for i, p := range pieces {
		touched = touched || (isTitle(p.Place) || isTitle(places[i])) && (p.Place != places[i] || p.changed)
		whole = whole || isTitle(p.Place) || places[i] == AsTitle
	}
	if !touched {
		return
	}
	var lines []string
	if !whole && d.Title != "" {
		lines = append(lines, d.Title) // of no line of the page
	}
	for i, p := range pieces {
		if isTitle(places[i]) && !slices.Contains(lines, line(p)) {
			lines = append(lines, line(p))
		}
	}
	d.Title = ""
	for _, l := range lines {
		d.Title = JoinTitle(d.Title, l)
	}
}

// JoinTitle has a title go on with another line: behind a blank, in Japanese a wide one.
func JoinTitle(above, below string) string {
	switch {
	case above == "" || below == "":
		return above + below
	case betweenWords(above, below) == "":
		return above + "\u3000" + below
	}
	return above + " " + below
}
