package paste

import (
	"readout/internal/coverage"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Japanese papers print links to other stories right below a paragraph and right above the next. A program that kept the page
// made points of a list of them: "- 「冬の航路はどうなる」 港の人々に聞く". Points of the text itself end as sentences do, say what they
// are of before a colon, or stand apart.

// mostLinked is how many stories stand there at most.
const mostLinked = 4

var linkedPoint = pattern.New(`^[-–]\s(\S[^:：。]{10,120})$`)

// linkedPoints takes those up to a line out of the text, as stories.
func (p *page) linkedPoints(to int) {
	if p.marked || p.draft.Lang != "ja" {
		return
	}
	for i := p.first + 1; i < to; i++ {
		n := 0
		for n <= mostLinked && i+n < to && linkedPoint.MatchString(p.lines[i+n].Text) && !p.taken(i+n) {
			n++
		}
		if n == 0 {
			continue
		}
		if n <= mostLinked && printed.Stopped(p.lines[i-1].Text, true) && i+n < len(p.lines) && p.lines[i+n].Text != "" && !pointSign.MatchString(p.lines[i+n].Text) {
			for j := i; j < i+n && len(p.draft.Related) < maxRelated; j++ {
				p.leave(j, noise.OutRelated)
				p.draft.Related = append(p.draft.Related, coverage.Card{Title: cut(linkedPoint.FindStringSubmatch(p.lines[j].Text)[1])})
			}
		}
		i += n
	}
}
