package flat

import (
	"strings"

	"readout/internal/paste/printed"
)

// kickerClass are words, joined too, that programmers call the words before a title by.
var kickerClass = printed.Words("kicker overline dachzeile spitzmarke topline roofline pretitle supertitle suptitle overtitle surtitle headlinekicker titlekicker eyebrow subline headlineintro articlekicker catchline subtitle topiclabel headlinelabel titlelabel overhead prehead preheadline h1small")

// subtitleClass are words that they call those behind a title by.
var subtitleClass = printed.Words("subtitle subheadline subheading subhead subhed entrysubtitle headlinesub titlesub deck dek")

// leftOfTitle is how many letters at least are left of a title without what is no part of it.
const leftOfTitle = 8

// isKicker tells whether an element in the title is no part of it: words before it that are called
// so, or such before or behind it without which the page's head calls it.
func (l *Layout) isKicker(n *node) bool {
	if l.title == nil || n == l.title || n.tag == "" || n.size == 0 || l.title.size-n.size < leftOfTitle || !l.title.holds(n) {
		return false
	}
	whole, part := printed.Letters(l.title.words()), printed.Letters(n.words())
	rest, before := strings.CutPrefix(whole, part)
	if !before {
		var behind bool
		if rest, behind = strings.CutSuffix(whole, part); !behind {
			return false
		}
	}
	if before && (classed(n, kickerClass) || l.lineOfItsOwn(n)) || !before && classed(n, subtitleClass) {
		return true
	}
	for _, said := range l.said {
		if said == rest || said == whole {
			return said == rest
		}
	}
	return false
}

// readSite notes what the page says the site is called, and its own titles without that.
func (l *Layout) readSite() {
	l.site = printed.Letters(l.meta("og:site_name"))
	for _, t := range l.titled {
		l.said = append(l.said, printed.Letters(l.unsited(t)))
	}
}

// unsited gives a title of the page's head without the name of the site behind it: as the head says
// it, or as the page's address has it.
func (l *Layout) unsited(title string) string {
	for _, sign := range []string{" | ", "｜", " - ", " – ", " — ", " · ", " » ", " :: "} {
		at := strings.LastIndex(title, sign)
		if at <= 0 {
			continue
		}
		name := printed.Letters(title[at+len(sign):])
		if name != "" && (name == l.site || l.base != nil && strings.Contains(printed.Letters(l.base.Host), name)) {
			return strings.TrimFunc(title[:at], printed.IsSpace)
		}
	}
	return title
}
