package drafting

import (
	"cmp"
	"slices"
	"strings"
)

// title takes from the title of the page that the parts are of who speaks for a page that is a statement, and
// who was named. The title itself is not read for drafts.
func (rd *readerEu) title(r []rune) {
	rd.r = r
	l := line{span: span{0, len(r)}, role: headline, first: true}
	rd.whole = elsewhere(rd.pageSpeaker(&l))
	s := sentence{span: l.span, line: &l}
	s.words = wordsEu(r, s.span, nil)
	rd.note(&s)
	rd.topic = nil
	for i := range rd.seen {
		rd.seen[i] = elsewhere(rd.seen[i])
	}
}

// title does the same; the parties were told with those of the parts.
func (rd *readerJa) title(r []rune) {
	rd.r = r
	rd.whole = elsewhere(rd.pageSpeaker(&line{span: span{0, len(r)}, role: headline, first: true}))
	if m := rd.lex.conferenceOf(string(r)); m != nil {
		rd.remember(m)
	}
}

// conferenceOf gives whose press conference a page is the record of, as labels of turns have the office
// alone: リーヴ外務大臣会見記録, 【大臣】.
func (l *jaLexicon) conferenceOf(title string) *mention {
	who, _, ok := strings.Cut(title, "会見")
	if !ok {
		return nil
	}
	for _, kind := range []string{"記者", "臨時", "定例", "閣議後"} {
		who = strings.TrimSuffix(who, kind)
	}
	for i := range who {
		if l.people[who[i:]] == person && i > 0 {
			return &mention{span: span{-1, -1}, class: person, text: who, role: who[i:], names: []string{who[:i]}}
		}
	}
	return nil
}

// elsewhere gives a mention that stands in none of the parts.
func elsewhere(m *mention) *mention {
	if m == nil {
		return nil
	}
	one := *m
	one.span = span{-1, -1}
	return &one
}

// ofPage gives who speaks for a part: as its first line says, else its headline, else the title of the page.
func (d *discourse) ofPage(m *mention) *mention { return cmp.Or(m, d.headed, d.whole) }

// endPart keeps who speaks by a part that is a headline for the part below it.
func (d *discourse) endPart(lines []line) {
	d.headed = nil
	if !slices.ContainsFunc(lines, func(l line) bool { return l.role != headline }) {
		d.headed = elsewhere(d.page)
	}
}
