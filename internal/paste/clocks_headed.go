package paste

import (
	"regexp"
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

// Some hosts print an update's headline, its clock and its words on one line: "The doors close | 8:14 p.m.
// Both envoys …".

// headedClock is such a line.
var headedClock = regexp.MustCompile(`^([^|｜]{4,100}?)\s*[|｜]\s*(\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?)\s+([\p{L}"“«「(].*)$`)

// partedAtHeads parts such lines where a page has several of them and their clocks go one way. The
// clock comes first of its parts, which keep the number of their line.
func partedAtHeads(lines []flat.Line, first int) []flat.Line {
	found := make(map[int][]string)
	var minutes []int
	for i, l := range lines {
		if i < first || !strings.ContainsAny(l.Text, "|｜") || len(minutes) > maxWithin {
			continue
		}
		if m := headedClock.FindStringSubmatch(l.Text); m != nil && !printed.Stopped(m[1], true) {
			if s, ok := clock.Read(printed.Normal(m[2])); ok {
				found[i], minutes = m, append(minutes, s.Minutes())
			}
		}
	}
	if len(minutes) < fewestWithin || !oneWay(minutes) {
		return lines
	}
	var all []flat.Line
	for i, l := range lines {
		m := found[i]
		if m == nil {
			all = append(all, l)
			continue
		}
		for _, text := range []string{m[2], m[1], m[3]} {
			l.Text = text
			all = append(all, l)
		}
	}
	return slices.Clip(all)
}
