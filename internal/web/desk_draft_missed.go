package web

import (
	"html/template"

	"readout/internal/record"
)

// What stands beside the drafts of a page: the sentences without a draft, and further
// statements in the words of one.

// Whole is the address of the same of the whole coverage.
func (p *DraftsPage) Whole() string {
	whole := p.Link(draftsPath(p.View.Coverage.Slug, 0))
	if p.Missed {
		whole += "?missed=1"
	}
	return whole
}

// AlsoIn is the address where the words of a draft that has just become a statement are marked once more,
// "" of any other.
func (p *DraftsPage) AlsoIn(l DraftLine) string {
	if l.View.Became.Kind != record.KindStatement || l.View.Again || p.Undone() {
		return ""
	}
	return p.Path() + "?also=" + l.View.Ref.Again().String() + "#" + lineID(l.View.Ref.Again())
}

// MayBeSaidTwice tells whether its words can hold another statement: another draft, but no further one.
func (l DraftLine) MayBeSaidTwice() bool { return l.View.As.What == "statement" && !l.View.Again }

// Wording is what the page's script says in a form of drafts, as attributes of it.
func (p *DraftsPage) Wording() template.HTMLAttr {
	var all string
	for _, one := range []struct{ name, says string }{
		{"offline", p.T("preview.offline")},
		{"kinds", p.T("drafts.accept_as")},
		{"who", p.T("drafts.type_who")},
		{"who-hint", p.T("drafts.who_hint")},
		{"issues-label", p.T("drafts.found_issues")},
		{"near", p.T("drafts.near")},
		{"again", p.T("drafts.again_why")},
		{"names", p.Link("/desk/names")},
	} {
		all += " data-" + one.name + `="` + template.HTMLEscapeString(one.says) + `"`
	}
	return template.HTMLAttr(all) //nolint:gosec // our own words, escaped
}
