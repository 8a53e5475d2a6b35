package desk_test

import (
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/paste"
	"readout/internal/record"
	"readout/internal/text"
)

// TestAPageFromElsewhereIsTamed: what turns lines in it is not stored, and does not keep it out; letters
// of scripts from the right, joiners and closed isolates are.
func TestAPageFromElsewhereIsTamed(t *testing.T) {
	s := withTalks(t)
	page := aPage()
	const bad, good = "\u202egnp\u202c\u2067", "می\u200cخواهم \u2067שלום\u2069"
	page.Title, page.Standfirst, page.Byline, page.Tags = "Title "+bad, good, "By "+bad, []string{"tag" + bad}
	page.Updates = append(page.Updates, paste.Update{
		Line: 9, Said: noon, Kind: coverage.Report, Headline: "Headline " + bad + good,
		Body:     text.Document{Blocks: []text.Block{{Kind: text.BlockParagraph, Inlines: []text.Inline{{Kind: text.InlineText, Text: "Body " + bad}}}}},
		Pictures: []coverage.Picture{{Caption: "caption" + bad, Credit: "credit" + bad}}, Cards: []coverage.Card{{Title: "card" + bad, Href: "https://example.org/" + bad}},
	})
	_, err := s.Import(editor, page, desk.ImportOptions{Slug: "tamed", TZ: "UTC", Publish: true})
	s.must(err)
	all := s.public("tamed")
	if strings.ContainsAny(all, "\u202a\u202c\u202e") || strings.Contains(all, "gnp\u2067") {
		t.Error("got what turns lines in what readers are given")
	}
	for _, want := range []string{"Title gnp", "tag", "Headline gnpمی\u200cخواهم \u2067שלום\u2069", "Body gnp", "captiongnp", "creditgnp", "cardgnp"} {
		if !strings.Contains(all, want) {
			t.Errorf("got no %q", want)
		}
	}
	check(t, "the page that was given", page.Title, "Title "+bad)
}

// TestWhatTurnsALineIsRefusedEverywhere: wherever somebody types words, the fault names the field.
func TestWhatTurnsALineIsRefusedEverywhere(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	const bad = "ok \u202eko"
	for field, do := range map[string]func() error{
		"headline": func() error { _, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: bad}); return err },
		"body": func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: "a\n\n" + bad})
			return err
		},
		"blocks[0].inlines[0].text": func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: "ok &#8238;ko"})
			return err
		},
		"pictures[0].caption": func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "x", Pictures: []coverage.Picture{{Caption: bad}}})
			return err
		},
		"cards[0].title": func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "x", Cards: []coverage.Card{{Title: bad}}})
			return err
		},
		"title": func() error {
			_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "x", Title: text.Local{"en": bad}})
			return err
		},
		"reason": func() error { _, err := s.RetractUpdate(editor, "talks", 1, 1, bad); return err },
		"note": func() error {
			_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("y"), Note: bad})
			return err
		},
		"words": func() error { _, err := s.AddMemo(editor, "talks", 1, bad, false); return err },
		"names": func() error {
			return s.SaveActor(editor, record.Actor{ID: "x", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: bad}}}, 0)
		},
	} {
		f, ok := do().(*fault.Error)
		if !ok || f.Key != "text.turning" || f.Args["code"] != "U+202E" {
			t.Errorf("%s: got %v, want it refused", field, f)
			continue
		}
		if f.Field != field {
			t.Errorf("got it refused in %q, want %q", f.Field, field)
		}
	}
}
