package coverage

import (
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

var noon = time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// faults writes a fault as key@field, several with a blank between.
func faults(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	switch {
	case err == nil:
		return ""
	case !ok:
		return err.Error()
	case len(f.Details) == 0:
		return f.Key + "@" + f.Field
	}
	var all []string
	for _, d := range f.Details {
		all = append(all, d.Key+"@"+d.Field)
	}
	return strings.Join(all, " ")
}

func TestSlugs(t *testing.T) {
	for slug, want := range map[string]string{
		"a": "", "jr-2017": "", "2017": "", "a--b": "", strings.Repeat("a", 80): "",
		"": "coverage.slug_missing", strings.Repeat("a", 81): "coverage.slug_form", "-a": "coverage.slug_form", "a-": "coverage.slug_form",
		"A": "coverage.slug_form", "会談": "coverage.slug_form", "a b": "coverage.slug_form", "a_b": "coverage.slug_form", "a/b": "coverage.slug_form",
		"..": "coverage.slug_form", "a\n": "coverage.slug_form", "a\x00": "coverage.slug_form",
	} {
		got := ""
		if f := CheckSlug(slug); f != nil {
			got = f.Key
		}
		check(t, slug, got, want)
	}
}

func TestMessages(t *testing.T) {
	long := func(n int) string { return strings.Repeat("長", n) }
	for _, row := range []struct {
		name string
		m    Message
		want string
	}{
		{"a headline", Message{Headline: "a"}, ""},
		{"a body", Message{Body: text.Paragraphs("a")}, ""},
		{"a picture alone", Message{Kind: PictureOf, Pictures: []Picture{{}}}, ""},
		{"a card alone", Message{Cards: []Card{{Title: "a"}}}, ""},
		{"a marker", Message{Kind: Marker, Mark: MarkPause, Headline: "a"}, ""},
		{"300 characters", Message{Headline: long(300)}, ""},
		{"nothing", Message{}, "update.empty@headline"},
		{"a pin alone", Message{Pinned: true}, "update.empty@headline"},
		{"several", Message{Kind: "x", Said: noon.Add(25 * time.Hour)}, "update.kind_unknown@kind update.said_in_future@said_at update.empty@headline"},
		{"301 characters", Message{Headline: long(301)}, "coverage.too_long@headline"},
		{"a byline of two lines", Message{Headline: "a", By: "b\nc"}, "coverage.one_line@by"},
		{"a note without end", Message{Headline: "a", Note: long(2001)}, "coverage.too_long@note"},
		{"101 pictures", Message{Pictures: make([]Picture, 101)}, "coverage.too_many@pictures"},
		{"51 cards", Message{Cards: make([]Card, 51)}, "coverage.too_many@cards"},
		{"a card without a title", Message{Cards: []Card{{Title: "a"}, {Href: "https://example.org/"}}}, "coverage.title_missing@cards[1].title"},
		{"a card to a script", Message{Cards: []Card{{Title: "a", Href: "javascript:x"}}}, "coverage.href_form@cards[0].href"},
		{"a credit of two lines", Message{Pictures: []Picture{{Credit: "a\nb"}}}, "coverage.one_line@pictures[0].credit"},
		{"a control character in an alt", Message{Pictures: []Picture{{Alt: "a\x1b"}}}, "text.control@pictures[0].alt"},
		{"a body that could not be stored", Message{Headline: "a", Body: text.Document{Blocks: []text.Block{{Kind: "script"}}}}, "text.unknown_kind@blocks[0].kind"},
	} {
		if row.m.Kind == "" {
			row.m.Kind = Report
		}
		if row.m.Said.IsZero() {
			row.m.Said = noon
		}
		check(t, row.name, faults(row.m.Check(noon)), row.want)
	}
	m := Message{Kind: Report, Headline: "a"}
	for at, want := range map[time.Time]string{
		noon.Add(24 * time.Hour): "", noon.Add(24*time.Hour + 1): "update.said_in_future@said_at",
		time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC): "", {}: "update.said_too_early@said_at",
	} {
		m.Said = at
		check(t, at.String(), faults(m.Check(noon)), want)
	}
}

