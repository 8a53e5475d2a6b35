package paste

import (
	"slices"
	"strings"

	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// clocksBelow finds out whether a page prints the clock of an update below its words: right
// below them, with a blank line behind it, and nothing behind the last.
func (p *page) clocksBelow(entries []entry) bool {
	if p.marked || len(entries) < 3 {
		return false
	}
	if p.countsAbove(entries) || p.bracketsBehind(entries) || p.postersAbove(entries) != nil {
		return true
	}
	if p.behindHeadlines(entries) {
		return false
	}
	under, over := 0, 0
	for _, e := range entries {
		above := e.line > p.first && p.lines[e.line-1].Text != "" && p.lines[e.line-1].Out == ""
		below := e.line+1 < len(p.lines) && p.lines[e.line+1].Text != ""
		switch {
		case e.stamp.Inline:
			return false
		case above && !below:
			under++
		case below && !above:
			over++
		}
	}
	last := len(entries) - 1
	behind := p.next(entries[last].line+1, p.tailStart(entries[last].line+1))
	if behind == 0 && over == 0 && under == 1 && p.datedBelow(entries) {
		return true
	}
	return behind == 0 && under*10 >= len(entries)*8 && over == 0
}

// behindHeadlines tells whether nearly every clock stood in brackets behind a headline, of which each is that of the
// words below: below the last none may be left.
func (p *page) behindHeadlines(entries []entry) bool {
	n := 0
	for _, e := range entries {
		if p.behindHeadline(e) {
			n++
		}
	}
	return n >= fewestBeats && n*10 >= len(entries)*8
}

// behindHeadline tells whether a clock stood in brackets behind a headline, which may end in words that are cut short,
// "「戸惑いもある…」(21:05)".
func (p *page) behindHeadline(e entry) bool {
	if e.line == p.first || p.lines[e.line-1].N != p.lines[e.line].N || !strings.HasPrefix(p.lines[e.line].Norm, "(") {
		return false
	}
	head := p.lines[e.line-1].Text
	return head != "" && (!printed.Stopped(head, true) || strings.HasSuffix(head, "…」"))
}

// postersAbove gives the lines that say who posted what stands below them, one above the words of each clock, on pages that
// put together posts of a network: "Lena Ash @lena_ash", what was said, "2031-03-14 11:42:16". nil for other pages.
func (p *page) postersAbove(entries []entry) []int {
	first := -1
	for i := p.first; i < entries[0].line; i++ {
		if poster.MatchString(p.lines[i].Text) {
			first = i
		}
	}
	at := []int{first}
	for _, e := range entries[:len(entries)-1] {
		if first < 0 || e.stamp.Inline || !poster.MatchString(p.lines[e.line+1].Text) {
			return nil
		}
		at = append(at, e.line+1)
	}
	if first < 0 {
		return nil
	}
	return at
}

// bracketsBehind tells whether nearly every clock stands in brackets at the end of the line whose words it is of:
// "休憩に入った。(17日03時46分)".
func (p *page) bracketsBehind(entries []entry) bool {
	n := 0
	for _, e := range entries {
		if p.behindWords(e.line) {
			n++
		}
	}
	return n >= fewestBeats && n*10 >= len(entries)*8
}

// behindWords tells whether a line is what stood in brackets behind the sentence of the line above it, in one line of the
// page. Behind a headline such a clock is that of the words below.
func (p *page) behindWords(i int) bool {
	if p.marked || i <= p.first || p.lines[i-1].N != p.lines[i].N || p.lines[i-1].Text == "" || i+1 < len(p.lines) && p.lines[i+1].N == p.lines[i].N {
		return false
	}
	return printed.Stopped(p.lines[i-1].Text, true) && strings.HasPrefix(p.lines[i].Norm, "(") && strings.HasSuffix(p.lines[i].Norm, ")")
}

// datedBelow tells whether each clock has its day and words right above it, as in a list of news
// that was saved without blank lines.
func (p *page) datedBelow(entries []entry) bool {
	for _, e := range entries {
		if !e.day.Printed() || e.line == p.first || p.lines[e.line-1].Text == "" || p.lines[e.line-1].Out != "" {
			return false
		}
	}
	return true
}

// countsAbove tells whether over nearly every clock stands how many have seen the message, as
// messengers print it: below the words, before the clock.
func (p *page) countsAbove(entries []entry) bool {
	counted := func(i int) bool {
		return i > p.first && (p.lines[i].Out == noise.OutLabel && countLine.MatchString(p.lines[i].Norm) || number1.MatchString(p.lines[i].Norm))
	}
	n := 0
	for _, e := range entries {
		if e.stamp.Inline {
			return false
		}
		if counted(e.line - 1) {
			n++
		}
	}
	if n*10 < len(entries)*8 {
		return false
	}
	for _, e := range entries {
		if counted(e.line - 1) {
			p.lines[e.line-1].Out = noise.OutLabel
		}
	}
	return true
}

// countLine says how often a message was seen, and perhaps that it was edited.
var countLine = pattern.New(`^\d[\d.,]*\s?[kкmм]?(?: (?:views|просмотр\S*|回視聴))?\s?(?:edited|изменено|編集済み)?$`)

// cutAbove gives each update the lines over its clock, up to the clock before it. The first
// has those right above it: over them stands the head of the page.
func (p *page) cutAbove(entries []entry) {
	posters := p.postersAbove(entries)
	one := posters != nil && !slices.ContainsFunc(posters, func(i int) bool { return p.lines[i].Text != p.lines[posters[0]].Text })
	for k := range entries {
		e := &entries[k]
		e.end, e.below = e.line+1, true
		if posters != nil {
			e.above = posters[k]
			if words := p.next(posters[k]+1, e.line); one && words > 0 {
				if e.above = words; k == 0 && p.draft.Byline == "" {
					p.draft.Byline = p.lines[posters[0]].Text
					p.put(posters[0], inByline)
				} else {
					p.leave(posters[k], noise.OutLabel)
				}
			}
			continue
		}
		if k > 0 {
			e.above = p.next(entries[k-1].line+1, e.line)
			continue
		}
		e.above = e.line
		if p.datedBelow(entries) && e.line == p.first+1 && printed.Stopped(p.lines[p.first].Text, true) {
			e.above = p.first // the page begins with it
		}
		for e.above-1 > p.first && p.lines[e.above-1].Text != "" && (p.lines[e.above-1].Out == "" || e.above == e.line) {
			e.above--
		}
	}
	p.tailAt = entries[len(entries)-1].end
	p.looseness(entries)
	p.days(entries)
}
