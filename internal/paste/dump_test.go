package paste

import (
	"strings"

	"golang.org/x/net/html"

	"readout/internal/paste/printed"
)

// dumper makes the text of a page as programs do that turn markup into text: "dump" as
// crawlers keep it (list signs, lines set in, alternative texts), "copy" as a browser copies it.
type dumper struct {
	b      strings.Builder
	crawl  bool
	indent int
	bullet string
	breaks int // line ends owed
	space  bool
	began  bool
}

var (
	dumpSkip   = printed.Words("script style noscript template svg head select textarea datalist input iframe")
	dumpApart  = printed.Words("p h1 h2 h3 h4 h5 h6 ul ol dl figure blockquote table pre")
	dumpInline = printed.Words("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr")
	dumpNav    = printed.Words("nav footer form button dialog")
)

func dumped(words string, crawl bool) string {
	start := ""
	if at := strings.Index(printed.Head(words, 2000), "\n---\n"); at > 0 {
		start, words = words[:at+5], words[at+5:]
	}
	root, err := html.Parse(strings.NewReader(words))
	if err != nil {
		return ""
	}
	d := &dumper{crawl: crawl}
	d.walk(root)
	return start + d.b.String() + "\n"
}

func (d *dumper) owe(n int) {
	if d.began {
		d.breaks = max(d.breaks, n)
	}
}

func (d *dumper) say(words string) {
	for _, r := range words {
		if printed.IsSpace(r) {
			d.space = true
			continue
		}
		if d.breaks > 0 {
			d.b.WriteString(strings.Repeat("\n", d.breaks))
			d.line()
		} else if !d.began {
			d.line()
		} else if d.space {
			d.b.WriteByte(' ')
		}
		d.breaks, d.space, d.began = 0, false, true
		d.b.WriteRune(r)
	}
}

func (d *dumper) line() {
	pad := strings.Repeat(" ", d.indent)
	if d.bullet != "" && d.indent >= 4 {
		pad = pad[:d.indent-len([]rune(d.bullet))] + d.bullet
	}
	d.bullet = ""
	d.b.WriteString(pad)
}

func (d *dumper) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		d.say(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if dumpSkip[n.Data] || d.crawl && dumpNav[n.Data] {
		return
	}
	if _, is := attrOf(n, "hidden"); is {
		return
	}
	switch {
	case n.Data == "br":
		d.breaks++
		return
	case n.Data == "img":
		if alt, _ := attrOf(n, "alt"); d.crawl && alt != "" {
			d.say(alt)
		}
		return
	}
	gap := 0
	switch {
	case dumpApart[n.Data]:
		gap = 2
	case !dumpInline[n.Data] && n.Data != "td" && n.Data != "th":
		gap = 1
	case n.Data == "td" || n.Data == "th":
		d.space = true
		d.say("")
	}
	d.owe(gap)
	if n.Data == "li" && d.crawl {
		d.indent += 4
		d.bullet = "• "
	}
	for kid := range n.ChildNodes() {
		d.walk(kid)
	}
	if n.Data == "li" && d.crawl {
		d.indent -= 4
		d.bullet = ""
	}
	d.owe(gap)
}

func attrOf(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
