package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/masthead"
	"readout/internal/people"
	"readout/internal/text"
)

// sectionsNewsroom has sections, and keeps what was asked of it.
type sectionsNewsroom struct {
	deskNewsroom
	asked []masthead.Sections
}

var storySections = masthead.Sections{
	{Slug: "world", Names: local("国際", "World", "Мир")},
	{Slug: "politics", Names: text.Local{"ja": "政治", "en": "Politics"}, Texts: []string{"国政"}},
	{Slug: "sport", Names: text.Local{"ja": "スポーツ"}, Retired: true},
}

func (d *deskNewsroom) Sections(context.Context) (*desk.SectionsView, error) {
	if d.empty {
		return &desk.SectionsView{}, nil
	}
	return &desk.SectionsView{
		Sections: storySections, Decided: desk.Decided{Number: 2, At: morning, Name: "Mika"}, Pages: map[string]int{"world": 12, "politics": 1},
		Printed: []desk.PrintedText{{Text: "経済", Lang: "ja", Pages: 3}},
	}, nil
}

func (d *deskNewsroom) ConfigureSections(context.Context, int, masthead.Sections) (*desk.SectionsView, error) {
	return nil, d.refuse
}

func (d *sectionsNewsroom) ConfigureSections(_ context.Context, _ int, s masthead.Sections) (*desk.SectionsView, error) {
	d.asked = append(d.asked, s)
	return nil, d.refuse
}

const sectionsPath = "/desk/settings/sections"

func init() {
	stories = append(stories,
		story{"desk-sections", "desk/settings_sections", settingsStory(sectionsPath+"?words=経済&lang=ja", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-sections-none", "desk/settings_sections", settingsStory(sectionsPath, func() Newsroom { return &deskNewsroom{empty: true} })},
		story{"desk-sections-stale", "desk/settings_sections", sentSections(fault.New(fault.Conflict, "settings.stale", "from", 1, "current", 2))},
		story{"desk-sections-fault", "desk/settings_sections", sentSections(fault.At("sections.1.names", "sections.means_another", "words", "政治", "slug", "world"))},
		story{"desk-new-sections", "desk/new", func(_ *testing.T, lang string) []byte { return inLang(sorted(), people.Editor, "/desk/new", lang) }},
		story{"live-section", "coverage", func(_ *testing.T, lang string) []byte { return inLang(sorted(), "", "/c/harbour-live", lang) }},
	)
}

// twoSections is the form with the politics of the stories in its second row, and a new one.
var twoSections = url.Values{
	"from": {"1"}, "rows": {"2"},
	"sections.0.slug": {"world"}, "sections.0.names.ja": {"世界"}, "sections.0.used": {"yes"},
	"sections.1.slug": {"politics"}, "sections.1.names.ja": {"政治"}, "sections.1.used": {"no"},
	"sections.2.slug": {"culture"}, "sections.2.names.en": {" Culture "},
}

func sentSections(refuse error) func(*testing.T, string) []byte {
	return func(_ *testing.T, lang string) []byte {
		path := sectionsPath
		if lang != "ja" {
			path = "/" + lang + path
		}
		d := &sectionsNewsroom{}
		d.refuse = refuse
		return ask(deskServerWith(d), people.Owner, path, twoSections).body
	}
}

// sorted is a server whose site has sections.
func sorted() *Server {
	s := deskServer(&deskNewsroom{})
	site := *s.site()
	site.Sections = storySections
	s.Say(site)
	return s
}

func TestSectionsAreSentAsTheyStand(t *testing.T) {
	for move, want := range map[string]string{
		"": "world politics culture", "down:world": "politics world culture", "up:politics": "politics world culture", "up:world": "world politics culture", "down:politics": "world politics culture",
	} {
		d, typed := &sectionsNewsroom{}, url.Values{"move": {move}}
		for name, values := range twoSections {
			typed[name] = values
		}
		a := ask(deskServerWith(d), people.Owner, sectionsPath, typed)
		if a.status != http.StatusSeeOther {
			t.Fatalf("%q: got %d, want 303", move, a.status)
		}
		var slugs []string
		for _, one := range d.asked[0] {
			slugs = append(slugs, one.Slug)
			if one.Retired != (one.Slug == "politics") || one.Slug == "culture" && one.Names["en"] != "Culture" {
				t.Errorf("%q: got %+v", move, one)
			}
		}
		if got := strings.Join(slugs, " "); got != want {
			t.Errorf("%q: got %q, want %q", move, got, want)
		}
	}
}

// TestWhoWasSlowerSeesBothSections: theirs as typed, what is stored beside it, and what a
// colleague added.
func TestWhoWasSlowerSeesBothSections(t *testing.T) {
	page := string(sentSections(fault.New(fault.Conflict, "settings.stale", "from", 1, "current", 2))(t, "en"))
	for _, want := range []string{`value="世界"`, "国際", `value="sport"`, `value="culture"`, `name="from" value="2"`, `name="rows" value="3"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

// TestReadersSeeSectionsInTheirLanguage: and words that are none as they are printed.
func TestReadersSeeSectionsInTheirLanguage(t *testing.T) {
	s := sorted()
	for path, want := range map[string]string{
		"/c/harbour-live": `<span class="section">国際</span>`, "/en/c/harbour-live": `<span class="section">World</span>`, "/ru/c/harbour-live": `<span class="section">Мир</span>`,
	} {
		page := string(get(t, s, path).body)
		if !strings.Contains(page, want) {
			t.Errorf("%s: no %q", path, want)
		}
		if path[1] != 'c' && strings.Contains(page, `"articleSection":"国際"`) {
			t.Errorf("%s: search engines are told the section in another language", path)
		}
	}
	if page := string(get(t, newTestServer(), "/en/c/harbour-live").body); !strings.Contains(page, `<span class="section"><span lang="ja">国際</span></span>`) {
		t.Error("without sections: what is printed has lost its language")
	}
}

// TestFormsOfferTheSections: and keep what a page prints otherwise.
func TestFormsOfferTheSections(t *testing.T) {
	page := string(ask(sorted(), people.Editor, "/en/desk/c/harbour-live/edit", nil).body)
	for _, want := range []string{`<option value="world" selected>World</option>`, `<option value="politics">Politics</option>`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in the form", want)
		}
	}
	if strings.Contains(page, `value="sport"`) {
		t.Error("one that is out of use is offered")
	}
	s := sorted()
	for printed, want := range map[string]string{"経済": "経済 (as printed)", "スポーツ": "スポーツ (out of use)"} {
		choices := s.sectionChoices(s.wordsIn("en"), printed)
		if last := choices[1].Choices[len(choices[1].Choices)-1]; last.Label != want {
			t.Errorf("%q: got %q, want %q", printed, last.Label, want)
		}
	}
}