func TestFields(t *testing.T) {
	m := Message{Headline: "head", Body: text.Paragraphs("one", "two"), Pictures: []Picture{{Caption: "first"}, {}}}
	for field, want := range map[string]string{"headline": "head", "body": "one\ntwo", "caption/0": "first", "caption/1": ""} {
		plain, ok := m.Field(field)
		check(t, field, plain, want)
		check(t, field+" is there", ok, true)
	}
	for _, field := range []string{"", "title", "caption", "caption/", "caption/2", "caption/-1", "caption/+0", "caption/00", "caption/0x", "caption/0 "} {
		_, ok := m.Field(field)
		check(t, field+" is there", ok, false)
	}
	for _, field := range []string{"headline", "body"} {
		_, ok := (Message{}).Field(field)
		check(t, field+" of nothing is there", ok, false)
	}
}

func TestFieldsInTheOrderOfReading(t *testing.T) {
	m := Message{
		Headline: "Head", Body: text.Paragraphs("Body."),
		Pictures: []Picture{{Caption: "One"}, {}, {Caption: "Three"}},
		Cards:    []Card{{Title: "A card", Excerpt: "with words"}, {}},
	}
	if got := strings.Join(m.Fields(), " "); got != "headline body caption/0 caption/2 card/0" {
		t.Errorf("got %s", got)
	}
	if got, _ := m.Field("card/0"); got != "A card\nwith words" {
		t.Errorf("a card's words: %q", got)
	}
}

func TestAStubKeepsNoWords(t *testing.T) {
	m := Message{
		Kind: Marker, Mark: MarkEnd, Said: noon, Headline: "a", Headlines: text.Local{"en": "a"}, Body: text.Paragraphs("a"),
		Pictures: []Picture{{}}, Cards: []Card{{}}, Pinned: true, By: "a", Note: "before",
	}
	s := m.Stub("reason")
	check(t, "what stays", s.Kind == Marker && s.Mark == MarkEnd && s.Said.Equal(noon) && s.Note == "reason", true)
	empty := s.Headline == "" && s.Headlines == nil && s.Body.Empty() && s.Pictures == nil && s.Cards == nil && !s.Pinned && s.By == ""
	check(t, "what goes", empty, true)
}

func TestNotes(t *testing.T) {
	for _, row := range []struct {
		name string
		m    Message
		want string
	}{
		{"a correction", Message{Note: "a", Correction: Corrected}, ""},
		{"in further languages", Message{Note: "a", Notes: text.Local{"ja": "あ"}, Correction: Amended}, ""},
		{"a note from before there were kinds", Message{Note: "a"}, ""},
		{"a kind without a note", Message{Correction: Clarified}, "correction.note_missing@note"},
		{"a retraction by edit", Message{Note: "a", Correction: Retracted}, "correction.kind_unknown@correction"},
		{"a language that is none", Message{Note: "a", Notes: text.Local{"E": "a"}}, "coverage.language_form@notes.E"},
	} {
		row.m.Kind, row.m.Said, row.m.Headline = Report, noon, "a"
		check(t, row.name, faults(row.m.Check(noon)), row.want)
	}
	check(t, "told before there were kinds", (Message{Note: "a"}).Told(), Corrected)
	check(t, "told without a note", (Message{}).Told(), "")
	told := Message{Note: "a", Notes: text.Local{"ja": "あ"}}.Telling("en")
	check(t, "in its languages", told["en"]+told["ja"], "aあ")
	check(t, "in none", len((Message{}).Telling("en")), 0)
}

// TestUndoable goes to the last moment, and back in time, as clocks do.
func TestUndoable(t *testing.T) {
	for age, want := range map[time.Duration]bool{0: true, UndoFor: true, UndoFor + 1: false, -time.Second: true} {
		u := Update{Standing: Published, Posted: noon}
		check(t, age.String(), u.Undoable(noon.Add(age)), want)
	}
	for _, standing := range []Standing{Draft, Submitted, Withdrawn, Undone, Discarded} {
		u := Update{Standing: standing, Posted: noon}
		check(t, string(standing), u.Undoable(noon), false)
	}
}
