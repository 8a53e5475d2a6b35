package text

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// HTML gives the Document as a safe HTML fragment with the marks shown in it. It is safe
// whatever the Document holds: unknown kinds show nothing, and a link that
// [AllowedHref] refuses shows its words only.
//
// The text content of the fragment is [Document.Plain], character for character, with or
// without marks: separators stand between the elements as white space. So a script counts
// the same offsets by walking the text nodes, and nothing a mark does can change a word.
// Marks may overlap and cross inline and block boundaries; see [Mark].
//
// A readout shows nothing; see [HTMLWith].
func HTML(d Document, marks []Mark) string { return HTMLWith(d, marks, nil) }

// HTMLWith gives the same with the lines of the readouts that the Document names: lines gives
// them as safe HTML, an element with the attribute data-readout. They stand in no plain text: a
// script that counts offsets passes such elements over.
func HTMLWith(d Document, marks []Mark, lines func(*Readout) string) string {
	w := htmlWriter{marks: newMarker(marks), lines: lines}
	w.blocks(d.Blocks, false)
	return w.b.String()
}

// ReadoutHTML gives the lines of a readout as the element that HTMLWith puts into a text; lang is
// the language of the lines, "" for that of the text.
func ReadoutHTML(r *Readout, lang string, lines []Block) string {
	open := `<section class="from-record" data-readout="` + html.EscapeString(r.Section) + `"`
	if lang != "" {
		open += ` lang="` + html.EscapeString(lang) + `"`
	}
	return open + ">" + HTML(Document{Blocks: lines}, nil) + "</section>"
}

// InlineHTML gives a plain field (headline, caption) as HTML with marks, to be put into an
// element of the page's own. A newline becomes <br> and a newline; text content is plain.
func InlineHTML(plain string, marks []Mark) string {
	w := htmlWriter{marks: newMarker(marks)}
	w.inlines(Inlines(plain), false)
	return w.b.String()
}

// htmlWriter writes the elements and knows at which code point of the plain text it is.
type htmlWriter struct {
	b     strings.Builder
	pos   int
	marks marker
	lines func(*Readout) string // nil: readouts show nothing
}

// blocks writes blocks with their separators. When tight, paragraphs go without <p>.
func (w *htmlWriter) blocks(blocks []Block, tight bool) {
	for i, block := range blocks {
		w.separate(i, betweenBlocks)
		if tight && block.Kind == BlockParagraph {
			w.inlines(block.Inlines, false)
			continue
		}
		w.block(block)
	}
}

func (w *htmlWriter) block(block Block) {
	switch block.Kind {
	case BlockParagraph:
		w.element("p", func() { w.inlines(block.Inlines, false) })
	case BlockHeading:
		level := "h" + strconv.Itoa(min(max(block.Level, MinLevel), MaxLevel))
		w.element(level, func() { w.inlines(block.Inlines, false) })
	case BlockQuote:
		w.element("blockquote", func() { w.blocks(block.Blocks, false) })
	case BlockCode:
		w.code(block)
	case BlockList:
		w.list(block)
	case BlockTable:
		w.table(block)
	case BlockRule:
		w.tag("hr")
	case BlockReadout:
		if w.lines != nil && block.Readout != nil {
			w.b.WriteString(w.lines(block.Readout))
		}
	}
}

func (w *htmlWriter) code(block Block) {
	open := "code"
	if langPattern.MatchString(block.Lang) {
		open = `code class="language-` + block.Lang + `"`
	}
	w.tag("pre")
	w.tag(open)
	w.text(block.Text, false)
	w.tag("/code")
	w.tag("/pre")
}

func (w *htmlWriter) list(block Block) {
	name, open := "ul", "ul"
	if block.Ordered {
		name, open = "ol", "ol"
		if block.Start > 1 {
			open += ` start="` + strconv.Itoa(block.Start) + `"`
		}
	}
	w.tag(open)
	for i, item := range block.Items {
		w.separate(i, betweenBlocks)
		w.element("li", func() { w.blocks(item, isTight(item)) })
	}
	w.tag("/" + name)
}

