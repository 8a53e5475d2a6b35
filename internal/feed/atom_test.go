package feed

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

func TestAtom(t *testing.T) {
	f := News{Lang: "ja", ID: "https://example.org/x", Title: "a < b & c", Page: "https://example.org/x", Self: "https://example.org/x.atom", Author: "Sample"}
	empty, err := Atom(f)
	if err != nil || !strings.Contains(string(empty), "<updated>1970-01-01T00:00:00Z</updated>") {
		t.Errorf("without entries: got %s, %v, want it to say when", empty, err)
	}
	f.Entries = []Entry{{ID: "https://example.org/x#2", Title: "二", Page: "https://example.org/2", At: at, Words: "<b>no tag</b>", Lang: "en"}, {ID: "https://example.org/x#1", Title: "一", At: at}}
	raw, err := Atom(f)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		XMLName xml.Name
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string  `xml:"id"`
			Content *string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if got.XMLName.Space != "http://www.w3.org/2005/Atom" || got.Title != f.Title || got.Updated != "2031-05-14T01:00:00Z" {
		t.Errorf("got %+v", got)
	}
	if len(got.Entries) != 2 || *got.Entries[0].Content != "<b>no tag</b>" || got.Entries[1].Content != nil {
		t.Errorf("got %+v, want the words as they are, and none where there are none", got.Entries)
	}
	if !strings.Contains(string(raw), `<content type="text" xml:lang="en">`) || !strings.Contains(string(raw), `xml:lang="ja"`) {
		t.Errorf("languages are missing in %s", raw)
	}
}

// TestAnArticleTellsOfItsCorrections: in the page's language where the note has it, else in its own.
func TestAnArticleTellsOfItsCorrections(t *testing.T) {
	v := sample()
	v.Coverage.Content.Form = coverage.Article
	v.Updates[0].Corrections = []desk.CorrectionView{
		{At: at, Kind: coverage.Corrected, Note: text.Local{"ja": "誤り", "en": "wrong"}}, {At: at, Kind: coverage.Amended, Note: text.Local{"ja": "追記"}},
	}
	v.Updates[5].Corrections = []desk.CorrectionView{{At: at, Kind: coverage.Corrected, Note: text.Local{"en": "secret"}}}
	var got struct {
		Publisher  struct{ CorrectionsPolicy string }
		Correction []struct{ Text, InLanguage, DatePublished string }
	}
	if err := json.Unmarshal(NewsArticle(about, v), &got); err != nil {
		t.Fatal(err)
	}
	if got.Publisher.CorrectionsPolicy != "https://example.org/corrections" {
		t.Errorf("policy: got %q", got.Publisher.CorrectionsPolicy)
	}
	if c := got.Correction; len(c) != 2 || c[0].Text != "wrong" || c[0].InLanguage != "en" || c[1].Text != "追記" || c[1].InLanguage != "ja" || c[1].DatePublished == "" {
		t.Errorf("got %+v", c)
	}
}
