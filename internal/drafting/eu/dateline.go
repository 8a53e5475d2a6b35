package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/pattern"
)

// dateline is what a dispatch begins with: BRENNA, May 14 (Coast Wire) - ; КИЛЬНА, 14 мая — АТК.
var dateline = pattern.New(`^(?:\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^()\n—–.]{1,30})? ?(?:\([^)\n]{2,40}\) ?[-–—]{1,2}|[-–—]{1,2} [\p{L} ]{2,20}\.|/[\p{L} .-]{2,20}/(?:\.| --?)?|\([^()\n]*/[^()\n]*\)(?: ?[-–—]{1,2})?|[—–]) |^\p{Lu}[\p{Lu} .'’-]{2,30}, \p{Lu}\p{Ll}+\.? \d{1,2} [-–—]{1,2} )`)

// placeLine is a place before a colon: ELM: The minister said ….
var placeLine = pattern.New(`^(?:\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?: \(\p{Lu}{2,}\))?: `)

// datelineOf gives how long it is.
func datelineOf(r []rune, l *layout.Line) int {
	if l.Role == layout.Headline || l.Role == layout.Item {
		return 0
	}
	return len([]rune(dateline.FindString(string(r[l.Start:min(l.End, l.Start+120)]))))
}

// placeOf gives how long the place is with which a part's first line of text begins, if nobody is so called in
// it: a label of turns comes twice, a name again.
func (rd *Reader) placeOf(l *layout.Line) int {
	words := string(rd.r[l.Start:min(l.End, l.Start+60)])
	place := placeLine.FindString(words)
	if place == "" || l.Role != layout.Body || rd.opened || rd.labels.often(strings.TrimSuffix(place, ": ")) {
		rd.opened = rd.opened || l.Role == layout.Body && l.End-l.Start > 80
		return 0
	}
	rd.opened = true
	s := sentence{Span: layout.Between(l.Start+len([]rune(place)), l.End), line: l}
	s.words, s.english = wordsOf(rd.r, s.Span, nil), rd.lex.lang == "en"
	for i := 1; i < len(s.words) && i < 40; i++ {
		if w := &s.words[i-1]; !w.mark && w.capital && len(rd.lex.verbs[s.words[i].low]) > 0 || rd.lex.class(w) == discourse.Person && i < 20 {
			return len([]rune(place))
		}
	}
	return 0
}
