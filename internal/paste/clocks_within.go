package paste

import (
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Some crawlers put the paragraphs of an element into one. Of a live page a line is left then that
// has several updates in it: "… it was over. – 3:12 p.m. The envoy left. – 2:40 p.m. Both sat down."

// clockWithin is a clock at the beginning of a sentence, behind the end of another or a dash; a mark
// may set it off from its words.
var clockWithin = pattern.New(`(?:^|[.!?…)”"»]\s+|\p{L}[)”"»]?[.!?…]|[—–]\s+)[—–-]?\s*(\d{1,2}[:.]\d{2}\s?[ap]\.?m\.?|\d{1,2}:\d{2})\s*(?:\s|[/|.:·—–-]\s)\s*[«“"]?\p{Lu}`)

const (
	fewestWithin = 3   // such clocks of a page
	longWithin   = 200 // runes of a line that has one within
)

// partedAtClocks parts such lines where a page has several of these clocks, and they go one way.
// Parts keep the number of their line.
func partedAtClocks(lines []flat.Line, first int) []flat.Line {
	at := make([][]int, len(lines)) // where the clocks of each line begin
	var minutes []int
	for i, l := range lines {
		if i < first || len(l.Text) < longWithin || !strings.ContainsAny(l.Text, ":.") {
			continue
		}
		for _, m := range clockWithin.FindAllStringSubmatchIndex(l.Text, maxWithin) {
			if s, ok := clock.Read(printed.Normal(l.Text[m[2]:m[3]])); ok {
				at[i] = append(at[i], m[2])
				minutes = append(minutes, s.Minutes())
			}
		}
	}
	if len(minutes) < fewestWithin || !oneWay(minutes) {
		return lines
	}
	var all []flat.Line
	for i, l := range lines {
		from := 0
		for _, until := range append(at[i], len(l.Text)) {
			if said := strings.TrimRight(strings.TrimFunc(l.Text[from:until], printed.IsSpace), "—– "); said != "" || until == len(l.Text) && from == 0 {
				part := l
				part.Text = said
				all = append(all, part)
			}
			from = until
		}
	}
	return all
}

// maxWithin is how many clocks of a line are looked at.
const maxWithin = 60

// oneWay tells whether clocks go up, or down, all the way.
func oneWay(minutes []int) bool {
	if slices.IsSorted(minutes) {
		return minutes[0] < minutes[len(minutes)-1]
	}
	slices.Reverse(minutes)
	return slices.IsSorted(minutes)
}
