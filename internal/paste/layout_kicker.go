package paste

import "strings"

// kickerClass are words, joined too, that programmers call the words before a title by.
var kickerClass = set("kicker overline dachzeile spitzmarke topline roofline pretitle supertitle suptitle overtitle surtitle headlinekicker titlekicker eyebrow subline headlineintro articlekicker catchline")

// isKicker tells whether an element in the title is no part of it: words before it that are called
// so, or such before or behind it without which the page's head calls it.
func (l *layout) isKicker(n *node) bool {
	if l.title == nil || n == l.title || n.tag == "" || n.size == 0 || n.size*2 > l.title.size || !l.title.holds(n) {
		return false
	}
	whole, part := letters(l.title.words()), letters(n.words())
	rest, before := strings.CutPrefix(whole, part)
	if !before {
		var behind bool
		if rest, behind = strings.CutSuffix(whole, part); !behind {
			return false
		}
	}
	if before && classed(n, kickerClass) {
		return true
	}
	for _, t := range l.titled {
		if said := letters(l.unsited(t)); said == rest {
			return true
		} else if said == whole {
			return false
		}
	}
	return false
}

// unsited gives a title of the page's head without the name of the site behind it: as the head says
// it, or as the page's address has it.
func (l *layout) unsited(title string) string {
	for _, sign := range []string{" | ", "｜", " - ", " – ", " — ", " · ", " » ", " :: "} {
		at := strings.LastIndex(title, sign)
		if at <= 0 {
			continue
		}
		name := letters(title[at+len(sign):])
		if name != "" && (name == letters(l.meta("og:site_name")) || l.base != nil && strings.Contains(letters(l.base.Host), name)) {
			return strings.TrimFunc(title[:at], isSpace)
		}
	}
	return title
}