// isTight tells whether an item is one line of text, perhaps with lists below it: then a
// <p> would only add space.
func isTight(item []Block) bool {
	for i, block := range item {
		if (i == 0) != (block.Kind == BlockParagraph) {
			return false
		}
	}
	return true
}

func (w *htmlWriter) table(block Block) {
	w.tag("table")
	for i, row := range block.Rows {
		w.separate(i, betweenBlocks)
		cell, name := "td", "td"
		switch i {
		case 0:
			cell, name = `th scope="col"`, "th"
			w.tag("thead")
		case 1:
			w.tag("tbody")
		}
		w.row(row, cell, name)
		if i == 0 {
			w.tag("/thead")
		}
	}
	if len(block.Rows) > 1 {
		w.tag("/tbody")
	}
	w.tag("/table")
}

func (w *htmlWriter) row(row []Cell, open, name string) {
	w.tag("tr")
	for j, cell := range row {
		w.separate(j, betweenCells)
		w.tag(open)
		w.inlines(cell.Inlines, false)
		w.tag("/" + name)
	}
	w.tag("/tr")
}

func (w *htmlWriter) inlines(inlines []Inline, inLink bool) {
	for _, in := range inlines {
		switch in.Kind {
		case InlineText:
			w.text(in.Text, inLink)
		case InlineStrong:
			w.element("strong", func() { w.inlines(in.Inlines, inLink) })
		case InlineEmphasis:
			w.element("em", func() { w.inlines(in.Inlines, inLink) })
		case InlineCode:
			w.element("code", func() { w.text(in.Text, inLink) })
		case InlineLink:
			w.link(in, inLink)
		case InlineBreak:
			w.tag("br")
			w.separate(1, lineBreak)
		}
	}
}

func (w *htmlWriter) link(in Inline, inLink bool) {
	if inLink || !AllowedHref(in.Href) {
		w.inlines(in.Inlines, inLink)
		return
	}
	w.tag(anchor(in.Href))
	w.inlines(in.Inlines, true)
	w.tag("/a")
}

// anchor gives the inside of an opening <a>. Other people's addresses are not vouched for.
func anchor(href string) string {
	open := `a href="` + html.EscapeString(href) + `"`
	if isAbsolute(href) {
		open += ` rel="noopener nofollow"`
	}
	return open
}

// text writes a run of text in pieces, cut wherever a mark begins or ends.
func (w *htmlWriter) text(s string, inLink bool) {
	for s != "" {
		limit := w.marks.moveTo(w.pos)
		size, runes := 0, 0
		for size < len(s) && runes != limit {
			_, n := utf8.DecodeRuneInString(s[size:])
			size, runes = size+n, runes+1
		}
		w.piece(s[:size], inLink)
		s, w.pos = s[size:], w.pos+runes
	}
}

func (w *htmlWriter) piece(s string, inLink bool) {
	href := ""
	for _, m := range w.marks.active {
		w.b.WriteString(w.marks.open(m))
		if href == "" && AllowedHref(m.Href) {
			href = m.Href
		}
	}
	linked := href != "" && !inLink // an <a> within an <a> is no HTML
	if linked {
		w.tag(anchor(href))
	}
	w.b.WriteString(html.EscapeString(s))
	if linked {
		w.tag("/a")
	}
	for range w.marks.active {
		w.tag("/mark")
	}
}

func (w *htmlWriter) element(name string, inside func()) {
	w.tag(name)
	inside()
	w.tag("/" + name)
}

func (w *htmlWriter) tag(inside string) {
	w.b.WriteByte('<')
	w.b.WriteString(inside)
	w.b.WriteByte('>')
}

// separate writes a separator before everything but the first; no mark covers it.
func (w *htmlWriter) separate(i int, separator string) {
	if i > 0 {
		w.b.WriteString(separator)
		w.pos += len(separator)
	}
}

var langPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9+#._-]{0,31}$`)
