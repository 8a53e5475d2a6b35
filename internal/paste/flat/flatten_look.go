package flat

import (
	"net/url"
	"slices"
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
	"readout/internal/text"
)

var (
	strongTags   = printed.Words("b strong")
	emphasisTags = printed.Words("i em cite dfn")
	codeTags     = printed.Words("code kbd samp tt")
	lookStyle    = pattern.New(`(?i)(?:^|[;\s])font-(?:weight:\s*(?:(bold|[6-9]00)|(normal|[1-5]00))|style:\s*(?:(italic|oblique)|(normal)))\b`)
)

// look gives how an element prints what is in it, and which block of a Document it opens.
func (f *flattener) look(n *node, s setting) setting {
	switch {
	case n.tag == "a":
		s.link = linkOf(n)
		s.look.Href, s.look.Leads = f.layout.absolute(s.link), s.link != ""
	case n.tag == "span":
		s.look.styled(n.attr("style"))
	case strongTags[n.tag]:
		s.look.Strong = true
		s.look.styled(n.attr("style")) // Google Docs puts all of a text into <b style="font-weight:normal">
	case emphasisTags[n.tag]:
		s.look.Emphasis = true
		s.look.styled(n.attr("style"))
	case codeTags[n.tag]:
		s.look.Code = true
	case n.tag == "blockquote":
		return f.framed(s, Frame{Kind: text.BlockQuote})
	case n.tag == "pre":
		s.pre = true
		return f.framed(s, Frame{Kind: text.BlockCode})
	case n.tag == "ul", n.tag == "ol":
		start := 0
		if at := printed.Number(n.attr("start")); n.tag == "ol" && at > 1 && at <= text.MaxStart {
			start = at
		}
		return f.framed(s, Frame{Kind: text.BlockList, Ordered: n.tag == "ol", Start: start})
	case n.tag == "li":
		return f.point(s)
	case len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] >= '1' && n.tag[1] <= '6':
		level := text.MinLevel
		if n.tag[1] > '3' {
			level = text.MaxLevel
		}
		return f.framed(s, Frame{Kind: text.BlockHeading, Level: level})
	}
	return s
}

// styled has a style say how words are printed, whatever stands around them.
func (s *Span) styled(style string) {
	if style == "" {
		return
	}
	for _, m := range lookStyle.FindAllStringSubmatch(style, -1) {
		switch {
		case m[1] != "" || m[2] != "":
			s.Strong = m[1] != ""
		default:
			s.Emphasis = m[3] != ""
		}
	}
}

// framed puts a frame around what stands in an element. Nothing stands within a heading or code.
func (f *flattener) framed(s setting, in Frame) setting {
	n := len(s.frames)
	if n >= deepest || n > 0 && (s.frames[n-1].Kind == text.BlockHeading || s.frames[n-1].Kind == text.BlockCode) {
		return s
	}
	f.ids++
	in.ID = f.ids
	s.frames = append(slices.Clip(s.frames), in)
	return s
}

// point begins the next point of the list around it.
func (f *flattener) point(s setting) setting {
	n := len(s.frames)
	if n == 0 || s.frames[n-1].Kind != text.BlockList {
		return s
	}
	f.ids++
	s.frames = slices.Clone(s.frames)
	s.frames[n-1].Item = f.ids
	return s
}

// opensText knows the first paragraph of a text, whatever it is called: others stand below it in
// the same box, and nothing above it.
func opensText(n *node) bool {
	if n.tag != "p" || n.parent == nil {
		return false
	}
	at, below := n.place(), 0
	if at > nearParagraph {
		return false
	}
	for _, kid := range n.parent.kids[:at] {
		if kid.size > 0 {
			return false
		}
	}
	for _, kid := range n.parent.kids[at+1 : min(len(n.parent.kids), at+1+nearParagraph)] {
		if kid.tag == "p" && kid.size > 0 {
			below++
		}
	}
	return below > 1
}

