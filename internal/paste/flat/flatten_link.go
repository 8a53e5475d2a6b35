package flat

import (
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

// dayAndLink parts a line that is a link and the day of the story it leads to, before it or
// behind: "12 March 2031 Title", "Title (3/10)". The day is no part of the title.
func dayAndLink(l Line) []Line {
	if l.Role != NoRole || len(l.Spans) < 2 || l.Entry > 0 {
		return nil
	}
	runes := []rune(l.Text)
	first, last := l.Spans[0], l.Spans[len(l.Spans)-1]
	linked := func(s Span) bool { return s.Leads }
	part := func(from, to int, spans []Span) (day, title Line, ok bool) {
		day, title = l, l
		day.Text, day.Spans, day.Href = strings.TrimFunc(string(runes[from:to]), printed.IsSpace), nil, ""
		day.Norm = printed.Normal(day.Text)
		bare := day
		bare.Norm = strings.Trim(day.Norm, "()[]{}|·•–— ")
		title.Spans, title.Role = spans, RoleLink
		return day, title, bare.Norm != "" && (clock.IsStamp(bare.Norm) || clock.CouldBeOne(bare.Norm))
	}
	switch {
	case !first.Leads && !slices.ContainsFunc(l.Spans[1:], func(s Span) bool { return !linked(s) }):
		day, title, ok := part(0, first.N, l.Spans[1:])
		if title.Text = strings.TrimFunc(string(runes[first.N:]), printed.IsSpace); ok {
			day.Out = noise.OutLabel
			return []Line{day, title}
		}
	case !last.Leads && !slices.ContainsFunc(l.Spans[:len(l.Spans)-1], func(s Span) bool { return !linked(s) }):
		at := len(runes) - last.N
		day, title, ok := part(at, len(runes), l.Spans[:len(l.Spans)-1])
		if title.Text = strings.TrimFunc(string(runes[:at]), printed.IsSpace); ok {
			day.Out = noise.OutLabel
			return []Line{title, day}
		}
	}
	return nil
}
