package paste

import (
	"strings"

	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// Tickers print their clocks between crosses, "++12.30++", "+++ 12:30 +++", on a line of its own, and the first of them
// now and then glued behind the date above it.

var (
	crossed    = sieve.New(`^\+{2,3}\s?(\d{1,2}[.:]\d{2})\s?\+{2,3}$`)
	crossedEnd = pattern.New(`\+{2,3}\s?\d{1,2}[.:]\d{2}\s?\+{2,3}$`)
)

// partedAtCrosses parts such a clock from what it is glued to, where a page has several. Parts keep the number of their line.
func partedAtCrosses(lines []flat.Line, first int) []flat.Line {
	var all []flat.Line
	n := 0
	for i, l := range lines {
		m := crossedEnd.FindStringIndex(l.Text)
		if i < first || m == nil {
			all = append(all, l)
			continue
		}
		n++
		if before := strings.TrimFunc(l.Text[:m[0]], printed.IsSpace); before != "" {
			part := l
			part.Text = before
			all = append(all, part)
		}
		l.Text = l.Text[m[0]:]
		all = append(all, l)
	}
	if n < fewestBeats {
		return lines
	}
	return all
}
