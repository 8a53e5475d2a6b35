package feed

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	at    = time.Date(2031, 5, 14, 10, 0, 0, 0, time.FixedZone("JST", 9*3600))
	about = About{Lang: "en", Own: "ja", Publisher: "Sample", BaseURL: "https://example.org", Page: "https://example.org/en/c/x"}
)

func sample() *desk.CoverageView {
	c := coverage.Coverage{Content: coverage.Content{
		Form: coverage.Live, State: coverage.Ended, Lang: "ja", Starts: &at,
		Title: text.Local{"ja": "港湾協議", "en": "Talks </script><b>"}, Tags: []string{"a&b"},
	}}
	v := &desk.CoverageView{Coverage: c, First: &at, Last: &at}
	for i, m := range []coverage.Message{
		{Headline: "見出し", Body: text.Paragraphs("本文。続き。")},
		{Body: text.Paragraphs("一文目。二文目。")},
		{Headline: "見出しだけ"},
		{Pictures: []coverage.Picture{{Caption: "説明", Credit: "© 見本", File: "p.jpg"}}},
		{Kind: coverage.Marker, Mark: coverage.MarkEnd},
	} {
		m.Said = at
		v.Updates = append(v.Updates, desk.UpdateView{Update: coverage.Update{N: i + 1, Standing: coverage.Published, Revision: 1, Message: m}})
	}
	v.Updates = append(v.Updates, desk.UpdateView{Update: coverage.Update{N: 6, Standing: coverage.Withdrawn, Message: coverage.Message{Said: at, Headline: "secret"}}})
	return v
}

func TestLiveBlogPosting(t *testing.T) {
	raw := LiveBlogPosting(about, sample())
	if bytes.ContainsAny(raw, "<>\n") || bytes.Contains(raw, []byte("secret")) {
		t.Errorf("got %s, want one line without signs of HTML and withdrawn words", raw)
	}
	var got struct {
		Type     string `json:"@type"`
		Headline string
		Start    string `json:"coverageStartTime"`
		End      string `json:"coverageEndTime"`
		Updates  []struct {
			Headline, ArticleBody, URL, DatePublished string
		} `json:"liveBlogUpdate"`
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "LiveBlogPosting" || got.Headline != "Talks </script><b>" || got.Start != "2031-05-14T01:00:00Z" || got.End == "" {
		t.Errorf("got %+v", got)
	}
	want := [][2]string{{"見出し", "本文。続き。"}, {"一文目。", "一文目。二文目。"}, {"見出しだけ", "見出しだけ"}, {"説明", "説明"}, {"end", "end"}}
	if len(got.Updates) != len(want) {
		t.Fatalf("got %d updates, want %d", len(got.Updates), len(want))
	}
	for i, u := range got.Updates {
		if u.Headline != want[i][0] || u.ArticleBody != want[i][1] || u.DatePublished == "" {
			t.Errorf("update %d: got %q and %q, want %q", i+1, u.Headline, u.ArticleBody, want[i])
		}
	}
	if got.Updates[1].URL != "https://example.org/en/c/x#u-2" {
		t.Errorf("got address %q", got.Updates[1].URL)
	}
}

func TestNewsArticleAndEvent(t *testing.T) {
	v := &desk.RoundView{
		Series: record.Event{ID: "harbour", Names: []record.Name{{Lang: "ja", Text: "港湾協議"}}},
		Round:  record.Event{Date: "2031-05-14", Place: text.Local{"en": "Norden"}},
	}
	for name, raw := range map[string][]byte{"article": NewsArticle(about, sample()), "event": Event(about, v)} {
		var got map[string]any
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, key := range []string{"@context", "@type", "url"} {
			if got[key] == "" || got[key] == nil {
				t.Errorf("%s: no %s in %s", name, key, raw)
			}
		}
	}
}
