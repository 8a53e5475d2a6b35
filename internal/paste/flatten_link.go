package paste

import (
	"regexp"
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// linksBeside knows a box of nothing but links with no sign between them: buttons, or stories,
// which a style sheet sets one below another. In a paragraph or a point of a list they are words.
func linksBeside(n *node) bool {
	if inline[n.tag] || n.tag == "p" || n.tag == "li" || n.tag == "td" || n.tag == "figcaption" || len(n.tag) == 2 && n.tag[0] == 'h' {
		return false
	}
	links := 0
	for _, kid := range n.kids {
		switch {
		case kid.tag == "a" && kid.size > 0:
			links++
		case kid.tag == "":
			if strings.TrimFunc(kid.text, printed.IsSpace) != "" {
				return false
			}
		case inline[kid.tag] && kid.size > 0:
			return false
		}
	}
	return links > 1
}

// buttons tells whether most of a box of links are what pages offer beside a text: to share, to print.
func buttons(n *node) bool {
	links, offers := 0, 0
	for _, kid := range n.kids {
		if kid.tag != "a" || kid.size == 0 {
			continue
		}
		links++
		switch noise.Known[noise.Plain(printed.Normal(kid.words()))] {
		case noise.OutShare, noise.OutLabel, noise.OutSubscribe:
			offers++
		}
	}
	return offers*2 > links
}

// shortDay is a day or a clock beside the title of a story, which alone could be any number.
var shortDay = regexp.MustCompile(`^\d{1,2}[/.:]\d{1,2}$`)

// dayAndLink parts a line that is a link and the day of the story it leads to, before it or
// behind: "12 March 2031 Title", "Title (3/10)". The day is no part of the title.
func dayAndLink(l line) []line {
	if l.role != noRole || len(l.spans) < 2 || l.entry > 0 {
		return nil
	}
	runes := []rune(l.text)
	first, last := l.spans[0], l.spans[len(l.spans)-1]
	linked := func(s span) bool { return s.leads }
	part := func(from, to int, spans []span) (day, title line, ok bool) {
		day, title = l, l
		day.text, day.spans, day.href = strings.TrimFunc(string(runes[from:to]), printed.IsSpace), nil, ""
		day.norm = printed.Normal(day.text)
		bare := day
		bare.norm = strings.Trim(day.norm, "()[]{}|·•–— ")
		title.spans, title.role = spans, roleLink
		return day, title, bare.norm != "" && (clock.IsStamp(bare.norm) || shortDay.MatchString(bare.norm))
	}
	switch {
	case !first.leads && !slices.ContainsFunc(l.spans[1:], func(s span) bool { return !linked(s) }):
		day, title, ok := part(0, first.n, l.spans[1:])
		if title.text = strings.TrimFunc(string(runes[first.n:]), printed.IsSpace); ok {
			day.out = noise.OutLabel
			return []line{day, title}
		}
	case !last.leads && !slices.ContainsFunc(l.spans[:len(l.spans)-1], func(s span) bool { return !linked(s) }):
		at := len(runes) - last.n
		day, title, ok := part(at, len(runes), l.spans[:len(l.spans)-1])
		if title.text = strings.TrimFunc(string(runes[:at]), printed.IsSpace); ok {
			day.out = noise.OutLabel
			return []line{title, day}
		}
	}
	return nil
}
