package paste

import (
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
		end := i
		for end < to && linkedPoint.MatchString(p.lines[end].Text) {
			end++
		}
		if end == i {
			continue
		}
		if end-i <= mostLinked && p.textBeside(i-1) && printed.Stopped(p.lines[i-1].Text, true) && p.textBeside(end) {
			for j := i; j < end; j++ {
				p.relateAs(j, linkedPoint.FindStringSubmatch(p.lines[j].Text)[1])
			}
		}
		i = end
	}
}

// textBeside tells whether a line right beside such points is no point, and is there.
func (p *page) textBeside(i int) bool {
	return i < len(p.lines) && p.lines[i].Text != "" && !pointSign.MatchString(p.lines[i].Text)
}
