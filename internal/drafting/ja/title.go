package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// Title takes from the title of the page that the parts are of who speaks for a page that is a statement. The
// parties were told with those of the parts.
func (rd *Reader) Title(r []rune) {
	rd.r = r
	rd.Whole = discourse.Elsewhere(rd.pageSpeaker(&layout.Line{Span: layout.Between(0, len(r)), Role: layout.Headline, First: true}))
	if m := rd.lex.conferenceOf(string(r)); m != nil {
		rd.Remember(m)
	}
}

// conferenceOf gives whose press conference a page is the record of, as labels of turns have the office
// alone: リーヴ外務大臣会見記録, 【大臣】.
func (l *vocabulary) conferenceOf(title string) *discourse.Mention {
	who, _, ok := strings.Cut(title, "会見")
	if !ok {
		return nil
	}
	for _, kind := range []string{"記者", "臨時", "定例", "閣議後"} {
		who = strings.TrimSuffix(who, kind)
	}
	for i := range who {
		if l.people[who[i:]] == discourse.Person && i > 0 {
			return &discourse.Mention{Span: layout.Between(-1, -1), Class: discourse.Person, Text: who, Role: who[i:], Names: []string{who[:i]}}
		}
	}
	return nil
}
