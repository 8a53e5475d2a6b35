package paste

import (
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Some hosts print an update's clock behind other words of its line: a headline, "The doors close | 8:14 p.m.
// Both envoys …", a label in capitals, "BOTH OUT 20:14:", or who wrote it, "Ada Mole 3/14/2031 8:14:09 PMBoth envoys …".

var (
	headedClock = pattern.New(`^([^|｜]{4,100}?)\s*[|｜]\s*(\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?)\s+([\p{L}"“«「(].*)$`)
	labelClock  = pattern.New(`^(\p{Lu}[\p{Lu}\d !?'’&-]{2,40}[\p{Lu}\d!?]) (\d{1,2}[:.]\d{2}):(?:\s+(\S.{0,200}))?$`)
	namedMoment = pattern.New(`^(?:[•*] )?(\p{L}[\p{L}.'’_-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}),? (\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\s*(.*)$`)
)

// partedAtHeads parts such lines where a page has several of them, most with words behind the clock, and
// their clocks go one way. The clock comes first of its parts, which keep the number of their line; a name
// is none of the words.
func partedAtHeads(lines []flat.Line, first int) []flat.Line {
	found := make(map[int][]string)
	var minutes []int
	worded := 0
	for i, l := range lines {
		if i < first || !strings.ContainsAny(l.Text, "|｜/:") || len(minutes) > maxWithin {
			continue
		}
		m := labelClock.FindStringSubmatch(l.Text)
		if m == nil && strings.ContainsAny(l.Text, "|｜") {
			m = headedClock.FindStringSubmatch(l.Text)
		}
		if m == nil && strings.Contains(l.Text, "/") {
			m = namedMoment.FindStringSubmatch(l.Text)
		}
		if m != nil && !printed.Stopped(m[1], true) {
			if s, ok := clock.Read(printed.Normal(m[2])); ok {
				found[i], minutes = m, append(minutes, s.Minutes())
				if m[3] != "" || saidBelow(lines, i) {
					worded++
				}
			}
		}
	}
	if len(minutes) < fewestWithin || 2*worded < len(minutes) || !oneWay(minutes) {
		return lines
	}
	var all []flat.Line
	for i, l := range lines {
		m := found[i]
		if m == nil {
			all = append(all, l)
			continue
		}
		for k, text := range []string{m[2], m[1], m[3]} {
			part := l
			if part.Text = text; k == 1 && namedMoment.MatchString(l.Text) {
				part.Out = noise.OutLabel
			}
			if text != "" {
				all = append(all, part)
			}
		}
	}
	return slices.Clip(all)
}

// saidBelow tells whether below a label, or a moment of somebody's that begins a point, words of theirs stand, and not
// the next moment, as below a picture alone. Where no point begins with it, the moment is that of the words above.
func saidBelow(lines []flat.Line, i int) bool {
	if strings.Contains(lines[i].Text, "/") && !strings.ContainsAny(lines[i].Text[:3], "•*") {
		return false
	}
	if i+1 < len(lines) && lines[i+1].Text == "" {
		i++
	}
	return i+1 < len(lines) && lines[i+1].Text != "" && !namedMoment.MatchString(lines[i+1].Text)
}
