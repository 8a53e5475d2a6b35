package masthead_test

import (
	"strings"
	"testing"

	"readout/internal/masthead"
	"readout/internal/text"
)

var politics = masthead.Section{Slug: "politics", Names: text.Local{"ja": "政治", "en": "Politics"}}

func TestAPageIsFoundInItsSectionByEveryName(t *testing.T) {
	renamed := masthead.Sections{{Slug: "politics", Names: text.Local{"ja": "国政", "en": "Politics"}}, {Slug: "sport", Names: text.Local{"ru": "Спорт"}}}
	s := renamed.After(masthead.Sections{politics})
	for printed, want := range map[string]string{
		"政治": "politics", "国政": "politics", " POLITICS ": "politics", "politics": "politics", "спорт": "sport", "経済": "", "": "",
	} {
		got := ""
		if in := s.Of(printed); in != nil {
			got = in.Slug
		}
		if got != want {
			t.Errorf("%q: got the section %q, want %q", printed, got, want)
		}
	}
	again := masthead.Sections{{Slug: "politics", Names: text.Local{"ja": "政治"}}}.After(s)
	if got, want := strings.Join(again[0].Texts, " "), "国政"; got != want {
		t.Errorf("named as before: got %q kept, want %q", got, want)
	}
}

func TestWhatSectionsMayBe(t *testing.T) {
	before := masthead.Sections{politics}
	for _, row := range []struct {
		name string
		s    masthead.Sections
		want string
	}{
		{"a good one", masthead.Sections{politics, {Slug: "sport", Names: text.Local{"en": "Sport"}}}, ""},
		{"one is left out", nil, "sections sections.stays"},
		{"a slug that is none", masthead.Sections{politics, {Slug: "A b", Names: text.Local{"en": "x"}}}, "sections.1.slug coverage.slug_form"},
		{"no slug", masthead.Sections{politics, {Names: text.Local{"en": "x"}}}, "sections.1.slug coverage.slug_missing"},
		{"no name", masthead.Sections{{Slug: "politics"}}, "sections.0.names sections.no_name"},
		{"a name in another language", masthead.Sections{{Slug: "politics", Names: text.Local{"de": "Politik"}}}, "sections.0.names.de masthead.language_unknown"},
		{"a slug twice", masthead.Sections{politics, {Slug: "politics", Names: text.Local{"en": "x"}}}, "sections.1.slug sections.slug_twice"},
		{"a name of another", masthead.Sections{politics, {Slug: "state", Names: text.Local{"ja": "政治"}}}, "sections.1.names sections.means_another"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := told(row.s.After(before).Check(before)); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}
