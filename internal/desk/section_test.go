package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/masthead"
	"readout/internal/text"
)

// TestAPageKeepsItsSectionUnderEveryName: what was printed before there were sections, what is
// chosen, and what is renamed.
func TestAPageKeepsItsSectionUnderEveryName(t *testing.T) {
	s := newSite(t)
	open := func(slug, section string) string {
		_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: slug, Title: text.Local{"ja": "題"}, Section: section})
		s.must(err)
		v, err := s.DeskCoverage(editor, slug)
		s.must(err)
		return v.Coverage.Content.Section
	}
	open("old", "政治")
	open("typo", "政冶")
	v, err := s.Sections(editor)
	s.must(err)
	check(t, "printed", fmt.Sprint(v.Printed), "[{政冶 ja 1} {政治 ja 1}]")
	end := s.logEnd()
	_, err = s.ConfigureSections(owner, 0, masthead.Sections{{Slug: "politics", Names: text.Local{"ja": "政治", "en": "Politics"}}})
	s.must(err)
	check(t, "what a page prints that is put into it by its slug", open("new", "politics"), "政治")
	check(t, "and what is typed otherwise", open("free", "経済"), "経済")
	v, err = s.ConfigureSections(owner, 1, masthead.Sections{
		{Slug: "world", Names: text.Local{"en": "World"}},
		{Slug: "politics", Names: text.Local{"ja": "国政", "en": "Politics"}, Retired: true},
	})
	s.must(err)
	check(t, "pages in it", v.Pages["politics"], 2)
	check(t, "by the words it printed", s.Site().Sections.Of("政治").Slug, "politics")
	check(t, "offered", s.Site().Sections.Offered()[0].Slug, "world")
	check(t, "in the log", s.since(end), "o sections.configure sections +politics; e coverage.open new; e coverage.open free; o sections.configure sections +world, -politics")

	topic := "x"
	section := "politics"
	_, err = s.EditCoverage(editor, "old", desk.CoverageEdit{From: 1, Section: &section, Topic: &topic})
	s.must(err)
	old, err := s.DeskCoverage(editor, "old")
	s.must(err)
	check(t, "an edit that leaves it there", old.Coverage.Content.Section, "政治")
	section = "world"
	_, err = s.EditCoverage(editor, "old", desk.CoverageEdit{From: 2, Section: &section})
	s.must(err)
	old, err = s.DeskCoverage(editor, "old")
	s.must(err)
	check(t, "an edit that puts it elsewhere", old.Coverage.Content.Section, "World")

	_, err = s.ConfigureSections(owner, 1, nil)
	wantFault(t, "from an older state", err, fault.Conflict, "settings.stale", "")
	_, err = s.ConfigureSections(owner, 2, nil)
	wantFault(t, "without them", err, fault.Invalid, "fault.several", "")
	_, err = s.ConfigureSections(editor, 2, nil)
	wantFault(t, "by an editor", err, fault.Denied, "people.not_allowed", "")
	end = s.logEnd()
	v, err = s.ConfigureSections(owner, 2, v.Sections)
	s.must(err)
	check(t, "the same again", v.Decided.Number, 2)
	check(t, "is no act", s.since(end), "")
}