// absolute gives an address as it is from elsewhere: one of the old site against the page's
// own address, where the page tells it; "" for what a link may not lead to.
func (l *Layout) absolute(href string) string {
	if href == "" {
		return ""
	}
	if !strings.Contains(printed.Head(href, 12), ":") {
		if l.base == nil {
			return ""
		}
		at, err := l.base.Parse(href)
		if err != nil {
			return ""
		}
		href = at.String()
	}
	if strings.HasPrefix(href, "/") || strings.HasPrefix(href, "#") || !text.AllowedHref(href) {
		return ""
	}
	return href
}

// findBase reads the address of the page: <base>, else what it says is its own.
func (l *Layout) findBase() {
	address := ""
	l.root.each(func(n *node) bool {
		switch {
		case n.tag == "base":
			address = n.attr("href")
		case n.tag == "link" && n.has("rel", "canonical") && address == "":
			address = n.attr("href")
		}
		return n.tag != "body"
	})
	if address == "" {
		address = l.meta("og:url")
	}
	l.baseAt(address)
}

// baseAt notes the address of the page.
func (l *Layout) baseAt(address string) {
	at, err := url.Parse(address)
	if err == nil && (at.Scheme == "http" || at.Scheme == "https") && at.Host != "" {
		l.base = at
	}
}

// The bounds of a table that is read as one, and not as what a page is laid out with.
const (
	widestTable = 20
	largestCell = 400 // letters
)

// isData tells a table of data from one that a page is laid out with, or whose rows are updates.
func (f *flattener) isData(n *node) bool {
	rows, cells := 0, 0
	is := true
	n.each(func(at *node) bool {
		switch {
		case !is || at != n && at.tag == "table" || at.tag == "img" || at.tag == "form" || f.clocks[at] != nil || f.boxes[at] > 0 || f.opened[at]:
			is = false
		case at.tag == "tr":
			rows++
		case at.tag == "td" || at.tag == "th":
			cells++
			is = is && at.size <= largestCell
		}
		return is
	})
	return is && rows > 1 && cells*2 >= 3*rows && cells <= widestTable*rows
}

// table makes a line of each row, and remembers where its cells end.
func (f *flattener) table(n *node, s setting) {
	s = f.framed(s, Frame{Kind: text.BlockTable})
	n.each(func(at *node) bool {
		if at.tag == "caption" {
			f.walk(at, s)
			return false
		}
		if at.tag != "tr" {
			return true
		}
		f.row(at, s)
		return false
	})
}

func (f *flattener) row(n *node, s setting) {
	var whole gatherer
	var ends []int
	at := n.line
	for _, cell := range n.kids {
		if cell.tag != "td" && cell.tag != "th" {
			continue
		}
		f.words.reset()
		f.cell(cell, s)
		words, spans := f.words.line()
		f.words.reset()
		if words != "" {
			if whole.b.Len() > 0 {
				whole.say(" ", Span{})
			}
			if spans == nil {
				whole.say(words, Span{})
			}
			for _, in := range spans {
				head := printed.Head(words, in.N)
				whole.say(head, in)
				words = words[len(head):]
			}
		}
		_, all := 0, whole.b.String()
		ends = append(ends, len([]rune(all)))
	}
	f.total, f.strong, f.linked, f.href = 0, 0, 0, ""
	text, spans := whole.line()
	if text == "" {
		return
	}
	f.lines = append(f.lines, Line{N: at, Text: text, Hint: s.Hint, Out: s.out, Words: Words{Spans: spans, Cells: ends, Frames: s.frames}})
}

// cell gathers the words of a cell; blocks in it stand beside each other.
func (f *flattener) cell(n *node, s setting) {
	s = f.look(n, s)
	for _, kid := range n.kids {
		switch {
		case kid.tag == "":
			f.say(kid.text, kid.line, s)
		case kid.tag == "br":
			f.say(" ", kid.line, s)
		case !unread[kid.tag] && !hidden(kid):
			if !inline[kid.tag] {
				f.say(" ", kid.line, s)
			}
			f.cell(kid, s)
		}
	}
}
