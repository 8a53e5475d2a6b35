package drafting

import "strings"

// title takes from the title of the page that the parts are of who speaks for a page that is a statement. The
// parties were told with those of the parts.
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
