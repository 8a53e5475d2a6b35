package web

import (
	"strings"
	"testing"

	"readout/internal/text"
)

// TestWordsOfAnotherDirectionAreSetApart: in a sentence they turn nothing around them; an element of them
// begins at the right.
func TestWordsOfAnotherDirectionAreSetApart(t *testing.T) {
	w := Words{Lang: "en", Own: "en"}
	for words, want := range map[[2]string]string{
		{"Mori", "en"}:                `Mori`,
		{"森", "ja"}:                   `<span lang="ja">森</span>`,
		{"מורי", "he"}:                `<bdi lang="he">מורי</bdi>`,
		{"מורי & Mori", "en"}:         `<bdi>מורי &amp; Mori</bdi>`,
		{"old \u202edata", "en"}:      "<bdi>old \u202edata</bdi>", // which ends with the element
		{"left-to-right\u200e", "en"}: "<bdi>left-to-right\u200e</bdi>",
	} {
		if got := string(w.Local(text.Local{words[1]: words[0]})); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for lang, want := range map[string]string{"en": ``, "ja": `lang="ja"`, "ar": `lang="ar" dir="rtl"`, "fa-AF": `lang="fa-AF" dir="rtl"`, "he": `lang="he" dir="rtl"`, "arn": `lang="arn"`} {
		if got := string(w.LangAttr(lang)); got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
	if got, want := w.T("quoted.words", "words", "שלום"), "says “\u2068שלום\u2069” too"; got != want {
		t.Errorf("in a message: got %q, want %q", got, want)
	}
}

// TestTitlesOfAnotherDirectionAreSetApart: a browser writes them beside the site's name, and what a live page is sent
// is what a fresh load has.
func TestTitlesOfAnotherDirectionAreSetApart(t *testing.T) {
	d := newFakeDesk()
	d.coverages["harbour-live"].Coverage.Content.Title = text.Local{"en": "שלום (7)"}
	s := newServerWith(d)
	_, raw, err := s.Reset(t.Context(), "en", "coverage/c1")
	if err != nil {
		t.Fatal(err)
	}
	title := decode(t, raw).Title
	if want := "\u2068שלום (7)\u2069"; title != want {
		t.Errorf("live: got %q, want %q", title, want)
	}
	if page := string(get(t, s, "/en/c/harbour-live").body); !strings.Contains(page, "<title>"+title+" · ") {
		t.Errorf("the page has another title than %q", title)
	}
}
