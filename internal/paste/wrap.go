package paste

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// Bounds of a page that was wrapped at a width when it was saved.
const (
	narrowest     = 44
	widest        = 110
	longestJoined = 20_000 // bytes of a paragraph
	fewest        = 8      // wrapped lines a page must have before it is taken for one
)

// rejoin puts hard-wrapped lines together again where the whole page is wrapped: where
// nearly every line that another follows could not have taken that one's first word.
func (p *page) rejoin() {
	limit := p.wrapWidth()
	if limit == 0 {
		return
	}
	starts := p.starts()
	for i := p.first; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.Text == "" {
			continue
		}
		var b strings.Builder
		b.WriteString(l.Text)
		j := i + 1
		for ; j < len(p.lines) && b.Len() < longestJoined && !starts[j-1] && !starts[j] && p.wrapped(j-1, j, limit); j++ {
			next := &p.lines[j]
			b.WriteString(between(p.lines[j-1].Wrap, next.Wrap) + next.Wrap)
			next.Text, next.Norm, next.Plain, next.Out = "", "", "", ""
		}
		if j > i+1 {
			l.Text, l.Out = b.String(), ""
			study(l)
			i = j - 1
		}
	}
}

// between gives what stood at a broken line end: a blank, but none between wide letters.
func between(above, below string) string {
	a, _ := utf8.DecodeLastRuneInString(above)
	b, _ := utf8.DecodeRuneInString(below)
	if printed.Width(string(a)) == 2 && printed.Width(string(b)) == 2 {
		return ""
	}
	return " "
}

// wrapWidth gives the width a page was wrapped at, 0 for a page that was not.
func (p *page) wrapWidth() int {
	var widths []int
	for i := p.first; i < len(p.lines); i++ {
		p.lines[i].Wrap = p.lines[i].Text
		if p.lines[i].Text != "" {
			widths = append(widths, printed.Width(printed.Head(p.lines[i].Text, widest+1))+p.lines[i].Indent)
		}
	}
	if len(widths) < fewest {
		return 0
	}
	limit := slices.Max(widths)
	if limit < narrowest || limit > widest {
		return 0
	}
	full, inner := 0, 0
	starts := p.starts()
	for i := p.first; i+1 < len(p.lines); i++ {
		a, b := p.lines[i], p.lines[i+1]
		if a.Text == "" || b.Text == "" || a.Indent != b.Indent || printed.Stopped(a.Text, false) || starts[i] || starts[i+1] {
			continue
		}
		inner++
		if p.wrapped(i, i+1, limit) {
			full++
		}
	}
	if full < fewest || full*10 < inner*8 {
		return 0
	}
	return limit
}

// wrapped tells whether line j goes on with what line i began.
func (p *page) wrapped(i, j, limit int) bool {
	a, b := p.lines[i], p.lines[j]
	if a.Wrap == "" || b.Wrap == "" || a.Indent != b.Indent {
		return false
	}
	word, _, _ := strings.Cut(b.Wrap, " ")
	room := limit - a.Indent - printed.Width(a.Wrap)
	if r := []rune(b.Wrap)[0]; printed.Width(string(r)) == 2 {
		return room < 4
	}
	return room < printed.Width(word)+1
}

// starts asks begins of every line, once.
func (p *page) starts() []bool {
	all := make([]bool, len(p.lines))
	for i := range p.lines {
		all[i] = p.lines[i].Text != "" && p.begins(i)
	}
	return all
}

// begins tells whether a line can only begin something: a clock, a point of a list, a
// credit, a label.
func (p *page) begins(i int) bool {
	l := p.lines[i]
	_, clock := clock.Read(l.Norm)
	return clock || l.Out != "" || listed.MatchString(l.Norm) || isCredit(l.Text, l.Norm) || isRule(l.Text) || isLabel(l) || turnLabel.MatchString(l.Text)
}
