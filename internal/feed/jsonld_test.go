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

// TestWhenALivePageIsAndWasToBe goes through the states: the plan stands in for what has not
// come yet.
func TestWhenALivePageIsAndWasToBe(t *testing.T) {
	later := func(h int) *time.Time { t := at.Add(time.Duration(h) * time.Hour); return &t }
	for name, row := range map[string]struct {
		content     coverage.Content
		first, last *time.Time
		start, end  string
	}{
		"nobody knows":          {coverage.Content{State: coverage.Planned}, nil, nil, "", ""},
		"planned":               {coverage.Content{State: coverage.Planned, Starts: later(1), Ends: later(3)}, nil, nil, "2031-05-14T02:00:00Z", "2031-05-14T04:00:00Z"},
		"began later":           {coverage.Content{State: coverage.Running, Starts: later(1), Began: later(2), Ends: later(3)}, later(2), later(2), "2031-05-14T03:00:00Z", "2031-05-14T04:00:00Z"},
		"paused":                {coverage.Content{State: coverage.Paused, Began: later(2), Paused: later(3)}, later(2), later(2), "2031-05-14T03:00:00Z", ""},
		"ended, not as planned": {coverage.Content{State: coverage.Ended, Began: later(2), Ends: later(3), Finished: later(5)}, later(2), later(4), "2031-05-14T03:00:00Z", "2031-05-14T06:00:00Z"},
		"written afterwards":    {coverage.Content{State: coverage.Ended}, later(2), later(4), "2031-05-14T03:00:00Z", "2031-05-14T05:00:00Z"},
	} {
		row.content.Form, row.content.Title = coverage.Live, text.Local{"en": "Talks"}
		v := &desk.CoverageView{Coverage: coverage.Coverage{Content: row.content}, First: row.first, Last: row.last, Round: &desk.RoundLine{
			Series: record.Event{ID: "harbour", Names: []record.Name{{Lang: "en", Text: "Harbour talks"}}},
			Round:  record.Event{ID: "harbour-3", Place: text.Local{"en": "Norden"}},
		}}
		var got struct {
			Start string `json:"coverageStartTime"`
			End   string `json:"coverageEndTime"`
			About *struct {
				Type   string `json:"@type"`
				Name   string
				Start  string                `json:"startDate"`
				End    string                `json:"endDate"`
				Status string                `json:"eventStatus"`
				Super  struct{ Name string } `json:"superEvent"`
			}
		}
		if err := json.Unmarshal(LiveBlogPosting(about, v), &got); err != nil {
			t.Fatal(err)
		}
		if got.Start != row.start || got.End != row.end {
			t.Errorf("%s: got %s to %s, want %s to %s", name, got.Start, got.End, row.start, row.end)
		}
		switch e := got.About; {
		case row.start == "":
			if e != nil {
				t.Errorf("%s: got %+v, want no event without a start", name, e)
			}
		case e == nil || e.Type != "Event" || e.Name != "Talks" || e.Start != row.start || e.End != row.end || e.Status != "https://schema.org/EventScheduled" || e.Super.Name != "Harbour talks":
			t.Errorf("%s: got %+v, want the event from %s to %s", name, e, row.start, row.end)
		}
	}
}
